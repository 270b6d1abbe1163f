/** Names of people as reports print them under their texts. Pure. */

/** Surnames in use; general knowledge (the hundred family names and the commoner others). */
const SURNAMES = new Set(
  "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公肖佟原仝楼覃操闫付代冼邸苑谌隋苟仉芦亓尉鹿岳兰涂牟阳麦丛佘迟邝南栗楚鄢粟盘帅朴练漆卿晋普辜修赫况鲜亢宾揭冶檀衣奉丘".split(
    "",
  ),
);
const NOT_NAMES = new Set(
  "试行 草案 修订 续表 园区 地区 以下 以上 附后 东京版 修订版 修订稿 试行版 全文 节选 摘要 新区 高新区 安全 平时 成员 国家 文件 全国 全市 全省 通知 东部 常委 简称 时间 万元 亿元 利用 文化 农业 强化 经济 广西 宁夏 云南 江苏 江西 贵州 山东 山西 安徽 华北 华东 金额 成都 武汉 温州 广州".split(
    " ",
  ),
);
const OPEN = /^[（(]\s*/;
const CLOSE = /\s*[）)]$/;
const NAME_GAP = /[\s\u2000-\u200a\u3000、，,]+/;

/**
 * Whether a bracketed text is a list of people: `（李  娜  夏晓露）`. Two-character names may be
 * stretched; `open` allows a list that goes on in the next line. `anyone`: in a report that signs its entries a name
 * needs no surname of the list.
 */
export function isByline(text: string, open = false, anyone = false): boolean {
  const first = text.charAt(0);
  if (text.length > 400 || (first !== "（" && first !== "(") || (!open && !CLOSE.test(text))) return false;
  if (open && CLOSE.test(text)) return false;
  return LABELLED.test(text) || areNames(text.replace(OPEN, "").replace(CLOSE, ""), open, anyone);
}

/** `（撰稿：李娜）`, `（市外办供稿）`. */
const LABELLED =
  /^[（(](?:(?:撰稿|供稿|执笔|作者|撰写|记者|通讯员|摄影)人?[：:\s][^（）()。]{2,60}|[^（）()。，；]{2,30}(?:供稿|撰稿|提供|撰写))[）)]$/;

/** Whether a text is the end of such a list: names and a closing bracket. */
export function isBylineTail(text: string): boolean {
  return (
    text.length <= 200 &&
    CLOSE.test(text) &&
    !/[（(]/.test(text) &&
    /^[\u3400-\u9fff·\s\u2000-\u200a\u3000]{1,200}[）)]$/.test(text)
  );
}

/** Whether a text is a list of names; with `open` the last one may be cut in two. */
export function areNames(text: string, open: boolean, anyone = false): boolean {
  const words = text.split(NAME_GAP).filter((word) => word !== "");
  if (words.length === 0) return false;
  for (let i = 0; i < words.length; i++) {
    let word = words[i] ?? "";
    if (word.length === 1) {
      const next = words[i + 1];
      if (next?.length === 1 || (next?.length === 2 && (anyone || SURNAMES.has(word)))) {
        word += next;
        i++;
      } else if (!(open && i === words.length - 1)) return false;
    }
    if (!/^[\u3400-\u9fff·]+$/.test(word) || word.length > 4 || NOT_NAMES.has(word)) return false;
    if (anyone ? word.length < 2 : !SURNAMES.has(word[0] ?? "")) return false;
    if (words.length === 1 && word.length > 3) return false;
  }
  return true;
}

/** Whether a line of a table holds nothing but names: `蔡  奇  崔述强`. */
export function isNameLine(text: string): boolean {
  return text.length <= 60 && /^[\u3400-\u9fff·\s\u2000-\u200a\u3000]+$/.test(text) && areNames(text, false);
}

/** Whether a Chinese name may begin with this character. */
export function isSurname(char: string): boolean {
  return SURNAMES.has(char);
}
