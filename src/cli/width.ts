/** Text in terminal columns: Chinese characters and their punctuation take two. */

/** Wide and full-width characters of Unicode's East Asian Width that occur in reports, and emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Marks that stand on the character before, and characters that show nothing. */
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** Control and direction characters could move the cursor or turn a line around. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** A text that is safe to print in a terminal: one line, nothing that moves the cursor. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, "\ufffd");
}

/** How many columns a text takes. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const char of text) columns += columnsOfCharacter(char);
  return columns;
}

/** Fills a text with spaces up to a width; a wider one stays as it is. */
export function padTo(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - columnsOf(text)));
}

/** Cuts a text into lines of at most `width` columns (at least 2), after a space where there is one. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const char of text) {
    const columns = columnsOfCharacter(char);
    if (used + columns > width) {
      const space = line.lastIndexOf(" ");
      const cut = space > 0 && columns === 1 && char !== " " ? space + 1 : line.length;
      lines.push(line.slice(0, cut).trimEnd());
      line = line.slice(cut);
      used = columnsOf(line);
    }
    line += char;
    used += columns;
  }
  if (line !== "" || lines.length === 0) lines.push(line);
  return lines;
}

function columnsOfCharacter(char: string): number {
  if (NO_WIDTH.test(char)) return 0;
  return WIDE.test(char) ? 2 : 1;
}
