/** Text in pieces, as it is decoded, cut into lines and pages. */

/** The lines of a source and, if it has form feeds, the page of each. */
export interface Lines {
  readonly lines: readonly string[];
  readonly pages: readonly number[] | null;
}

/**
 * Cuts a text that arrives in pieces into lines. Line ends are LF, CRLF and CR, also where a piece ends between CR
 * and LF. A form feed begins a new page; in the line a space stands for it, so that columns of the line stay
 * those of the file. Text after the last line end is a line; nothing after it is none.
 */
export class LineSplitter {
  readonly #lines: string[] = [];
  readonly #pages: number[] = [];
  #page = 1;
  #open = "";
  #endedWithCr = false;

  /** Takes the next piece. */
  push(piece: string): void {
    let text = piece;
    if (this.#endedWithCr && text.startsWith("\n")) text = text.slice(1);
    if (piece !== "") this.#endedWithCr = piece.endsWith("\r");
    const parts = text.split(/\r\n|\r|\n/);
    parts[0] = this.#open + (parts[0] ?? "");
    this.#open = parts.pop() ?? "";
    for (const line of parts) this.#add(line);
  }

  /** What was pushed, once nothing more comes. */
  end(): Lines {
    if (this.#open !== "") this.#add(this.#open);
    this.#open = "";
    return { lines: this.#lines, pages: this.#page === 1 ? null : this.#pages };
  }

  #add(line: string): void {
    if (!line.includes("\f")) {
      this.#lines.push(line);
      this.#pages.push(this.#page);
      return;
    }
    // Form feeds before the first word turn the page for this line; those inside it turn it for the next.
    const start = line.search(/\S/);
    const head = start === -1 ? line : line.slice(0, start);
    this.#page += formFeeds(head);
    this.#lines.push(line.replaceAll("\f", " "));
    this.#pages.push(this.#page);
    this.#page += formFeeds(line) - formFeeds(head);
  }
}

function formFeeds(text: string): number {
  return text.split("\f").length - 1;
}
