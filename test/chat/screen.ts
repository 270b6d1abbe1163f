/** A reply as it looks, in plain characters: `**bold**`, `_italic_`, `` `code` ``, `│` a quote, `┆` a folded one, `[button]`. */

import type { Button, Reply, Run } from "../../src/chat/reply.ts";

const MARKS = { bold: "**", italic: "_", code: "`" } as const;

const shown = ({ text, style }: Run): string =>
  style === undefined ? text : `${MARKS[style]}${text}${MARKS[style]}`;

const label = ({ label: text, action }: Button): string =>
  action.kind === "copy" ? `[${text} → ${action.text}]` : `[${text}]`;

export function screen(reply: Reply): string {
  const blocks = reply.blocks.map(
    ({ kind, runs }) =>
      `${kind === "quote" ? "│ " : kind === "folded" ? "┆ " : ""}${runs.map(shown).join("")}`,
  );
  return [...blocks, "", ...reply.rows.map((row) => row.map(label).join(" "))].join("\n");
}
