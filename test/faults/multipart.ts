/** Reads a multipart body as the Bot API server does: fields by name, files with their name and bytes. */

import {
  FILE_MARK,
  isBooleanField,
  isJsonField,
  isNumberField,
  type Json,
  type JsonObject,
} from "./check-call.ts";

export interface ReceivedFile {
  readonly field: string;
  readonly filename: string;
  readonly bytes: Buffer;
}

export function readMultipart(
  method: string,
  body: Buffer,
  boundary: string,
): { payload: JsonObject; files: ReceivedFile[] } {
  const payload: Record<string, Json> = {};
  const files: ReceivedFile[] = [];
  // latin1 keeps every byte as one character, so that offsets are those of the bytes.
  for (const part of body.toString("latin1").split(`--${boundary}`).slice(1, -1)) {
    const end = part.indexOf("\r\n\r\n");
    const head = Buffer.from(part.slice(0, end), "latin1").toString("utf8");
    const bytes = Buffer.from(part.slice(end + 4, part.endsWith("\r\n") ? -2 : undefined), "latin1");
    const name = /name="([^"]*)"/u.exec(head)?.[1] ?? "";
    const filename = /filename="([^"]*)"/u.exec(head)?.[1];
    // telegraf sends the method as a field too; the server takes no notice.
    if (name === "method") continue;
    if (filename === undefined) payload[name] = readField(method, name, bytes.toString("utf8"));
    else {
      payload[name] = FILE_MARK;
      files.push({ field: name, filename, bytes });
    }
  }
  return { payload, files };
}

function readField(method: string, name: string, text: string): Json {
  if (isJsonField(method, name)) return JSON.parse(text);
  if (isNumberField(method, name)) return Number(text);
  if (isBooleanField(method, name)) return text === "true";
  return text;
}
