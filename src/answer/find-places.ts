import type { Hit } from "../domain/answer.ts";
import type { Wanted } from "../question/wanted.ts";
import { type Candidate, sentenceAt, timeAt } from "./candidate.ts";
import { beginsWithPlace } from "./find-place-names.ts";

const HELD =
  /(?:在|于)(?!\d{1,4}[年月日])([\p{Script=Han}\dA-Za-z·—“”]{2,30}?)(?:隆重|正式|成功|顺利|共同|联合|策划|精心|组织|首次){0,2}(?:的?会晤|的?会谈|的?会见|签署|签约|举行|举办|召开|开幕|启动|揭牌|落成|成立|登记成立|落户|栽[下种植]|种[下植]|植树|演出|展出|首演|首发|合影|(?<=[馆场院校楼厅堂园区心港站头街村镇市县地店城])(?:组织|开展|设主会场))/gu;

const SETTLED =
  /(?:落地|落户|落在|位于|坐落于|坐落在|设在|选址)(?:在|于)?([\p{Script=Han}\d]{2,14}?)(?=[，。、；,;]|揭牌|挂牌|启动|建设|成立|$)/gu;

/** "合作论坛（某市）2026年大会". */
const IN_BRACKETS = /(?:论坛|大会|会议|年会|博览会|峰会|赛|展|节|基地|中心)[（(](\p{Script=Han}{2,8})[）)]/gu;

/** "“…在京人士球赛”举行": a quotation mark alone parts what stands before it from what follows. */
function isTorn(place: string): boolean {
  return place.includes("“") !== place.includes("”");
}

const HOTEL = /酒店|饭店|宾馆|国宾|山庄|度假村/u;
const NO_HOTEL = 0.3;

/** Places of one hit: what stands between 在 and 举行, behind 落户, or in brackets behind what is held. */
export function findPlaces({ noun }: Wanted, hit: Hit, at: number): readonly Candidate[] {
  const found: Candidate[] = [];
  const { text } = hit.passage;
  for (const match of [...text.matchAll(HELD), ...text.matchAll(SETTLED)]) {
    const place = match[1] ?? "";
    const start = match.index + match[0].indexOf(place, 1);
    if (/^(?:此|线上|这|会|年|同期)$|^[和了的与及]|^京(?![都津东])/u.test(place) || isTorn(place)) continue;
    const end = start + place.length;
    // Chinese names the place first: what follows in its sentence was held there.
    const scope = { start, end: sentenceAt(hit, start)?.end ?? end };
    // "在哪家酒店": no town.
    const fit = noun === null || HOTEL.test(place) ? 1 : NO_HOTEL;
    found.push({ kind: "place", hit: at, start, end, scope, fit, ...timeAt(hit, start) });
  }
  for (const { 0: whole, 1: place = "", index } of text.matchAll(IN_BRACKETS)) {
    if (!beginsWithPlace(place)) continue;
    const end = index + whole.length - 1;
    const start = end - place.length;
    found.push({ kind: "place", hit: at, start, end, scope: { start, end }, fit: 1, ...timeAt(hit, start) });
  }
  return found;
}
