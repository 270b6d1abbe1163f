/** Checks a call against the facts of the Bot API: parameters, types, lengths, markup. Returns what is wrong with it. */

import { readFileSync } from "node:fs";

interface Field {
  readonly types: readonly string[];
  readonly required?: boolean;
}
type Fields = Readonly<Record<string, Field>>;
interface Facts {
  readonly methods: Readonly<Record<string, Fields>>;
  readonly types: Readonly<
    Record<string, { readonly fields?: Fields; readonly subtypes?: readonly string[] }>
  >;
}

const facts: Facts = JSON.parse(readFileSync(new URL("./bot-api-facts.json", import.meta.url), "utf8"));

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
/** A text or number of a payload as text; anything else is none. */
export const plain = (value: Json | undefined): string =>
  typeof value === "string" || typeof value === "number" ? `${value}` : "";

export type JsonObject = { readonly [key: string]: Json };

/** The mark that a multipart part was a file. */
export const FILE_MARK = "\u0000file";

/** Types that a JSON text in a multipart field stands for. */
export function isJsonField(method: string, name: string): boolean {
  const types = facts.methods[method]?.[name]?.types ?? [];
  return types.some((type) => type.startsWith("Array of ") || (type in facts.types && type !== "InputFile"));
}

export function isNumberField(method: string, name: string): boolean {
  return facts.methods[method]?.[name]?.types.includes("Integer") ?? false;
}

export function isBooleanField(method: string, name: string): boolean {
  return facts.methods[method]?.[name]?.types.includes("Boolean") ?? false;
}

export function checkCall(method: string, payload: JsonObject): string[] {
  const fields = facts.methods[method];
  if (fields === undefined) return [`${method}: unknown method`];
  const faults = checkFields(method, fields, payload);
  const rule = RULES[method];
  if (rule !== undefined) faults.push(...rule(payload).map((fault) => `${method}: ${fault}`));
  if ("reply_markup" in payload)
    faults.push(...checkMarkup(payload["reply_markup"] ?? null).map((fault) => `${method}: ${fault}`));
  return faults;
}

function checkFields(place: string, fields: Fields, value: JsonObject): string[] {
  const faults: string[] = [];
  for (const [name, field] of Object.entries(fields)) {
    if (field.required === true && !(name in value)) faults.push(`${place}: ${name} is missing`);
  }
  for (const [name, one] of Object.entries(value)) {
    const field = fields[name];
    if (field === undefined) faults.push(`${place}: unknown parameter ${name}`);
    else faults.push(...checkType(`${place}.${name}`, field.types, one));
  }
  return faults;
}

function checkType(place: string, types: readonly string[], value: Json): string[] {
  const tries = types.map((type) => checkOneType(place, type, value));
  return tries.some((faults) => faults.length === 0) ? [] : (tries[0] ?? []);
}

function checkOneType(place: string, type: string, value: Json): string[] {
  if (type.startsWith("Array of ")) {
    if (!Array.isArray(value)) return [`${place}: not an array`];
    const inner = type.slice("Array of ".length).split(/, | and | or /u);
    return (value as readonly Json[]).flatMap((one, i) => checkType(`${place}[${i}]`, inner, one));
  }
  if (type === "Integer") return Number.isSafeInteger(value) ? [] : [`${place}: not an integer`];
  if (type === "Float") return typeof value === "number" ? [] : [`${place}: not a number`];
  if (type === "Boolean" || type === "True")
    return typeof value === "boolean" ? [] : [`${place}: not a boolean`];
  if (type === "String")
    return typeof value === "string" && value !== FILE_MARK ? [] : [`${place}: not a string`];
  if (type === "InputFile") return value === FILE_MARK ? [] : [`${place}: not a file`];
  const known = facts.types[type];
  if (known === undefined) return [`${place}: unknown type ${type}`];
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [`${place}: not a ${type}`];
  const object = value as JsonObject;
  if (known.subtypes !== undefined) {
    const tries = known.subtypes.map((subtype) => checkOneType(place, subtype, object));
    return tries.some((faults) => faults.length === 0)
      ? []
      : (tries.toSorted((a, b) => a.length - b.length)[0] ?? []);
  }
  return checkFields(place, known.fields ?? {}, object);
}

type Rule = (payload: JsonObject) => string[];

const RULES: Readonly<Record<string, Rule>> = {
  sendMessage: (p) => checkText(p, "text", "entities", 4_096, 1),
  editMessageText: (p) => checkText(p, "text", "entities", 4_096, 1),
  sendPhoto: (p) => ("caption" in p ? checkText(p, "caption", "caption_entities", 1_024, 0) : []),
  sendDocument: (p) => ("caption" in p ? checkText(p, "caption", "caption_entities", 1_024, 0) : []),
  answerCallbackQuery: (p) => (length(p["text"]) > 200 ? ["toast over 200 characters"] : []),
  answerInlineQuery: checkInline,
  setMyCommands: checkCommands,
  setMyName: (p) => (length(p["name"]) > 64 ? ["name over 64 characters"] : []),
  setMyDescription: (p) => (length(p["description"]) > 512 ? ["description over 512 characters"] : []),
  setMyShortDescription: (p) =>
    length(p["short_description"]) > 120 ? ["short description over 120 characters"] : [],
};

const length = (value: Json | undefined): number => (typeof value === "string" ? value.length : 0);
const bytes = (value: Json | undefined): number => (typeof value === "string" ? Buffer.byteLength(value) : 0);

interface Entity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
}

const ENTITY_TYPES = new Set([
  "bold",
  "italic",
  "underline",
  "strikethrough",
  "spoiler",
  "code",
  "pre",
  "blockquote",
  "expandable_blockquote",
]);
const QUOTES = new Set(["blockquote", "expandable_blockquote"]);

/** Length, trimmed ends, lone surrogates and entities of a text. */
function checkText(
  p: JsonObject,
  key: string,
  entitiesKey: string,
  longest: number,
  shortest: number,
): string[] {
  const text = p[key];
  if (typeof text !== "string") return [];
  const faults: string[] = [];
  if ("parse_mode" in p) faults.push("parse_mode is used; this bot sends entities");
  if (text.length > longest) faults.push(`${key} has ${text.length} units`);
  if (text.trim().length < shortest) faults.push(`${key} is empty`);
  if (text.trimEnd() !== text || text.trimStart() !== text)
    faults.push(`${key} is trimmed by the server: offsets shift`);
  if (/\p{Cs}/u.test(text)) faults.push(`${key} has a lone surrogate`);
  if (/(?![\n\t])[\p{Cc}\u2028-\u202e]/u.test(text))
    faults.push(`${key} has characters that the server drops`);
  const entities = (p[entitiesKey] ?? []) as unknown as readonly Entity[];
  return [...faults, ...checkEntities(text, entities)];
}

function checkEntities(text: string, entities: readonly Entity[]): string[] {
  const faults: string[] = [];
  if (entities.length > 100) faults.push(`${entities.length} entities; the server keeps 100`);
  for (const [i, { type, offset, length: size }] of entities.entries()) {
    const end = offset + size;
    if (!ENTITY_TYPES.has(type)) faults.push(`entity of type ${type}`);
    if (offset < 0 || size <= 0 || end > text.length) faults.push(`entity ${type} out of bounds`);
    if (splits(text, offset) || splits(text, end)) faults.push(`entity ${type} splits a character`);
    if (/^\s|\s$/u.test(text.slice(offset, end))) faults.push(`entity ${type} has blanks at its ends`);
    for (const other of entities.slice(i + 1)) {
      const otherEnd = other.offset + other.length;
      const apart = otherEnd <= offset || end <= other.offset;
      const nested =
        (offset <= other.offset && otherEnd <= end) || (other.offset <= offset && end <= otherEnd);
      if (!apart && !nested) faults.push(`entities ${type} and ${other.type} overlap`);
      if (!apart && QUOTES.has(type) && QUOTES.has(other.type)) faults.push("a quote in a quote");
      if (!apart && (type === "code" || other.type === "code")) faults.push("code with other marks");
    }
  }
  return faults;
}

const splits = (text: string, at: number): boolean =>
  /[\uDC00-\uDFFF]/.test(text.charAt(at)) && /[\uD800-\uDBFF]/.test(text.charAt(at - 1));

const ACTIONS = [
  "url",
  "callback_data",
  "web_app",
  "login_url",
  "switch_inline_query",
  "switch_inline_query_current_chat",
  "switch_inline_query_chosen_chat",
  "copy_text",
  "callback_game",
  "pay",
];

function checkMarkup(markup: Json): string[] {
  if (typeof markup !== "object" || markup === null || Array.isArray(markup)) return [];
  const { inline_keyboard: rows, input_field_placeholder: placeholder } = markup as JsonObject;
  const faults: string[] = [];
  if (placeholder !== undefined && (length(placeholder) < 1 || length(placeholder) > 64))
    faults.push("placeholder over 64 characters");
  if (!Array.isArray(rows)) return faults;
  if (rows.flat().length > 100) faults.push("more than 100 buttons");
  for (const row of rows as readonly (readonly JsonObject[])[]) {
    if (row.length === 0 || row.length > 8) faults.push(`a row of ${row.length} buttons`);
    for (const button of row) faults.push(...checkButton(button));
  }
  return faults;
}

function checkButton(button: JsonObject): string[] {
  const faults: string[] = [];
  const actions = ACTIONS.filter((action) => action in button);
  if (actions.length !== 1) faults.push(`a button with ${actions.length} actions`);
  if (length(button["text"]) < 1) faults.push("a button without a label");
  if (
    "callback_data" in button &&
    (bytes(button["callback_data"]) < 1 || bytes(button["callback_data"]) > 64)
  ) {
    faults.push("callback_data over 64 bytes");
  }
  const copy = button["copy_text"] as JsonObject | undefined;
  if (copy !== undefined && (length(copy["text"]) < 1 || length(copy["text"]) > 256))
    faults.push("copy_text over 256 characters");
  if (
    "url" in button &&
    !/^https:\/\/t\.me\/\w{5,32}\?(?:start|startgroup)=[\w-]{1,64}$/u.test(plain(button["url"]))
  ) {
    faults.push(`a link that does not open this bot: ${plain(button["url"])}`);
  }
  return faults;
}

function checkInline(p: JsonObject): string[] {
  const faults: string[] = [];
  const results = (p["results"] ?? []) as readonly JsonObject[];
  if (results.length > 50) faults.push(`${results.length} results`);
  const ids = results.map((result) => result["id"]);
  if (new Set(ids).size < ids.length) faults.push("results with the same id");
  if (ids.some((id) => bytes(id) < 1 || bytes(id) > 64)) faults.push("a result id over 64 bytes");
  if (bytes(p["next_offset"]) > 64) faults.push("next_offset over 64 bytes");
  for (const result of results) {
    if ("reply_markup" in result) faults.push(...checkMarkup(result["reply_markup"] ?? null));
    faults.push(
      ...checkText(
        (result["input_message_content"] ?? {}) as JsonObject,
        "message_text",
        "entities",
        4_096,
        1,
      ),
    );
  }
  const button = p["button"] as JsonObject | undefined;
  if (button !== undefined && !/^[\w-]{1,64}$/u.test(plain(button["start_parameter"])))
    faults.push("start_parameter of another form");
  return faults;
}

function checkCommands(p: JsonObject): string[] {
  const commands = (p["commands"] ?? []) as readonly JsonObject[];
  const faults = commands.length > 100 ? ["more than 100 commands"] : [];
  for (const { command, description } of commands) {
    if (!/^[a-z0-9_]{1,32}$/u.test(plain(command))) faults.push(`command ${plain(command)}`);
    if (length(description) < 1 || length(description) > 256) faults.push(`description of ${plain(command)}`);
  }
  const language = p["language_code"];
  if (language !== undefined && !/^[a-z]{2}$/u.test(plain(language)))
    faults.push("language_code of another form");
  return faults;
}
