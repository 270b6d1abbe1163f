/** What opens the items of a list: signs (`● …`, `* …`, `- …`) and numbers in two parts. Pure. */

import { decimalNumbers } from "./decimals.ts";
import { type Line, type Piece, widthOf } from "./lines.ts";
import { signTable } from "./sign-table.ts";

const OPENS_ITEM = signTable("●○■◆◇▲△▶►★☆◎•▪‣➢➤✓✔❖*＊·・-–—");
/** A dot or square opens an item as it stands; a star or a dash needs a space behind it, or it hides words or is a dash. */
const SIGN = /^(?:[●○■◆◇▲△▶►★☆◎•▪‣➢➤✓✔❖]\s*|[*＊·・\-–—]\s+)(?=[\u3400-\u9fff“《（(【0-9A-Za-z*])/;
const RUNS = /[，。；：]/;

function signOf({ text, from, raw }: Line): string {
  if (OPENS_ITEM[text.charCodeAt(0)] === 0 || raw[from] !== text[0]) return "";
  return SIGN.exec(text.slice(0, 20))?.[0] ?? "";
}

function opensWith(line: Line | undefined, sign: string): boolean {
  return line !== undefined && signOf(line).charAt(0) === sign.charAt(0);
}

/** The length of what opens line `i` as an item; 0 where nothing does. */
function itemSign(lines: readonly Line[], i: number): number {
  const line = lines[i];
  const sign = line === undefined ? "" : signOf(line);
  if (line === undefined || sign === "") return 0;
  const listed = opensWith(lines[i - 1], sign) || opensWith(lines[i + 1], sign) || RUNS.test(line.text);
  return listed ? sign.length : 0;
}

/**
 * Removes the sign or number from each line that opens an item, so that the item reads as any paragraph does. `signs` are
 * the pieces removed. A short line without a comma and without an item beside it keeps its sign: it is a heading (`● 综述`).
 */
export function takeItemSigns(lines: readonly Line[]): { lines: Line[]; signs: Piece[] } {
  const signs: Piece[] = [];
  const numbered = decimalNumbers(lines);
  const taken = lines.map((line, i) => {
    const length = numbered.get(line) ?? itemSign(lines, i);
    if (length === 0) return line;
    const from = line.from + length;
    const text = line.text.slice(length);
    signs.push({ line: line.n, from: line.from, to: from });
    return { ...line, from, text, width: widthOf(text), item: true };
  });
  return { lines: taken, signs };
}
