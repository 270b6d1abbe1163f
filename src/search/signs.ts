import type { Expectation, SearchQuery } from "./query.ts";

/** What a sentence holds by its form alone, one bit each. */
const SIGN = {
  number: 1,
  date: 2,
  year: 4,
  percent: 8,
  money: 16,
  place: 32,
  person: 64,
  quoted: 128,
} as const;

const FORMS: readonly (readonly [number, RegExp])[] = [
  [
    SIGN.number,
    /\d|[一二两三四五六七八九十百千万亿][余多]?[个位名人次项家座种条届期类年月天只件部场所吨公米]/,
  ],
  [SIGN.date, /\d年|\d月|\d日|[一二三四五六七八九十〇零]年|世纪|[一二三四五六七八九十]月/],
  [SIGN.year, /\d{3,4}年|[一二三四五六七八九〇零]{4}年/],
  [SIGN.percent, /%|百分之|成以上/],
  [SIGN.money, /元|美金|英镑/],
  [SIGN.place, /[省市县区镇村州国洲岛港湾山河路街道]/],
  [SIGN.person, /先生|女士|同志|主席|总统|部长|市长|书记|大使|教授|博士|导演|·/],
  [SIGN.quoted, /[《“「『]/],
];

/** The signs of a folded sentence. */
export function signsOf(sentence: string): number {
  let signs = 0;
  for (const [sign, form] of FORMS) if (form.test(sentence)) signs |= sign;
  return signs;
}

/** What is weighed of how well a sentence's form fits what is asked. */
export const SIGN_FEATURES = [
  "newNumber",
  "newDate",
  "noDate",
  "noNumber",
  "percent",
  "person",
  "place",
  "year",
  "unit",
  "asked",
  "quoted",
] as const;

/** What a question asks for, worked out once. */
export interface Asking {
  readonly kinds: ReadonlySet<Expectation>;
  readonly date: boolean;
  readonly number: boolean;
  /** First character of the unit that is asked, or empty. */
  readonly unit: string;
  /** Up to two characters of what is asked. */
  readonly asked: string;
  /** Folded question. */
  readonly text: string;
}

/** What the query asks for. */
export function askingOf(query: SearchQuery, text: string): Asking {
  const kinds = new Set(query.kinds ?? []);
  const asked = query.asked ?? "";
  return {
    kinds,
    date: kinds.has("date") || kinds.has("year"),
    number: kinds.has("figure") || kinds.has("percent") || kinds.has("money"),
    unit: asked.slice(0, 1),
    asked: asked.slice(0, 2),
    text,
  };
}

const NUMBER = /\d+(?:\.\d+)?/g;
const CHINESE_NUMBER_SIGNS = "一二两三四五六七八九十百千万亿几余多";

/** Values of `SIGN_FEATURES` for a sentence. A number that the question itself holds answers nothing. */
export function signValues(asking: Asking, sentence: string, signs: number): number[] {
  const { kinds, date, number } = asking;
  let newNumber = 0;
  let newDate = 0;
  let unit = 0;
  if (date || number) {
    for (const match of sentence.matchAll(NUMBER)) {
      if (asking.text.includes(match[0])) continue;
      const after = sentence[match.index + match[0].length] ?? "";
      if (after === "年" || after === "月" || after === "日") newDate = 1;
      else newNumber = 1;
      if (asking.unit !== "" && after === asking.unit) unit = 1;
    }
    if (number && unit === 0 && asking.unit !== "") unit = followsNumber(sentence, asking.unit) ? 1 : 0;
    if (newNumber === 0 && (signs & SIGN.number) !== 0) newNumber = 0.5;
  }
  return [
    number ? newNumber : 0,
    date ? newDate : 0,
    date && newDate === 0 && (signs & SIGN.date) === 0 ? 1 : 0,
    number && newNumber === 0 ? 1 : 0,
    kinds.has("percent") && (signs & SIGN.percent) !== 0 ? 1 : 0,
    kinds.has("person") && (signs & SIGN.person) !== 0 ? 1 : 0,
    kinds.has("place") && (signs & SIGN.place) !== 0 ? 1 : 0,
    kinds.has("year") && (signs & SIGN.year) !== 0 ? 1 : 0,
    number ? unit : 0,
    asking.asked !== "" && sentence.includes(asking.asked) ? 1 : 0,
    (signs & SIGN.quoted) !== 0 ? 1 : 0,
  ];
}

function followsNumber(sentence: string, unit: string): boolean {
  for (let at = sentence.indexOf(unit, 1); at > 0; at = sentence.indexOf(unit, at + 1))
    if (CHINESE_NUMBER_SIGNS.includes(sentence.charAt(at - 1))) return true;
  return false;
}
