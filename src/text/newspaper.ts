/** What a newspaper prints between the halves of a text. Pure. */

import { type Line, type Piece, widthOf } from "./lines.ts";

/** `（下转第四版）` at the end of one page, `（上接A1版）` at the begin of the next. */
const TURN = /[（(]\s?(?:下转|紧转)[^（）()]{1,14}[）)]\s*$/;
const TURNED = /^[（(]\s?(?:上接|紧接)[^（）()]{1,14}[）)]\s*/;
/** `某某报 2022年1月21日 星期五 第一版 要闻`, `某某日报 数字报`, `上一版 下一版 放大+`. */
const HEAD =
  /^(?:[\u3400-\u9fff]{2,8}报?\s{1,4})?(?:19|20)\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日\s{0,4}星期[一二三四五六日天](?:\s[^，。；]{0,50})?$|^放大\+?\s{0,4}缩小|^[\u3400-\u9fff]{2,8}报\s{1,4}(?:数字报|电子版)$|^上一[版篇期]\s{1,4}下一[版篇期]/;
const LONGEST_HEAD = 90;

/** Whether a line is the head of a page of a newspaper. */
export function isNewspaperHead(text: string): boolean {
  return text.length <= LONGEST_HEAD && HEAD.test(text);
}

/** Takes off what says on which page a text goes on. `signs` are the pieces removed. */
export function takeTurns(lines: readonly Line[]): { lines: Line[]; signs: Piece[] } {
  const signs: Piece[] = [];
  const taken = lines.map((line) => {
    const { raw, n } = line;
    let { from, to, text } = line;
    if (!/[（(]/.test(text)) return line;
    const turned = TURNED.exec(text)?.[0] ?? "";
    if (turned !== "" && raw.startsWith(turned.trimEnd(), from)) {
      signs.push({ line: n, from, to: from + turned.trimEnd().length });
      from += turned.length;
      text = text.slice(turned.length);
    }
    const turn = TURN.exec(text)?.[0].trimEnd() ?? "";
    if (turn !== "" && raw.endsWith(turn, to)) {
      signs.push({ line: n, from: to - turn.length, to });
      to -= turn.length;
      text = text.slice(0, -turn.length).trimEnd();
    }
    return from >= to ? line : { ...line, from, to, text, width: widthOf(text) };
  });
  return { lines: taken, signs };
}
