/** Figures that are told for each day, person or household. Pure. */

/** What is told for each year, day, month, person or household: as it is asked, and as reports say it. */
const AVERAGES: readonly (readonly [RegExp, RegExp])[] = [
  [/年均|平均每年|每年平均|年平均|平均一年|一年平均/u, /年均|平均每年|每年平均|年平均|平均一年|一年平均/u],
  [/一天(?!最)|每天|日均/u, /日均|每天|每日|平均每天|一天/u],
  [/一个月|每个?月|月均/u, /每月|月均|一个月/u],
  [/一个?人|每人|一个(?:老外|学生|游客|客人|职工|农民)/u, /人均|每人|生均|每生/u],
  [/一户|每户|户均/u, /户均|每户/u],
];

/** How a figure stands to a question for an average: 1 where it is one and asked, -1 where it is none; 0 where none is asked. */
export function averageFit(asked: string, clause: string): -1 | 0 | 1 {
  const told = AVERAGES.find(([words]) => words.test(asked))?.[1];
  return told === undefined ? 0 : told.test(clause) ? 1 : -1;
}
