/** Numbers as Word prints them before headings and in lists, by the name of the format (ISO/IEC 29500-1, 17.18.59). */

const HAN = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
const HAN_RING = ["○", ...HAN.slice(1)];
const HAN_ZERO = ["零", ...HAN.slice(1)];
const HAN_UNITS = ["", "十", "百", "千"];
const LEGAL = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"];
const LEGAL_TRADITIONAL = ["零", "壹", "貳", "參", "肆", "伍", "陸", "柒", "捌", "玖"];
const LEGAL_UNITS = ["", "拾", "佰", "仟"];
const FULL_WIDTH = ["０", "１", "２", "３", "４", "５", "６", "７", "８", "９"];

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
];
/** Beyond it there is no sign. */
const LARGEST_ROMAN = 3_999;
/** Word repeats a letter thirty times at most. */
const LARGEST_LETTER = 780;
/** Beyond it Word and its readers differ, and nobody numbers so far. */
const LARGEST_HAN = 9_999;

type Format = (value: number) => string | null;

const FORMATS = new Map<string, Format>([
  ["none", () => ""],
  // Its sign is a matter of fonts and says nothing.
  ["bullet", () => ""],
  ["decimalZero", (value) => String(value).padStart(2, "0")],
  ["numberInDash", (value) => `- ${value} -`],
  ["decimalFullWidth", (value) => digits(value, FULL_WIDTH)],
  ["decimalFullWidth2", (value) => digits(value, FULL_WIDTH)],
  ["ideographDigital", (value) => digits(value, HAN)],
  ["japaneseDigitalTenThousand", (value) => digits(value, HAN)],
  ["taiwaneseDigital", (value) => digits(value, HAN_RING)],
  ["chineseCounting", counting],
  ["taiwaneseCounting", counting],
  ["chineseCountingThousand", (value) => grouped(value, HAN_ZERO, HAN_UNITS, isFirstTen)],
  ["taiwaneseCountingThousand", (value) => grouped(value, HAN_ZERO, HAN_UNITS, isFirstTen)],
  ["japaneseCounting", (value) => grouped(value, ["", ...HAN.slice(1)], HAN_UNITS, (unit) => unit !== "")],
  ["chineseLegalSimplified", (value) => grouped(value, LEGAL, LEGAL_UNITS, () => false)],
  ["ideographLegalTraditional", (value) => grouped(value, LEGAL_TRADITIONAL, LEGAL_UNITS, () => false)],
  ["ideographTraditional", (value) => oneOf(value, "甲乙丙丁戊己庚辛壬癸")],
  ["ideographZodiac", (value) => oneOf(value, "子丑寅卯辰巳午未申酉戌亥")],
  // Word prints it in brackets, not in circles.
  ["ideographEnclosedCircle", (value) => oneOf(value, "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩")],
  ["decimalEnclosedCircle", (value) => oneOf(value, "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")],
  ["decimalEnclosedCircleChinese", (value) => oneOf(value, "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")],
  ["decimalEnclosedFullstop", (value) => oneOf(value, "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛")],
  ["decimalEnclosedParen", (value) => oneOf(value, "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇")],
  ["upperLetter", letters],
  ["lowerLetter", (value) => letters(value)?.toLowerCase() ?? null],
  ["upperRoman", roman],
  ["lowerRoman", (value) => roman(value)?.toLowerCase() ?? null],
]);

/** A number in a format of Word; in digits where the format is not known here or has no sign for it. */
export function numeral(format: string, value: number): string {
  return FORMATS.get(format)?.(value) ?? String(value);
}

function digits(value: number, signs: readonly string[]): string {
  return Array.from(String(value), (digit) => signs[Number(digit)] ?? digit).join("");
}

/** `十一`, `九十九`; three digits and more are read one by one. */
function counting(value: number): string {
  const small = value > 0 && value < 100 ? grouped(value, HAN_ZERO, HAN_UNITS, isFirstTen) : null;
  return small ?? digits(value, HAN_RING);
}

function isFirstTen(unit: string, before: string): boolean {
  return unit === "十" && before === "";
}

/** `一百零五`: every digit with its unit; `dropsOne` tells where a one is left out. `signs[0]` fills a gap. */
function grouped(
  value: number,
  signs: readonly string[],
  units: readonly string[],
  dropsOne: (unit: string, before: string) => boolean,
): string | null {
  if (value < 1 || value > LARGEST_HAN) return null;
  let text = "";
  let gap = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10;
    const unit = units[place] ?? "";
    if (digit === 0) {
      gap = text !== "";
      continue;
    }
    const one = digit === 1 && dropsOne(unit, text);
    text += `${gap ? (signs[0] ?? "") : ""}${one ? "" : (signs[digit] ?? "")}${unit}`;
    gap = false;
  }
  return text;
}

function oneOf(value: number, signs: string): string | null {
  return signs[value - 1] ?? null;
}

/** `A` … `Z`, `AA`, `BB`: a letter more for every round. */
function letters(value: number): string | null {
  if (value < 1 || value > LARGEST_LETTER) return null;
  const letter = String.fromCharCode(65 + ((value - 1) % 26));
  return letter.repeat(Math.ceil(value / 26));
}

function roman(value: number): string | null {
  if (value < 1 || value > LARGEST_ROMAN) return null;
  let rest = value;
  let text = "";
  for (const [worth, sign] of ROMAN) {
    while (rest >= worth) {
      text += sign;
      rest -= worth;
    }
  }
  return text;
}
