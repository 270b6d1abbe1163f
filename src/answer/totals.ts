import type { Question } from "../question/question.ts";

/** Whether a figure is the whole that is asked, what came on top, or a part; whether a level or a change is asked. */

/** What is asked is what came on top: "要建多少家", "引进了几个". */
export const MAKES = /添|建|造|种|引进|培育|认定|签|招|落户|评|结(?!余|构)/u;
/** A figure behind these is a change, not a level. */
export const CHANGE =
  /(?:增加|增长|增收|增产|净增|多增|增幅|增速|减少|减产|下降|降低|回落|提高|上升|上涨|延长|缩短|增至原来的|超收|多收|翻)(?:了|约|近|超|超过|达|幅度为|率为)?$/u;
/** "新增友城2个": what came on top, not how many there are. */
export const NEW =
  /(?:净增|新增|新建|新设|新缔?结|新签|新办|新发|增设|新(?:入选|获批|认定|培育|引进|开工|登记|命名|评定|落户|注册|挂牌|投产|组建|成立|开通))[^，。；,;]{0,10}$/u;
/** "降到多少": a level is asked, with the words of a change. */
const ASKS_REACHED = /[增涨降减升提扩][\p{Script=Han}]{0,2}[到至]/u;
const ASKS_CHANGE =
  /比.{1,4}[高低多少]|(?<![高创更革自翻出])新(?![能型材华闻冠区疆兴技产质医院校机馆站楼桥厂港])|增(?!城)|涨|跌|掉了|降|减|升|提高|延长|缩短|多了|少了|速|变化|翻番/u;

/** Whether a change is asked, not a level. */
export function asksChange(content: string): boolean {
  return ASKS_CHANGE.test(content) && !ASKS_REACHED.test(content);
}

const ASKS_TOTAL =
  /累计|总共|一共|总(?=批次|人数|人次)|至今|到现在|现在|迄今|总数|总量|合计|共有|现有|目前|年底|年末|(?<!到)底(?=有|的|国|省|市|累|共|多|几)/u;
const TOTAL = /(?:累计[^，,。；;、]{0,10}|总数|总量|合计|[共总]计|共|增至|已)(?:有|达到?|为|至)?$/u;

const ASKS_WHOLE = /累计|总|一共|合计|共有|全部/u;

/** "至年底，累计批准1420家": of all years. Without such words 累计 may add up the one year. */
const TO_A_YEAR = /(?:截至|至年[底末]|以来|迄今|历年)[^。；;]{0,24}累计[^，,。；;、]{0,10}$/u;

/** "友城加友好交流城市一共多少": the sum of two; each of them may have a total of its own. */
const OF_TWO = /\p{Script=Han}{2}(?:加上?|[和与跟、])\p{Script=Han}{2,12}(?:一共|总共|合计|加起来)/u;
const SUMMED = /(?:合计|共计|总计|总共|一共)(?:有|达到?|为)?$/u;

/** Whether a figure is the total that is asked. */
export function totalOf({ text, years }: Question, before: string): -1 | 0 | 1 {
  // What was added up to a year is not what that year brought.
  if (!ASKS_TOTAL.test(text) && years.years.length > 0 && TO_A_YEAR.test(before)) return -1;
  if (/新[增建设签办结开发]|净增/u.test(text) && !/累计/u.test(text)) return TOTAL.test(before) ? -1 : 0;
  if (!ASKS_TOTAL.test(text) || text.includes("增加")) return 0;
  if (OF_TWO.test(text) && !SUMMED.test(before) && TOTAL.test(before)) return 0;
  if (TOTAL.test(before)) return 1;
  // "年底常住老外里韩国人多少": of a day a part may be asked.
  return NEW.test(before) || (PART.test(before) && ASKS_WHOLE.test(text)) ? -1 : 0;
}

/** "现在结了多少对": all of them, whatever is made. */
const TO_DATE = /现在|目前|至今|迄今/u;

/** "总共几家" is not answered by "新增22家", nor "一共多少" by "增加1501亿元": how much there is is not told. */
export function isGrown({ text }: Question, before: string): boolean {
  if (!ASKS_TOTAL.test(text) || asksChange(text)) return false;
  const added = NEW.test(before) && !TOTAL.test(before);
  if (PAID.test(before) && !PAID_ASKED.test(text)) return true;
  return (added && (TO_DATE.test(text) || !MAKES.test(text))) || CHANGE.test(before);
}

/** "化解债务33.6亿元": what was paid off is not what is owed. */
const PAID = /(?:化解|偿还|清偿|核减|压减)[^，。；、]{0,8}$/u;
const PAID_ASKED = /化|还(?!是|有)|清|减/u;

/** "其中" and what is named before the figure. */
export const PART = /(?:其中[^。；;]*|带动[^，。；;]*)$/u;
