/** The places that a text names, where it names them. Pure; `places.json` lists provinces and larger cities. */

import known from "./places.json" with { type: "json" };

const NAMES: ReadonlySet<string> = new Set([...Object.keys(known.provinces), ...known.cities.split(" ")]);
const LONGEST = Math.max(...[...NAMES].map((name) => name.length));
/** Names that are also other words or part of them: taken only with 省, 市, 州 or a body behind them. */
const AMBIGUOUS = new Set(
  "朝阳 中山 安康 大庆 白银 平凉 和田 日照 宜春 广安 保定 永州 常德 文山 红河 北海 东营 本溪 通化 四平 海东 山南 阿里 长治 大同 黄山 张家界 泰安 乐山 三明 南平 武威 延安 雄安 北海 自贡 来宾 定西 固原 固安 仙桃 天门".split(
    " ",
  ),
);

/** Such a name right before a year: "大庆2023年粮食产量" asks of the city. */
const BEFORE_YEAR = new RegExp(`(${[...AMBIGUOUS].join("|")})(?=\\s?(?:(?:19|20)\\d\\d|\\d\\d年))`, "gu");

/** A person's words in which the names that are also other words are told as cities, where a year follows them. */
export function withCities(text: string): string {
  return text.replace(BEFORE_YEAR, "$1市");
}

/** A place in a text. */
export interface PlaceMention {
  /** Without 省, 市 or 县. */
  readonly name: string;
  readonly at: number;
  /** One past its last character, 省 or 市 included. */
  readonly end: number;
}

/**
 * The places that a text names, in order, the longest name at each position. A county (`云溪县`) is read off its form:
 * two or three characters before 县 at the beginning of the text or behind a sign.
 */
export function placesIn(text: string): readonly PlaceMention[] {
  const found: PlaceMention[] = [];
  for (let at = 0; at < text.length; ) {
    const mention = placeAt(text, at);
    if (mention === null) at += 1;
    else {
      found.push(mention);
      at = mention.end;
    }
  }
  return found;
}

function placeAt(text: string, at: number): PlaceMention | null {
  for (let length = LONGEST; length > 1; length--) {
    const name = text.slice(at, at + length);
    if (name.length !== length || !NAMES.has(name)) continue;
    const suffix =
      /^(?:省|市|自治区|州|特别行政区|盟)/u.exec(text.slice(at + length, at + length + 5))?.[0] ?? "";
    const body = /^(?:人民)?(?:政府|外办|外事|市委|省委)/u.test(text.slice(at + length, at + length + 6));
    if (AMBIGUOUS.has(name) && suffix === "" && !body) continue;
    return { name, at, end: at + length + suffix.length };
  }
  // A county begins a text or follows a sign or 年: in running text its beginning cannot be told.
  if (at > 0 && /(?!年)\p{Script=Han}/u.test(text[at - 1] ?? "")) return null;
  const county = COUNTY.exec(text.slice(at, at + 4))?.[1];
  return county === undefined ? null : { name: county, at, end: at + county.length + 1 };
}

/** "云溪县", but not 全县, 各区县, 贫困县, nor what is done to counties ("发展县域商业"). */
const COUNTY =
  /^(?!年|全|各|该|本|我|贫困|市辖|区|[百千]强|省市|[一二三四五六]是|(?:实施|推动|推进|提升|发展|聚焦|启动|建设|支持|促进|加强|深化|完善|加快|壮大|培育|打造|做[强大优]|振兴|扶持|帮扶|补齐|提高|加大|改善|扩大|开展|落实|创建|争创|建成|新增|成为|破解|直管|工业|农业|人口|脱贫))(\p{Script=Han}{2,3})县/u;
