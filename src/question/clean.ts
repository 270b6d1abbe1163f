import { fold } from "../text/fold.ts";
import { isSurname } from "../text/names.ts";
import { tagWords } from "../text/segmenter.ts";
import { placesIn } from "../text/place-mentions.ts";

/** Longest question that is read, in UTF-16 units; more costs time and says nothing new. */
export const LONGEST_QUESTION = 200;

/** What people say around a question: general courtesy, never content. Longest first within a group. */
const COURTESY = [
  /^(?:小?机器人|小?助手|那个?谁)(?=[\s,:!])/gu,
  /@[\w一-鿿]{1,32}/gu,
  /(?:请问|请教|想问|问(?=一?下|个))(?:一?下子?|个问题|个事)?[,:]?/gu,
  /(?<=^|[\s,:!])(?:[老小]\p{Script=Han}|领导|书记|局长|处长|科长|主任)(?:让我?)?(?:在|又)?问(?:一?下)?[,:]?/gu,
  /(?:麻烦|劳驾|拜托)(?:您|你|大家|各位|哪位)?/gu,
  /(?:帮忙?|给)(?:我|我们|忙)?(?:再)?(?:查|看|找|问|搜)(?:一?下|一查|一看|看|查)?/gu,
  /(?:查|看|找|搜)(?:一?下|一查|查看)/gu,
  /(?<=.{3})[,\s]*(?:(?:给我)?[报核列](?:一?下子?|给我)|那?个?数给我|给(?:一?下|我一?个?))(?=\s*$)/gu,
  /(?:开会|会上|汇报|领导|材料)(?:马上|急|要|等着|等)?(?:用|要用|问起来?)/gu,
  /(?<=[\s,?!。])[^\s,?!。]{0,8}要?(?:说|讲|写|标)(?:清楚?|明白|准)(?=$|[\s,.!。])/gu,
  /谁?(?:来)?给(?:我|大家|咱)?(?:讲讲|说说|解释|科普|普及)(?:一?下)?/gu,
  /(?:急用|急急|(?<!\p{Script=Han})急(?=[\s!,。]|$)|在线等|在么|在吗|写材料用|领导催|速回|着急|十万火急|谢谢|多谢|感谢|谢了|辛苦了?|您好|你好|大家好|各位好|老师好|(?<=^|[\s,!])(?:老师|各位)(?=[\s,!]|谁|有|$)|小助手)/gu,
  /(?:[,\s]|^)(?:一年一个数?|每年一个数)(?:都?给我)?(?=$|[\s,?])|数(?:都)?给我$/gu,
  /(?:我想知道|想知道|想了解|我要|告诉我|跟我说说|说说|讲讲|有没有人知道|(?:各位|大家|你们?)知道|谁知道|有谁知道|谁记得|记得|我记得)/gu,
];

/** "安徽…不对，湖北2024年": who corrects himself means what follows. */
const CORRECTION =
  /^.{1,40}?[.,;!\s]+(?:哦|啊|噢)?(?:不对|不是(?=[.,;!\s]|是)|错了|说错了?|打错了?)[.,;!\s]*(?:应该)?是?(?=.{4})/u;

/** "某论坛前年…不是，2020跟2021": who corrects a year goes on with the same thing. */
const YEAR_CORRECTION =
  /(?:[去今前]年|(?:19|20)?\d\d年?)[.,;!\s]+(?:哦|啊|噢)?(?:不对|不是|错了|说错了?|打错了?)[.,;!\s]*(?:应该)?是?(?=(?:[去今前]年|(?:19|20)?\d\d))/u;

/** "开工的是那个水电站": at the end of a question 那 is typed for 哪. */
const THAT_FOR_WHICH =
  /(?<=[是在到去叫有])那(?=[两二三四五六]?[个些位家年天里儿几](?:\p{Script=Han}{0,8})[?？]?$)/u;

/** "21年因公团有多少…不对 22年的": the year that stands last is the one that is meant. */
const YEAR_AT_LAST =
  /(?<!\d)(?:19|20)?\d\d年([^\d]{2,60}?)[.,;!\s]+(?:哦|啊|噢)?(?:不对|不是|错了|说错了?|打错了?)[.,;!\s]*(?:应该)?是?((?:19|20)?\d\d年)的?[.!?\s]*$/u;

/** "多少个亿", "几个亿": a sum of money. */
const SO_MANY_HUNDRED_MILLIONS = /(多少|几)个(?=亿(?![万元级]))/gu;

/** "对接会签了几个": a meeting ends where what was done there begins, whatever the dictionary makes of the two. */
const SIGNED_AT = /(?<=\p{Script=Han}{2}会)(?=[签来办开请][了过]?(?:多少|几|的))/gu;

/** "要几个工作日现在": no part of the noun before it. */
const NOW_AT_LAST = /(?<=\p{Script=Han}{2})(?:现在|目前|如今|眼下)(?=[?\s]*$)/u;

/** "会长是哪位呀"; 呢 and 吗 ask. */
const LAST_PARTICLE = /(?<=\p{Script=Han})[呀啊哈哦噢](?=[?\s]*$)/u;

/** "叫什么来着": who has forgotten it asks for it all the same. */
const FORGOTTEN = /来着(?=[?,.!;\s]|$)/gu;

/** "是升还是降", "比上年多了还是少了", "变化大不大", "涨没涨": the figures tell; what they are compared with is kept. */
const UP_OR_DOWN =
  /(?:比(?:上年|去年|上一年|前一年))?是?(?:[升涨增多]|上升|上涨|增加|增长)了?(?:还是|或者?)(?:[降跌减少]|下降|下跌|减少)了?(?=$|[\s,?。!])|(?<=[\s,?。!])(?:变化|差别|差距)(?:大不大|大吗|大么)(?=$|[\s,?。!])|(?:涨|降|增|减|升|变|多|少)没(?:涨|降|增|减|升|变|多|少)(?=$|[\s,?。!])/gu;

/** "金融危机那年，09年": of when a year is known by, where the year itself is named. */
const KNOWN_BY =
  /(?<=^|[\s,(])[^\s,?\d()]{2,14}那(?:一?年|会儿?|时候?)[,(\s]*(?=(?:19|20)?\d\d年?[,)\s]*(?:[^\s,?]{5}|[^\s,?]{2,4}\s[^\s]))/gu;

/** "王总理那届五年里": under whom it was; reports name the years. */
const UNDER_WHOM = /(?<=^|[\s,(])(\p{Script=Han}{2,3}?)(?:总理|省长|市长|书记|主席)?那[届轮任](?:政府)?/gu;

/** Cities that people there call by one character and 市. */
const SHORT_CITIES: ReadonlyMap<string, string> = new Map([
  ["呼市", "呼和浩特"],
  ["乌市", "乌鲁木齐"],
  ["哈市", "哈尔滨"],
  ["齐市", "齐齐哈尔"],
  ["石市", "石家庄"],
]);

/** One of them, and not the end of another city's name ("义乌市", "黄石市"). */
const SHORT_CITY = /(?<!\p{Script=Han}(?<![年月和与跟及比在从到去问查]))[呼乌哈齐石]市/gu;

/** "几金": medals. */
const MEDALS = /(?<![金银铜])(几|多少)[块枚]?([金银铜])(?=[?,\s和跟]|$)/gu;

/** "多少号人", "几个人": people. */
const SO_MANY_PEOPLE = /(?<=多少|几[百千万]?)[号个](?=人(?![民大才员力均]))/gu;

/** "什么时候开的幕", "揭了牌": a verb whose object stands behind 的 or 了 is one word in reports. */
const PARTED_OBJECT =
  /(?:(?<![召展公])(开|闭)(?:的|了)(幕)|([揭挂授])(?:的|了)(牌)|([开竣动复完停])(?:的|了)(工)|(通)(?:的|了)([车航])|(签)(?:的|了)(约)|([投量])(?:的|了)(产)|(剪)(?:的|了)(彩)|(奠)(?:的|了)(基)|(结)(?:的|了)(好)|(建)(?:的|了)(交)|(封)(?:的|了)(顶)|(换)(?:的|了)(届)|(上)(?:的|了)(市))(?=[?,\s]|$)/gu;

const OUR_COUNTRY = /咱们?国家?|我们国家/gu;

/** "降下来几个点": which way is said by the verb. */
const UP_AND_DOWN = /(?<=[降减涨升提压增掉])(?:下来|下去|上来|上去|起来)了?(?=多少|几|百分)/gu;

/** "减多少负", "增了多少收": the question word stands within the verb. */
const PARTED_VERB = /([减增降节])了?(多少|几个点)([负收产税费电水煤排])(?=[?,\s]|$)/gu;

/** "收了多少税": what is collected. */
const TAXES = /(?<![少减免欠])收(?:了|上来|上)?(多少|几个?亿)税(?=$|[\s,?])/gu;

/** "几天能办完", "多久批得下来": what takes the time is said before. */
const TILL_DONE =
  /(?<=多久|多长时间|几个?(?:天|小时|工作日|月))(?:才|就)?(?:能|可以|可|会)够?([办批])?(?:得)?(?:下来|出来|完|好|成|掉)(?=[?\s]*$)/u;

/** "口罩啥的": and the like. */
const AND_THE_LIKE = /(?<=\p{Script=Han}{2})(?:啥|什么)的(?!时候|\p{Script=Han}{0,2}[?]?$)/gu;

/** Whether the words left name what is asked. */
function saysWhat(rest: string): boolean {
  return tagWords(rest.replace(/(?:19|20)?\d\d年?|百分之?|[上去前今]年/gu, " ")).some(
    ({ word, class: kind }) =>
      /^[a-z]{2}/u.test(word) || ((kind === "noun" || kind === "name") && word.length > 1),
  );
}

/** A question ready to be understood. */
export interface CleanQuestion {
  /** Folded (half-width, lower case, simplified), without controls and courtesy. */
  readonly text: string;
  /** True where the question was longer than LONGEST_QUESTION and was cut. */
  readonly cut: boolean;
}

/** Control characters, invisible marks and lone surrogates: nothing a person types on purpose. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu;

/** Reads any string as a question: cut, folded, courtesy taken out. Never throws. */
export function cleanQuestion(asked: string): CleanQuestion {
  const seen = asked
    .slice(0, LONGEST_QUESTION * 4)
    .replace(UNSEEN, " ")
    .trim();
  const cut = seen.length > LONGEST_QUESTION || asked.length > LONGEST_QUESTION * 4;
  // 咗 is 了 in the south.
  const folded = fold(cut ? wholeCharacters(seen.slice(0, LONGEST_QUESTION)) : seen).replaceAll("咗", "了");
  let text = folded
    .replace(YEAR_AT_LAST, "$2$1")
    .replace(YEAR_CORRECTION, "")
    .replace(CORRECTION, "")
    .replace(THAT_FOR_WHICH, "哪")
    .replace(FORGOTTEN, " ")
    .replace(KNOWN_BY, (words, at: number, whole: string) =>
      saysWhat(whole.slice(at + words.length)) ? "" : words,
    )
    .replace(UNDER_WHOM, (words, name: string) =>
      isSurname(name.charAt(0)) && placesIn(name).length === 0 ? "" : words,
    )
    .replace(MEDALS, "$1枚$2牌")
    .replace(OUR_COUNTRY, "我国")
    .replace(UP_AND_DOWN, "了")
    .replace(PARTED_VERB, "$1$3$2")
    .replace(TAXES, "税收$1")
    .replace(SO_MANY_HUNDRED_MILLIONS, "$1")
    .replace(SO_MANY_PEOPLE, "")
    .replace(PARTED_OBJECT, (words) => words.replace(/[的了]/u, ""))
    .replace(SIGNED_AT, " ")
    .replace(NOW_AT_LAST, " $&")
    .replace(LAST_PARTICLE, "")
    .replace(TILL_DONE, "$1")
    .replace(AND_THE_LIKE, " ")
    .replace(/百份(?=[点比之])/gu, "百分")
    .replace(UP_OR_DOWN, " ")
    .replace(SHORT_CITY, (short) => SHORT_CITIES.get(short) ?? short);
  for (const courtesy of COURTESY) text = text.replace(courtesy, " ");
  text = text.replace(/\s+/gu, " ").trim();
  // "谢谢" alone is courtesy and nothing else; what remains empty is told so by the caller.
  return { text, cut };
}

/** Drops a high surrogate that the cut left alone at the end. */
function wholeCharacters(text: string): string {
  return /[\uD800-\uDBFF]$/u.test(text) ? text.slice(0, -1) : text;
}
