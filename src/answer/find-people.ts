import type { Hit, Mark } from "../domain/answer.ts";
import type { Passage } from "../domain/report.ts";
import type { Wanted } from "../question/wanted.ts";
import { type Candidate, timeAt } from "./candidate.ts";
import { fold } from "../text/fold.ts";
import { isSurname } from "../text/names.ts";
import { wordsOf } from "./noun-phrase.ts";
import { nameFromAbroadEnd } from "./names-from-abroad.ts";
import { beforeTitles, dottedNames, nameEnd, namesIn } from "./person-names.ts";

/** Offices whose holder's name follows. General vocabulary of official reports. */
const OFFICE =
  /(?:总书记|书记|省长|市长|区长|县长|州长|主席|主任|部长|局长|处长|司长|会长|院长|校长|理事长|秘书长|董事长|执行董事|总裁|总经理|副总经理|(?<!总)经理|厂长|团长|首席执行官|行政长官|大使|公使|总领事|总理|总统|委员|议长|所长|教授|副总裁|行长|代表|演奏家|博士|运动员|选手|名将|冠军|教练|记者|教师|医生|队长|志愿者|作家|画家|歌手|演员|导演|企业家|航天员|设计师|工程师|研究员|院士|总监|创始人|合伙人|参赞|总编|社长|馆长|团长|台长|镇长|乡长|船长|领队|府尹|国务秘书|议员|友人|侨胞|侨领|侨商|乡亲|同胞|留学生|专家|商人|雕塑家|陶艺家|艺术家|书法家|摄影师|先生|女士|同志)(?:夫人)?/gu;
/** Columns of those who stay at home, and words that ask who came with the guests. */
const RECEIVING = /会见|接待|陪同|宴请/u;
const LEADS = /带队|带团|率团|率队|领队|团长/u;

/** People of one hit whom the question does not name: the people's cell of a row, else names behind an office. */
export function findPeople(wanted: Wanted, hit: Hit, at: number, questionText: string): readonly Candidate[] {
  const { cells, year, span, status, text } = hit.passage;
  const cell = cells.find(({ column }) =>
    /领导|人员|姓名|出席人|参加人|嘉宾|主持|负责人/u.test(column.replace(/\s/gu, "")),
  );
  // Who received a delegation did not lead it.
  if (cell !== undefined && RECEIVING.test(cell.column) && LEADS.test(questionText)) return [];
  const known = (start: number, end: number): boolean =>
    isCalled(text.slice(Math.max(0, start - OFFICE_BEFORE), end), questionText) ||
    fold(text.slice(start, end))
      .split(/[\s、]+/u)
      .some((name) => name.length > 1 && questionText.includes(name));
  const visitor = VISITOR.test(questionText);
  if (cell !== undefined && wanted.noun === null && !visitor && !known(cell.start, cell.end)) {
    const scope = { start: 0, end: text.length };
    return [{ kind: "person", hit: at, start: cell.start, end: cell.end, scope, fit: 1, year, span, status }];
  }
  if (ASKS_HOST.test(questionText)) return hostsIn(hit, at);
  const found: Candidate[] = [];
  const add = (start: number, end: number, fit: number): void => {
    // "中方谁签的字": nobody from abroad.
    if (OWN_SIDE.test(questionText) && text.slice(start, end).includes("·")) return;
    found.push({ kind: "person", hit: at, start, end, scope: { start, end }, fit, ...timeAt(hit, start) });
  };
  // "哪位市领导": nobody from abroad.
  const ownLeader = /[市省区县]领导/u.test(questionText);
  const together = /(?<!谁)[跟和与]谁/u.test(questionText);
  const acts = new Set(
    wordsOf(hit.passage)
      .filter(({ word, class: kind }) => kind === "verb" && word.length > 1)
      .map((one) => one.at),
  );
  for (const match of text.matchAll(OFFICE)) {
    // "跟谁": whom something was done with stands behind 与 or 会见; who did it himself does not answer.
    if (together && !WITH.test(text.slice(Math.max(0, match.index - WITH_REACH), match.index))) continue;
    if (
      wanted.noun !== null &&
      officeAt(text, match) !== askedOffice(wanted.noun, questionText) &&
      !takesOffice(text, match, wanted.noun)
    )
      continue;
    if (OTHER_SIDE.test(questionText) && OPENS.test(text.slice(0, match.index))) continue;
    const start = match.index + match[0].length + (text[match.index + match[0].length] === " " ? 1 : 0);
    const end =
      spokenEnd(text, start) ??
      rowEnd(hit.passage, start) ??
      (ownLeader || /^(?:女士|先生|同志|代表)/u.test(match[0])
        ? nameEnd(text, start, acts)
        : Math.max(nameEnd(text, start, acts), nameFromAbroadEnd(hit.passage, match.index, start, acts)));
    if (end > start && !known(start, end)) add(start, end, 1);
  }
  const office = wanted.noun ?? ASKS_ELECTED.exec(questionText)?.[1];
  if (office !== undefined)
    for (const { start, end } of electedIn(text, office)) if (!known(start, end)) add(start, end, 1);
  if (wanted.noun !== null || (visitor && cell !== undefined)) return found;
  const addNew = ({ start, end }: Mark, fit: number): void => {
    if (!found.some((one) => one.start < end && start < one.end) && !known(start, end)) add(start, end, fit);
  };
  for (const name of together ? [] : dottedNames(hit.passage, acts)) addNew(name, FIT_TITLED);
  for (const name of beforeTitles(text)) addNew(name, FIT_TITLED);
  for (const name of together ? [] : namesIn(hit.passage)) addNew(name, FIT_BARE);
  if (ASKS_WINNER.test(questionText)) for (const team of teamsIn(text)) addNew(team, 1);
  if (wanted.implied)
    for (const { start, end } of partnersIn(text)) if (!known(start, end)) add(start, end, FIT_PARTNER);
  return found;
}

/** "谁拿的冠军": a team as well. */
const ASKS_WINNER = /^(?![^]*个人)[^]*(?:冠军|第一(?![个次批届家季时])|夺冠)/u;
const TEAM =
  /(?<=^|[，。、；,;为由]|最终|最后)(\p{Script=Han}{2,16}队)(?=[获夺以，。；,;]|荣获|战胜|(?:、\p{Script=Han}{2,18}){1,3}分别[获夺])/gu;

/** "甲队、乙队、丙队分别夺得冠、亚、季军": the first of a list. */
function teamsIn(text: string): readonly Mark[] {
  return [...text.matchAll(TEAM)]
    .filter(({ 0: team, index }) => text[index - 1] !== "、" || text[index + team.length] !== "、")
    .map(({ 1: team = "", index }) => ({ start: index, end: index + team.length }));
}

/** "会长选的谁". */
const ASKS_ELECTED = /(会长|理事长|秘书长|主席|主任)(?:换届)?(?:是?选|换|当选)/u;

/** Longest office that is read before a name, in characters. */
const OFFICE_BEFORE = 2;

/** "某某当选会长": the name stands before the office that was taken. */
function electedIn(text: string, office: string): readonly Mark[] {
  return [...text.matchAll(ELECTED), ...text.matchAll(CHOSEN)]
    .filter(({ 0: whole, index }) => text.startsWith(office, index + whole.length))
    .map(({ 0: whole, 1: name = "", index }) => ({ start: index + whole.indexOf(name), name }))
    .map(({ start, name }) => ({ start, end: start + name.length }))
    .filter(({ start }) => isSurname(text[start] ?? ""));
}

const CHOSEN = /选举(?:产生)?(\p{Script=Han}{2,3})(?:为|任)(?:第?\p{Script=Han}{0,6}届|新一届|新任)?/gu;

const ELECTED =
  /(?<=[，。；、,;\s]|^)(\p{Script=Han}{2,3})(?:当选为?|担任|出任|就任|接任)(?:新一届|新任)?(?:理事会|\p{Script=Han}{0,12}?(?:会|\p{Script=Han}届)(?=[会理主秘]))?/gu;

/** "副省长": a deputy's office is another. */
function officeAt(text: string, { 0: office, index }: RegExpExecArray | RegExpMatchArray): string {
  return (text[(index ?? 0) - 1] === "副" ? "副" : "") + office;
}

function askedOffice(office: string, asked: string): string {
  return asked.includes(`副${office}`) ? `副${office}` : office;
}

/** "韩市长" of a question is "市长韩某某" of a report. */
function isCalled(name: string, questionText: string): boolean {
  const [, office = "", surname = ""] =
    /(书记|[省市区县部局会院校]长|主任|主席)(\p{Script=Han})\p{Script=Han}{1,2}$/u.exec(name) ?? [];
  return surname !== "" && questionText.includes(surname + office);
}

/** "原副主席某某当选会长", "主任由原副秘书长某某担任": the office that is asked is taken by the holder of another. */
function takesOffice(
  text: string,
  { 0: office, index }: RegExpExecArray | RegExpMatchArray,
  asked: string,
): boolean {
  const at = (index ?? 0) + office.length;
  const behind = text.slice(at, at + 20);
  const elected = /^[\p{Script=Han}·]{2,12}?(?:当选|担任|出任|就任|接任)(?:为|了)?(.{0,10})/u.exec(
    behind,
  )?.[1];
  if (elected?.includes(asked) === true) return true;
  const clause = /[^，。；]*$/u.exec(text.slice(Math.max(0, at - 40), at))?.[0] ?? "";
  return clause.includes(`${asked}由`) && /^[\p{Script=Han}·]{2,12}?(?:担任|出任|接任)/u.test(behind);
}

const OWN_SIDE = /(?:中方|我方|我们这边|咱们?这?边|咱方)[^,，。?？]{0,4}(?:谁|哪位)/u;

/** "对面市长叫什么": an office that opens its clause is held at home. */
const OTHER_SIDE = /对方|对面|外方|那边的?市长|他们的?市长/u;
const OPENS = /(?:^|[，。；、,;与和]|由)$/u;

/** "来的是哪位": the guest, not who received him. */
const VISITOR =
  /来[京访华]?的(?:是|人)?(?:谁|哪位|哪一位)|对方(?:来的)?是(?:谁|哪位)|见的是(?:谁|哪位)(?!市?领导)|见了(?:谁|哪位)(?!市?领导)/u;

/** "谁请的": who invited, not who came. */
const ASKS_HOST = /谁邀?请的|[由受应]谁的?邀请|谁发的邀请/u;
const HOST = /应([\p{Script=Han}·]{2,24}?)的?邀请/gu;

/** Bodies and people on whose invitation something was done. */
function hostsIn(hit: Hit, at: number): readonly Candidate[] {
  return [...hit.passage.text.matchAll(HOST)].map(({ 1: host = "", index }): Candidate => {
    const start = index + 1;
    const end = start + host.length;
    return { kind: "person", hit: at, start, end, scope: { start, end }, fit: 1, ...timeAt(hit, start) };
  });
}

const WITH = /(?:与|和|同|跟|会见|会谈|通话|连线|访问|接待)[^。；，,;]*$/u;
/** Country and office may stand between 与 and a name, in characters. */
const WITH_REACH = 40;

/** How well a name without an office before it fits, and who did something together with another. */
const FIT_BARE = 0.7;
const FIT_TITLED = 0.9;
const FIT_PARTNER = 1;

const PARTNER =
  /(?:与|和|同|联合|会同)([\p{Script=Han}]{3,16}?)(?:联合|共同|合作|一起|一道)(?:举办|主办|召开|开展|组织|承办|推出|发布|开设|制定|印发|宣布|建立|成立|签署|签订|发表|发起|建设)/gu;

/** Bodies that something was done together with. */
function partnersIn(text: string): readonly Mark[] {
  return [...text.matchAll(PARTNER)].map((match) => {
    const body = match[1] ?? "";
    const start = match.index + match[0].indexOf(body, 1);
    return { start, end: start + body.length };
  });
}

/** The end of a name that a gap parts from its office and that ends the passage: `主席 嘎玛某某`. */
function spokenEnd(text: string, start: number): number | null {
  if (!/[\s\u3000]/u.test(text[start - 1] ?? "")) return null;
  const name = /^[\p{Script=Han}·]{2,12}$/u.exec(text.slice(start))?.[0];
  return name === undefined ? null : start + name.length;
}

/** In a row a name behind an office ends where the clause does, whatever name it is. */
function rowEnd({ kind, text }: Passage, start: number): number | null {
  const name =
    kind === "row" ? /^(?![兼及])[\p{Script=Han}·]{2,12}(?=$|[，,])/u.exec(text.slice(start)) : null;
  return name === null ? null : start + name[0].length;
}
