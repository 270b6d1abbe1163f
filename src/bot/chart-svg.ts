/** A plain bar chart as SVG: one bar a year, the number as printed above it, the sources below. */

import type { Chart } from "../chat/chart-data.ts";
import { SAY } from "../chat/sentences.ts";

const WIDTH = 1_080;
const MARGIN = 64;
const TITLE = 44;
const LABEL = 32;
const SMALL = 22;
const BARS_TOP = 200;
const BARS_HEIGHT = 380;
const LINE = 32;
/** Widest bar: two of them must not look like walls. */
const WIDEST_BAR = 140;

const INK = "#1f2933";
const SOFT = "#616e7c";
const DONE = "#2f6f9f";
/** Plans are drawn hollow: what is not done must not look done. */
const PLAN_FILL = "#e4edf4";

/** Draws a chart. Bars begin at zero, or a difference would look larger than it is; negative values hang down. */
export function chartSvg(chart: Chart, fontFamily: string): string {
  const { points } = chart;
  const height = BARS_TOP + BARS_HEIGHT + 90 + chart.sources.length * LINE + LINE + MARGIN / 2;
  const top = Math.max(0, ...points.map(({ value }) => value));
  const bottom = Math.min(0, ...points.map(({ value }) => value));
  const scale = BARS_HEIGHT / (top - bottom || 1);
  const zero = BARS_TOP + top * scale;
  const slot = (WIDTH - MARGIN * 2) / points.length;
  const bar = Math.min(WIDEST_BAR, slot * 0.6);

  const bars = points.flatMap(({ year, value, text, status }, i) => {
    const centre = MARGIN + slot * (i + 0.5);
    const y = value >= 0 ? zero - value * scale : zero;
    const h = Math.max(2, Math.abs(value) * scale);
    const plan = status === "plan";
    const paint = plan
      ? `fill="${PLAN_FILL}" stroke="${DONE}" stroke-width="3" stroke-dasharray="10 6"`
      : `fill="${DONE}"`;
    return [
      `<rect x="${round(centre - bar / 2)}" y="${round(y)}" width="${round(bar)}" height="${round(h)}" ${paint}/>`,
      label(centre, y - 16, sizeFor(text, slot), INK, text),
      label(centre, BARS_TOP + BARS_HEIGHT + 46, LABEL, INK, `${year}年${plan ? "（计划）" : ""}`, slot),
    ];
  });
  const sources = [...chart.sources, SAY.asPrinted].map((source, i) =>
    textAt(MARGIN, BARS_TOP + BARS_HEIGHT + 100 + i * LINE, SMALL, SOFT, source, WIDTH - MARGIN * 2),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" font-family="${fontFamily}">`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    textAt(MARGIN, 84, TITLE, INK, `${chart.topic} · ${SAY.byYears}`, WIDTH - MARGIN * 2),
    textAt(MARGIN, 124, SMALL + 4, SOFT, `单位：${chart.unit}`, WIDTH - MARGIN * 2),
    ...bars,
    `<line x1="${MARGIN}" y1="${round(zero)}" x2="${WIDTH - MARGIN}" y2="${round(zero)}" stroke="${SOFT}" stroke-width="2"/>`,
    ...sources,
    "</svg>",
  ].join("\n");
}

/** A label in the middle of a bar's slot, made smaller where it would run into its neighbour. */
function label(
  centre: number,
  y: number,
  size: number,
  colour: string,
  text: string,
  room = Number.POSITIVE_INFINITY,
): string {
  const fitted = Math.min(size, (size * room) / Math.max(1, widthOf(text, size)));
  return `<text x="${round(centre)}" y="${round(y)}" font-size="${round(fitted)}" fill="${colour}" text-anchor="middle">${escape(text)}</text>`;
}

function textAt(x: number, y: number, size: number, colour: string, text: string, room: number): string {
  return `<text x="${x}" y="${round(y)}" font-size="${size}" fill="${colour}">${escape(cutTo(text, size, room))}</text>`;
}

function sizeFor(text: string, room: number): number {
  return Math.min(LABEL, (LABEL * room * 0.95) / Math.max(1, widthOf(text, LABEL)));
}

/** Chinese characters are as wide as high, Latin ones about half. */
function widthOf(text: string, size: number): number {
  let width = 0;
  for (const char of text) width += (char.codePointAt(0) ?? 0) > 0x2e7f ? size : size * 0.56;
  return width;
}

function cutTo(text: string, size: number, room: number): string {
  let kept = "";
  for (const char of text) {
    if (widthOf(`${kept}${char}…`, size) > room) return `${kept}…`;
    kept += char;
  }
  return kept;
}

const ESCAPES: Readonly<Record<string, string>> = { "<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;" };

/** Text of reports as text of XML, without what XML cannot hold. */
function escape(text: string): string {
  return text
    .replace(/[\p{Cc}\ufffe\uffff]/gu, " ")
    .replace(/\p{Cs}/gu, "")
    .replace(/[<>&"]/gu, (char) => ESCAPES[char] ?? "");
}

const round = (value: number): number => Math.round(value * 10) / 10;
