/** SVG to PNG; the only file that knows resvg. */

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import type { Chart } from "../chat/chart-data.ts";
import { chartSvg } from "./chart-svg.ts";

/** Noto Sans SC, cut to GB 2312; its licence stands beside it. The path holds from `dist/` and from `src/`. */
const FONT = new URL("../../src/bot/assets/NotoSansSC-subset.otf", import.meta.url);
const FAMILY = "Noto Sans CJK SC";

let font: Promise<Uint8Array> | null = null;

/** Loads engine and font at the first picture: most bots never draw one before somebody asks. */
function load(): Promise<Uint8Array> {
  font ??= (async () => {
    const wasm = createRequire(import.meta.url).resolve("@resvg/resvg-wasm/index_bg.wasm");
    await initWasm(await readFile(wasm));
    return readFile(FONT);
  })();
  return font;
}

/** A chart as PNG. */
export async function drawChart(chart: Chart): Promise<Buffer> {
  const fontBytes = await load();
  const picture = new Resvg(chartSvg(chart, FAMILY), {
    font: { fontBuffers: [fontBytes], defaultFontFamily: FAMILY },
  });
  const image = picture.render();
  const png = Buffer.from(image.asPng());
  image.free();
  picture.free();
  return png;
}
