import { createHash } from "node:crypto";
import type { Correction, Problem, SourceText } from "../domain/report.ts";
import { errorText } from "../lib/log.ts";
import { CORRECTION_SUFFIX, readCorrection } from "./correction.ts";
import { readDocx } from "./docx.ts";
import { kindOf } from "./kind.ts";
import { MAX_CORRECTION_BYTES, MAX_FILE_BYTES } from "./limits.ts";
import { readLimited } from "./read-limited.ts";
import { Refused } from "./refused.ts";
import { readText, type TextReading } from "./text-file.ts";
import type { SourceFile } from "./walk.ts";

/** The bytes of a report and of its correction, not understood yet. */
export interface SourceBytes {
  readonly file: string;
  /** Changes with every byte of either file; also stands for files that could not be read (then by the reason). */
  readonly fingerprint: string;
  readonly bytes: Buffer | Refused;
  readonly correction: Buffer | Refused | null;
}

/** What a file said: `text` is null where it could not be read, and `problems` say why. */
export interface SourceReading {
  readonly text: SourceText | null;
  readonly correction: Correction | null;
  readonly problems: readonly Problem[];
}

/** Reads a file and its correction into memory and fingerprints them. Never throws. */
export async function loadSource(source: SourceFile): Promise<SourceBytes> {
  const bytes = await load(source.path, MAX_FILE_BYTES);
  const correction =
    source.correctionPath === null ? null : await load(source.correctionPath, MAX_CORRECTION_BYTES);
  const parts = correction === null ? [bytes] : [bytes, correction];
  return { file: source.file, fingerprint: parts.map(fingerprint).join("+"), bytes, correction };
}

/** Decodes a file: text in any of the known character sets, or .docx. Never throws. */
export async function readSource({ file, bytes, correction }: SourceBytes): Promise<SourceReading> {
  const problems: Problem[] = [];
  const add = (code: Problem["code"], message: string, lines: Problem["lines"] = null): void => {
    problems.push({ file, lines, code, message: `${file} ${message}` });
  };
  const corrected = correction === null ? null : correctionOf(correction);
  if (corrected?.ok === false) problems.push(invalid(file + CORRECTION_SUFFIX, corrected.message));
  const reading =
    bytes instanceof Refused ? ({ ok: false, refusal: bytes } as const) : await understand(bytes);
  if (!reading.ok) {
    add(reading.refusal.code, reading.refusal.message);
    return { text: null, correction: null, problems };
  }
  for (const { code, message, lines } of reading.oddities) add(code, message, lines);
  if (/\.docx$/iu.test(file) && !(bytes instanceof Refused) && kindOf(bytes).kind === "text")
    add("misnamed", "is called .docx but holds plain text: it was read as text; check that it is whole");
  return {
    text: { file, sha256: fingerprint(bytes), ...reading.text },
    correction: corrected?.ok === true ? corrected.correction : null,
    problems,
  };
}

async function load(path: string, limit: number): Promise<Buffer | Refused> {
  try {
    return await readLimited(path, limit);
  } catch (error) {
    return error instanceof Refused
      ? error
      : new Refused("unreadable", `cannot be read (${errorText(error)})`);
  }
}

function fingerprint(bytes: Buffer | Refused): string {
  return bytes instanceof Refused ? bytes.code : createHash("sha256").update(bytes).digest("hex");
}

async function understand(bytes: Buffer): Promise<TextReading> {
  const kind = kindOf(bytes);
  if (kind.kind === "refused") return { ok: false, refusal: kind };
  return kind.kind === "zip" ? await readDocx(bytes) : readText(bytes);
}

function correctionOf(bytes: Buffer | Refused): ReturnType<typeof readCorrection> {
  return bytes instanceof Refused ? { ok: false, message: bytes.message } : readCorrection(bytes);
}

function invalid(file: string, message: string): Problem {
  return { file, lines: null, code: "correction-invalid", message: `${file} ${message}` };
}
