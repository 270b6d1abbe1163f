import type { AnswerJson } from "./json.ts";

/** A question with what is right for it; the format of question files (see README, "Measuring"). */
export interface GoldQuestion {
  readonly id: string;
  readonly type: string;
  readonly question: string;
  readonly answerable: boolean;
  readonly gold: readonly GoldPassage[];
  /** `all_slots`: every gold year belongs in the series. */
  readonly need?: "any" | "all_slots";
  readonly figure?: string | null;
  readonly accept?: readonly string[];
  readonly avoid?: readonly string[];
}

/** Whether a value has what every question of a question file must have. */
export function isGoldQuestion(value: unknown): value is GoldQuestion {
  if (typeof value !== "object" || value === null) return false;
  const { id, question, answerable, gold } = value as Partial<Record<keyof GoldQuestion, unknown>>;
  return (
    typeof id === "string" &&
    typeof question === "string" &&
    typeof answerable === "boolean" &&
    Array.isArray(gold)
  );
}

export interface GoldPassage {
  readonly file: string;
  readonly must_contain: readonly string[];
  readonly year?: number | null;
  readonly figure?: string | null;
  readonly slot?: string | number;
}

/** How one answer did. `null` where a measure does not apply to the question. */
export interface Verdict {
  /** A gold passage of the right file and year stands first; among the first three. */
  readonly first: boolean | null;
  readonly firstThree: boolean | null;
  /** The short answer is one of the accepted ones. */
  readonly exact: boolean | null;
  /** A short answer was given that is not accepted. */
  readonly wrongLead: boolean;
  readonly series: boolean | null;
  /** For each figure beside others in a comparison, of a year whose figure is known: whether it is another one. */
  readonly wrongFigures: readonly boolean[];
  /** Refused where nothing answers. */
  readonly refused: boolean | null;
  /** Refused although the reports answer. */
  readonly falseRefusal: boolean | null;
}

/** Text as question files compare it: without white space and the signs of bold print. */
export function bare(text: string): string {
  return text.normalize("NFKC").replace(/\s+/gu, "").replaceAll("**", "");
}

/** Judges one answer against its gold. Pure. */
export function judge(gold: GoldQuestion, answer: AnswerJson): Verdict {
  const lead = answer.answer?.text ?? null;
  if (!gold.answerable) {
    const refused = !answer.found;
    return {
      first: null,
      firstThree: null,
      exact: null,
      wrongLead: lead !== null,
      series: null,
      wrongFigures: [],
      refused,
      falseRefusal: null,
    };
  }
  const accepted = new Set([...(gold.accept ?? []), ...(gold.figure ? [gold.figure] : [])].map(bare));
  const wantsFigure = Boolean(gold.figure) && gold.need !== "all_slots";
  // Where no single answer is right, the accepted ones are the items of a list: a list that holds them all is right.
  const lists = !gold.figure && accepted.size > 1;
  const right =
    lead !== null &&
    (accepted.has(bare(lead)) ||
      withNoun(bare(lead), accepted) ||
      (lists && [...accepted].every((item) => bare(lead).includes(item))));
  const places = answer.passages.map((passage) => gold.gold.some((want) => isGold(passage, want)));
  return {
    first: places[0] ?? false,
    firstThree: places.slice(0, 3).some(Boolean),
    exact: wantsFigure ? right : null,
    wrongLead: lead !== null && accepted.size > 0 && !right,
    series: gold.need === "all_slots" ? slotsOf(gold).every((slot) => inSeries(answer, slot)) : null,
    wrongFigures: gold.need === "all_slots" ? wrongFigures(gold, answer) : [],
    refused: null,
    falseRefusal: !answer.found,
  };
}

/** "31项重点任务" where "31项" is accepted: the figure, and what it counts. */
function withNoun(lead: string, accepted: ReadonlySet<string>): boolean {
  return [...accepted].some(
    (figure) =>
      /\d/u.test(figure) &&
      lead.startsWith(figure) &&
      /^[^\d一二三四五六七八九十百千万亿两余多、和及]+$/u.test(lead.slice(figure.length)),
  );
}

function isGold(passage: AnswerJson["passages"][number], want: GoldPassage): boolean {
  const text = bare(passage.text);
  return (
    passage.file === want.file &&
    (want.year === undefined || want.year === null || isOf(passage, want.year)) &&
    want.must_contain.every((part) => text.includes(bare(part)))
  );
}

/** What reviews a span of years tells how things stood in the last of them: its year is that one too. */
function isOf({ year, span }: AnswerJson["passages"][number], wanted: number): boolean {
  return year === wanted || (year === null && span !== null && span[1] === wanted);
}

/** Gold passages grouped by what they fill: one of each group is enough. */
function slotsOf(gold: GoldQuestion): readonly (readonly GoldPassage[])[] {
  const slots = new Map<string, GoldPassage[]>();
  for (const passage of gold.gold) {
    const key = String(passage.slot ?? passage.year ?? passage.file);
    slots.set(key, [...(slots.get(key) ?? []), passage]);
  }
  return [...slots.values()];
}

function inSeries(answer: AnswerJson, slot: readonly GoldPassage[]): boolean {
  return slot.some((want) =>
    answer.series.some(
      (line) =>
        line.file === want.file &&
        (want.year === undefined || want.year === null || line.year === want.year) &&
        tells(line.text, want),
    ),
  );
}

function tells(text: string, { figure, must_contain }: GoldPassage): boolean {
  const line = bare(text);
  if (figure) return line.includes(bare(figure)) || withoutNoun(line, bare(figure));
  return must_contain.some((part) => line.includes(bare(part)) || bare(part).includes(line));
}

/** "671个" of "671个县", "1.68" of "1.68、1.92亿美元" where the unit stands behind the last. */
function withoutNoun(line: string, figure: string): boolean {
  return /\d/u.test(line) && figure.startsWith(line) && !/\d/u.test(figure.slice(line.length));
}

/** A line that is a clause shows what it tells of; a bare figure of another thing misleads. */
const CLAUSE = /[，。；：！？]/u;

function wrongFigures({ gold }: GoldQuestion, { series }: AnswerJson): boolean[] {
  return series
    .filter(({ text }) => !CLAUSE.test(text))
    .flatMap(({ year, text }) => {
      const known = gold.filter((want) => want.year === year && want.figure);
      return known.length === 0 ? [] : [!known.some((want) => tells(text, want))];
    });
}
