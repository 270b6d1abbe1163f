import { isUtf8 } from "node:buffer";

/** Names as `TextDecoder` knows them. */
export type Charset = "utf-8" | "utf-16le" | "utf-16be" | "gb18030";

/** A reading of the bytes to try. `strict` decoding must succeed without a single bad sequence. */
export interface CharsetGuess {
  readonly charset: Charset;
  readonly strict: boolean;
}

/** Bytes that are looked at by the heuristics: enough for some 10,000 characters. */
const SAMPLE = 64 * 1024;

/**
 * How common the characters beyond ASCII must be before bytes are taken for GB18030. Reports have more than 0.95, also
 * with many names, traditional characters in GB18030 0.5 to 0.6; Big5, Shift-JIS, Cyrillic and Latin-1 texts, most of
 * which decode as GB18030 without an error, stay below 0.45.
 */
const GB_SHARE = 0.48;

/** Share of 16-bit units that must be Chinese, its punctuation or ASCII before bytes are taken for UTF-16. */
const UTF16_SHARE = 0.95;

/** ASCII read two by two looks like Chinese in UTF-16; real UTF-16 Chinese has a third of its bytes here. */
const UTF16_HIGH_BYTES = 0.15;

/**
 * The readings to try, in order; the first that decodes is the text. A byte order mark decides; then strict UTF-8,
 * which no other text passes by chance; then, for bytes of the right profile, UTF-16 without a mark and GB18030.
 * Last come UTF-8 and GB18030 with a few bad sequences (a file cut in the middle of a character).
 * Empty where the bytes hold NUL and are not UTF-16: no text.
 */
export function charsetGuesses(bytes: Buffer): readonly CharsetGuess[] {
  const marked = byteOrderMark(bytes);
  if (marked !== null) return [strict(marked), lenient(marked)];
  if (bytes.includes(0)) return utf16Guesses(bytes);
  if (isUtf8(bytes)) return [strict("utf-8")];
  const guesses: CharsetGuess[] = [...utf16Guesses(bytes)];
  const likeGb = gbShare(bytes) >= GB_SHARE;
  if (likeGb) guesses.push(strict("gb18030"));
  guesses.push(lenient("utf-8"));
  if (likeGb) guesses.push(lenient("gb18030"));
  return guesses;
}

function strict(charset: Charset): CharsetGuess {
  return { charset, strict: true };
}

function lenient(charset: Charset): CharsetGuess {
  return { charset, strict: false };
}

function byteOrderMark(bytes: Buffer): Charset | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

function utf16Guesses(bytes: Buffer): CharsetGuess[] {
  const sample = bytes.subarray(0, SAMPLE);
  const high = sample.reduce((count, byte) => count + (byte >= 0x80 || byte === 0 ? 1 : 0), 0);
  if (bytes.length % 2 !== 0 || high < sample.length * UTF16_HIGH_BYTES) return [];
  const guesses: CharsetGuess[] = [];
  if (utf16Share(sample, 0, 1) >= UTF16_SHARE) guesses.push(strict("utf-16le"));
  if (utf16Share(sample, 1, 0) >= UTF16_SHARE) guesses.push(strict("utf-16be"));
  return guesses;
}

function utf16Share(sample: Buffer, low: number, high: number): number {
  let usual = 0;
  let units = 0;
  for (let at = 0; at + 1 < sample.length; at += 2) {
    units += 1;
    if (isUsual((sample[at + high] ?? 0) * 256 + (sample[at + low] ?? 0))) usual += 1;
  }
  return units === 0 ? 0 : usual / units;
}

/** ASCII text, Chinese characters, Chinese and full-width punctuation, dashes and quotation marks. */
function isUsual(unit: number): boolean {
  return (
    (unit >= 0x4e00 && unit <= 0x9fff) ||
    (unit >= 0x20 && unit <= 0x7e) ||
    (unit >= 0x09 && unit <= 0x0d) ||
    (unit >= 0x3000 && unit <= 0x303f) ||
    (unit >= 0xff00 && unit <= 0xffee) ||
    (unit >= 0x2010 && unit <= 0x2026)
  );
}

/**
 * How common the characters beyond ASCII are, from 0 to 1: GB 2312's punctuation and full-width letters (rows 1–3) and
 * its first 3,755 characters, chosen by use (rows 16–55), count in full, its other characters (rows 56–87) half.
 */
function gbShare(bytes: Buffer): number {
  const sample = bytes.subarray(0, SAMPLE);
  let common = 0;
  let characters = 0;
  for (let at = 0; at < sample.length; ) {
    const lead = sample[at] ?? 0;
    const trail = sample[at + 1] ?? 0;
    if (lead < 0x80) {
      at += 1;
      continue;
    }
    if (trail >= 0xa1) common += commonness(lead);
    characters += 1;
    at += trail >= 0x30 && trail <= 0x39 ? 4 : 2;
  }
  return characters === 0 ? 0 : common / characters;
}

function commonness(lead: number): number {
  if ((lead >= 0xa1 && lead <= 0xa3) || (lead >= 0xb0 && lead <= 0xd7)) return 1;
  return lead >= 0xd8 && lead <= 0xf7 ? 0.5 : 0;
}
