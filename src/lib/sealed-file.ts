import { createHash } from "node:crypto";
import { type Disk, errorCode, realDisk } from "./disk.ts";

/** What a sealed content is: its format and whatever else must fit before it may be used. */
export interface Identity {
  readonly format: number;
  readonly [field: string]: string | number;
}

/** Why a sealed file may not be used. `other` names the first field of the identity that differs. */
export type SealFault =
  | { readonly reason: "missing" }
  | { readonly reason: "unreadable"; readonly code: string }
  | { readonly reason: "no-header" | "wrong-length" | "wrong-hash" }
  | { readonly reason: "other"; readonly field: string; readonly found: string };

export type Opened =
  | { readonly ok: true; readonly identity: Identity; readonly body: Buffer }
  | { readonly ok: false; readonly fault: SealFault };

/** The header is one short line; without a line end in so many bytes there is none. */
const LONGEST_HEADER = 4096;

/**
 * A body under a header line `{"format":…, …, "bytes":…, "sha256":…}`. The hash covers the body and all the rest of
 * the header, so that a change of any single bit is found.
 */
export function seal(identity: Identity, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${header(identity, body)}\n`), body]);
}

function header(identity: Identity, body: Buffer): string {
  const fields = { ...identity, bytes: body.length };
  const sha256 = createHash("sha256").update(JSON.stringify(fields)).update("\n").update(body).digest("hex");
  return JSON.stringify({ ...fields, sha256 });
}

/**
 * Opens what `seal` made: header, length, hash, then the fields of `expected`, in its order; more fields may be
 * there. The first thing wrong is named.
 */
export function unseal(data: Buffer, expected: Identity): Opened {
  const end = data.subarray(0, LONGEST_HEADER).indexOf("\n");
  const line = end === -1 ? "" : data.subarray(0, end).toString("utf8");
  const fields = parseHeader(line);
  if (fields === null) return { ok: false, fault: { reason: "no-header" } };
  const { bytes, sha256: _, ...identity } = fields;
  const body = data.subarray(end + 1);
  if (bytes !== body.length) return { ok: false, fault: { reason: "wrong-length" } };
  // Written again from what it says, the header must be the same characters: this checks the hash and the spelling.
  if (header(identity, body) !== line) return { ok: false, fault: { reason: "wrong-hash" } };
  for (const [field, value] of Object.entries(expected)) {
    if (identity[field] !== value) {
      return { ok: false, fault: { reason: "other", field, found: String(identity[field]) } };
    }
  }
  return { ok: true, identity, body };
}

/** Reads and opens a sealed file. Never rejects: what the system says is a fault too. */
export async function openSealed(path: string, expected: Identity, disk: Disk = realDisk): Promise<Opened> {
  let data: Buffer;
  try {
    data = await disk.read(path);
  } catch (error) {
    const code = errorCode(error) ?? "unknown error";
    return { ok: false, fault: code === "ENOENT" ? { reason: "missing" } : { reason: "unreadable", code } };
  }
  return unseal(data, expected);
}

/** The fault as words that go on after a file's name. */
export function faultText(fault: SealFault): string {
  switch (fault.reason) {
    case "missing":
      return "is missing";
    case "unreadable":
      return `cannot be read (${fault.code})`;
    case "no-header":
      return "is damaged: it has no header";
    case "wrong-length":
      return "is damaged: it has not the length its header names";
    case "wrong-hash":
      return "is damaged: it has not the hash its header names";
    default:
      return `is of another ${fault.field} (${fault.found})`;
  }
}

/** Whether the bytes themselves are wrong, as against whole content of another identity or no access to it. */
export function isDamage(fault: SealFault): boolean {
  return fault.reason === "no-header" || fault.reason === "wrong-length" || fault.reason === "wrong-hash";
}

function parseHeader(line: string): (Identity & { readonly bytes: number; readonly sha256: string }) | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const fields: Record<string, string | number> = {};
  for (const [key, field] of Object.entries(value)) {
    if (typeof field !== "string" && typeof field !== "number") return null;
    fields[key] = field;
  }
  const { format, bytes, sha256 } = fields;
  if (typeof format !== "number" || typeof bytes !== "number" || typeof sha256 !== "string") return null;
  return { ...fields, format, bytes, sha256 };
}
