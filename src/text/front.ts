/** The head of a report: titles, issuing body, number and date on lines of their own. Pure. */

import { foldChars } from "./fold.ts";
import { closeUp, isSetName, numberOf, tidyTitle } from "./headings.ts";
import { endsSentence, type Layout } from "./layout.ts";
import { type Marked, markAt } from "./marked.ts";

/** Lines of a report that may belong to its head: a covering letter is no longer. */
const HEAD_LINES = 40;

const DOCUMENT_NUMBER =
  /^([\u3400-\u9fff]{1,12}\s?[〔［[（(]\s?(?:19|20)\d\d\s?[〕］\]）)]\s?第?\s?\d{1,5}\s?号)(?:$|\s+[^。，]{0,30}(?:印发|发布)?$)/;
const ISSUED = /((?:19|20)\d\d年\d{1,2}月\d{1,2}日)\s?(?:印发|发布)?$/;
const DATE =
  /^(?:[-–—•·]\s?)?[（(]?(?:(?:19|20)\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?:\s\d{1,2}:\d\d(?::\d\d)?)?|[二一][〇○零九O][〇○零一二三四五六七八九]{2}年[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日)?|(?:19|20)\d\d\s?年\s?\d{1,2}\s?月)(?:[，,][^）)。]{2,14}(?=[）)]))?[）)]?$/;
const ORGANISATION =
  /^[\u3400-\u9fff·（）()]{2,30}(?:人民政府|办公室|办公厅|委员会|外办|外事办|政府办|厅|局|院|部|处|中心|协会|编辑部|编纂委员会)(?:文件)?$/;
/** What kinds of papers are called, at the end of a title. */
export const PAPER =
  /(?:报告|总结|计划|要点|年鉴|公报|白皮书|蓝皮书|规划|纲要|综述|概况|安排|思路|年报|讲话|情况|汇报|方案|意见|通知|通报|说明|大事记|打算|决算|预算|答复|复函|动态|简报|快报|月报|周报|的函|[市县区省]\p{Script=Han}{0,4}志)(?:[（(][^）)]{1,16}[）)]|[—–-]{1,2}(?:全文|全文实录|摘要|节选|摘登))?$/u;
/** `（2024年第5期 总第131期）` below the title of a paper that appears in numbers. */
const ISSUE = /^[（(]?(?:19|20)\d\d\s?年\s?第\s?\d{1,3}\s?期[^。，]{0,20}$/;
/** `某市外事办公室编 2024年6月3日`. */
const EDITED =
  /^([\u3400-\u9fff]{3,30}?)(?:主办|编印|编发|编)\s+((?:19|20)\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日)$/;
const STOPS = /[。！？；，]/;
const SESSION = /^[—–-]{0,3}[（(]?(?:19|20|２０|１９|二〇)[^。]{2,70}(?:会议|大会|全会)(?:上|[）)]?$)/;
const SPEAKER =
  /^(?:[\u3400-\u9fff]{0,24}(?:总理|省长|代省长|市长|代市长|区长|县长|州长|主席|主任|书记|厅长|局长|院长|检察长))[\s\u2000-\u200a\u3000]+[\u3400-\u9fff·][\u3400-\u9fff·\s\u2000-\u200a\u3000]{1,8}$/;
/** Office and name without a gap, as below the session. */
const SPEAKER_CLOSE =
  /^[\u3400-\u9fff]{0,14}(?:总理|省长|市长|区长|县长|州长|主席|主任|书记)[\u3400-\u9fff·]{2,4}$/;
/** Whether a line names who speaks, with the office: `省长  李某某`. */
export function isSpeaker(text: string): boolean {
  return SPEAKER.test(text) || SPEAKER_CLOSE.test(text);
}

const ADDRESSED = /^[\u3400-\u9fff、，（）()]{2,60}[：:]$/;

/** What the head of a report says, as printed; the first of each kind unless told otherwise. */
export interface Front {
  /** All lines that are titles, in order. */
  readonly titles: string[];
  /** Bodies named on lines of their own. */
  readonly bodies: string[];
  number: string | null;
  /** The last date on a line of its own. */
  date: string | null;
  /** `——2006年3月5日在第十届全国人民代表大会第四次会议上`. */
  session: string | null;
}

/** Whether a line holds nothing but a date. */
export function isDateLine(text: string): boolean {
  return text.length <= 24 && DATE.test(text);
}

/** A letter that passes a paper on stands above the title of that. */
export const PASSED_ON = /(?:通知|通告|函)$/;

/** Marks the lines of the head that are no running text, and tells what they say. */
export function markFront(marks: readonly Marked[], layout: Layout): Front {
  const front: Front = { titles: [], bodies: [], number: null, date: null, session: null };
  let begun = false;
  for (let i = 0; i < Math.min(marks.length, HEAD_LINES); i++) {
    const mark = markAt(marks, i);
    if (mark.part === "entry" || mark.part === "columns") break;
    if (mark.part === "heading") markSetOff(mark, front);
    if (mark.part !== "text" && mark.part !== "numbered") continue;
    const { text } = mark.line;
    const rank = numberOf(closeUp(text));
    if (rank !== null && /^(?:han|han-bracket|chapter|part|digit)$/.test(rank.style)) break;
    if (isInside(marks, i, layout)) continue;
    const number = DOCUMENT_NUMBER.exec(text)?.[1];
    if (number !== undefined) {
      front.number ??= number.replace(/\s/g, "");
      front.date ??= ISSUED.exec(text)?.[1] ?? null;
      setAside(mark);
    } else if (isDateLine(text)) {
      front.date = text;
      setAside(mark);
    } else if (ISSUE.test(text)) setAside(mark);
    else if (EDITED.test(text)) {
      const [, body = "", date = ""] = EDITED.exec(text) ?? [];
      front.bodies.push(body);
      front.date ??= date;
      setAside(mark);
    } else if (isSession(marks, i)) {
      front.session ??= text;
      mark.alone = "before";
    } else if (SPEAKER.test(text) || (marks[i - 1]?.alone === "before" && SPEAKER_CLOSE.test(text)))
      mark.alone = marks[i - 1]?.alone === "before" ? "after" : "both";
    else if (ORGANISATION.test(text) && !fills(mark, layout)) {
      front.bodies.push(text.replace(/文件$/, ""));
      asTitle(mark);
    } else if (!(begun && TITLE_OF_PART.test(text))) i += markTitle(marks, i, layout, front);
    if (ADDRESSED.test(text) && !isSetName(text) && mark.part === "text") mark.alone = "before";
    begun ||= mark.part === "text" && endsSentence(text) && !PASSED_ON.test(front.titles[0] ?? "");
  }
  if (front.titles.length === 0) markName(marks, layout, front);
  return front;
}

/** A title that names no kind of paper (`全市外办主任会议召开`) is one of the first lines. */
const NAME_LINES = 8;
const NAME =
  /^(?![^“]*“[^”]*$|[^《]*《[^》]*$|各位|同志们|[一二三四五六七八九十\d（(]{1,3}[、.．）)])[\u3400-\u9fff\d“”《》（）()·—！!\s]{6,40}$/;
/** Whose page it stood on: `某地发布`, `某市人民政府门户网站`. */
const PAGE_OF = /(?:发布|网|网站|门户|平台|公众号)$/;

/** Marks the line that names a text without a title: short, no sentence, set off from what follows. */
function markName(marks: readonly Marked[], layout: Layout, front: Front): void {
  for (let i = 0; i < Math.min(marks.length - 1, NAME_LINES); i++) {
    const mark = markAt(marks, i);
    const next = markAt(marks, i + 1);
    if (mark.part === "furniture" || PAGE_OF.test(mark.line.text)) continue;
    if (mark.part !== "text" || mark.alone !== null || mark.joined || !NAME.test(mark.line.text)) return;
    const setOff = layout.wrapWidth === null || next.part === "furniture" || next.line.blanksBefore > 0;
    if (!setOff || fills(mark, layout) || !goesOnLonger(marks, i)) return;
    front.titles.push(mark.line.text);
    asTitle(mark);
    return;
  }
}

/** Whether the next line of text is longer, and ends as a sentence does. */
function goesOnLonger(marks: readonly Marked[], i: number): boolean {
  const next = marks.slice(i + 1, i + NAME_LINES).find(({ part }) => part !== "furniture")?.line.text ?? "";
  return next.length > markAt(marks, i).line.text.length && /[。，,]/.test(next);
}

/** A letter-spaced line or Markdown heading that names a body or a kind of paper, and not only a part of one (`综 述`). */
function markSetOff(mark: Marked, front: Front): void {
  if (mark.heading?.style !== "spaced" && !(mark.heading?.style === "mark" && mark.heading.rank === 1))
    return;
  const title = tidyTitle(mark.line.text);
  if (title.length < 4) return;
  if (PAPER.test(title)) front.titles.push(title);
  else if (ORGANISATION.test(title)) front.bodies.push(title);
  else return;
  asTitle(mark);
}

/** A short line of a letter ends nothing and yet stands by itself (`联系人：…`). */
const SHORT_LINE = 30;
/** Among wrapped lines one that fills no more than this share of the width is not gone on with. */
const SHORT_SHARE = 0.6;

function isInside(marks: readonly Marked[], i: number, layout: Layout): boolean {
  const before = marks[i - 1];
  if (before === undefined || before.part !== "text" || before.alone !== null) return false;
  // Some blank lines part what stands above a title from it.
  if (markAt(marks, i).line.blanksBefore >= GAP) return false;
  const short =
    layout.wrapWidth === null
      ? before.line.text.length <= SHORT_LINE
      : before.line.width <= layout.wrapWidth * SHORT_SHARE;
  if (short && !/[，。、《“]|（(?![^）]*）$)/.test(before.line.text)) return false;
  return !endsSentence(before.line.text) && !ADDRESSED.test(before.line.text);
}

const GAP = 2;

/** Lines at the end that may hold body and date. */
const LAST_LINES = 4;

/** Marks body and date where they stand under the text, as under a letter. */
export function markSignature(marks: readonly Marked[], front: Front): void {
  for (let i = Math.max(0, marks.length - LAST_LINES); i < marks.length; i++) {
    const mark = markAt(marks, i);
    const before = markAt(marks, i - 1);
    if (mark.part !== "text" || (before.part === "text" && !endsSentence(before.line.text))) continue;
    if (isDateLine(mark.line.text)) {
      front.date ??= mark.line.text;
      setAside(mark);
    } else if (ORGANISATION.test(mark.line.text) && i > 0) {
      front.bodies.push(mark.line.text);
      asTitle(mark);
    }
  }
}

function fills(mark: Marked, layout: Layout): boolean {
  return layout.wrapWidth !== null && mark.line.width >= layout.wrapWidth * 0.92;
}

function setAside(mark: Marked): void {
  mark.part = "furniture";
}

function asTitle(mark: Marked): void {
  mark.part = "heading";
  mark.heading = { style: "title", rank: 0, number: "" };
}

const SESSION_BEGINS = /^[—–-]{0,3}[（(]?(?:19|20|２０|１９|二〇).{6,18}在/;

const SESSION_ENDS = /^[^。，]{0,24}(?:会议|大会|全会)上/;

/** Whether the session a report was read to is named at `i`; a second line of it is joined. */
function isSession(marks: readonly Marked[], i: number): boolean {
  const { text } = markAt(marks, i).line;
  if (text.length > 90) return false;
  const next = marks[i + 1];
  const cutShort =
    SESSION_BEGINS.test(text) && !/上[）)]?$/.test(text) && SESSION_ENDS.test(next?.line.text ?? "");
  if (next === undefined || !cutShort) return SESSION.test(text);
  next.joined = true;
  return true;
}

/** `第一部分 部门概况` opens the text. */
const PART = /^(?:第[一二三四五六七八九十]{1,3}[部章节编]|[一二三四五六七八九十]{1,3}[、\s\u3000])/;

/** `附件1` above the title. */
const ATTACHMENT = /^附[件录表]\s?[0-9一二三四五六七八九十]{0,2}[：:]?$/;

/** `2016年工作安排`: a title of a part, where the text has begun. */
const TITLE_OF_PART = /^(?:19|20)\d{2}\s?年度?的?[\u3400-\u9fff]{0,4}(?:工作|任务|目标)[\u3400-\u9fff]{0,6}$/;

/** What forms and collections print before a title. */
const TITLE_LABEL = /^(?:标题|题目|题名|名称|文件名称|报告名称)[：:]\s*/;

/** Marks a title at `i`, which may run over two lines; returns how many more lines it took. */
function markTitle(marks: readonly Marked[], i: number, layout: Layout, front: Front): number {
  const mark = markAt(marks, i);
  const { text } = mark.line;
  if (text.length > 70 || /^[●■◆◎▲★☆◇▶]/.test(text) || STOPS.test(text.replace(/《[^》]*》/g, ""))) return 0;
  if (PAPER.test(foldChars(closeUp(text)))) {
    const next = marks[i + 1]?.line.text ?? "";
    // A paragraph's first line may end in such a word by chance: then the next line goes on with the sentence.
    if (fills(mark, layout) && next !== "" && !/^[0-9〔（(—一二]/.test(next) && !ADDRESSED.test(next))
      return 0;
    front.titles.push(text.replace(TITLE_LABEL, ""));
    asTitle(mark);
    return 0;
  }
  const next = marks[i + 1];
  if (next === undefined || next.part !== "text" || text.length + next.line.text.length > 90) return 0;
  const whole = text + next.line.text;
  if (STOPS.test(whole.replace(/《[^》]*》/g, "")) || !PAPER.test(whole) || endsSentence(text)) return 0;
  if (
    /(?:文件|简报|公报|号)(?:[（(][^）)]{1,4}[）)])?$/.test(text) ||
    PART.test(next.line.text) ||
    ATTACHMENT.test(text)
  )
    return 0;
  front.titles.push(whole);
  asTitle(mark);
  next.part = "heading";
  next.heading = mark.heading;
  next.joined = true;
  return 1;
}
