/** Every sentence and label that a person can read in chat. Figures and quotes come from the reports, never from here. */

import type { Note, OtherFigure } from "../domain/answer.ts";
import type { LineRange, Status, Time, YearSpan } from "../domain/report.ts";

/** 〔完成〕, 〔计划〕, or nothing where the text does not say. */
export function statusTag(status: Status): string {
  return status === "done" ? "〔完成〕" : status === "plan" ? "〔计划〕" : "";
}

/** Years as people write them: runs joined ("2018–2020"), the rest listed. */
export function yearList(years: readonly number[]): string {
  const sorted = [...new Set(years)].toSorted((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const year of sorted) {
    const last = runs.at(-1);
    if (last !== undefined && year === last[1] + 1) last[1] = year;
    else runs.push([year, year]);
  }
  return runs
    .map(([first, last]) =>
      first === last ? `${first}` : last === first + 1 ? `${first}、${last}` : `${first}–${last}`,
    )
    .join("、");
}

/** `2021年`, `2018–2022年`; null where neither year nor span is certain. */
export function timeText({ year, span }: Pick<Time, "year" | "span">): string | null {
  if (span !== null) return `${spanText(span)}年`;
  return year === null ? null : `${year}年`;
}

function spanText([first, last]: YearSpan): string {
  return `${first}–${last}`;
}

/** `12–14、20` for the lines of a passage. */
export function rangeText(ranges: readonly LineRange[]): string {
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join("、");
}

export const SAY = {
  // Cards
  yearUnknown: "数据年份请核对原文",
  maybe: "可能相关（不确定）",
  alsoAt: (places: string): string => `同一事实另见：${places}`,
  masked: "脱敏本",
  reportYear: (year: number): string => `${year}年报告`,
  page: (page: number): string => `第${page}页`,
  lines: (ranges: string): string => `第${ranges}行`,
  hitOf: (n: number, of: number): string => `第${n}条/共${of}条`,
  cut: "……",
  wholePassage: "全段：",
  before: "前文",
  after: "后文",
  noBefore: "（前面没有了）",
  noAfter: "（后面没有了）",
  // Lists and comparisons
  found: (count: number): string => `找到 ${count} 处`,
  byYears: "历年",
  /** Head of a plan beside what came of it, both of one year. */
  hopedAndDone: "计划与完成",
  notMentioned: "报告未提及",
  asPrinted: "数字均摘自原文，口径以原文为准",
  // Notes
  emptyQuestion: "请把问题打出来，例如：2021年 城镇新增就业",
  questionCut: (kept: number): string => `问题较长，只按前${kept}个字查。`,
  yearAbsent: (years: string, have: string): string => `没有收录${years}年的内容（已收录${have}）。`,
  placeAbsent: (place: string, have: string): string =>
    `没有收录“${place}”的报告${have === "" ? "" : `（已收录：${have}）`}。`,
  notStated: (reports: number, years: string): string =>
    `查过：${reports}份报告${years === "" ? "" : `，数据年份${years}`}，没有写到。`,
  newestFirst: (year: number, others: string): string =>
    `未指明年份，先给最新（${year}年）${others === "" ? "" : `；还有${others}年`}。`,
  oneOfYears: (year: number | string, others: string): string =>
    `未指明年份，这里是${year}年；还有${others}年。`,
  conflict: (text: string, others: string): string => `各处说法不一：这里是${text}，另有${others}。`,
  atPlace: (text: string, place: string): string => `${text}（${place}）`,
  gaps: (years: string): string => `${years}年：报告未提及`,
  takenOver: (question: string): string => `↪ 按“${question}”查`,
  withheld: "答案没有通过核对，不作为答案给出。",
  planOnly: "报告只写了计划，没有写完成情况。",
  near: (years: string): string => `${years}年的报告提到相近内容。`,
  nothing: (question: string): string => `没有查到“${question}”的内容。`,
  // Labels: five characters at most, three or four a row
  label: {
    back: "↩ 返回",
    list: "↩ 列表",
    earlier: "◀",
    later: "▶",
    context: "📖 上下文",
    copy: "📋 复制",
    forward: "↗ 转发",
    trend: "历年对比",
    chart: "📊 图表",
    file: "📄 原文件",
    more: "更多 ▶",
    previous: "◀ 上页",
    up: "⬆ 前文",
    down: "⬇ 后文",
    year: (year: number): string => `${year}年`,
    allYears: "全部年份",
    fresh: "✖ 当作新问题",
    retry: "重试",
    searchAgain: "重新查询",
    privately: "私聊看",
    page: (n: number, of: number): string => `${n}/${of}`,
    addToGroup: "加到群里",
    help: "怎么用",
    requestAccess: "申请开通",
    allow: "批准",
    deny: "拒绝",
  },
} as const;

/** The sentence for one note. */
export function noteSentence(note: Note): string {
  switch (note.kind) {
    case "empty-question":
      return SAY.emptyQuestion;
    case "question-cut":
      return SAY.questionCut(note.kept);
    case "year-absent":
      return SAY.yearAbsent(yearList(note.years), yearList(note.have));
    case "place-absent":
      return SAY.placeAbsent(note.place, note.have.join("、"));
    case "not-stated":
      return SAY.notStated(note.reports, yearList(note.years));
    case "newest-first":
      return note.others.every((other) => other < note.year)
        ? SAY.newestFirst(note.year, yearList(note.others))
        : SAY.oneOfYears(note.year, yearList(note.others));
    case "newest-span":
      return SAY.oneOfYears(
        spanText(note.span),
        [...note.spans.map(spanText), ...(note.years.length === 0 ? [] : [yearList(note.years)])].join("、"),
      );
    case "conflict":
      return SAY.conflict(note.text, note.others.map(otherFigure).join("、"));
    case "gaps":
      return SAY.gaps(yearList(note.years));
    case "withheld":
      return SAY.withheld;
    case "plan-only":
      return SAY.planOnly;
    case "near":
      return SAY.near(yearList(note.years));
  }
}

function otherFigure({ text, file, lines }: OtherFigure): string {
  return SAY.atPlace(text, `${file} ${SAY.lines(rangeText(lines))}`);
}

/** The terminal's own sentences. */
export const TERMINAL = {
  prompt: "问> ",
  welcome: "报告问答。直接输入问题；/help 看用法；Ctrl-D 退出。",
  ready: (reports: number, passages: number): string => `已收录 ${reports} 份报告，${passages} 段。`,
  help: [
    "直接输入问题，例如：2021年 城镇新增就业多少",
    "接着问：那2022年呢",
    "/more 看下一条，输入序号看那一条　/list 已收录的报告　/exit 退出",
  ].join("\n"),
  noMore: "没有更多了。",
} as const;
