import { fromBufferPromise, type Entry, type ZipFile } from "yauzl";
import { MAX_INFLATED_BYTES, MAX_ZIP_ENTRIES } from "./limits.ts";
import { Refused } from "./refused.ts";

/** Where Word keeps the text. Some writers number the part. */
const MAIN_PART = /^word\/document\d*\.xml$/;

/**
 * Gives the main part of a docx to `take`, piece by piece as it is inflated. Throws `Refused` for an archive that is
 * no docx, is encrypted, or goes beyond a limit; other errors mean a damaged archive. Nothing is written to disk and
 * names in the archive are never used as paths; the library refuses absolute ones and those with `..` besides.
 */
export async function inflateMainPart(bytes: Buffer, take: (piece: Buffer) => void): Promise<void> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true });
  const entry = await findMainPart(zip);
  if (entry === null)
    throw new Refused("unsupported", "is a zip archive and no .docx; unpack it, or save it as .docx");
  if (entry.isEncrypted())
    throw new Refused("unsupported", "is an encrypted .docx; save it without a password");
  const stream = await zip.openReadStreamPromise(entry);
  let inflated = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    inflated += piece.length;
    // Leaving the loop by a throw destroys the stream.
    if (inflated > MAX_INFLATED_BYTES) {
      throw new Refused("too-large", `inflates to more than ${MAX_INFLATED_BYTES / 1024 / 1024} MB`);
    }
    take(piece);
  }
}

async function findMainPart(zip: ZipFile): Promise<Entry | null> {
  let found: Entry | null = null;
  let entries = 0;
  for await (const entry of zip.eachEntry()) {
    entries += 1;
    if (entries > MAX_ZIP_ENTRIES)
      throw new Refused("too-large", `is an archive of more than ${MAX_ZIP_ENTRIES} parts`);
    if (found === null && MAIN_PART.test(entry.fileName)) found = entry;
  }
  return found;
}
