/** Lines that belong to the page and not to the report: feet, running heads, bylines, notes, web furniture. Pure. */

import { isBlankCode, type Line } from "./lines.ts";
import { isTagsOnly } from "./markup.ts";
import { signTable } from "./sign-table.ts";

/** Buttons and labels of web pages, whole lines. */
const WEB_WORDS = new Set(
  (
    "下载 打印 打印本页 打印本文 全屏 收藏 加大 还原 减小 放大 缩小 大 中 小 【大 小】 字体 字号 字体大小 首页 返回首页 分享 分享到 分享至 " +
    "关闭 关闭窗口 关闭本页 返回 返回顶部 返回上一页 上一篇 下一篇 上一页 下一页 下载文档 我要纠错 纠错 微信 微博 朋友圈 相关报道 相关链接 相关文章 相关阅读 " +
    "政府信息公开 信息公开 政务公开 网站地图 扫一扫在手机打开当前页 扫一扫手机打开当前页 无障碍 无障碍阅读 长者模式 语音播报 " +
    "文档介绍 新闻 目录 打印 关闭 Public domain false true 时间 来源 浏览次数 > 】 【 〉 >> | 附件下载 信息来源 发布时间 发布日期 视力保护色 保护视力色"
  ).split(" "),
);
WEB_WORDS.add("Public domain");
/** What a line of buttons begins with, blanks aside: a word or what parts two. */
const WEB_STARTS = signTable(
  [...new Set(Array.from(WEB_WORDS, (word) => word.charAt(0)))].join("") + "|｜>›»/[]【】［］·",
);
const WEB_LABEL =
  /^(?:【?字号|【?字体|正文|来源|来源URL|来源网址|原文链接|链接|网址|发文单位|发布单位|印发单位|发文时间|发文日期|印发日期|更新时间|添加时间|生效日期|信息来源|稿源|文章来源|发布时间|发布日期|时间|日期|浏览次数|阅读次数|点击数|点击量|访问量|阅读量|联系\s?人|联系电话|责任编辑|责编|编辑|本类目编辑|本栏目编辑|栏目编辑|审核|校对|撰稿|供稿|供稿单位|摄影|作者|记者|索引号|主题分类|发布机构|发文机关|文件编号|成文日期|公开方式|有效性|分享到?|关键词|体裁分类|字体大小|组配分类|文件编号|信息分类|内容分类|内容概述|公文时效|服务对象|名\s{1,4}称|文\s{1,4}号|主\s{0,4}题\s{0,4}词|标\s{1,4}题|当前位置|您的位置|您现在的位置|扫一扫|上一篇|下一篇|相关链接|版权所有|主办|主办单位|承办|网站标识码|[京沪津渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]ICP备)\s?[：:】]/;
const WEB_LABEL_BARE =
  /^(?:[\u3400-\u9fff]{1,8}\s+)?(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}\s+\d{1,2}:\d\d[^。，；]{0,50}$|^\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d\s+\d{1,2}:\d\d$|^本文来源[：:]|^[-–]?\s?[[【](?:索引号|发文字号|主题分类|发布机构|有效性|成文日期|发布日期|体裁分类)[\]】]|^(?:网站首页|首页|设为首页|加入收藏|会员登录)(?:\s?[|｜]\s?[\u3400-\u9fff]{2,8}){1,12}(?:\s+[\u3400-\u9fff|｜]{2,24})?$|^(?:添加|发布|更新|录入|上传)(?:时间|日期)\s*(?:19|20)\d\d|^[（(]?(?:责任编辑|本类目编辑|本栏目编辑|编辑)[：:].{0,30}$|^[（(](?:责任编辑|责编|编辑|本类目编辑)[：:\s].{0,30}[）)]$/;
const PHOTO = /^.{0,60}(?:记者\s?[\u3400-\u9fff ]{2,8}\s?摄|[（(]资料图片?[）)])$/;
const AGENCY = /^(?:新华社|本报|中新社|人民网).{1,24}电$/;

const PAGE_NUMBER =
  /^(?:[-—–―~·•\s]{0,4}\d{1,4}[-—–―~·•\s]{0,4}|[^。，；]{0,24}第\s?\d{1,4}\s?页(?:[，,/\s]{0,2}共\s?\d{1,4}\s?页)?|\d{1,4}\s?\/\s?\d{1,4}|[Pp](?:age|\.)?\s?\d{1,4}(?: of \d{1,4})?)$/;
const FOOT =
  /^(?:[\u3400-\u9fff·（）()—-]{2,24}(?:(?:19|20)\d\d)?[\s\u2000-\u200a\u3000]+[·•—-]?\s?\d{1,4}\s?[·•—-]?|[·•—-]?\s?\d{1,4}\s?[·•—-]?[\s\u2000-\u200a\u3000]+[\u3400-\u9fff·（）()—-]{2,24}(?:(?:19|20)\d\d)?)$/;
/** Words that name a book or a body, as running heads do; with a number beside them they are no sentence. */
const SURE_FOOT =
  /(?:年鉴|公报|人民政府|委员会|办公室|总结|报告|志)(?:(?:19|20)\d\d)?[\s\u2000-\u200a\u3000]+[·•—-]?\s?\d{1,4}|[\s\u2000-\u200a\u3000]0\d{2}$|^\d{1,4}[\s\u2000-\u200a\u3000]+[\u3400-\u9fff]{2,16}年鉴/;
const YEAR_FIRST = /^(?:19|20)\d\d(?:[\s\u2000-\u200a\u3000]|$)/;

const NOTE = /^(?:\*\*)?[（(]?(?:注|备注|附注|注释|说明)\s?\d{0,2}[：:](?:\*\*)?/;
const CONTINUED = /^[（(]续(?:表|上表|前表|上页)?\d{0,2}[）)]$/;
const PUBLICITY = /^[（(](?:此件|本件)[\u3400-\u9fff]{2,12}[）)]$/;

/** What the number of a page, with a sign beside it, begins or ends with. */
const AT_NUMBER = signTable("0123456789·•—-–―~Pp");

function beginsAsNumber(text: string): boolean {
  const first = text.charCodeAt(0);
  return AT_NUMBER[first] !== 0 || isBlankCode(first);
}

function endsAsNumber(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return AT_NUMBER[last] !== 0 || isBlankCode(last);
}

/** Whether a line is a foot or head of a page that stands alone (numbers need company, see `repeatedHeads`). */
export function isPageNumber(text: string): boolean {
  if (text.length > 48 || !(beginsAsNumber(text) || text.includes("页"))) return false;
  return /\d/.test(text) && PAGE_NUMBER.test(text);
}

/** Whether a line has the shape of a running head with its page number (`某市人民政府 089`). */
export function isFootShape(text: string): boolean {
  if (text.length > 36 || !(beginsAsNumber(text) || endsAsNumber(text))) return false;
  return /\d/.test(text) && FOOT.test(text) && !YEAR_FIRST.test(text);
}

/** Whether such a line can be nothing else: it names a book or a body beside the number. */
export function isSureFoot(text: string): boolean {
  return isFootShape(text) && SURE_FOOT.test(text);
}

/** Whether a line begins a note (`注：…`). */
export function isNote(text: string): boolean {
  return NOTE.test(text.slice(0, 20)) && !/^.{1,4}[：:]$/.test(text);
}

/** Whether a line only says that a table goes on. */
export function isContinuedMark(text: string): boolean {
  return text.length < 10 && CONTINUED.test(text);
}

const BUTTONS = /[\s\u2000-\u200a\u3000|｜>›»/[\]【】［］·]+/;
const MARKUP =
  /^(?:(?:[-:]{3,}\|){2,}[-:]{0,9}|[-*_=—]{3,}|(?:[-*_=—] ){2,}[-*_=—]|!\[[^\]]{0,200}\]\([^)]{0,300}\)|<!--.{0,200}-->|<\/?(?:br|hr|p|div|center|span|html|body)\s?\/?>)$/;
const PATH =
  /^首页\s{1,4}[\u3400-\u9fff]{2,8}\s{1,4}\S.{0,40}$|^(?:当前位置|首页|您的位置|您?所在的?位置)[\s：:>›»].{0,60}[>›»]|^[>›»]\s?[\u3400-\u9fff]/;
/** `某人大网 >> 常委会会议 >> 会议文件`: names and nothing else, parted twice. */
const LONG_PATH = /^[^<>›»。，；]{2,20}(?:\s?(?:>{1,2}|›|»)\s?[^<>›»。，；]{2,30}){2,6}$/;

/** What sites say around the documents that they share. */
const SHARED =
  /^电脑桌面$|到电脑桌面$|在桌面快捷访问|VIP专享|下载文档\s?到电脑|^还剩\s?\d{1,4}\s?页|不保证该用户上传|^[-•]?\s?[\d.]{1,8}\s?[KM]B\s?\|?$|^\d{1,4}页$|^(?:[-•]\s?)?(?:19|20)\d\d-\d{1,2}-\d{1,2}\s?发布\s?\|?$|^\[NextPage\]$/i;

/** A line of a table of contents: `一、2022年主要工作……1`. */
const CONTENTS = /(?:…{1,60}|\.{4,60}|·{4,60})\s?\d{1,3}$/;

/** Whether a line belongs to a web page, an editor or the markup of a page. */
export function isFurniture(text: string): boolean {
  if (MARKUP.test(text) || isTagsOnly(text)) return true;
  if (text.length > 90) return false;
  return (
    isButtons(text) ||
    (text.length <= 80 && (WEB_LABEL.test(text) || WEB_LABEL_BARE.test(text))) ||
    AGENCY.test(text) ||
    CONTENTS.test(text) ||
    PUBLICITY.test(text) ||
    PATH.test(text) ||
    SHARED.test(text) ||
    LONG_PATH.test(text) ||
    isContinuedMark(text) ||
    (/[摄）)]$/.test(text) && PHOTO.test(text))
  );
}

/** Whether a line holds buttons of a web page and nothing else: `【打印】 【关闭窗口】`. */
function isButtons(text: string): boolean {
  const first = text.charCodeAt(0);
  if (WEB_STARTS[first] === 0 && !isBlankCode(first)) return false;
  if (WEB_WORDS.has(text.replace(/[：:]$/, ""))) return true;
  if (text.length > 60 || !BUTTONS.test(text)) return false;
  const words = text.split(BUTTONS).filter((word) => word !== "");
  return words.length > 0 && words.every((word) => WEB_WORDS.has(word.replace(/[：:]$/, "")));
}

/** Digits of a running head replaced, so that those of all pages are alike. */
function stripDigits(text: string): string {
  return text.replace(/[0-9０-９\s\u2000-\u200a\u3000—–\-·•]+/g, "#");
}

/** A running head repeats at least so often. */
const REPEATS = 3;

/** Indexes of lines that are running heads or feet: short lines that repeat over the report with other numbers. */
export function repeatedHeads(lines: readonly Line[]): ReadonlySet<number> {
  const places = new Map<string, number[]>();
  for (const line of lines) {
    if (!isFootShape(line.text)) continue;
    const key = stripDigits(line.text);
    const list = places.get(key);
    if (list === undefined) places.set(key, [line.index]);
    else list.push(line.index);
  }
  const found = new Set([...repeatedTitles(lines), ...besidePageNumbers(lines)]);
  for (const list of places.values()) if (list.length >= REPEATS) for (const index of list) found.add(index);
  return found;
}

/** What a report is called by. */
const CALLED = /(?:总结|报告|年鉴|公报|要点|汇编|简报|打算|安排|计划)(?:[（(].{1,12}[）)])?$/;

/** Where the title of a report is printed again over its pages: all but the first. */
function repeatedTitles(lines: readonly Line[]): readonly number[] {
  const places = new Map<string, number[]>();
  for (const { text, index } of lines) {
    const title = text.trim();
    if (title.length < SHORTEST_TITLE || title.length > 48 || !CALLED.test(title) || /[。，；、]/.test(title))
      continue;
    const list = places.get(title);
    if (list === undefined) places.set(title, [index]);
    else list.push(index);
  }
  return [...places.values()].flatMap((list) => (list.length >= REPEATS ? list.slice(1) : []));
}

/** A running head on a line of its own, above or below the number of the page: twice is enough there. */
function besidePageNumbers(lines: readonly Line[]): readonly number[] {
  const places = new Map<string, number[]>();
  for (const [i, { text, index }] of lines.entries()) {
    if (text.length < 4 || text.length > 48 || /[。，；、：]/.test(text) || isPageNumber(text)) continue;
    if (!isPageNumber(lines[i - 1]?.text ?? "") && !isPageNumber(lines[i + 1]?.text ?? "")) continue;
    const list = places.get(text);
    if (list === undefined) places.set(text, [index]);
    else list.push(index);
  }
  return [...places.values()].flatMap((list) => (list.length > 1 ? list : []));
}

/** "工作计划" heads a part; a title says whose. */
const SHORTEST_TITLE = 8;
