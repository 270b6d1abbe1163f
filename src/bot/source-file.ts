/** A report's own file as a document: uploaded once, then sent by the id that Telegram gave it. */

import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileCaption } from "../chat/card.ts";
import { BOT } from "../chat/sentences-telegram.ts";
import type { Shelf } from "../chat/shelf.ts";
import { errorText } from "../lib/log.ts";
import { ApiError } from "./api-error.ts";
import type { Desk } from "./desk.ts";
import { sendable } from "./render.ts";
import { type Target, targetParameters } from "./sending.ts";

/** What a bot may upload to the cloud's server. */
const UPLOAD_LIMIT = 50 * 1024 * 1024;
/** Captions hold 1,024 units. */
const CAPTION_LIMIT = 1_024;

/** Sends the file that a passage stands in, its lines in the caption; returns the toast. */
export async function sendSourceFile(
  desk: Desk,
  shelf: Shelf,
  target: Target,
  passage: string,
): Promise<string> {
  const placed = shelf.passage(passage);
  if (placed === null) return BOT.passageGone;
  const { report } = placed;
  const caption = sendable(fileCaption(placed.passage, report)).slice(0, CAPTION_LIMIT);
  const send = (document: unknown): Promise<{ document?: { file_id: string } }> =>
    desk.outbox.send(target.chat, "sendDocument", { document, caption, ...targetParameters(target) });

  const known = desk.fileIds.get(report.sha256);
  if (known !== null) {
    try {
      await send(known);
      return "";
    } catch (error) {
      if (!(error instanceof ApiError) || (error.code !== "bad-request" && error.code !== "not-found"))
        throw error;
      desk.fileIds.forget(report.sha256);
    }
  }
  const bytes = await readSource(desk, report.file);
  if (typeof bytes === "string") return bytes;
  // The file may have changed since it was read: its lines would no longer be those of the caption.
  if (createHash("sha256").update(bytes).digest("hex") !== report.sha256) return BOT.stale;
  const sent = await send({ source: bytes, filename: basename(report.file) });
  if (sent.document !== undefined) desk.fileIds.keep(report.sha256, sent.document.file_id);
  return "";
}

/** The bytes, or the sentence that says why there are none. */
async function readSource(desk: Desk, file: string): Promise<Buffer | string> {
  const path = join(desk.seedsDir, file);
  try {
    if ((await stat(path)).size > UPLOAD_LIMIT) return BOT.fileTooLarge;
    return await readFile(path);
  } catch (error) {
    desk.log.warn(`a source file cannot be sent: ${errorText(error)}`);
    return BOT.fileGone;
  }
}
