import { errorText } from "../lib/log.ts";
import { DocxDocument } from "./docx-document.ts";
import { inflateMainPart } from "./docx-zip.ts";
import { Refused } from "./refused.ts";
import type { TextReading } from "./text-file.ts";

/** Reads the text of a .docx: a paragraph or row a line. Any bytes go in; nothing is thrown. */
export async function readDocx(bytes: Buffer): Promise<TextReading> {
  const document = new DocxDocument();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    await inflateMainPart(bytes, (piece) => document.write(decoder.decode(piece, { stream: true })));
    document.write(decoder.decode());
    const text = document.end();
    if (text.lines.every((line) => line.trim() === "")) {
      return refuse(new Refused("empty", "is a .docx without text (only images?)"));
    }
    return { ok: true, text, oddities: [] };
  } catch (error) {
    if (error instanceof Refused) return refuse(error);
    return refuse(new Refused("unreadable", `is a damaged .docx: ${errorText(error)}`));
  }
}

function refuse({ code, message }: Refused): TextReading {
  return { ok: false, refusal: { code, message } };
}
