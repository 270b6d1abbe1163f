import { attribute, type Attributes, isOn, type PartReader } from "./docx-xml.ts";
import { MAX_DEFINITIONS, MAX_LIST_START, MAX_NUMBER_PATTERN } from "./limits.ts";

/** How the paragraphs of one depth of a list are numbered. */
export interface Level {
  start: number;
  format: string;
  /** What is printed, with `%1` to `%9` for the numbers of the levels. */
  pattern: string;
  /** Whether all its numbers are printed as digits. */
  legal: boolean;
  /** Whether nothing is set between number and text. */
  close: boolean;
  /** The level that begins it anew, counted from 1; 0 for none, null for all above it. */
  restart: number | null;
  /** The style whose paragraphs are of this level. */
  style: string | null;
  vanished: boolean;
}

/** Levels by their depth, from 0 on. */
export type Levels = Map<number, Level>;

/** A definition that several lists may share; they count on from each other. */
export interface Definition {
  readonly levels: Levels;
  /** The style whose list it is, where it has no levels of its own. */
  style: string | null;
}

/** A list as paragraphs name it. */
export interface List {
  definition: string;
  /** Levels and first numbers that are its own. */
  readonly levels: Levels;
  readonly starts: Map<number, number>;
}

/** Word has nine levels. */
export const LEVELS = 9;

/** A whole number as it stands in an attribute; null where it is none. */
export function wholeOf(attributes: Attributes, name: string): number | null {
  const value = attribute(attributes, name);
  return value !== null && /^\d{1,10}$/.test(value) ? Number(value) : null;
}

/** Reads `word/numbering.xml`: which lists there are and how their levels are printed. Throws where there are too many. */
export class DocxNumbering implements PartReader {
  readonly definitions = new Map<string, Definition>();
  readonly lists = new Map<string, List>();
  #definition: Definition | null = null;
  #list: List | null = null;
  /** The depth that the open list overrides. */
  #depth: number | null = null;
  #level: Level | null = null;
  #count = 0;

  opened(name: string, attributes: Attributes, path: readonly string[]): void {
    if (this.#level !== null) {
      describe(this.#level, name, attributes, path);
      return;
    }
    switch (name) {
      case "abstractNum":
        this.#definition = { levels: new Map(), style: null };
        this.#add(this.definitions, attribute(attributes, "abstractNumId"), this.#definition);
        break;
      case "numStyleLink":
        if (this.#definition !== null) this.#definition.style = attribute(attributes, "val");
        break;
      case "num":
        this.#list = { definition: "", levels: new Map(), starts: new Map() };
        this.#add(this.lists, attribute(attributes, "numId"), this.#list);
        break;
      case "abstractNumId":
        if (this.#list !== null) this.#list.definition = attribute(attributes, "val") ?? "";
        break;
      case "lvlOverride":
        this.#depth = depthOf(attributes);
        break;
      case "startOverride":
        if (this.#depth !== null) this.#list?.starts.set(this.#depth, startOf(attributes));
        break;
      case "lvl":
        this.#level = newLevel();
        this.#add((this.#list ?? this.#definition)?.levels, depthOf(attributes), this.#level);
        break;
    }
  }

  closed(name: string): void {
    if (name === "lvl") this.#level = null;
    else if (name === "lvlOverride") this.#depth = null;
    else if (name === "abstractNum") this.#definition = null;
    else if (name === "num") this.#list = null;
  }

  text(): void {}

  /** Keeps what is defined under its name, the first of two. */
  #add<Key, Value>(all: Map<Key, Value> | undefined, key: Key | null, value: Value): void {
    this.#count += 1;
    if (this.#count > MAX_DEFINITIONS) throw new Error(`more than ${MAX_DEFINITIONS} lists and levels`);
    if (key !== null && all !== undefined && !all.has(key)) all.set(key, value);
  }
}

function newLevel(): Level {
  return {
    // What a level that does not say otherwise begins with (17.9.25).
    start: 0,
    format: "decimal",
    pattern: "",
    legal: false,
    close: false,
    restart: null,
    style: null,
    vanished: false,
  };
}

function describe(level: Level, name: string, attributes: Attributes, path: readonly string[]): void {
  const value = attribute(attributes, "val");
  if (name === "numFmt") {
    // Formats of later Words stand as `custom` before one that older ones know.
    if (value !== null && value !== "custom") level.format = value;
    return;
  }
  if (name === "vanish" && path.at(-2) === "rPr" && isOn(attributes)) level.vanished = true;
  if (path.at(-2) !== "lvl") return;
  switch (name) {
    case "start":
      level.start = startOf(attributes);
      break;
    case "lvlText":
      // A tab would look like the border of a column.
      level.pattern =
        value === null || value.length > MAX_NUMBER_PATTERN ? "" : value.replace(/[\t\r\n]/g, " ");
      break;
    case "isLgl":
      level.legal = isOn(attributes);
      break;
    case "suff":
      level.close = value === "nothing";
      break;
    case "lvlRestart":
      level.restart = wholeOf(attributes, "val");
      break;
    case "pStyle":
      level.style = value;
      break;
  }
}

function startOf(attributes: Attributes): number {
  return Math.min(wholeOf(attributes, "val") ?? 0, MAX_LIST_START);
}

/** A depth that Word has; null for any other. */
function depthOf(attributes: Attributes): number | null {
  const depth = wholeOf(attributes, "ilvl");
  return depth !== null && depth < LEVELS ? depth : null;
}
