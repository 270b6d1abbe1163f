import { placesIn, withCities } from "../text/place-mentions.ts";
import { NATION } from "../text/places.ts";

/** Words for the whole country where a question asks what its government did. */
const COUNTRY =
  /(?<![报往向经由给送获])国务院(?!审批|批|同意|令|文件|侨办|港澳办)|(?<![排占居列在]|[高低]于)全国(?!首[个批家创]|第[一二三几\d]|平均|前[十几\d]|唯一|最[大高早]|前列|领先|百强|文明|先进|优秀|人大|政协|人民代表|妇联|总工会|各地)|中央政府|我国/u;
/** Names that hold a place but are none: bodies, events and things known under it. */
const NAMED_AFTER = /上海合作组织|上海精神|海南岛|西藏路|南京路|北京时间|北京大学|清华大学/gu;

/** Provinces as officials write them in short, where a year or 省 follows and nothing stands before. */
const PROVINCES: ReadonlyMap<string, string> = new Map(
  "京北京 津天津 冀河北 晋山西 蒙内蒙古 辽辽宁 吉吉林 沪上海 苏江苏 浙浙江 皖安徽 闽福建 赣江西 鲁山东 豫河南 鄂湖北 湘湖南 粤广东 桂广西 琼海南 渝重庆 川四川 蜀四川 黔贵州 滇云南 藏西藏 陕陕西 甘甘肃 宁宁夏"
    .split(" ")
    .map((pair) => [pair.charAt(0), pair.slice(1)]),
);
const SHORT_PROVINCE =
  /(?<=^|[\s,])[京津冀晋蒙辽吉沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀黔滇藏陕甘宁](?=省|\s?(?:19|20)?\d\d年)/gu;

/**
 * The places of the country that a folded question names, without 省 or 市, each once; `全国` for the State Council.
 * A place may be the report's or part of what is asked: the answer room tells them apart.
 */
export function readPlaces(text: string): readonly string[] {
  const plain = withCities(text.replace(SHORT_PROVINCE, (short) => PROVINCES.get(short) ?? short)).replace(
    NAMED_AFTER,
    (name) => " ".repeat(name.length),
  );
  // "哪几个县": what asks for a place names none.
  const names = placesIn(plain).flatMap(({ name }) => (/[哪几各每]|多少|什么/u.test(name) ? [] : [name]));
  if (COUNTRY.test(plain)) names.push(NATION);
  return [...new Set(names)];
}
