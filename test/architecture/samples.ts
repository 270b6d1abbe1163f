import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { scan } from "./scan.ts";

/** The owner's five reports; what users drop into the folder beside them is not looked at. */
const SAMPLE = /^(\d{3}_[0-9a-f]{16})\.txt$/;

/** So many Chinese characters in a row are no word of the field any more but a piece of a text. */
const LONG_RUN = 8;

/**
 * Names of public bodies, laws, programmes and yearly events of the whole country, reviewed one by one: not taken from a
 * report, though reports use them.
 */
const PUBLIC_NAMES = [
  "国民经济和社会发展",
  "人民代表大会常务委员会",
  "市人民政府外事办公室",
  "人民对外友好协会",
  "联合国开发计划署",
  "联合国教科文组织",
  "联合国气候变化大会",
  "世界知识产权组织",
  "港澳居民来往内地通行证",
  "城乡居民基本养老保险",
  "国际消费中心城市",
  "国际服务贸易交易会",
];

/** Names of the sample reports without their ending. */
export function namesOf(project: string): string[] {
  return readdirSync(join(project, "seeds")).flatMap((file) => SAMPLE.exec(file)?.[1] ?? []);
}

/** Long runs of Chinese characters in strings, patterns and data that also stand in a sample report. */
export function longRuns(project: string, code: Iterable<readonly [string, string]>): string[] {
  const reports = namesOf(project).map((name) =>
    readFileSync(join(project, "seeds", `${name}.txt`), "utf8").replace(/\s/g, ""),
  );
  if (reports.length === 0) throw new Error("no sample reports: nothing was checked");
  const found: string[] = [];
  for (const [file, source] of code) {
    const texts = file.endsWith(".json")
      ? [source]
      : scan(source).flatMap(({ kind, text }) => (kind === "code" || kind === "comment" ? [] : [text]));
    for (const [run] of texts.join("\n").matchAll(/\p{Script=Han}{8,}/gu)) {
      if (run.length < LONG_RUN || PUBLIC_NAMES.includes(run)) continue;
      if (reports.some((report) => report.includes(run))) found.push(`${file}: ${run}`);
    }
  }
  return found;
}
