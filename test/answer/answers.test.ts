import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Ask } from "../../src/answer/ask.ts";
import { openAsk } from "../../src/answer/ask.ts";
import { faultOf, verified } from "../../src/answer/verify.ts";
import { loadSource, readSource } from "../../src/corpus/source.ts";
import { listSources } from "../../src/corpus/walk.ts";
import type { Report } from "../../src/domain/report.ts";
import { openSearcher } from "../../src/search/search.ts";
import { parseReport } from "../../src/text/parse.ts";
import { sourceOf } from "../text/structure-cover.ts";

const TODAY = new Date("2026-06-15T12:00:00");
let ask: Ask;
let reports: readonly Report[];

beforeAll(async () => {
  const list = await listSources(new URL("../../seeds", import.meta.url).pathname);
  if (!list.ok) throw new Error(list.message);
  const texts = await Promise.all(
    list.files.map(async (file) => (await readSource(await loadSource(file))).text),
  );
  reports = texts.flatMap((text) => (text === null ? [] : [parseReport(text)]));
  ask = openAsk(openSearcher(reports));
}, 60_000);

interface AnswerCase {
  promise: string;
  question: string;
  found: boolean;
  lead?: string | null;
  year?: number;
  status?: string;
  file?: string;
  series?: [number, string][];
  notes?: string[];
  withoutNotes?: string[];
}

const cases = readFileSync(new URL("../cases/answer/answers.jsonl", import.meta.url), "utf8")
  .split("\n")
  .filter(Boolean)
  .map((line) => JSON.parse(line) as AnswerCase);

interface ExcerptCase {
  promise: string;
  lines: string[];
  /** A second report beside the first. */
  others?: string[][];
  asks: {
    question: string;
    found?: boolean;
    lead?: string | null;
    year?: number;
    /** Span of the lead. */
    span?: [number, number] | null;
    series?: [number, string][];
  }[];
}

const excerpts = readFileSync(new URL("../cases/answer/excerpts.jsonl", import.meta.url), "utf8")
  .split("\n")
  .filter(Boolean)
  .map((line) => JSON.parse(line) as ExcerptCase);

describe("a short report of the kind is answered from", () => {
  it.each(excerpts)("$promise", ({ lines, others, asks }) => {
    const read = [lines, ...(others ?? [])].map((one, i) =>
      parseReport({ ...sourceOf(one), file: `${i}.txt` }),
    );
    const answers = openAsk(openSearcher(read));
    const told = asks.map(({ question }) => {
      const answer = answers(question, { today: TODAY, limit: 5 });
      const series = answer.series.map(({ year, text }) => [year, text]);
      return {
        question,
        found: answer.found,
        lead: answer.lead?.text ?? null,
        year: answer.lead?.year,
        span: answer.lead?.span,
        series,
      };
    });
    for (const [i, want] of asks.entries()) expect(told[i]).toMatchObject(want);
  });
});

describe("an official can read the first line out in a meeting", () => {
  it.each(cases)("$promise: $question", (want) => {
    const answer = ask(want.question, { today: TODAY, limit: 5 });
    expect(answer.found).toBe(want.found);
    if (!want.found) expect(answer.lead).toBeNull();
    if (want.lead !== undefined) expect(answer.lead?.text ?? null).toBe(want.lead);
    if (want.year !== undefined) expect(answer.lead?.year).toBe(want.year);
    if (want.status !== undefined) expect(answer.focus[0]?.status).toBe(want.status);
    if (want.file !== undefined) expect(answer.hits[0]?.passage.file).toBe(want.file);
    if (want.series !== undefined)
      expect(answer.series.map(({ year, text }) => [year, text])).toEqual(want.series);
    const kinds: readonly string[] = answer.notes.map(({ kind }) => kind);
    for (const note of want.withoutNotes ?? []) expect(kinds).not.toContain(note);
    for (const note of want.notes ?? []) expect(answer.notes.map(({ kind }) => kind)).toContain(note);
  });
});

/** Questions made of the reports' own words, so that most of them find something. */
function wordsOfReports(): fc.Arbitrary<string> {
  const pieces = reports.flatMap(({ passages }) =>
    passages.flatMap(({ text }) => text.match(/[\p{Script=Han}\d]{2,6}/gu) ?? []),
  );
  const asking = fc.constantFrom(
    "多少",
    "几家",
    "哪天",
    "谁",
    "哪些",
    "历年",
    "2021年",
    "2020和2022年",
    "怎么样",
    "百分之几",
    "在哪里",
  );
  return fc
    .tuple(fc.constantFrom(...pieces), fc.constantFrom(...pieces), asking)
    .map(([a, b, c]) => `${a}${b}${c}`);
}

describe("no word of an answer is ours", () => {
  it("every lead and every line of a series stands in its passage, of the year that is shown", () => {
    fc.assert(
      fc.property(wordsOfReports(), (asked) => {
        const answer = ask(asked, { today: TODAY, limit: 5 });
        expect(faultOf(answer)).toBeNull();
        expect(answer.notes.map(({ kind }) => kind)).not.toContain("withheld");
        expect(answer.marks).toHaveLength(answer.hits.length);
        expect(answer.focus).toHaveLength(answer.hits.length);
      }),
      { numRuns: 1_000 },
    );
  }, 60_000);

  it("a year that is named is the year of the lead", () => {
    fc.assert(
      fc.property(wordsOfReports(), fc.constantFrom(2020, 2021, 2022, 2023), (asked, year) => {
        // Behind the words: before the name of games ("2022年冬奥会") a year is part of the name.
        const { lead } = ask(`${asked.replaceAll(/\d+(?:和\d+)?年|历年/gu, "")} ${year}年`, {
          today: TODAY,
          limit: 5,
        });
        if (lead !== null && lead.year !== null) expect(lead.year).toBe(year);
      }),
      { numRuns: 500 },
    );
  }, 60_000);

  it("an answer that does not stand in its quotes is withheld", () => {
    const answer = ask("2021年全年编制境外安全周报多少期", { today: TODAY, limit: 5 });
    if (answer.lead === null) throw new Error("no lead to spoil");
    const spoilt = verified({ ...answer, lead: { ...answer.lead, text: "53期" } });
    expect(spoilt).toMatchObject({ found: false, lead: null, hits: [], series: [] });
    expect(spoilt.notes.map(({ kind }) => kind)).toContain("withheld");
  });

  it("any string gets an answer, never an exception", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme", maxLength: 400 })),
        (asked) => {
          ask(asked, { today: TODAY, limit: 3 });
        },
      ),
      { numRuns: 2_000 },
    );
  }, 60_000);
});
