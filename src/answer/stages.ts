import { clauseTo } from "./candidate.ts";

/** Whether a figure is told of another stage, or of the contrary, of what is asked. General vocabulary of the field. */

/** Words of which a clause tells one: a figure of the one is none of the other. */
const STAGES: readonly (readonly RegExp[])[] = [
  [/冬残奥/u, /冬奥/u],
  [/开幕/u, /闭幕/u],
  [/开工/u, /签约/u, /投产/u, /竣工|完工/u],
  [/整改|改正|改好|改了|改完|改掉|改过来|纠正|更正/u, /发现|查出|挑出|查找|查摆/u],
  [/办结|结案/u, /受理|收到|立案/u],
  [/成功/u, /失败/u],
  [/境内/u, /境外/u],
  [/线上|网上/u, /线下/u],
  [/上半年/u, /下半年/u],
  [/大陆/u, /台湾|台胞/u],
  [/港资/u, /澳资/u, /台资/u, /侨资/u],
  [/农村|农民/u, /城镇/u],
  [/出访|派|赴/u, /来访|来华/u],
];

/** Times by which something is to stand; they are said once for all that follows in a list. */
const TIMES: readonly (readonly RegExp[])[] = [[/年底|年末/u, /(?<!\d)(?:[1-9]|1[01])月底/u]];

/** "不予公开的", "没有整改的", "未办结的": what was not done. */
const NEGATED = /(?:不予|未|没有?|尚未)(\p{Script=Han}{2})/gu;
const NOT_BEFORE = /(?:不予?|未|没有?|尚未|非)$/u;

/** Longest stretch before a figure that may tell by when, in characters. */
const LONGEST_LIST = 60;

/** Longest stretch behind a figure that may tell its stage, in characters. */
const BEHIND = 16;

/** Whether the clause of a figure names another stage than the question, or affirms what is asked as not done. */
export function isOfOtherStage(asked: string, text: string, start: number, end: number): boolean {
  const behind = /^[^，。；、,;]*/u.exec(text.slice(end, end + BEHIND))?.[0] ?? "";
  const clause = `${clauseTo(text, start)} ${behind}`;
  const list = /[^，。；,;]*$/u.exec(text.slice(Math.max(0, start - LONGEST_LIST), start))?.[0] ?? "";
  return (
    STAGES.some(
      (stages) => isOther(stages, asked, clause) || isWhole(stages, asked, clause, text.slice(end)),
    ) ||
    TIMES.some((times) => isOther(times, asked, list)) ||
    affirms(asked, clause)
  );
}

/** "查出来的牌子改掉了多少": what was found is only recalled. */
const RECALLED = /(?:发现|查出|挑出|查找|查摆|受理|收到|签约|开工)(?:出?来)?的/u;

function isOther(stages: readonly RegExp[], said: string, clause: string): boolean {
  const without = said.replace(RECALLED, "");
  const asked = stages.some((stage) => stage.test(without)) ? without : said;
  const wanted = stages.filter((stage) => stage.test(asked));
  const [one] = wanted;
  return (
    one !== undefined &&
    wanted.length === 1 &&
    !one.test(clause) &&
    stages.some((stage) => stage.test(clause))
  );
}

/** "外宾118人参会，其中线下82人、线上36人": of a part that is asked the sentence tells behind. */
function isWhole(stages: readonly RegExp[], asked: string, clause: string, behind: string): boolean {
  const [one, ...others] = stages.filter((stage) => stage.test(asked));
  if (one === undefined || others.length > 0 || one.test(clause)) return false;
  const parts = /^[^。；;]{0,24}其中([^。；;]{0,60})/u.exec(behind)?.[1] ?? "";
  return one.test(parts) && stages.some((stage) => stage !== one && stage.test(parts));
}

function affirms(asked: string, clause: string): boolean {
  return [...asked.matchAll(NEGATED)].some(([, act = ""]) => {
    const at = clause.lastIndexOf(act);
    return at >= 0 && !NOT_BEFORE.test(clause.slice(0, at));
  });
}
