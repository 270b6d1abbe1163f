/** The signs that open the items of a list (`● …`, `* …`, `- …`). Pure. */

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

/**
 * Takes the signs that open items off their lines, so that an item reads as any paragraph does. A short line without a
 * comma that no other item stands beside keeps its sign: it is a heading that a sign sets off (`● 综述`).
 */
export function takeItemSigns(lines: readonly Line[]): { lines: Line[]; signs: Piece[] } {
  const signs: Piece[] = [];
  const taken = lines.map((line, i) => {
    const sign = signOf(line);
    if (sign === "") return line;
    const alone = !opensWith(lines[i - 1], sign) && !opensWith(lines[i + 1], sign);
    if (alone && !RUNS.test(line.text)) return line;
    const from = line.from + sign.length;
    const text = line.text.slice(sign.length);
    signs.push({ line: line.n, from: line.from, to: from });
    return { ...line, from, text, width: widthOf(text), item: true };
  });
  return { lines: taken, signs };
}
