/** What a person is asked by, and whether the text says that of a name: who led, spoke, signed, gave, won. Pure. */

import type { Mark } from "../domain/answer.ts";

interface Act {
  /** As it is asked. */
  readonly asked: RegExp;
  /** As reports say it behind the name, in its clause. */
  readonly behind: RegExp;
  /** As reports say it right before the name. */
  readonly before?: RegExp;
  /** Who does it stands first, and to whom behind 向 or 给. */
  readonly gives?: true;
}

/** General vocabulary; the first that a question asks by counts. */
const ACTS: readonly Act[] = [
  {
    asked: /带队|带的?团|带着?来|谁带(?!头)的?|率团|率队|领队|团长/u,
    behind:
      /^[^，,。；;]{0,12}?(?:率|带队|带领|带团|领队|(?:为|任|担任)(?:总|副)?(?:团长|领队|队长)|一行|[)）])/u,
    before: /(?:团长|领队|队长)(?:为|是|[:：])?[^，,。；;、]{0,24}$|以[^，,。；;]{0,24}$/u,
  },
  {
    asked: /致[辞词谢]|讲话|发言|演讲|上台讲|说感谢/u,
    behind: /致[辞词谢]|致\p{Script=Han}{0,4}[辞词]|讲话|发言|演讲|报告|讲解/u,
  },
  { asked: /陪|吃饭|设宴|宴请/u, behind: /陪|会见|接待|宴/u, gives: true },
  { asked: /[发写致]的?[贺信函电慰]|来信|去信|写信/u, behind: /致|发|向|信|函|电/u, gives: true },
  { asked: /主持/u, behind: /主持/u },
  { asked: /签的?字|签署|谁签|签约/u, behind: /签/u },
  { asked: /写的?字|题[写字词名]|名字谁写/u, behind: /题|书写|撰写/u },
  { asked: /设计|策展|创作|谁画|谁拍|谁做的/u, behind: /设计|策展|创作|拍摄|作品|的[《“]/u },
  { asked: /捐|出的?钱|谁送|哪个送|送的$/u, behind: /捐|出资|赠|送/u, gives: true },
  { asked: /谁?颁|授的?奖|给发的?[奖牌]|发的牌/u, behind: /颁|授予|授牌|发奖/u, gives: true },
  {
    asked: /冠军|第一名?|得奖|获奖|[金银铜头]奖|[一二三]等奖|拿奖|拿的?奖|夺冠/u,
    behind: /获|夺|荣获|得奖|冠军|第一/u,
    before: /(?:冠军|第一名|一等奖)(?:为|是|由)?[^，,。；;、]{0,16}$/u,
  },
  {
    asked: /当选|选了谁|选的谁|新选/u,
    behind: /当选|任|为/u,
    before: /选举[^，,。；;]{0,8}$|当选为?[^，,。；;]{0,8}$/u,
  },
  { asked: /剪彩|揭[牌幕]/u, behind: /剪彩|揭/u },
  { asked: /负责|盯着/u, behind: /负责|牵头|落实/u },
  { asked: /缺席|没[到来去]|请假/u, behind: /缺席|未|因[病故]/u },
  { asked: /宣布/u, behind: /宣布/u },
];

const TO_WHOM = /(?:向|给|对|祝贺|致[信函电]|会见|接待|拜会|授予|欢迎|陪同)[^，,。；;]{0,24}$/u;
const ASKS_TO_WHOM = /[给向]\p{Script=Han}{0,8}(?:谁|哪[位个])/u;
/** "…，副市长某某陪同": somebody else did it. */
const BY_ANOTHER = /[长任记席使事员家]\p{Script=Han}{2,5}$/u;
const CLAUSE = /^[^，,。；;]*/u;
/** Its clause and the next one. */
const NEXT_CLAUSE = /^[^，,。；;]*(?:[，,][^，,。；;]*)?/u;
const BEFORE = /[^，,。；;]*$/u;
const READ_BEFORE = 30;

/**
 * How a name stands to the act that a question asks by: 1 where the text says it of that name, -1 where nothing behind it in
 * its clause and the next does, else 0; 0 too where no such act is asked.
 */
export function actFit(asked: string, text: string, { start, end }: Mark): -1 | 0 | 1 {
  const act = ACTS.find((one) => one.asked.test(asked));
  if (act === undefined || (act.gives === true && ASKS_TO_WHOM.test(asked))) return 0;
  const rest = text.slice(end, end + 80);
  const before = BEFORE.exec(text.slice(Math.max(0, start - READ_BEFORE), start))?.[0] ?? "";
  if (act.gives === true && TO_WHOM.test(before)) return -1;
  if (act.before?.test(before) === true || act.behind.test(CLAUSE.exec(rest)?.[0] ?? "")) return 1;
  const next = NEXT_CLAUSE.exec(rest)?.[0] ?? "";
  const told = act.behind.exec(next);
  return told === null || BY_ANOTHER.test(next.slice(0, told.index)) ? -1 : 0;
}
