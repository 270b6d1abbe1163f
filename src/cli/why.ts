import { parseQuestion } from "../question/question.ts";
import type { Explained } from "../search/search.ts";
import { hullOf } from "./json.ts";

/** Candidates that are listed. */
const LISTED = 8;

/** How a question was understood and what was weighed for it, as lines for a person who looks into an answer. */
export function whyText(
  asked: string,
  today: Date,
  explain: (asked: string, today: Date) => readonly Explained[],
): string {
  const question = parseQuestion(asked, today);
  const { wanted, second, years } = question;
  const lines = [
    `content   ${question.content}`,
    `terms     ${question.terms.join(" ")}`,
    `instead   ${question.alternatives.map(({ typed, instead }) => `${typed} → ${instead.join(" / ")}`).join("; ") || "–"}`,
    `years     ${years.years.join(" ") || "–"}${years.series ? " (a line a year)" : ""}`,
    `places    ${question.places.join(" ") || "–"}`,
    `wanted    ${wanted.kind}${wanted.unit === null ? "" : ` in ${wanted.unit}`}${second === null ? "" : `, then ${second.kind}`}`,
    `status    ${question.status ?? "–"}`,
    "",
  ];
  for (const { hit, features } of explain(asked, today).slice(0, LISTED)) {
    const { passage, report, score } = hit;
    const [first, last] = hullOf(passage);
    lines.push(
      `${score.toFixed(3)}  ${passage.file}:${first}-${last}  year ${passage.year ?? passage.span?.join("-") ?? "unknown"} (${passage.yearBasis ?? "–"})  ${report.title}`,
      `       ${passage.text.slice(0, 60)}`,
      `       ${Object.entries(features)
        .filter(([, value]) => value !== 0)
        .map(([name, value]) => `${name} ${value.toFixed(2)}`)
        .join("  ")}`,
    );
  }
  return lines.join("\n");
}
