import { errorText } from "../lib/log.ts";
import { DocxDocument } from "./docx-document.ts";
import { DocxXml } from "./docx-xml.ts";
import { openDocx } from "./docx-zip.ts";
import { Refused } from "./refused.ts";
import type { TextReading } from "./text-file.ts";

/** Reads the text of a .docx: a paragraph or row a line. Any bytes go in; nothing is thrown. */
export async function readDocx(bytes: Buffer): Promise<TextReading> {
  const document = new DocxDocument();
  const xml = new DocxXml(document);
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    const archive = await openDocx(bytes);
    await archive.inflate("document", (piece) => xml.write(decoder.decode(piece, { stream: true })));
    xml.write(decoder.decode());
    xml.end();
    const text = document.lines();
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
