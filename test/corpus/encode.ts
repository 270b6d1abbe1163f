/** Writes text in the character sets that reports come in; the platform only writes UTF-8 and UTF-16LE. */

export type Encoding =
  | "utf-8"
  | "utf-8 with mark"
  | "utf-16le"
  | "utf-16le with mark"
  | "utf-16be"
  | "utf-16be with mark"
  | "gb18030";

export function encode(text: string, encoding: Encoding): Buffer {
  const [charset, mark] = encoding.split(" with ");
  const marked = mark === undefined ? text : `\ufeff${text}`;
  switch (charset) {
    case "utf-16le":
      return Buffer.from(marked, "utf16le");
    case "utf-16be":
      return Buffer.from(marked, "utf16le").swap16();
    case "gb18030":
      return gb18030(marked);
    default:
      return Buffer.from(marked);
  }
}

let table: Map<string, Buffer> | undefined;

/** The two-byte part of GB18030, read off the platform's own decoder. */
function gb18030(text: string): Buffer {
  table ??= readTable();
  const bytes = Array.from(text).map((char) => {
    const known = char < "\u0080" ? Buffer.from(char) : table?.get(char);
    if (known === undefined) throw new Error(`no two bytes for ${char}`);
    return known;
  });
  return Buffer.concat(bytes);
}

function readTable(): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  const decoder = new TextDecoder("gb18030");
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const bytes = Buffer.from([lead, trail]);
      const char = decoder.decode(bytes);
      if (Array.from(char).length === 1 && char !== "\ufffd") found.set(char, bytes);
    }
  }
  return found;
}
