/** Tells from the words whether something is done or intended. */

import type { Status } from "../domain/report.ts";

/**
 * `将` before a verb speaks of the future; elsewhere it is 把 (`将甲作为乙`) or part of a word (`即将`, `将近`), so a clause
 * that says later what the thing is made into does not count.
 */
const WILL =
  /(?<![即名大小老健武])将(?![^，。；将]{0,60}(?:作为|区分为|分为|改为|变成|升级为|提升为|纳入|列为|列入|变为|转化为|转变为|视为|摆在|放在|融入|贯穿))(?:继续|进一步|坚持|坚定|坚决|全面|全力|深入|持续|积极|着力|努力|重点|大力|加快|加强|加大|以|按照?|围绕|在|会|达到?|有|是|迎来?|召开|举行|举办|开展|实施|推动|推进|建设|建成|打造|启动|完成|实现|投入|成为|更加|牢牢|始终|认真|扎实|不断|一如既往|力争|新[增建]|超过?|突破|严格|紧紧|统筹|聚焦|深化|优化|提升|强化|完善|出台|贯彻|落实|增长|增加|提高|保持|支持|争取|组织|承担|履行|协同|探索|制定|发挥|用|于|面临|越来越|对|从|根据|陆续|逐步|切实|下大|一以贯之|毫不|安排|由)/;

/** Settled words of intention. */
const INTENDED =
  /力争|力求|(?<!(?:原定|年初|既定|预定)的?)(?:目标|要求|任务|安排|思路|考虑)(?:是|为|：|:)|计划(?:用|投资|安排|新增|实施|建设|到|于|在|完成|开工)|拟(?:于|建(?!项目|工程|和|的)|定于|安排|新|投|举办|开展)|下一步|下一阶段|今后(?:一个时期|五年|一段|的工作|工作|要|我们)|明年|来年|新的一年|未来(?:[一二三四五两几]年|五年)|展望|即将(?:举办|召开|开展|开工|出台)|规划到|预计(?:到|将)|确保(?:到|全年|完成|实现|如期)|将会|仍将|也将|还将|我们(?:要|将|一定)|让我们/;

/** What ought to be: a plan in a section of plans or without a section; a lesson in a review, of no status. */
const OUGHT =
  /必须|务必|一定要|(?<![重主需首紧纲提概简摘])要(?:继续|进一步|坚持|坚定|坚决|全面|深入|持续|积极|着力|努力|突出|大力|加快|加强|加大|以|按照|把|抓|推|认真|切实|更加|始终|做好|善于|敢于|高度|牢牢|严格|严肃|注重|采取|在|从|使|用|充分|适当|统筹|增强|强化|完善|深化|扩大|保持|建立|健全|支持|鼓励|引导|依法|落实|贯彻|实施|搞好|下决心|尽快|逐步|稳步|妥善|扎实|不断|千方百计|多|真正|拓展|优化|发挥|提高)/;

/** Words that urge where they open a sentence; a section of finished work opens sentences with them too. */
const URGED = /^(?:会议(?:要求|部署)|[一二三四五六七八九十]?要|须|应当|确保|力争|拟|必须)/;

/** Words of fact that also stand in plans (`累计`, `达到`). */
const FACT =
  /(?:成功|圆满|顺利|胜利|如期|全面)(?:举办|完成|召开|举行|实现|收官|建成|通过)|取得(?:新|显著|积极|重大|重要|明显|丰硕|突破|良好|历史|长足|较好|可喜|令人|举世|巨大|实质|阶段|决定|预期)|比上年|较上年|同比|比去年|较去年|上年同期|荣获|获评|获批|获得|被评为|入选|居全国第|位居|跃居|年均增长|累计|截至|截止|全年共|共(?:有|接|完|举|办|开|收|计)|创(?:历史)?新高|迈上新台阶|再创|增至|增长\d|下降\d|达\d|达到\d|超过\d|突破\d/;

/** Words that only finished things have; 了 is looked for first, because it is rare and its verbs are many. */
const FINISHED =
  /了(?<=(?:完成|实现|达到|举办|召开|开展|取得|获得|荣获|印发|出台|建成|签署|结为|制定|启动|授予|推出|通过|建立|形成|发布|成立|赢得|增强|改善|提高|扩大|促进|推动|加强|推进|解决|经受住|战胜|克服|迈出|保持|遏制|增加|下降|减少|上升|做|提供|奠定|创造|作出|开创|收到|发挥|颁布|修订)了)|已(?:经|有|达|建|完|累|成|全|基|实|形|于|超|开|取|在|连|从|由|初步)/;

/** Where the first word of intention stands; -1 where there is none. */
export function intendedAt(text: string): number {
  const will = text.includes("将") ? (WILL.exec(text)?.index ?? -1) : -1;
  const settled = INTENDED.exec(text)?.index ?? -1;
  return will < 0 || settled < 0 ? Math.max(will, settled) : Math.min(will, settled);
}

/** Whether a sentence or clause says that something is intended: 将、力争、目标是. */
function isIntended(text: string): boolean {
  return (text.includes("将") && WILL.test(text)) || INTENDED.test(text);
}

/** Whether a sentence or clause says that something is finished: 完成了、已建成. Looks at words only, not at years or sections. */
export function isFinished(text: string): boolean {
  return FINISHED.test(text);
}

/** `增长5.9%（预期目标为10%以上）`: what was aimed at, beside what came of it. */
const AIMED_AT = /[（(][^（）()]{0,24}目标[^（）()]{0,24}[）)]/g;

/**
 * Status of a sentence from its words, its section, and whether a year stated in it lies before (-1), in (0) or after
 * (1) the present of the report; null where no year is stated. A section of plans speaks in imperatives without 将, so
 * the section decides unless the words or the year clearly say otherwise; without a section the words decide.
 */
export function statusOf(words: string, section: Status, when: -1 | 0 | 1 | null): Status {
  const sentence = words.includes("目标") ? words.replace(AIMED_AT, "") : words;
  if (when === -1)
    return section === "plan" && isIntended(sentence) && !isFinished(sentence) ? "plan" : "done";
  if (when === 1 || section === "plan")
    return isFinished(sentence) && !isIntended(sentence) ? "done" : "plan";
  if (isFinished(sentence)) return "done";
  if (isIntended(sentence)) return "plan";
  const ought = OUGHT.test(sentence);
  if (section === "done") return ought ? null : "done";
  if (ought) return "plan";
  const urged = URGED.test(sentence);
  if (urged === FACT.test(sentence)) return null;
  return urged ? "plan" : "done";
}
