/** "上半年", "1至6月": a part of a year, whose figures are none of the whole year. */
const PART_OF_YEAR = /[上下]半年|[一二三四1-4]季度|前[一二三1-3]个?季度|1[-—–~至到]\d{1,2}月/u;
/** Months and days are asked too ("到6月底"). */
const ASKS_PART = /半年|季度|\d月|月份|[上中下]旬|截至|截止/u;

/** Whether a folded question asks for a part of a year. */
export function asksPartOfYear(asked: string): boolean {
  return ASKS_PART.test(asked);
}

/**
 * Whether what stands at `start` of a folded passage is told of a part of a year: by the title of the report, or by the words
 * before it in its own sentence.
 */
export function isOfPartOfYear(title: string, folded: string, start: number): boolean {
  const from = Math.max(0, folded.lastIndexOf("。", start - 1) + 1);
  return PART_OF_YEAR.test(title) || PART_OF_YEAR.test(folded.slice(from, start));
}
