/** Measure words of official reports and what they count. General vocabulary of the field. */

export type UnitFamily =
  | "people"
  | "body"
  | "event"
  | "case"
  | "thing"
  | "country"
  | "money"
  | "percent"
  | "area"
  | "length"
  | "weight"
  | "duration"
  | "text"
  | "home"
  | "energy";

const UNITS: readonly (readonly [UnitFamily, readonly string[]])[] = [
  ["people", ["人次", "万人", "人", "名", "位", "户次"]],
  ["body", ["家", "所", "户", "支", "对"]],
  ["case", ["起", "例", "宗"]],
  [
    "event",
    [
      "批次",
      "拨",
      "波",
      "场次",
      "架次",
      "班次",
      "列次",
      "列",
      "场",
      "次",
      "届",
      "期",
      "批",
      "轮",
      "站",
      "回",
      "趟",
    ],
  ],
  [
    "thing",
    [
      "个",
      "项",
      "条",
      "份",
      "篇",
      "件",
      "只",
      "幅",
      "张",
      "本",
      "部",
      "册",
      "块",
      "台",
      "辆",
      "套",
      "处",
      "座",
      "类",
      "种",
      "门",
      "款",
      "枚",
      "点",
      "方面",
      "大类",
      "语种",
      "语",
      "岁",
      "倍",
      "颗",
      "艘",
      "架",
      "株",
      "棵",
      "盒",
      "瓶",
      "箱",
      "剂次",
      "人份",
      "剂",
      "章",
      "步",
      "阶段",
      "层",
      "级",
      "班",
      "顶",
      "桩",
      "头",
      "羽",
      "间",
      "床",
      "张床位",
      "封",
      "针",
      "句",
      "幢",
      "栋",
      "单",
    ],
  ],
  ["country", ["国"]],
  ["money", ["元", "美元", "欧元", "港元", "日元", "万元", "亿元", "亿美元", "万美元", "钱", "块钱"]],
  ["percent", ["%", "百分点", "个百分点", "‰"]],
  ["area", ["平方公里", "平方米", "平方", "公顷", "亩", "万亩", "平米"]],
  ["length", ["公里", "千米", "米", "海里"]],
  ["weight", ["吨", "公斤", "千克", "斤", "万吨", "亿吨", "标准箱", "标箱", "立方米"]],
  ["duration", ["年", "周年", "天", "小时", "分钟", "个月", "月", "周", "工作日", "个工作日", "晚", "夜"]],
  ["text", ["字", "词", "词条"]],
  ["home", ["户", "套"]],
  ["energy", ["千瓦", "万千瓦", "千瓦时", "亿千瓦时", "eflops", "pflops"]],
];

const FAMILY = new Map<string, UnitFamily>();
for (const [family, units] of UNITS)
  for (const unit of units) if (!FAMILY.has(unit)) FAMILY.set(unit, family);
const LONGEST = Math.max(...[...FAMILY.keys()].map((unit) => unit.length));

/** The family of a unit as a figure or a question has it; `thing` where it is none that is known. */
export function familyOfUnit(unit: string): UnitFamily {
  const latin = FAMILY.get(unit.toLowerCase());
  if (latin !== undefined) return latin;
  for (let from = 0; from < unit.length; from++) {
    const family = FAMILY.get(unit.slice(from));
    if (family !== undefined) return family;
  }
  return FAMILY.get(unit.slice(0, 1)) ?? "thing";
}

/** Words that begin like a measure word and are counted themselves: "多少项目" is no 项. */
const NO_MEASURE = new RegExp(
  `^(?:${(
    "国[际外内民务企资宾事债] 人[民大才员力均口士] 名[单称额城]|名校(?!长)|名企(?!业) 家[庭长具]|家政(?!府)|家电(?![视力网商台]) 项目(?!标) " +
    "部[门队委级长] 条[件约款例] 门[票店类诊户] 场[馆地所景] 班[列级子组] 站[点位] 户[籍型均口]|户外(?![来出地]) 台[商胞资企湾] 点[位亮评] " +
    "种[类植子] 支[部出柱持] 座谈 本[市科土省县区]|本地(?!图) 处[室级长分] 期[限货]|期刊(?!物) 天[然气] 级别 层[级次面] 对[口话接]|对外(?!国) " +
    "周[边期] 件数 位置 份额 次数 起[点源] 批[文评示] 章程 字[节号] 语言 款项 团组 回[报乡信复] 架构 步[伐骤] 类[别型] 幅[度员] 篇[章幅] " +
    "头[部衔] 倍数 年[轻龄度会报货画检均初底末内中] 月[份饼度] 晚[会宴] 夜[景市校] 套[餐路] 块状 册子 顶[层尖] 列席 吨位 单[位证项价子笔独身亲向个方打程靠产]"
  )
    .split(/[ |]/u)
    .join("|")})`,
  "u",
);

/** The longest measure word that a text begins with, or null. */
export function longestUnit(text: string): string | null {
  if (NO_MEASURE.test(text)) return null;
  for (let length = Math.min(LONGEST, text.length); length > 0; length--) {
    const unit = text.slice(0, length);
    if (FAMILY.has(unit)) return unit;
  }
  return null;
}

/** Measure words that people use for each other: a sheet is no animal. */
const INTERCHANGEABLE = [
  "份件册本篇部套条单",
  "台辆部架艘",
  "条艘",
  "座处栋幢所",
  "块面张幅枚",
  "块处",
  "条项件",
  "类种门",
  "颗棵株",
  "盒瓶箱件",
  "间座处",
  "章节",
  "级层步",
  "封份件",
  "针剂",
];

/** Whether two measure words of things may count the same thing. */
export function interchangeable(one: string, other: string): boolean {
  if (one.startsWith(other) || other.startsWith(one)) return true;
  const [a, b] = [one.at(-1) ?? "", other.at(-1) ?? ""];
  return a === b || INTERCHANGEABLE.some((group) => group.includes(a) && group.includes(b));
}

/** Nouns by their endings, and the families of the measure words that count them. */
const NOUNS: readonly (readonly [RegExp, readonly UnitFamily[]])[] = [
  [/案件|事件|案事件/gu, ["case", "event"]],
  [
    /员|(?:[职科校考新]|毕业|研究|留学)生|代表|记者|志愿者|专家|领导人?|居民|学生|嘉宾|外籍|选手|干部|老外|外国人|外宾|客人|听众|粉丝|用户|人口|游客|旅客|群众|老人|儿童|教师|医生|人才|观众|青年|青少年|外交官|使节|同胞|外宾|农民|职工|负责人|头头|老板|老总|高管|总裁|董事长|太太|夫人|女士|奶奶|爷爷|老头|小伙|姑娘|贵宾|代表团成员|人(?=在)|娃|孩子|宝宝|婴儿|幼儿|外教|新人|翻译(?![件量稿服中工质培网了过出成])|编制|编(?=$)|人数/gu,
    ["people", "home"],
  ],
  [
    /企业|公司|[高民央国外]企|单位|机构|组织|媒体|使团|学校|高校|医院|商会|协会|平台|基地|园区|研究院|中心|实验室/gu,
    ["body", "thing"],
  ],
  [/会员(?!国)/gu, ["body", "people"]],
  [/国家|地区|城市|友城|[会成]员国/gu, ["country", "thing", "body"]],
  [
    /活动|会议|国际会|大会|年会|展会|论坛|培训|讲座|演练|比赛|赛事|展览|会见|外事|发布会|课|航班|航线/gu,
    ["event", "thing"],
  ],
  [
    /钱|资金|预算|拨款|债务|利润|费用|补贴|经费|金额|补助|津贴|养老金|投资|收入|支出|总值|产值|gdp|增加值|签约额|税收|税费|财政|总量|贷款|存款|消费|贸易额|进出口|外汇|外储|赤字|[顺逆]差|花销|引资|融资|盘子|基金$|亏空|国债|外贸|外资|工资|薪|挣|赚|收上|负担|(?:[奖慰]|助学|补助|抚恤|救助|救济|慰问|保证)金|买卖|生意|租金|票价|房价|学费|运费|电费|成本|造价|[成货市]值|捐款|善款|捐赠(?=总|金)|[^名]额(?=$)|[程货捐善贷借欠罚赔问助济偿]款/gu,
    ["money"],
  ],
  [/税率|利率|关税|汇率|税总水平|比例|比重|占比|(?:研发|投入|能耗)强度/gu, ["percent"]],
  [/面积|耕地|绿地|森林/gu, ["area"]],
  [/里程|长度|铁路|公路|高速|(?<![网线思出退销道后])路$/gu, ["length"]],
  [
    /粮食|粮|货$|原煤|煤炭?$|钢材|粗钢|水泥|化肥|棉花|油料|蔬菜|水果|水产品|肉类|(?<!旅客年?)吞吐量|货物|货[邮运]量/gu,
    ["weight"],
  ],
  [/产量/gu, ["weight", "thing"]],
  [/(?:经费|[待训差办杂路运电水话务]费|慰问金|奖金|补助金|捐款|拨款|补贴)(?=$|\s)/gu, ["money"]],
];

/** Families of the measure words that count the last noun of a text that tells; empty where none does. */
export function familyOfNoun(text: string): readonly UnitFamily[] {
  let best: readonly UnitFamily[] = [];
  let last = -1;
  for (const [pattern, families] of NOUNS) {
    for (const { index } of text.matchAll(pattern)) {
      if (index <= last) continue;
      last = index;
      best = families;
    }
  }
  return best;
}
