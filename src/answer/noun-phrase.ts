import type { Passage } from "../domain/report.ts";
import { foldChars } from "../text/fold.ts";
import { type TaggedWord, tagWords } from "../text/segmenter.ts";

/**
 * Verbs that stand between a name and what is said of it. Other verbs may be part of a name ("国际交往中心", "合作论坛"),
 * so the dictionary's class alone does not tell. General vocabulary of official reports.
 */
const OUTSIDE = new Set(
  (
    "登记 推动 推进 推出 推介 制定 出席 参加 参与 举办 举行 召开 会见 陪同 签署 印发 出台 发布 建设 建立 成立 开展 组织 启动 接待 访问 获得 荣获 " +
    "授予 邀请 来自 包括 涵盖 依托 围绕 通过 完成 实施 创建 打造 联合 支持 创办 承办 主办 协办 开通 启用 开设 设立 入选 编制 编写 完善 做好 做优 做靓 做强 做大 办好 加强 " +
    "深化 密切 落实 协调 引导 覆盖 面向 设置 宣介 介绍 展示 听取 审议 促进 实现 提升 服务 保障 提供 致信 致电 致辞 赴 到 参观 考察 走访 促成 " +
    "办理 受理 审批 处置 推送 播出 刊发 报道 捐赠 签约 落户 线上 视频 共同 分别 率先 首次 积极 其中 以及 其间 年内 全年 期间 选派 派出 主持 " +
    "率团 迎接 结好 友城 缔结 庆祝 纪念 称 叫 名为 题为 位于 建成 建有 新增 引进 投资 安排 确定 明确 列入 纳入 涉及 指导 帮助 " +
    "作为 成为 担任 获评 荣获 评为 入围 晋升 获批 获颁 评定 命名 授牌 招商 推介 转 夺得 获得 持续 跟进 稳步 大力 深入 全面 扎实 加快 不断 进一步 切实 统筹 加大 重点 高标准 成功 圆满 顺利 正式 策划 推行 "
  ).split(" "),
);

/** The words of a passage, cut once for all the names that are looked for in it. */
export interface WordBounds {
  /** The first position of the run of words that ends at `end`. */
  startOf(end: number): number;
  /** One past the last position of the run of words that begins at `start`. */
  endOf(start: number): number;
  /** Where the verbs and adverbs that a stretch begins with end, one or more words before `end`. */
  actsEnd(start: number, end: number): number;
}

/** Words of the passages that were looked at: cutting costs more than all that is done with them. */
const cut = new WeakMap<Passage, readonly TaggedWord[]>();

/** The words of a passage with their classes, in places of its text; cut once. */
export function wordsOf(passage: Passage): readonly TaggedWord[] {
  const known = cut.get(passage);
  if (known !== undefined) return known;
  const words = tagWords(foldChars(passage.text));
  cut.set(passage, words);
  return words;
}

/** Cuts a passage into words and finds how far a name reaches: to a sign, a stop word, or a verb that stands outside names. */
export function wordBounds(passage: Passage): WordBounds {
  const text = foldChars(passage.text);
  const words: { word: string; at: number; class?: string }[] = wordsOf(passage).filter(
    ({ word, at }) => !OUTSIDE.has(word) || isInside(word, text, at),
  );
  for (const { index } of text.matchAll(JOINING)) words.push({ word: "—", at: index });
  const starts = new Map(words.map(({ word, at }) => [at + word.length, at]));
  const ends = new Map(words.map(({ word, at }) => [at, at + word.length]));
  const acts = new Map(
    words
      .filter(({ class: kind }) => kind === "verb" || kind === "other")
      .map(({ word, at }) => [at, at + word.length]),
  );
  return {
    startOf: (end) => walk(end, starts),
    endOf: (start) => walk(start, ends),
    actsEnd: (start, end) => {
      let at = start;
      for (let next = acts.get(at); next !== undefined && next < end; next = acts.get(at)) at = next;
      return at;
    },
  };
}

/** "中国—东盟": a dash between two names joins them. */
const JOINING = /(?<=\p{Script=Han})[—–·](?=\p{Script=Han})/gu;

/** Verbs that are a part of names: "服务贸易联盟", "机器人合作组织". */
function isInside(word: string, text: string, at: number): boolean {
  if (word === "服务")
    return /^(?:贸易|业|中心|平台|联盟|站|热线|公司|机构)/u.test(text.slice(at + word.length));
  return word === "组织" && /(?:国际|合作|社会|民间|卫生|贸易|旅游|友好|气象|解决)$/u.test(text.slice(0, at));
}

function walk(from: number, next: ReadonlyMap<number, number>): number {
  let at = from;
  for (let step = next.get(at); step !== undefined; step = next.get(at)) at = step;
  return at;
}
