/** What speaks for and against a candidate for the short answer, and how much. */

/** How the signs of a candidate count; set by hand on the tuning questions, see ARCHITECTURE.md. */
export const SIGN_WEIGHTS = {
  strength: 0.3,
  sentence: 0.25,
  near: 1,
  fit: 0.5,
  phrase: 0.4,
  item: 0.3,
  nameSaid: 0.3,
  total: 0.25,
  actedBefore: 0.25,
  actedBehind: 0.25,
  side: 0.15,
  acted: 0.6,
  force: 0.6,
  ofPlace: 0.2,
  named: 0.12,
  narrowed: -0.6,
  narrowedLevel: -0.3,
  otherKind: -0.35,
  plan: -0.5,
  target: -0.5,
  achieved: -0.5,
  result: -0.7,
  planOfAnyYear: -0.25,
  targetOfAny: -0.25,
  yearUnknown: -0.7,
  passed: -0.6,
  bracket: -0.5,
  mark: -1,
  tooMany: -0.3,
  denied: -0.8,
  otherLevel: -0.5,
  left: -0.5,
  rate: -2,
  grown: -1.3,
  missed: -0.8,
  opposite: -1.5,
  overYears: -1.5,
  recalled: -0.4,
  otherStage: -1,
  repeated: -1,
  hidden: -1,
  unidentified: -1,
  toldLater: -0.6,
  otherOffice: -0.6,
  headed: 0.2,
  brought: -0.7,
  addend: -0.4,
  remaining: 0.25,
  average: 0.3,
  beside: 0.4,
};

/** By the names of `SIGN_WEIGHTS`; a sign that is not there is 0. */
export type Signs = Readonly<Record<string, number>>;

/** The weighed sum of the signs of a candidate. */
export function scoreOf(signs: Signs): number {
  let score = 0;
  for (const [name, weight] of Object.entries<number>(SIGN_WEIGHTS)) score += weight * (signs[name] ?? 0);
  return score;
}
