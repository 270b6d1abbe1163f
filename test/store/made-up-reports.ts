import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Reports of a made-up city, by file name. */
export const REPORTS: Readonly<Record<string, string>> = {
  "云州市外办2021年工作总结.txt": `云州市外事办公室2021年工作总结

一、友城往来
2021年，全市新结友好城市3对，累计达到27对。与海湾市举行线上会谈。

二、领事保护
全年处置涉外领事案件46起，发布安全提醒310条。
`,
  "云州市外办2022年工作总结.txt": `云州市外事办公室2022年工作总结

一、友城往来
2022年，全市新结友好城市5对，累计达到32对。在京落户机构12家。

二、领事保护
全年处置涉外领事案件58起，发布安全提醒420条。
`,
  "年鉴/外事.md": `# 外 事

## 综 述

2020年，云州市接待来访团组41批512人次。

【国际植物园揭牌】 9月26日，国际植物园在云州揭牌，占地600公顷。
`,
};

/** Writes reports into a folder, in the order given. */
export function writeReports(folder: string, reports: Iterable<readonly [string, string | Buffer]>): void {
  for (const [file, text] of reports) {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}
