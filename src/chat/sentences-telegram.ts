/** What the bot says in Telegram beside answers. */

/** A command as people see it in the menu. */
export const COMMAND_TEXTS = {
  ask: "查原文，如 /ask 2021年 就业",
  trend: "历年对比，如 /trend 财政收入",
  year: "只看某一年，如 /year 2021 就业",
  list: "已收录的报告",
  doc: "下载报告原件",
  recent: "我最近查过的",
  help: "怎么用",
  privacy: "记录哪些信息",
  start: "开始",
  id: "我的编号",
  status: "运行与索引状态",
  reload: "重新读取报告",
  allow: "开通用户或群，如 /allow 123456",
  deny: "停用用户或群，如 /deny 123456",
} as const;

/** Chinese words that work as commands in a private chat, alone or with text behind a space. */
export const COMMAND_WORDS: Readonly<Partial<Record<keyof typeof COMMAND_TEXTS, readonly string[]>>> = {
  trend: ["对比", "历年"],
  list: ["列表", "报告列表", "目录"],
  doc: ["下载", "原件"],
  recent: ["最近"],
  help: ["帮助", "怎么用"],
  privacy: ["隐私"],
};

export const BOT = {
  name: "政府报告问答",
  description:
    "直接发问题，我从收录的政府报告里找出原文，注明年份和出处。\n只摘原文，不改写、不推算；引用前请核对。\n仅限内部使用，需要开通。",
  shortDescription: "问政府报告，答原文和出处。",
  start: (collected: string): readonly string[] => [
    "直接发问题，我给出报告原文和出处。",
    collected,
    "只摘原文，不改写、不推算；引用前请核对。",
  ],
  title: "政府报告问答",
  collected: (years: string, reports: number): string =>
    `收录：${reports}份报告${years === "" ? "" : `，数据年份${years}`}`,
  help: [
    "直接发问题：2021年 城镇新增就业多少",
    "接着问：那2022年呢",
    "一年一行：/trend 财政收入",
    "只看一年：/year 2021 就业",
    "群里：发 /ask 加问题，或回复我的答案继续问",
    "任何聊天：输入框打 @ 加我的名字，先看后发",
    "〔完成〕是已做到的，〔计划〕是打算做的；年份是数据所属年份，报告年份不同时另注",
  ],
  helpGroup: (username: string): readonly string[] => [
    `发 /ask@${username} 加问题，例如 /ask@${username} 2021年 就业`,
    "回复我的答案可以接着问，例如：那2022年呢",
    `在输入框打 @${username} 加问题，先看后发`,
  ],
  privacy: [
    "保存：你最近的10个问题（/recent 给你看）、最近问答的编号，以便翻页。",
    "不记：日志里没有问题原文，也没有姓名。",
    "管理员能看到：谁开通、谁停用。",
    "只在输入框打、没有发出的字不保存。",
  ],
  // Access
  stranger: (id: number): readonly string[] => [
    "本机器人仅限内部使用。",
    `你的编号 ${id}，请发给管理员开通。`,
  ],
  yourId: (id: number): string => `你的编号 ${id}`,
  groupId: (id: number): string => `本群编号 ${id}`,
  requested: "已转给管理员，开通后会通知你。",
  requestedBefore: "申请已在管理员那里，请等候。",
  requestRefused: "管理员没有同意。",
  noAdmin: "现在没有管理员可以批准，请直接联系管理员。",
  request: (name: string, id: number): string => `${name}（编号 ${id}）申请使用。`,
  requestGroup: (name: string, id: number): string =>
    `有人把我加进群“${name}”（编号 ${id}），尚未开通，我已退出。批准后请再加一次。`,
  allowed: (id: number): string => `已开通 ${id}。`,
  denied: (id: number): string => `已停用 ${id}。`,
  approved: "已为你开通，直接发问题即可。",
  refusedToYou: "管理员没有同意你的申请。",
  adminCannotBeDenied: "这是设置里的管理员，不能在这里停用。",
  needId: (command: string): string => `请写编号，例如 /${command} 123456（群的编号是负数）。`,
  notSaved: "没有存下来（磁盘问题），请看日志。",
  claimed: "你现在是管理员。发 /status 看运行状态。",
  claimWrong: "这个链接无效或已过期。",
  adminOnly: "只有管理员能做这件事。",
  // Questions
  loading: "正在准备报告库，请稍后再发。",
  loadingShort: "正在准备报告库，请稍候",
  noReports: "报告库打不开，请联系管理员。",
  failed: (number: string): string => `查询没有完成（编号 ${number}），请再发一次。`,
  textOnly: "目前只认文字，请把问题打出来。",
  askWhat: "想查什么？直接回复这条消息。",
  placeholder: "例如：2021年 城镇新增就业",
  slower: "查询较多，请稍候几秒。",
  unknownCommand: "没有这个命令，/help 看用法。",
  yearHow: "请写年份和内容，例如 /year 2021 就业",
  trendHow: "请写要对比的内容，例如 /trend 财政收入",
  noRecent: "还没有查过。",
  recent: "最近查过（点一下即可复制）：",
  docs: "要哪一份？",
  listed: (count: number): string => `已收录 ${count} 份报告`,
  reportLine: (title: string, years: string, passages: number): string =>
    `${title}${years === "" ? "" : `（${years}年）`}，${passages}段`,
  // Buttons
  askerOnly: "仅提问人可翻页，可用 /ask 自己查",
  stale: "报告已更新，请重新查询",
  expired: "这条太久了，请重新提问",
  passageGone: "报告已更新，这段原文不在了，请重新查询。",
  sending: "正在发送…",
  fileGone: "原文件打不开，请联系管理员。",
  fileTooLarge: "原文件超过50MB，不能发送。",
  noChart: "这组数字画不成图。",
  notAllowed: "未开通",
  // Groups
  joined: (username: string, readsAll: boolean): readonly string[] => [
    `查报告：发 /ask@${username} 加问题；或回复我的答案继续问；或在输入框打 @${username} 先看后发。`,
    readsAll ? `也可以直接 @${username} 提问。没有叫到我的聊天我不理会。` : "我看不到其他聊天内容。",
  ],
  groupNotAllowed: (id: number): string => `本群尚未开通（编号 ${id}），请管理员开通后再加我。`,
  // Inline
  inlineNothing: "没有查到，点此换个说法",
  inlineStranger: "未开通，点此申请",
  inlineLoading: "正在准备报告库，请稍候",
  openSource: "打开原文",
  inlineRecent: "最近查过",
  inlineExample: "例如",
  inlineAsk: (question: string): string => `查“${question}”`,
  // Admin
  status: (lines: {
    readonly collected: string;
    readonly passages: number;
    readonly version: string;
    readonly since: string;
    readonly privacy: boolean;
    readonly inline: boolean;
    readonly problems: number;
  }): readonly string[] => [
    lines.collected,
    `${lines.passages}段，索引版本 ${lines.version}，读取问题 ${lines.problems} 处`,
    `启动于 ${lines.since}`,
    `群里${lines.privacy ? "能看到全部消息（隐私模式关）" : "只看到叫我的消息（隐私模式开）"}；行内查询${lines.inline ? "已开" : "未开（在 @BotFather 用 /setinline 打开）"}`,
  ],
  reloading: "开始重新读取报告，完成后告诉你。",
  reloaded: (collected: string, passages: number): string => `已更新：${collected}，${passages}段。`,
  reloadFailed: "重新读取失败，仍用原来的报告库；原因见日志。",
} as const;
