/** Lines that open a part of a report by what they say, whatever sign or number stands before them. Pure. */

import { numberOf } from "./headings.ts";
import { foldDigits } from "./numerals.ts";

/** Longest of them, in characters. */
const LONGEST = 36;
const PERIOD =
  "(?:(?:19|20)\\d\\d\\s?年度?|过去的?[一五]年|[一五]年来|今年|明年|去年|本年度?|上一?年度?|下一?年度?|下一?步|下一?阶段|本届政府)";
const TOPIC = "[^，。；：！？“”《》]{0,12}(?:回顾|总结|工作|任务|目标|打算|安排|计划|思路|要求|情况|成效)";
/** Of one time, and no title: a report, a draft. */
const NAME = new RegExp(
  `^(?:关于)?${PERIOD}(?!.*(?:19|20)\\d\\d)(?!.*(?:报告|草案|公报)$)${TOPIC}[^，。；：！？“”《》]{0,10}$`,
  "u",
);
/** `壹`, `Ⅱ`, `PART 02`, `03`, `上篇`: not the numbers that `numberOf` reads, which tell their depth themselves. */
const NUMBER = "(?:part[\\s.·]{0,2}\\d{1,2}|[ivx]{1,4}|[Ⅰ-Ⅹ]|[壹贰叁肆伍陆柒捌玖]|0\\d|[上中下]篇)";
/** Brackets, bars and bullets; no round bracket, title mark, dash or sign of Markdown, which set off titles too. */
const SIGN = "[【〖「『\\[“>|｜丨▌▍█■□●○◆◇★☆▲△▶►◎※✦➤》=·、．.:：\\s]";
const OPENING = new RegExp(`^(?:${SIGN}{0,4}${NUMBER}${SIGN}{0,4}|${SIGN}{1,4})(?=[^\\s])`, "iu");
const CLOSING = /[】〗」』\]”|｜丨▌■●◆★=·\s]{1,4}$/u;
const LONE_NUMBER = new RegExp(`^(?:第[一二三四五六七八九十]{1,2}部分|${NUMBER})[、．.]?$`, "iu");
/** `——2023年工作回顾——`: a dash on either side. */
const DASHED = /^[—–－-]{1,4}\s?([^—–－-]+?)\s?[—–－-]{1,4}$/u;
const ENDS_IN_COLON = /[：:]$/;
/** `2024年工作思路：` on a line of its own; `今年要重点抓好八个方面工作：` is a sentence. */
const NAME_WITH_COLON = /^[^要将是为做抓]*(?:思路|打算|安排|计划|重点|任务|目标|回顾|总结|要点)[：:]$/;
/** So many lines without a sign that name a part are parts; one may be anything. */
const SEVERAL = 2;

/** Which lines open a part, and which hold its number only. */
export interface PartLines {
  readonly names: ReadonlySet<number>;
  readonly numbers: ReadonlySet<number>;
}

/** Finds the lines that open parts, by their places; `goesOn` tells of a line whether it goes on in the next. The first line is a title. */
export function partLines(printed: readonly string[], goesOn: (i: number) => boolean): PartLines {
  const lines = printed.map((line) => (line.length > LONGEST ? "" : foldDigits(line)));
  const names = new Set<number>();
  const numbers = new Set<number>();
  const isFree = (i: number): boolean => i > 0 && !goesOn(i - 1) && !goesOn(i);
  const bare = lines.flatMap((line, i) => (isFree(i) && isPartName(line) ? [i] : []));
  // Below numbered headings such lines part what is told there, not the report.
  const first = printed.findIndex((line) => numberOf(line)?.style === "han");
  const areParts = bare.length >= SEVERAL && (first < 0 || (bare[0] ?? 0) < first);
  for (const [i, line] of lines.entries()) {
    if (!isFree(i)) continue;
    const named = isPartName(line);
    if (named && isLoneNumber(lines[i - 1] ?? "")) {
      numbers.add(i - 1);
      names.add(i);
    } else if (opensPart(line) || (named && (areParts || NAME_WITH_COLON.test(line)))) names.add(i);
  }
  return { names, numbers };
}

/** The titles outermost above paragraphs that open parts, none where it is only one: that may be anything. */
export function partTitles(sections: readonly (readonly string[])[]): ReadonlySet<string> {
  const titles = new Set(
    sections.flatMap(([title]) => (title === undefined || partName(title) === null ? [] : [title])),
  );
  return titles.size >= SEVERAL ? titles : new Set();
}

/** What a heading says of which time and what the part behind it tells, without its sign: `2023年工作回顾`; null for others. */
export function partName(heading: string): string | null {
  if (heading.length > LONGEST) return null;
  const text = foldDigits(heading).replace(ENDS_IN_COLON, "");
  const dashed = DASHED.exec(text)?.[1];
  const sign = OPENING.exec(text)?.[0].length ?? 0;
  const name = dashed ?? text.slice(sign).replace(CLOSING, "");
  return NAME.test(name) ? name : null;
}

/** Whether a line has a sign or number of its own before the name of a part: `壹｜2023年工作回顾`, `■ 过去一年的工作`. */
function opensPart(line: string): boolean {
  const name = partName(line);
  return name !== null && name.length < line.replace(ENDS_IN_COLON, "").length;
}

function isPartName(line: string): boolean {
  return partName(line) === line.replace(ENDS_IN_COLON, "");
}

function isLoneNumber(line: string): boolean {
  return line.length <= 8 && LONE_NUMBER.test(line);
}
