import type { ProblemCode } from "../domain/report.ts";

/** What the first bytes of a file say it is: something to be read as text, a zip, or nothing that can be read. */
export type Kind =
  | { readonly kind: "text" | "zip" }
  | { readonly kind: "refused"; readonly code: ProblemCode; readonly message: string };

interface Signature {
  readonly bytes: readonly number[];
  readonly message: string;
}

const ascii = (text: string): number[] => [...Buffer.from(text, "latin1")];

const ADVICE = "save it as .docx or as plain text and put that here";

/** Formats people put beside reports. Signatures as registered by their makers (PDF 1.7, ECMA-376, RFC 2083 …). */
const UNSUPPORTED: readonly Signature[] = [
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
    message: `is an old Office file (.doc, .xls) or one with a password; ${ADVICE}`,
  },
  { bytes: ascii("{\\rtf"), message: `is an RTF file; ${ADVICE}` },
  { bytes: ascii("<?xml"), message: `is an XML file; ${ADVICE}` },
];

const BINARY: readonly Signature[] = [
  { bytes: [0x89, 0x50, 0x4e, 0x47], message: "is a PNG image" },
  { bytes: [0xff, 0xd8, 0xff], message: "is a JPEG image" },
  { bytes: ascii("GIF8"), message: "is a GIF image" },
  { bytes: ascii("II*\0"), message: "is a TIFF image" },
  { bytes: ascii("MM\0*"), message: "is a TIFF image" },
  { bytes: [0x1f, 0x8b], message: "is a gzip archive; unpack it" },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], message: "is a 7z archive; unpack it" },
  { bytes: ascii("Rar!\x1a\x07"), message: "is a rar archive; unpack it" },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], message: "is a program" },
  { bytes: ascii("RIFF"), message: "is a sound, film or image" },
];

/** PDF readers accept the signature anywhere in the first kilobyte. */
const PDF_REACH = 1024;

/** Tells the kind of a file from its content; its name is never asked. */
export function kindOf(bytes: Buffer): Kind {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) {
    return { kind: "zip" };
  }
  if (bytes.subarray(0, PDF_REACH).includes("%PDF-")) {
    return refused("unsupported", "is a PDF; export its text (.txt) or save it as .docx and put that here");
  }
  for (const { bytes: head, message } of UNSUPPORTED) {
    if (startsWith(bytes, head)) return refused("unsupported", message);
  }
  for (const { bytes: head, message } of BINARY)
    if (startsWith(bytes, head)) return refused("binary", message);
  const head = bytes.subarray(0, PDF_REACH).toString("latin1").trimStart().toLowerCase();
  if (head.startsWith("<!doctype html") || head.startsWith("<html")) {
    return refused("unsupported", "is a web page (HTML); copy its text into a .txt file and put that here");
  }
  return { kind: "text" };
}

function startsWith(bytes: Buffer, head: readonly number[]): boolean {
  return head.every((byte, at) => bytes[at] === byte);
}

function refused(code: ProblemCode, message: string): Kind {
  return { kind: "refused", code, message };
}
