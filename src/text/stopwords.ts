/**
 * Words that say nothing about the subject, as data: separated by blanks, a word a person could add.
 * They are left out of the index and of questions alike; an index made with another list is refused through
 * the segmenter's identity.
 */
const STOP =
  "的 了 着 过 之 其 也 又 还 都 很 更 最 就 才 只 则 即 而 且 与 和 及 或 等 并 于 在 从 自 由 被 把 将 对 向 以 为 因 所 使 让 给 但 若 如 是 有 " +
  "个 这 那 此 该 各 某 每 我 你 您 他 她 它 我们 你们 他们 她们 它们 自己 这个 那个 这些 那些 这样 那样 这里 那里 一个 一些 一种 " +
  "以及 并且 而且 或者 或是 但是 可是 不过 然而 虽然 尽管 因为 所以 因此 如果 由于 关于 对于 至于 根据 按照 通过 为了 " +
  "可以 能够 应该 应当 需要 必须 可能 已经 曾经 正在 将要 没有 不是 就是 还是 也是 " +
  "时候 之后 之前 以后 以前 后来 当时 其中 其他 其它 同时 另外 此外 " +
  "啊 呢 吗 吧 呀 嘛 哦 哪 么 啦 嗯";

/** What asks, and politeness around it; cut out of a question before it is searched. Longest first. */
const ASKING =
  "什么时候 什么时间 什么地方 什么样的 什么样 为什么 是什么 有什么 做什么 什么 " +
  "哪一年 哪一个 哪一位 哪一天 哪一次 哪一种 哪一届 哪个 哪些 哪里 哪儿 哪位 哪年 哪天 哪种 哪家 哪几个 哪几 哪 " +
  "多少个 多少 多长时间 多长 多大 多高 多久 多远 多重 几个 几位 几年 几月 几日 几号 几次 几 " +
  "何时 何地 何人 何种 何处 何事 何年 为何 如何 怎么样 怎么 怎样 是否 有没有 是不是 谁 " +
  "请问一下 请问 请教 告诉我 帮我查一下 帮我查 查一下 想知道 麻烦 谢谢 吗 呢 呀 啊";

/** Stop words of the index and of questions. */
export const STOP_WORDS: ReadonlySet<string> = new Set(STOP.split(" "));

/** Question words, longest first, so that a scan meets 什么时候 before 什么. */
export const ASKING_WORDS: readonly string[] = [...new Set(ASKING.split(" "))].toSorted(
  (a, b) => b.length - a.length || (a < b ? -1 : 1),
);
