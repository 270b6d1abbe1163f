/** A target that a question only recalls ("原定6%，最后落到多少"): what came of it is asked. */

/** The words that recall a target, what lies between, and the target itself. */
const HOPED =
  /(?:原[定说计来]{1,3}|年初[定说提]{1,3}的?|说[好要了]{1,2}|(?:年度|节能)?(?:目标|任务|指标)(?:是|定为|定的|说)?|力争|定的|要求)([^,，。?？\d]{0,14}?)(\d[\d.,]{0,12}\s?[万亿]?\s?(%|个?百分点|个点|\p{Script=Han})?(?:上下|左右|以上|以内)?)/u;
/** What turns from the target to the result. */
const OUTCOME =
  /最后|最终|实际|真(?=[降增涨减办做完达])|后来|结果|到底|年[末底](?=[交完达做])|做成|办成|办到|达到|达成|完成|兑现|实现|落实|做到/u;
/** Whether it was reached: by how much is the answer. */
const REACHED = /(?:做成|办成|办到|达到|达成|完成|兑现|实现|落实|做到)了?(?:没有?|吗|么|否)\s*[?？]?\s*$/u;

const TARGET_VERB = /(?<=[是为])[增降减涨](?:长|加|少)?$/u;
const WHETHER = /(?:达到|达成|完成|实现|做到|兑现)了?(?:没有?|吗|么)/u;

/**
 * A folded question without the target that it recalls, or null where it recalls none. Where it asks whether the
 * target was reached, it then asks for a figure of the target's unit.
 */
export function withoutPremise(text: string): string | null {
  return withoutTarget(text) ?? withoutStage(text) ?? withoutRecalled(text);
}

/** "到头来涨了百分之几？当年定的是8": the target is recalled behind what is asked. */
const RECALLED =
  /[?？,，。\s]+(?:当年|当初|原来|本来)(?:定|说|提|喊|目标|计划)(?:的|是|好)+\s*\d[^?？多几]{0,8}[?？]?$/u;

/** A folded question without the target that stands last, or null where none does. */
function withoutRecalled(text: string): string | null {
  const [recalled] = RECALLED.exec(text) ?? [];
  if (recalled === undefined) return null;
  const asked = text.slice(0, -recalled.length);
  return /多少|几/u.test(asked) ? asked : null;
}

/** "立法2020年还在调研，哪天通过的": when it was not so far yet is only recalled. */
const NOT_YET =
  /(?:19|20)?\d\d年(?:还在|还没|才|只是|只在|刚刚?)[^,，。?？\d]{1,8}[,，](?=[^,，]*(?:哪[天日年]|几号|什么时候|何时|多少|几))/u;

/** A folded question without the year and the stage that it recalls, or null where it recalls none. */
function withoutStage(text: string): string | null {
  return NOT_YET.test(text) ? text.replace(NOT_YET, " ") : null;
}

function withoutTarget(text: string): string | null {
  const hoped = HOPED.exec(text);
  if (hoped === null) return null;
  const [words, between = "", , unit = ""] = hoped;
  const after = text.slice(hoped.index + words.length);
  if (!OUTCOME.test(after)) return null;
  const asks = after.replace(REACHED, ` 实际多少${unit} `).replace(WHETHER, " ");
  // "定的是增5%": the verb of the target is said again of the result.
  return `${text.slice(0, hoped.index)} ${/[增降减涨]/u.test(after) ? between.replace(TARGET_VERB, "") : between} ${asks}`;
}
