import { fromBufferPromise, type Entry, type ZipFile } from "yauzl";
import { MAX_INFLATED_BYTES, MAX_ZIP_ENTRIES } from "./limits.ts";
import { Refused } from "./refused.ts";

/** The parts that are read: the text, and what numbers its headings. */
export type Part = "document" | "styles" | "numbering";

/** Where Word keeps them. Some writers number the parts. */
const PATHS: readonly (readonly [Part, RegExp])[] = [
  ["document", /^word\/document\d*\.xml$/],
  ["styles", /^word\/styles\d*\.xml$/],
  ["numbering", /^word\/numbering\d*\.xml$/],
];

/** A docx whose parts are known and not inflated yet. */
export interface DocxArchive {
  has(part: Part): boolean;
  /** Gives a part to `take`, piece by piece as it is inflated; nothing where it is missing. Throws as `openDocx` does. */
  inflate(part: Part, take: (piece: Buffer) => void): Promise<void>;
}

/**
 * Opens a docx. Throws `Refused` for an archive that is no docx, is encrypted, or goes beyond a limit; other errors
 * mean a damaged archive. Nothing is written to disk and names in the archive are never used as paths; the library
 * refuses absolute ones and those with `..` besides.
 */
export async function openDocx(bytes: Buffer): Promise<DocxArchive> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true });
  const parts = await findParts(zip);
  if (!parts.has("document"))
    throw new Refused("unsupported", "is a zip archive and no .docx; unpack it, or save it as .docx");
  // Counted over all parts: the limit is on the file.
  let inflated = 0;
  return {
    has: (part) => parts.has(part),
    async inflate(part, take) {
      const entry = parts.get(part);
      if (entry === undefined) return;
      if (entry.isEncrypted())
        throw new Refused("unsupported", "is an encrypted .docx; save it without a password");
      const stream = await zip.openReadStreamPromise(entry);
      for await (const piece of stream as AsyncIterable<Buffer>) {
        inflated += piece.length;
        // Leaving the loop by a throw destroys the stream.
        if (inflated > MAX_INFLATED_BYTES) {
          throw new Refused("too-large", `inflates to more than ${MAX_INFLATED_BYTES / 1024 / 1024} MB`);
        }
        take(piece);
      }
    },
  };
}

async function findParts(zip: ZipFile): Promise<ReadonlyMap<Part, Entry>> {
  const found = new Map<Part, Entry>();
  let entries = 0;
  for await (const entry of zip.eachEntry()) {
    entries += 1;
    if (entries > MAX_ZIP_ENTRIES)
      throw new Refused("too-large", `is an archive of more than ${MAX_ZIP_ENTRIES} parts`);
    const part = PATHS.find(([, path]) => path.test(entry.fileName))?.[0];
    if (part !== undefined && !found.has(part)) found.set(part, entry);
  }
  return found;
}
