/** Reads what a question asks for from its question words. */

import {
  ASK_CALLED,
  ASK_COUNT,
  ASK_COUNT_SOUTHWEST,
  ASK_DATE,
  ASK_EXTENT,
  ASK_HOW,
  ASK_LINE,
  ASK_LIST,
  ASK_NAME,
  ASK_ORDINAL,
  ASK_PERCENT,
  ASK_PERSON,
  ASK_PHONE,
  ASK_PLACE,
  ASK_POINTS,
  ASK_SHARE,
  ASK_SIZE,
  ASK_TO_WHOM,
  ASK_WITH_WHOM,
  ASK_YEAR,
  ASK_YESNO,
  ASKS_DAY,
  OFFICE,
} from "./asking-words.ts";
import { blankWhere } from "./blank.ts";
import { lastNoun } from "./noun.ts";
import { amountWanted } from "./read-amount.ts";
import { countWanted, firstNoun, lastVerb, withIndicator } from "./read-count.ts";
import { familyOfNoun, type UnitFamily } from "./units.ts";
import { NOTHING, type Wanted, type WantedKind, type WantedReading } from "./wanted.ts";

/** How many names are asked for. */
const SEVERAL = /[两二三四五六七八九2-9][个家座所条项位支款部](?=\p{Script=Han}|[\da-z])/u;

/** "拿奖的剧叫什么": works that are called by one character. */
const WORK = /(?<=[的部本首出])[剧片书歌戏](?=\s*$)/u;
/** "哪个村上了名单", "哪个市是": the dictionary makes one word of a kind of one character and the verb behind it. */
const KIND_BEFORE_VERB =
  /(?<=哪一?[个座条家])[村镇乡县区市省州国岛桥路馆厂校院局港站寺湖山江河](?=[上被是获拿评入搞做成了建办开])/gu;
/** "董事长叫啥": the name stands behind the office. */
const HOLDER =
  /^(?:董事长|总裁|行长|会长|主席|部长|局长|主任|市长|省长|大使|公使|总领事|总经理|首席执行官|院长|校长|秘书长|理事长|团长|领队|负责人|一把手|发言人|领事)$/u;
/** "在哪个厅演的": where, whatever it is called. */
const HALL =
  /^(?:\p{Script=Han}{0,2}(?:厅|堂|会场|场地|场馆|酒店|饭店|宾馆|剧[院场]|体育[场馆]|广场|公园|会[议展]中心|展览馆)|馆|地方|楼)/u;
const HOTEL = /酒店|饭店|宾馆/u;
/** "种树去的哪个公园". */
const GONE = /去的?$/u;
/** "摆在哪条街上". */
const STREET = /^(?:大?街(?!道)|马路)/u;
/** Three or more of something. */
const MANY = /(?:[3-9]|\d{2,}|[三四五六七八九十]+)[个位名人家]/u;

/** How many are asked for: 6 of "哪6项"; null where it is not said. */
function itemsIn(asked: string): number | null {
  const digits = /\d{1,2}/u.exec(asked)?.[0];
  if (digits !== undefined) return Number(digits);
  const said = /[两俩二三四五六七八九十]/u.exec(asked)?.[0].replace(/[两俩]/u, "二");
  return said === undefined ? null : "零一二三四五六七八九十".indexOf(said);
}

/** What measures an extent: "多大" is no time. */
function extentOf(asked: string, after: string): readonly UnitFamily[] {
  if (asked.includes("大")) return ["area", "weight", "energy"];
  return asked.includes("久") || after.startsWith("时间")
    ? ["duration"]
    : ["length", "area", "weight", "duration"];
}

function plain(kind: WantedKind): () => Wanted {
  return () => ({ ...NOTHING, kind });
}

/** Reads what a folded question, its years already taken out, asks for. */
export function readWanted(text: string): WantedReading {
  const asked: { at: number; wanted: Wanted }[] = [];
  let rest = text.replace(KIND_BEFORE_VERB, "$& ");
  const look = (
    pattern: RegExp,
    wanted: (after: string, group: string | undefined, before: string, whole: string) => Wanted | null,
  ): void => {
    rest = blankWhere(rest, pattern, ({ groups, before, after, whole }) => {
      const found = wanted(after, groups[0], before, whole);
      if (found === null) return false;
      asked.push({ at: before.length, wanted: found });
      return true;
    });
  };

  look(ASK_PHONE, plain("phone"));
  look(ASK_ORDINAL, () => ({ ...NOTHING, kind: "ordinal" }));
  look(ASK_POINTS, () => ({ ...NOTHING, kind: "percent", unit: "百分点", families: ["percent"] }));
  look(ASK_PERCENT, () => ({ ...NOTHING, kind: "percent", families: ["percent"] }));
  look(ASK_SIZE, () => ({ ...NOTHING, kind: "count", families: ["people", "area", "money", "energy"] }));
  look(ASK_SHARE, () => ({ ...NOTHING, kind: "percent", families: ["percent"] }));
  look(ASK_LINE, (_after, group) => ({ ...NOTHING, kind: "name", noun: group ?? "地铁" }));
  look(ASK_EXTENT, (after, _group, before, whole) =>
    // "做了多大业务量".
    /^\p{Script=Han}{0,2}[量额值]/u.test(after) && !/^(?:数量|质量|重量|流量)/u.test(after)
      ? { ...NOTHING, kind: "count" }
      : // "信息量有多大": how many.
        /[^容重流产储]量$/u.test(before.trim())
        ? { ...NOTHING, kind: "count", noun: lastNoun(before) }
        : // "设了多大盘子": money.
          whole.includes("大") && /^(?:的)?(?:盘子|摊子|资金|投资)/u.test(after)
          ? { ...NOTHING, kind: "money", families: ["money"] }
          : { ...NOTHING, kind: "count", families: extentOf(whole, after) },
  );
  look(ASK_HOW, plain("topic"));
  look(ASK_YEAR, () => ({ ...NOTHING, kind: "date", unit: "年", implied: true }));
  look(ASK_DATE, (_after, _group, _before, whole) => ({
    ...NOTHING,
    kind: "date",
    unit: ASKS_DAY.test(whole) ? "日" : null,
  }));
  // "一等奖给谁了": who won it.
  look(ASK_TO_WHOM, (_after, _group, before) => ({
    ...NOTHING,
    kind: /奖|冠军|称号/u.test(before) ? "person" : "list",
  }));
  look(ASK_WITH_WHOM, () => ({ ...NOTHING, kind: "person", implied: true }));
  look(ASK_PERSON, (after, _group, before) => {
    // "局长是谁" asks for the holder; "局长是谁接见的" does not.
    // "现在哪个做主席".
    const taken = /^[当做](?:了|的)?(主席|会长|理事长|秘书长|主任|局长|校长|院长|市长|区长|县长)/u.exec(
      after,
    )?.[1];
    const office = taken ?? (/^\s*(?:[?,]|$)/u.test(after) ? OFFICE.exec(before)?.[1] : undefined);
    return { ...NOTHING, kind: "person", noun: office ?? null };
  });
  look(ASK_LIST, (after, _group, _before, whole) => ({
    ...NOTHING,
    kind: "list",
    noun: firstNoun(after),
    double: /[两二2俩]/u.test(whole),
    exactly: itemsIn(whole),
  }));
  // "那几个联络处分别在哪": several places.
  look(ASK_PLACE, (_after, _group, before, whole) =>
    // "会场多大": its place is not asked.
    asked.length > 0 && /^(?:场地|会场|会址)$/u.test(whole)
      ? null
      : { ...NOTHING, kind: /分别$|各$|都$/u.test(before.trim()) ? "list" : "place" },
  );
  look(ASK_CALLED, (_after, _group, before, whole) => {
    const called = /叫|名/u.test(whole) ? (lastNoun(before) ?? WORK.exec(before)?.[0] ?? null) : null;
    // "那15个获奖的都叫啥": whoever else is named near is none of them.
    if (/都|分别/u.test(before.slice(-3)) && MANY.test(before)) return NOTHING;
    // "那个航天员叫什么": a person.
    if (called !== null && HOLDER.test(called)) return { ...NOTHING, kind: "person", noun: called };
    if (called !== null && familyOfNoun(called)[0] === "people") return { ...NOTHING, kind: "person" };
    return {
      ...NOTHING,
      // "两家景区叫啥" asks for both.
      kind: SEVERAL.test(before) ? "list" : "name",
      double: /[两二2]/u.test(SEVERAL.exec(before)?.[0] ?? ""),
      // "那个堰塞湖叫啥": its name ends on its kind.
      noun: called,
    };
  });
  look(ASK_COUNT, (after, _group, before) => ({ ...countWanted(after), act: lastVerb(before) }));
  if (asked.length === 0 && rest.search(ASK_NAME) < 0)
    look(ASK_COUNT_SOUTHWEST, (after, _group, before) => ({ ...countWanted(after), act: lastVerb(before) }));
  rest = dropUnits(rest, asked);
  rest = keepNoun(rest, ASK_NAME, (noun, at, word) => {
    // "签备忘录的城市是哪个": the noun stands before.
    const before = /哪/u.test(word) ? lastNoun(rest.slice(0, at)) : null;
    // "哪个部门牵头": what it does is no part of its name.
    const named = noun.replace(/(?<=..)(?:牵头|负责|主办|承办|主管).*$/u, "");
    if (
      ((word.startsWith("在") || GONE.test(rest.slice(0, at))) && HALL.test(noun)) ||
      (STREET.test(noun) && rest.slice(0, at).includes("在"))
    ) {
      asked.push({ at, wanted: { ...NOTHING, kind: "place", noun: HOTEL.exec(noun)?.[0] ?? null } });
      return;
    }
    // "给了哪个老外": a person.
    if (word.startsWith("哪") && /^\p{Script=Han}{2,3}$/u.test(noun) && familyOfNoun(noun)[0] === "people") {
      asked.push({ at, wanted: { ...NOTHING, kind: "person" } });
      return;
    }
    // "定的什么目标": a figure.
    if (/^(?:目标|指标|任务)/u.test(noun)) {
      asked.push({ at, wanted: { ...NOTHING, kind: "count" } });
      return;
    }
    asked.push({ at, wanted: { ...NOTHING, kind: "name", noun: noun === "" ? before : named } });
  });
  rest = blankWhere(rest, ASK_YESNO, () => true);

  asked.sort((a, b) => a.at - b.at);
  const counts = asked.filter(({ wanted }) => wanted.kind === "count");
  const concrete = asked.filter(({ wanted }) => wanted.kind !== "topic").map(({ wanted }) => wanted);
  const first = concrete[0] ?? amountWanted(rest);
  const [one, other] = counts;
  // "帮多少学生办的 办了几份" asks two things; "多少批多少人" and "几大类、几个科目" ask for one in two figures.
  const joined =
    one !== undefined &&
    other !== undefined &&
    !/[\s,?!;。了过]|的$/u.test(
      text
        .slice(one.at, other.at)
        .replace(/^.*?(?:多少|几)/u, "")
        .trim(),
    );
  return {
    wanted: withIndicator(
      joined && first.kind === "count"
        ? { ...first, double: true, noun: counts.at(-1)?.wanted.noun ?? first.noun }
        : first,
      rest,
      rest.slice(0, asked.find(({ wanted }) => wanted === first)?.at ?? rest.length),
    ),
    second: concrete.find((wanted) => wanted.kind !== first.kind) ?? null,
    rest: rest.replace(/\s+/gu, " ").trim(),
  };
}

/** Measure words that also name what is searched. */
const CONTENT_UNIT = /周年|语种|阶段|方面/u;

/** A measure word behind "多少" says nothing that could be searched, and stands in every figure of its kind. */
function dropUnits(text: string, asked: readonly { at: number; wanted: Wanted }[]): string {
  // "多少亿": nor does the multiplier.
  let out = text.replace(/(?<=\s|^)[百千万亿]{1,2}(?=\s|$)/gu, (size) => " ".repeat(size.length));
  for (const { at, wanted } of asked) {
    if (wanted.unit === null || CONTENT_UNIT.test(wanted.unit)) continue;
    const unit = at + (/^\s*[百千万亿]{0,2}/u.exec(out.slice(at))?.[0].length ?? 0);
    if (!out.startsWith(wanted.unit, unit)) continue;
    const end = unit + wanted.unit.length;
    out = out.slice(0, at) + " ".repeat(end - at) + out.slice(end);
  }
  return out;
}

/** Blanks the question word but leaves the noun behind it, which is content. */
function keepNoun(
  text: string,
  pattern: RegExp,
  found: (noun: string, at: number, word: string) => void,
): string {
  let out = text;
  for (const match of text.matchAll(pattern)) {
    const noun = match[1] ?? "";
    const length = match[0].length - noun.length;
    found(noun, match.index, match[0]);
    out = out.slice(0, match.index) + " ".repeat(length) + out.slice(match.index + length);
  }
  return out;
}
