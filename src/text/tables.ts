/** Tables: which lines are captions, column heads and rows. Pure. */

const NUMBERED_CAPTION =
  /^附?表\s?(?:[0-9０-９]{1,3}(?:[-—–.．][0-9０-９]{1,2})?|[一二三四五六七八九十]{1,3})[\s\u2000-\u200a\u3000：:、.]*\S/;
const NAMED_CAPTION =
  /^[^。，；？！]{4,60}(?:一览表|统计表|情况表|明细表|汇总表|名单表|数据表|对照表|进度表|分布表)(?:[（(][^）)]{1,12}[）)])?$/;
const NO_SENTENCE = /[。；？！]/;

/** Whether a line is the title of a table. */
export function isCaption(text: string): boolean {
  if (text.length > 90 || !text.includes("表") || NO_SENTENCE.test(text)) return false;
  return NUMBERED_CAPTION.test(text) || NAMED_CAPTION.test(text);
}

/** Whether a line could be the title of a table that stands right below it. */
export function couldTitle(text: string): boolean {
  return (
    text.length >= 4 &&
    text.length <= 60 &&
    !/[。；！？，：:]/.test(text) &&
    !text.includes("\t") &&
    !text.startsWith("|")
  );
}

/** Words that head a column in reports. */
const COLUMN =
  /^(?:序号|编号|时间|日期|年份|月份|年度|姓名|市?(?:部分)?领导(?:姓名)?|主要领导|领导人?|市领导|省领导|县领导|区领导|国别|国家|国家或地区|国家[（(]地区[）)]|国家\/地区|地区|城市|省份|区域|区县|地点|场所|单位|主办单位|承办单位|牵头单位|责任单位|组团单位|机构|机构名称|组织|组织名称|名称|项目|项目名称|指标|指标名称|类别|类型|分类|内容|活动|活动内容|活动名称|会见内容|会见对象|主要内容|工作内容|会议名称|事项|任务|数量|人数|人次|团组数|团组|批次|金额|合计|总计|小计|增长|增幅|增速|增长率|同比|同比增长|比上年增长|占比|比重|完成值|目标值|实际值|备注|说明|职务|身份|级别|友城|友好城市|外国城市|结好时间|结好日期|缔结时间|签署时间|签约时间|来访时间|出访时间|外方人员|外宾|来宾|团长|中方人员|出席领导|参加人员|规模|结果|成果|完成情况|进展|进展情况|(?:19|20)\d\d年?|[一二][〇○零一二三四五六七八九]{3}年|计量单位|(?:19|20)\d\d年(?:实际|预计|目标|计划)?)(?:[（(][^）)]{1,12}[）)])?$/;
const GAP = /[\s\u2000-\u200a\u3000]+/;
const CELL_SPACE = /[\s\u2000-\u200a\u3000*]+/g;

/** The names of the columns if the line heads a table (`时 间	市领导	会见内容`), else null. */
export function columnsOf(text: string): string[] | null {
  if (text.length > 200 || !GAP.test(text) || NO_SENTENCE.test(text)) return null;
  const cells = text.includes("\t") ? text.split(/\t+/) : joinStretched(text.split(GAP));
  if (cells.length < 2) return null;
  const names = cells.map((cell) => cell.replace(CELL_SPACE, ""));
  const known = names.filter((name) => COLUMN.test(name)).length;
  return known >= 2 && known * 3 >= names.length * 2 ? names : null;
}

function joinStretched(words: readonly string[]): string[] {
  const cells: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? "";
    const next = words[i + 1];
    if (word.length === 1 && next?.length === 1) {
      cells.push(word + next);
      i++;
    } else if (word !== "") cells.push(word);
  }
  return cells;
}

/** The cells of a tab line as names of columns where they can be names: short, no numbers alone, none empty. */
export function headCells(text: string): string[] | null {
  const names = text.split(/\t+/).map((cell) => cell.replace(CELL_SPACE, ""));
  if (names.length < 2 || names.some((name) => name === "" || name.length > 14 || /^[\d.,%—-]+$/.test(name)))
    return null;
  return names;
}

const DATE_CELL =
  /^(?:(?:(?:19|20)\d\d年)?\d{1,2}月(?:\d{1,2}日?(?:[、—–\-至~和](?:\d{1,2}月)?\d{1,2}日?){0,3}|[上中下]旬|底|初)?|(?:19|20)\d\d年|\d{1,2}日|同日|同月|(?:19|20)\d\d[./-]\d{1,2}(?:[./-]\d{1,2})?|\d{1,2}[./]\d{1,2}|[上下]半年|年内|[一二三四]季度)(?=[\s\u2000-\u200a\u3000]|$)/;
const NUMBER_CELL = /^[0-9０-９]{1,4}[.、．]?(?=[\s\u2000-\u200a\u3000]|$)/;
const DATE_COLUMN = /时间|日期|月份/;
const NUMBER_COLUMN = /序号|编号/;

/** Length of the date that a line begins with, if it stands alone or before a gap; else 0. */
export function dateCellLength(text: string): number {
  return DATE_CELL.exec(text.slice(0, 40))?.[0].length ?? 0;
}

/** Whether a line of a table parted by spaces begins a row: its first column shows. */
export function startsRow(text: string, columns: readonly string[]): boolean {
  const first = columns[0] ?? "";
  if (DATE_COLUMN.test(first)) return dateCellLength(text) > 0;
  if (NUMBER_COLUMN.test(first)) return NUMBER_CELL.test(text);
  return text.split(GAP, 3).length >= 2;
}

/** A row of a Markdown table (`| a | b |`), and the line under its head. */
export function isPipeRow(text: string): boolean {
  return text.length > 2 && text.startsWith("|") && text.endsWith("|");
}

/** How many strokes part the cells of a line that none encloses (`指标 | 2022年 | 2023年`, `指标 | 2022年 |`); 0 where it is no such line. */
export function strokesIn(text: string): number {
  if (text.length > 200 || isPipeRow(text) || /[。；]/.test(text)) return 0;
  const cells = strokeCells(text);
  // "索引号: | 0010 | 主题分类: | 综合": labels of a web page; "---|---|---": the rule under a head.
  return /[：:]\s*$|^[-:\s]*$/.test(cells[0] ?? "") ? 0 : cells.length - 1;
}

/** The cells of a line that strokes part; one at its begin or end parts none. */
export function strokeCells(text: string): string[] {
  return text.replace(/^\||\|$/g, "").split("|");
}

/** The line of dashes under the head of a Markdown table. */
export function isPipeRule(text: string): boolean {
  return isPipeRow(text) && /^[|:\s-]+$/.test(text) && text.includes("-");
}

const CHART = /^图\s?\d{1,3}(?:[-—–.]\d{1,3})?[\s:：]{0,3}[^，。；！？]{4,50}$/;

/** `图 2 近五年城镇新增就业人数`: the chart itself is no text, and its title heads none. */
export function isChartTitle(text: string): boolean {
  return text.startsWith("图") && text.length < 60 && CHART.test(text);
}

const UNIT_LINE = /^[（(]?(?:计量)?单位[：:][^。]{1,30}[）)]?$/;

/** `单位：万元` under the title of a table. */
export function isUnitLine(text: string): boolean {
  return text.length < 40 && UNIT_LINE.test(text);
}
