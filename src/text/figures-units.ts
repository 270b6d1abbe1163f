/** General vocabulary of counting: units of measure, counting words, and the money among them. Data, no rules. */

import { wordsByHead } from "./words-by-head.ts";

/** Units that may follow digits. Compound units stand beside their parts; the longest match wins. */
const UNITS =
  "大类 大 金牌 银牌 铜牌 金 银 铜 个百分点 百分点 个基点 基点 个小时 个工作日 个自然日 个月 个学时 个课时 个星期 个世纪 个年头 个批次 " +
  "个 项次 项 场次 场 家次 家 名 位 人次 人天 人家 人口 人 件次 件 期 份 条 座次 座 所 届次 届 周年 周岁 年 学年 学时 课时 月龄 天次 天 日游 日 岁 批次 批 大类 小类 类 种 支 张 处 艘次 艘 " +
  "架次 架 辆次 辆 台次 台套 台 套 部 篇次 篇 幅 册 本 户次 户 村 县 市 省 国 州 区 乡 镇 街道 轮次 轮 班次 班 组 队 站 团次 团组 团 对 双 块 栋 幢 间 套次 层 款 章 节 讲 课 集 首 只 头 羽 匹 株 棵 枚 颗 粒 " +
  "片 把 根 门次 门 口 扇 顶 盏 面 盒 袋 箱 瓶 桶 包 车次 车 列次 列 趟次 趟 航班 航次 例次 例 宗次 宗 起 笔 单 则 句 字 词 页 版 帧 封 通 桩 步 圈 遍 回 次 番 倍 成 员 席 床 桌 站点 " +
  "路 线 语种 语 国语言 种语言 门语言 条线 公里 千米 米 厘米 毫米 微米 纳米 里 海里 英里 公顷 亩 顷 平方公里 平方千米 平方米 平方厘米 平米 平方 立方米 立方 立方厘米 吨公里 吨标准煤 吨标煤 吨 公斤 千克 克 毫克 微克 斤 两 担 " +
  "千升 升 毫升 千瓦时 千瓦小时 千瓦 兆瓦时 兆瓦 吉瓦时 吉瓦 瓦 度 伏 千伏 摄氏度 ℃ 标准箱 标箱 载重吨 总吨 床位 学位 卡路里 焦耳 赫兹 兆 比特 字节 分贝 公斤级 光年 小时 分钟 秒钟 秒 周 季度 季 世纪 车道 道 " +
  "领域 行业 部门 国家 城市 地区 方面 门类 学科 主体 指标 元人民币 元 美元 欧元 港元 港币 日元 韩元 英镑 卢布 澳元 加元 新元 澳门元 新台币 瑞士法郎 法郎 马克 卢比 人民币 美金 角 分 " +
  "% ‰ 个工时 工时 人份 剂次 剂 针次 针 人·次 亩次 公顷次 梯次 代 师 军 旅 营 连 排 号楼 版次 频次 频道 名次 分值 点 折 股 手 杯 碗 餐 味 副 丛 束 座席 席位 泊位 车位 机位 工位 井 孔 环 桥 梯队";

/** Units written in Latin letters. */
const LATIN_UNITS =
  "km² km2 km m² m2 m³ m3 mm cm m kg mg μg g t kWh MWh GWh TWh kW MW GW kV MHz GHz Hz TB GB MB KB Gbps Mbps Tbps TEU dB ha ml mL L EFlops Eflops EFLOPS PFlops Pflops PFLOPS P";

/** Units that may follow a Chinese numeral: those that seldom make another word with one. */
const NUMERAL_UNITS =
  "个百分点 百分点 个小时 个工作日 个月 个星期 个世纪 个 项次 项 场次 场 家 名 位 人次 人口 人 件 期 份 条 座 所 届次 届 周年 周岁 年 天 岁 批次 批 大类 类 种 支 张 处 艘 架次 架 辆 台套 台 套 部 篇 幅 册 本 户 " +
  "轮次 轮 班次 团组 对 块 栋 幢 间 层 款 章 讲 课 集 首 只 头 株 棵 枚 颗 车次 列 趟 航班 例 宗 起 笔 则 字 页 封 遍 次 番 倍 成 席 床 语种 种语言 公里 千米 米 公顷 亩 平方公里 平方米 立方米 吨 公斤 斤 " +
  "千瓦时 千瓦 兆瓦 小时 分钟 个季度 季度 周 元 美元 欧元 港元 日元 英镑 人民币 元人民币 标准箱 枚次 步 学时 课时 剂次 人份 梯队 车道";

/** Units of money. */
const MONEY = new Set(
  "元人民币 元 美元 欧元 港元 港币 日元 韩元 英镑 卢布 澳元 加元 新元 澳门元 新台币 瑞士法郎 法郎 马克 卢比 人民币 美金 角".split(
    " ",
  ),
);

/** Units of shares. */
const SHARES = new Set(["%", "‰", "个百分点", "百分点", "个基点", "基点", "成"]);

/** Units after which `/` and another unit make a rate: `微克/立方米`, `元/吨`. */
const RATE_TAIL =
  /\/(?:立方米|平方公里|平方米|公里|公顷|小时|吨|升|人|年|月|日|天|亩|户|千瓦时|度|kWh|m³|m3|L|h|s)/y;

/** What makes another word with a 人 before it. */
const PERSON_WORD = /[民才员力均]/;

const MEDAL = /^[金银铜]$/;
const OF_PEOPLE = /^(?:城市|国家|地区|行业|部门)$/;
const PEOPLE_BEHIND = /^(?:居民|人口|职工|家庭|学生|员工|务工|群众|低保|困难|公务)/;

const AFTER_DIGITS = wordsByHead(`${UNITS} ${LATIN_UNITS}`.split(" "));
const AFTER_NUMERAL = wordsByHead(NUMERAL_UNITS.split(" "));

/** The longest unit that stands at `at`, or the empty string. `numeral` is true after a Chinese numeral. */
export function unitAt(text: string, at: number, numeral: boolean): string {
  const first = text.charAt(at);
  const list = (numeral ? AFTER_NUMERAL : AFTER_DIGITS).get(text.charCodeAt(at));
  if (list === undefined) return "";
  for (const unit of list) {
    if (!text.startsWith(unit, at)) continue;
    // `13亿人民` counts no persons by its unit: the word is 人民.
    if (unit === "人" && PERSON_WORD.test(text.charAt(at + 1))) continue;
    // `2235万城市居民`: people are counted, not cities.
    if (OF_PEOPLE.test(unit) && PEOPLE_BEHIND.test(text.slice(at + unit.length, at + unit.length + 4)))
      continue;
    // `4金1银1铜`, but not `3金融机构`.
    if (MEDAL.test(unit) && /\p{Script=Han}/u.test(text.charAt(at + 1))) continue;
    // A Latin unit must not be the head of a word (`m` in `meter`).
    if (/[a-z]/i.test(first) && /[A-Za-z0-9-]/.test(text.charAt(at + unit.length))) continue;
    RATE_TAIL.lastIndex = at + unit.length;
    const rate = RATE_TAIL.exec(text);
    return rate === null ? unit : unit + rate[0];
  }
  return "";
}

/** What a unit counts: money, a share of a whole, or things. */
export function kindOfUnit(unit: string): "money" | "percent" | "quantity" {
  // `元/月` is paid as well.
  if (MONEY.has(unit.split("/", 1)[0] ?? "")) return "money";
  return SHARES.has(unit) ? "percent" : "quantity";
}
