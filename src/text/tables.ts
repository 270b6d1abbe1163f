/** Tables: captions, column heads, rows. Pure. */

const CAPTION =
  /^(?:附?表\s?[0-9０-９一二三四五六七八九十]{1,3}(?:[-—–.]\d{1,2})?[\s\u2000-\u200a\u3000：:]*\S|[^。，；]{4,60}(?:一览表|统计表|情况表|明细表|汇总表|名单表|数据表|对照表)(?:[（(]续?[^）)]{0,12}[）)])?$)/;
const NO_SENTENCE = /[。；]/;

/** Whether a line is the title of a table. */
export function isCaption(text: string): boolean {
  return text.length <= 90 && CAPTION.test(text) && !NO_SENTENCE.test(text);
}

/** Words that head a column in reports. */
const COLUMN =
  /^(?:序号|编号|时间|日期|年份|月份|年度|姓名|市?领导(?:姓名)?|主要领导|领导人?|国别|国家|国家或地区|国家（地区）|地区|城市|省份|区域|地点|场所|单位|主办单位|承办单位|牵头单位|责任单位|机构|机构名称|组织|组织名称|名称|项目|项目名称|指标|指标名称|类别|类型|分类|内容|活动|活动内容|活动名称|会见内容|会见对象|主要内容|工作内容|会议名称|事项|任务|数量|人数|人次|团组数|批次|金额|合计|总计|小计|单位|增长|增速|增长率|同比|同比增长|比上年增长|占比|比重|完成值|目标值|实际值|备注|说明|职务|身份|级别|友城|友好城市|结好时间|结好日期|签署时间|签约时间|来访时间|出访时间|外方人员|外宾|来宾|中方人员|出席领导|参加人员|规模|结果|成果|完成情况|进展|进展情况)(?:[（(][^）)]{1,12}[）)])?$/;
const GAP = /[\s\u2000-\u200a\u3000]+/;

/** The names of the columns if the line heads a table (`时 间	市领导	会见内容`), else null. */
export function columnsOf(text: string): string[] | null {
  if (text.length > 200 || NO_SENTENCE.test(text)) return null;
  const cells = text.includes("\t") ? text.split(/\t+/) : joinStretched(text.split(GAP));
  if (cells.length < 2) return null;
  const names = cells.map((cell) => cell.replace(/[\s\u2000-\u200a\u3000*]+/g, ""));
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

const ROW_START = /^(?:\d{4}年)?\d{1,2}月\d{1,2}日|^\d{1,3}\s|\t/;

/** Whether a line begins a row of a table. */
export function startsRow(text: string): boolean {
  return ROW_START.test(text);
}
