import { errorText } from "../lib/log.ts";
import { countParagraphs, type Counting } from "./docx-counting.ts";
import { DocxDocument } from "./docx-document.ts";
import { DocxNumbering } from "./docx-numbering.ts";
import { DocxStyles } from "./docx-styles.ts";
import { DocxXml, type PartReader } from "./docx-xml.ts";
import { type DocxArchive, openDocx, type Part } from "./docx-zip.ts";
import { Refused } from "./refused.ts";
import type { TextReading } from "./text-file.ts";

/** Reads the text of a .docx: a paragraph or row a line. Any bytes go in; nothing is thrown. */
export async function readDocx(bytes: Buffer): Promise<TextReading> {
  try {
    const archive = await openDocx(bytes);
    const { counting, damage } = await readCounting(archive);
    const document = await readPart(archive, "document", new DocxDocument(counting));
    const text = document.lines();
    if (text.lines.every((line) => line.trim() === "")) {
      return refuse(new Refused("empty", "is a .docx without text (only images?)"));
    }
    if (damage === null) return { ok: true, text, oddities: [] };
    const message = `has damaged lists: it was read without its automatic numbers (${damage})`;
    return { ok: true, text, oddities: [{ code: "unreadable", message, lines: [1, text.lines.length] }] };
  } catch (error) {
    if (error instanceof Refused) return refuse(error);
    return refuse(new Refused("unreadable", `is a damaged .docx: ${errorText(error)}`));
  }
}

/** How the paragraphs are numbered; not at all where the parts that say it are missing, or damaged: half of it would count wrong. */
async function readCounting(archive: DocxArchive): Promise<{ counting: Counting; damage: string | null }> {
  if (!archive.has("numbering")) return { counting: () => "", damage: null };
  try {
    const numbering = await readPart(archive, "numbering", new DocxNumbering());
    const styles = await readPart(archive, "styles", new DocxStyles());
    return { counting: countParagraphs(numbering, styles), damage: null };
  } catch (error) {
    if (error instanceof Refused) throw error;
    return { counting: () => "", damage: errorText(error) };
  }
}

async function readPart<Reader extends PartReader>(
  archive: DocxArchive,
  part: Part,
  reader: Reader,
): Promise<Reader> {
  if (!archive.has(part)) return reader;
  const xml = new DocxXml(reader);
  const decoder = new TextDecoder("utf-8", { fatal: true });
  await archive.inflate(part, (piece) => xml.write(decoder.decode(piece, { stream: true })));
  xml.write(decoder.decode());
  xml.end();
  return reader;
}

function refuse({ code, message }: Refused): TextReading {
  return { ok: false, refusal: { code, message } };
}
