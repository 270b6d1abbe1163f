/** A comparison as a photo with the same numbers in its caption. */

import { chartOf } from "../chat/chart-data.ts";
import type { Asked } from "../chat/present.ts";
import { topicOfQuestion } from "../chat/rephrase.ts";
import { bold, italic, line } from "../chat/reply.ts";
import { SAY, statusTag } from "../chat/sentences.ts";
import { BOT } from "../chat/sentences-telegram.ts";
import { drawChart } from "./chart-picture.ts";
import type { Desk } from "./desk.ts";
import { renderBlocks } from "./render.ts";
import { type Target, targetParameters } from "./sending.ts";
import { splitBlocks } from "./split.ts";

const CAPTION_LIMIT = 1_024;

/** Draws and sends the chart of an answer; returns the toast. */
export async function sendChart(desk: Desk, target: Target, asked: Asked): Promise<string> {
  const chart = chartOf(asked.answer, topicOfQuestion(asked.question, asked.today));
  if (chart === null) return BOT.noChart;
  const png = await drawChart(chart);
  const blocks = [
    line(bold(`${chart.topic} · ${SAY.byYears}`)),
    ...chart.points.map(({ year, text, status }) => line(`${year}年　`, bold(text), statusTag(status))),
    ...chart.sources.map((source) => line(italic(source))),
    line(italic(SAY.asPrinted)),
  ];
  const { text: caption, entities } = renderBlocks(splitBlocks(blocks, CAPTION_LIMIT)[0] ?? []);
  await desk.outbox.send(target.chat, "sendPhoto", {
    photo: { source: png, filename: "chart.png" },
    caption,
    caption_entities: entities,
    ...targetParameters(target),
  });
  return "";
}
