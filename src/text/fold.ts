import { Converter } from "opencc-js/t2cn";

const toSimplified = Converter({ from: "t", to: "cn" });

/** ASCII, general punctuation and full-width forms need no conversion of script; most Latin text stops here. */
const HAS_HAN = /[\u3400-\u9fff\uf900-\ufaff]/;

/**
 * One spelling for text that means the same: NFKC (full-width to half-width, compatibility forms),
 * lower case, traditional to simplified characters. Lengths may change (`㎡` is `m2`); see `foldChars`.
 * Any string goes in, lone surrogates included; nothing is thrown.
 */
export function fold(text: string): string {
  const plain = text.normalize("NFKC").toLowerCase();
  return HAS_HAN.test(plain) ? toSimplified(plain) : plain;
}

/**
 * Like `fold`, but UTF-16 unit i of the result stands for unit i of the input, so that a stretch found in
 * the folded text can be marked in the original. A character whose folded form has another length stays.
 */
export function foldChars(text: string): string {
  let plain = text.normalize("NFKC").toLowerCase();
  if (plain.length !== text.length || !alignedByCharacter(text, plain)) plain = byCharacter(text, foldOne);
  if (!HAS_HAN.test(plain)) return plain;
  const simple = toSimplified(plain);
  // A conversion by phrase keeps the length except where a rare sign leaves the basic plane.
  return simple.length === plain.length ? simple : byCharacter(plain, toSimplified);
}

/** Whole-text NFKC may grow one character and shrink another; equal lengths alone prove nothing. */
function alignedByCharacter(text: string, plain: string): boolean {
  for (let i = 0; i < text.length; i++) {
    if (text[i] === plain[i]) continue;
    if (foldOne(text[i] ?? "") !== plain[i]) return false;
  }
  return true;
}

function foldOne(char: string): string {
  return char.normalize("NFKC").toLowerCase();
}

function byCharacter(text: string, convert: (char: string) => string): string {
  let out = "";
  for (const char of text) {
    const folded = convert(char);
    out += folded.length === char.length ? folded : char;
  }
  return out;
}
