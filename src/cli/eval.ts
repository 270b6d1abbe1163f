import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { Ask } from "../answer/ask.ts";
import { citationHolds } from "./eval-citation.ts";
import type { GoldQuestion, Verdict } from "./eval-score.ts";
import { isGoldQuestion, judge } from "./eval-score.ts";
import type { AnswerJson } from "./json.ts";
import { answerJson } from "./json.ts";

/** Passages that a question is judged by. */
const LIMIT = 5;

/** One question with its answer and how it did. */
export interface Judged {
  readonly gold: GoldQuestion;
  readonly answer: AnswerJson;
  readonly verdict: Verdict;
  readonly citations: boolean;
}

/** Reads a question file: one JSON object a line. Throws with file and line where a line is no question. */
export async function readQuestions(file: string): Promise<readonly GoldQuestion[]> {
  const lines = (await readFile(file, "utf8")).split("\n");
  return lines.flatMap((line, i) => {
    if (line.trim() === "") return [];
    try {
      const value: unknown = JSON.parse(line);
      if (isGoldQuestion(value)) return [value];
    } catch {
      throw new Error(`${file}:${i + 1}: not a JSON object`);
    }
    throw new Error(`${file}:${i + 1}: a question has id, question, answerable and gold`);
  });
}

/** Asks every question and judges the answers. `sources` are the lines of each file, to read citations again. */
export function evaluate(
  questions: readonly GoldQuestion[],
  ask: Ask,
  today: Date,
  sources: ReadonlyMap<string, readonly string[]>,
): readonly Judged[] {
  return questions.map((gold) => {
    const start = performance.now();
    const answer = ask(gold.question, { today, limit: LIMIT });
    const took = performance.now() - start;
    const json = answerJson(answer, took);
    const citations = json.passages.every((passage) => citationHolds(passage, sources));
    return { gold, answer: json, verdict: judge(gold, json), citations };
  });
}

/** A measure over all questions it applies to. */
export interface Share {
  readonly name: string;
  readonly yes: number;
  readonly of: number;
}

/** The table that `npm run eval` prints. */
export function summarize(judged: readonly Judged[]): readonly Share[] {
  const share = (name: string, pick: (verdict: Verdict) => boolean | null): Share => {
    const values = judged.map(({ verdict }) => pick(verdict)).filter((value) => value !== null);
    return { name, yes: values.filter(Boolean).length, of: values.length };
  };
  const figures = judged.flatMap(({ verdict }) => verdict.wrongFigures);
  return [
    share("passage of the right file and year first", ({ first }) => first),
    share("… among the first three", ({ firstThree }) => firstThree),
    share("exact figure", ({ exact }) => exact),
    share("wrong leads", ({ wrongLead }) => wrongLead),
    share("series complete", ({ series }) => series),
    {
      name: "wrong figures in comparisons",
      yes: figures.filter(Boolean).length,
      of: figures.length,
    },
    share("refused where nothing answers", ({ refused }) => refused),
    share("false refusals", ({ falseRefusal }) => falseRefusal),
    {
      name: "citations read back",
      yes: judged.filter(({ citations }) => citations).length,
      of: judged.length,
    },
  ];
}

/** What went wrong with one question, in a few words; empty where nothing did. */
export function faultsOf({ verdict, answer, citations }: Judged): readonly string[] {
  const faults: string[] = [];
  if (verdict.falseRefusal) faults.push("refused");
  if (verdict.refused === false) faults.push("not refused");
  if (verdict.first === false) faults.push(verdict.firstThree ? "gold not first" : "gold not in three");
  if (verdict.wrongLead) faults.push(`wrong lead ${answer.answer?.text ?? ""}`);
  else if (verdict.exact === false) faults.push("no lead");
  if (verdict.series === false)
    faults.push(`series ${answer.series.map(({ year, text }) => `${year}:${text}`).join(" | ")}`);
  if (!citations) faults.push("citation does not read back");
  return faults;
}

/** Options of the verb, read from its arguments. */
export interface EvalOptions {
  readonly files: readonly string[];
  readonly seeds: string | undefined;
  readonly index: string | undefined;
  readonly today: Date;
  readonly help: boolean;
}

/** Reads the verb's arguments; throws with a clear sentence on an unknown option. */
export function evalOptions(args: readonly string[]): EvalOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      seeds: { type: "string" },
      index: { type: "string" },
      today: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  const today = values.today === undefined ? new Date() : new Date(values.today);
  if (Number.isNaN(today.getTime()))
    throw new Error(`--today wants a date such as 2026-01-31, not ${values.today}`);
  return { files: positionals, seeds: values.seeds, index: values.index, today, help: values.help ?? false };
}

/** The whole report of a run as text: shares, latency, misses. */
export function printEvaluation(judged: readonly Judged[]): string {
  const rows = summarize(judged).map(({ name, yes, of }) => {
    const percent = of === 0 ? "–" : `${((100 * yes) / of).toFixed(1)} %`;
    return `${name.padEnd(44)} ${String(yes).padStart(4)} of ${String(of).padStart(4)}  ${percent}`;
  });
  const times = judged.map(({ answer }) => answer.took_ms).toSorted((a, b) => a - b);
  const at = (part: number): string =>
    (times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0).toFixed(2);
  rows.push(`latency, ms: p50 ${at(0.5)}, p99 ${at(0.99)}, longest ${at(1)}`, "");
  for (const one of judged) {
    const faults = faultsOf(one);
    if (faults.length > 0)
      rows.push(`${one.gold.id} [${one.gold.type}] ${one.gold.question}\n    ${faults.join("; ")}`);
  }
  return `${rows.join("\n")}\n`;
}
