/** The words that ask, as people type them, and what the words around them say of the kind of answer. Folded text only. */

const HAN = "\\p{Script=Han}";
export const ASK_PERCENT =
  /百分之?(?:几|多少)|多大(?:的)?(?:比重|比例|份额)|(?:占|各占)?(?:了)?(?:多少|几)成|(?<=占|占比|比例|比重|增速|增幅|降幅|涨幅|率)(?:才|是|有|为|达|达到|到|目标|预期|[升降提涨高低]+[到至]|做到|大概|大约)?(?:多少|多大|几|咋样)|(?<=(?:增长|下降|降低|提高|上升|上涨|同比|涨|降)了?)(?:百分之)?多少(?![个家人名项钱元块万亿])/gu;
export const ASK_POINTS = /(?:多少|几)个?(?:百分)?点(?=$|[\s,?了])/gu;
export const ASK_ORDINAL =
  /(?<=[令文件函])是?第?(?:多少|几)号|第几(?:[届次期批场位个号]|大)?|第?(?:多少|几)号(?:令|文)|(?:发文字号|文号)(?:是|为)?(?:多少|几号|什么|啥)?/gu;
export const ASK_DATE =
  /(?:是|在)?(?:什么时候|啥时候?|几时|什么时间|何时|哪[几两三]?一?天(?:到哪一?天)?|哪几[号日]|几月几[号日]|几[号日](?![文线楼院厅馆门])|哪一?日|几月份?|哪个月|哪月|什么日子|啥日子|时间是|日期|具体时间|举办时间|召开时间|时间(?=\s*$))/gu;
/** A day is asked, not a month. */
export const ASKS_DAY = /[号日天]/u;
export const ASK_YEAR = /哪一?年|哪年|何年|几几年/gu;
export const ASK_PERSON =
  /(?<=(?:长|书记|主任|主席|代表|委员|局长|院长|校长|教授)(?:是|的)?)叫?(?:什么|啥)(?:名字?)?|(?:有|是)?哪[些几]位?(?:个)?(?:市|省|区|县)?领导|(?:是|由|有|让)?(?:谁|哪一?位(?:市?领导|同志|\p{Script=Han}{0,4}(?:长|主任|书记|主席|员|家|手|士|师|授))?|哪些人|哪几(?:位|个人)(?:市领导|领导)?|哪个(?:市?领导|人|市长|副市长|主任|(?=[带见接签讲陪]的?)))/gu;
/** "发给谁", "跟谁一起": bodies and groups as often as persons. */
export const ASK_TO_WHOM = /(?<=[给向])(?:谁|哪几?位)|都(?:是|有)谁/gu;
/** "跟谁视频", "出席领导": a person mostly, a body sometimes. */
export const ASK_WITH_WHOM = /(?<=[跟和与])谁|(?<=出席|会见|陪同|主持|参加)的?(?:市|区|县|省)?领导(?=\s*$)/gu;
export const ASK_PLACE =
  /(?:是|在)?(?:哪里|哪儿|在哪(?!一?[个座家所条])|何处|何地|什么地方|啥地方|什么地点|地点(?:是|在)?)/gu;
export const ASK_NAME = new RegExp(
  `(?:是|叫|在|到)?(?:哪一?[个家座所场部项条份次届支款处片段块艘栋首幅种类门队]|哪(?=国(?![际企有内哪\\s])|${HAN}{1,3}(?:$|[,?，？]))|什么|啥|何种)(?!怎)(${HAN}{0,6})`,
  "gu",
);
export const ASK_CALLED =
  /(?:叫(?:什么|啥)(?:名字?)?|名称(?:是|叫)?(?:什么|啥)?|名字(?:是|叫)?(?:什么|啥)?|(?:口号|主题)(?=的?(?:[是叫为]|什么|啥)|\s|[?,]|$))(?:是|叫)?(?:什么|啥)?/gu;
export const ASK_LIST =
  /(?:都|分别|包括|涉及|有)?(?:是|有|去了?|给了?|发给)?(?:哪些|哪几[个家国项条类种步场方面区市届批]?|哪(?:[两二三四五六七八九十]|\d{1,2})[个家国项条类种步场方面区市届批]?|分哪几步走?|哪俩|都有(?:什么|啥|谁)|有(?:什么|啥)|都是(?:什么|啥|谁))/gu;
export const ASK_HOW =
  /为(?:什么|啥)|几比几|几点[几零](?:了|版)?|怎么(?:样|做的?|办|打算|安排|说|回事|推进|帮|弄|搞|讲)?|如何|咋(?:样|办|弄)?|情况(?:如何|怎样|怎么样)?|什么(?:情况|进展|内容|举措|措施|打算|安排|计划|要求|办法|做法)|啥(?:情况|进展|内容|举措|措施|打算|安排|计划)|干到哪一?步了?|进展(?:到哪|如何|怎么样)?/gu;
export const ASK_YESNO = /(?:吗|么|没有?|有没有|是否|是不是|能否|了没有?|过没有?)\s*[?]?$/gu;
export const ASK_SIZE =
  /(?:什么|啥)规模|(?<!上)规模(?:多大|有多大|是多少|(?!化|以上|的\p{Script=Han}{2}))|多大规模|人数(?:是|有)?多少/gu;
export const ASK_COUNT =
  /(?:一?共|总共|合计|累计|大概|大约)?(?:有|是|为|达|达到|来了?|去了?)?(?:多少|(?<![这那前后近])几)(?!乎)(?:余|多)?/gu;

/** "有好多用户了": 多少 in the southwest; elsewhere it counts nothing, so only where nothing else asks. */
export const ASK_COUNT_SOUTHWEST = /(?:一?共|总共)?(?:有|是|达到?)?好多/gu;

/** "局长是谁": the name must stand behind that office. */
export const OFFICE =
  /(省长|市长|区长|县长|部长|局长|处长|司长|主任|书记|主席|会长|院长|校长|大使|总裁|董事长)(?:是|叫|的)*\s*$/u;
export const ASK_PHONE =
  /(?<!多少|几|几个|接了?|打)(?:(?<=[办室局厅委处科部馆院站心司门市区县省班系线询诉公报外务任长员的])电话(?=\s*[?]?$|\s)|电话(?=号|是|有|多少(?!\p{Script=Han})|几号|什么|啥)|手机号?|联系方式|号码|传真|邮箱|微信号)(?:号码?)?(?:是|有)?(?:多少|几号|什么|啥)?/gu;
/** An amount without a question word ("签约额", "快讯条数"): it counts only where nothing else is asked. */
export const AMOUNT =
  /(人次|场次|批次|班次|(?!多|少|系|指|岁|无)\p{Script=Han}数|数量|总数|总量|[\p{Script=Han}]量|\p{Script=Han}额|总值|产值|面积|[\p{Script=Han}]率|占比|比重|增速|增幅)(?=$|[\s?,])/u;
/** "含油量有多高", "就业率多高". */
export const ASK_SHARE = /(?<=含\p{Script=Han}{1,2}量|率|比例|比重|占比)(?:有|是|达)?多[高大]/gu;
/** "地铁几号线": the name begins with its kind. */
export const ASK_LINE = /(?<=(\p{Script=Han}{2})的?)几号线/gu;
export const ASK_EXTENT = /(?:有|是|达|占地)?多(?:大|长|高|重|远|久|宽)(?:面积)?/gu;

/** Indicators of reports, at the end of a question that asks nothing else. */
export const INDICATOR =
  /(?:收入|支出|就业|创汇|总产值?|gdp|总值|产量|储备|外储|赤字|投资|进出口|总额|余额|存款|贷款|损失|规模|人数|[件条份场家期]数|总数|增加值|产值|目标|国债|科技支出|里程|面积|人口|卡|浓度|强度)(?=[\s,，]|$)/u;
