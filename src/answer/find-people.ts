import type { Hit } from "../domain/answer.ts";
import type { Candidate } from "./candidate.ts";
import { timeAt } from "./candidate.ts";

/** Offices whose holder's name follows. General vocabulary of official reports. */
const OFFICE =
  /(?:总书记|书记|省长|市长|区长|县长|州长|主席|主任|部长|局长|处长|司长|会长|院长|校长|理事长|秘书长|董事长|总裁|总经理|首席执行官|行政长官|大使|公使|总领事|总理|总统|委员|议长|所长|教授|副总裁|行长|代表|演奏家|博士)/gu;
/** Family names that most Chinese names begin with (the commonest of the census, then some compounds). */
const FAMILY_NAMES = new Set(
  [
    ..."王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧阳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由",
  ].filter((char) => /\p{Script=Han}/u.test(char)),
);
/** What cannot be the last character of a name and begins the next word instead. */
const NOT_IN_NAME = new Set([..."出主致与和在等会参表介宣率赴为及签线视代并分向作发说指强率回就通说宴讲以对同接来受任将陪共应见一的了、，。；：（）()"]);
const FOREIGN_NAME = /\p{Script=Han}{1,8}(?:·\p{Script=Han}{1,8}){1,3}/gu;

/** People of one hit: the people's cell of a row, else names behind an office and foreign names with a point. */
export function findPeople(hit: Hit, at: number): readonly Candidate[] {
  const { cells, year, status, text } = hit.passage;
  const cell = cells.find(({ column }) => /领导|人员|姓名|出席人|参加人|嘉宾|主持|负责人/u.test(column.replace(/\s/gu, "")));
  if (cell !== undefined) {
    const scope = { start: 0, end: text.length };
    return [{ kind: "person", hit: at, start: cell.start, end: cell.end, scope, fit: 1, year, status }];
  }
  const found: Candidate[] = [];
  const add = (start: number, end: number, fit: number): void => {
    found.push({ kind: "person", hit: at, start, end, scope: { start, end }, fit, ...timeAt(hit, start) });
  };
  for (const match of text.matchAll(OFFICE)) {
    const start = match.index + match[0].length;
    const end = nameEnd(text, start);
    if (end > start) add(start, end, 1);
  }
  for (const match of text.matchAll(FOREIGN_NAME)) add(match.index, match.index + match[0].length, 0.8);
  return found;
}

/** Where a Chinese name that begins here ends; the start itself where none begins. */
function nameEnd(text: string, start: number): number {
  if (!FAMILY_NAMES.has(text[start] ?? "")) return start;
  let end = start + 1;
  while (end < start + 3 && /\p{Script=Han}/u.test(text[end] ?? "") && !NOT_IN_NAME.has(text[end] ?? "")) end += 1;
  return end - start >= 2 ? end : start;
}
