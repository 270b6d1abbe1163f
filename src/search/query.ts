import { fold } from "../text/fold.ts";
import { segment } from "../text/segmenter.ts";
import { ASKING_WORDS, STOP_WORDS } from "../text/stopwords.ts";

/** What kind of thing the question asks for. */
export type Expectation = "figure" | "percent" | "money" | "date" | "year" | "person" | "place";

/** A span of years that is asked for as a whole; null says that any will do. */
export interface AskedSpan {
  readonly first: number | null;
  /** Number of years. */
  readonly length: number | null;
  /** It ends in this year at the latest. */
  readonly latest: number;
}

/** A question in the form that the search understands; the question room makes it. */
export interface SearchQuery {
  /** Words of the question that carry its subject. */
  readonly terms: readonly string[];
  /** The same words as typed and folded: question words, years and places that are gates removed. */
  readonly text: string;
  /** What reports may say for words of the question: any of them counts as the word itself. */
  readonly instead?: readonly { readonly typed: string; readonly instead: readonly string[] }[];
  /** Only passages with one of these data years; empty for no gate. */
  readonly years: readonly number[];
  /** Only reports of this year, by title or issue; null for no gate. */
  readonly reportYear?: number | null;
  /** Only passages that tell of such a span of years as a whole; null for no gate. */
  readonly span?: AskedSpan | null;
  /** Only reports of one of these places or bodies; empty for no gate. */
  readonly places: readonly string[];
  /** Whether what was done or what is planned is asked for; a preference, not a gate. */
  readonly status?: "done" | "plan" | null;
  /** What the answer is expected to hold. */
  readonly kinds?: readonly Expectation[];
  /** What is counted or chosen: the folded characters right after the question word (`人次`, `国家`). */
  readonly asked?: string;
  /** At most so many hits. */
  readonly limit: number;
}

/**
 * A bare question as a query without gates: question words and stop words dropped, what is asked read from them.
 * Used where questions have no years or places to understand (the bench, the training).
 */
export function plainQuery(question: string, limit: number): SearchQuery {
  const folded = fold(question);
  let text = folded;
  for (const word of ASKING_WORDS) text = text.replaceAll(word, CUT);
  const at = text.indexOf(CUT);
  const asked = at < 0 ? "" : (/^[\u3400-\u9fff]{1,4}/.exec(text.slice(at + CUT.length))?.[0] ?? "");
  text = text.replaceAll(CUT, " ").trim();
  const words = [...new Set(segment(text).filter((word) => !STOP_WORDS.has(word)))];
  return { terms: words, text, years: [], places: [], kinds: expectations(folded), asked, limit };
}

/** Stands where a question word was cut out; no question holds it. */
const CUT = "\u0000";

const SIGNS: readonly (readonly [Expectation, readonly string[]])[] = [
  ["year", ["哪一年", "哪年", "何年", "几年"]],
  [
    "date",
    ["什么时候", "何时", "什么时间", "哪天", "哪一天", "几月", "几日", "几号", "哪一年", "哪年", "何年"],
  ],
  ["percent", ["百分之", "百分比", "比例", "占比", "增长率"]],
  ["figure", ["多少", "几", "多长", "多高", "多大", "多远", "多重", "多久"]],
  ["person", ["谁", "哪位", "哪一位", "何人", "哪个人"]],
  ["place", ["哪里", "哪儿", "何地", "何处", "什么地方", "哪个城市", "哪个国家", "哪国"]],
];

/** What a folded question asks for, by its question words. */
function expectations(question: string): Expectation[] {
  return SIGNS.filter(([, signs]) => signs.some((sign) => question.includes(sign))).map(([kind]) => kind);
}
