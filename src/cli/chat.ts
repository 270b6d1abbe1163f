/** The chat in the terminal: what Telegram does, without Telegram. */

import { createInterface } from "node:readline/promises";
import type { Readable, Writable } from "node:stream";
import { converseAs, type FollowUp } from "../chat/converse.ts";
import { Memory } from "../chat/memory.ts";
import { plainText } from "../chat/plain.ts";
import { openingView, present } from "../chat/present.ts";
import type { View } from "../chat/reply.ts";
import { TERMINAL } from "../chat/sentences.ts";
import type { Shelf } from "../chat/shelf.ts";

/** Lines kept for the arrow keys. */
const HISTORY = 200;
const WHO = "terminal";

export interface ChatOptions {
  readonly input: Readable;
  readonly output: Writable & { readonly isTTY?: boolean };
  /** Resolves when the reports can be asked; questions typed before wait for it. */
  readonly shelf: Promise<Shelf>;
  readonly followUp: FollowUp;
  readonly now: () => Date;
}

/** Talks until the input ends (Ctrl-D), `/exit`, or Ctrl-C. Rejects if the reports cannot be opened. */
export async function chatInTerminal({ input, output, shelf, followUp, now }: ChatOptions): Promise<void> {
  const tty = output.isTTY === true;
  const lines = createInterface({
    input,
    output,
    terminal: tty,
    historySize: HISTORY,
    prompt: TERMINAL.prompt,
  });
  const ended = new Promise<void>((resolve) => void lines.once("close", resolve));
  // Taken before anything is awaited: lines that come earlier than their reader would be lost.
  const typedLines = lines[Symbol.asyncIterator]();
  const memory = new Memory(() => now().getTime());
  const write = (text: string): void => void output.write(`${text}\n`);
  const view = new Screen();

  write(TERMINAL.welcome);
  lines.on("SIGINT", () => lines.close());
  // A person who leaves does not wait for the reports; piped questions have ended long before, and wait.
  const open = await (tty ? Promise.race([shelf, ended]) : shelf);
  if (open === undefined) return;
  write(
    TERMINAL.ready(
      open.reports.length,
      open.reports.reduce((sum, report) => sum + report.passages.length, 0),
    ),
  );
  if (tty) lines.prompt();
  for await (const typed of typedLines) {
    const text = typed.trim();
    if (text === "/exit" || text === "/quit") break;
    if (text === "/help") write(TERMINAL.help);
    else if (text === "/list") write(open.reports.map(({ title, file }) => `${title}（${file}）`).join("\n"));
    else if (text === "/more") write(view.more(open, tty));
    else if (view.has(text)) write(view.open(Number(text) - 1, open, tty));
    else if (text !== "")
      write(view.show(converseAs(WHO, memory, { shelf: open, text, followUp, today: now() }), open, tty));
    if (tty) lines.prompt();
  }
  lines.close();
}

/** What is on the screen, so that `/more` can go on. */
class Screen {
  #asked: ReturnType<typeof converseAs> | null = null;
  #view: View = { kind: "nothing" };

  show(asked: ReturnType<typeof converseAs>, shelf: Shelf, color: boolean): string {
    this.#asked = asked;
    this.#view = openingView(asked);
    return plainText(present(asked, shelf, this.#view), { color });
  }

  more(shelf: Shelf, color: boolean): string {
    return this.open(this.#view.kind === "hit" ? this.#view.n + 1 : 0, shelf, color);
  }

  /** Whether `text` is the number of a passage of the last answer. */
  has(text: string): boolean {
    return /^\d{1,2}$/u.test(text) && this.#asked?.answer.hits[Number(text) - 1] !== undefined;
  }

  /** The passage at place `n` of the last answer. */
  open(n: number, shelf: Shelf, color: boolean): string {
    const asked = this.#asked;
    if (asked?.answer.hits[n] === undefined) return TERMINAL.noMore;
    this.#view = { kind: "hit", n };
    return plainText(present(asked, shelf, this.#view), { color });
  }
}
