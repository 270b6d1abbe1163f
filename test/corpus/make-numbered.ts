import { documentXml, makeZip } from "./make-zip.ts";

/** A level of a list: format and pattern, and what is not usual of it. */
interface LevelRow {
  readonly format?: string;
  readonly pattern?: string;
  readonly start?: number | null;
  readonly legal?: boolean;
  readonly suffix?: "tab" | "space" | "nothing";
  readonly restart?: number;
  readonly style?: string;
  readonly vanished?: boolean;
}

/** A paragraph: its text, and what its properties say. `xml` stands in its properties as it is. */
interface ParagraphRow {
  readonly text?: string;
  readonly style?: string;
  readonly list?: string;
  readonly depth?: number;
  readonly xml?: string;
}

/** A document with automatic numbers, as the cases describe it. */
export interface Numbered {
  /** Definitions by their name: levels, from the outermost on; or the style that they are taken from. */
  readonly definitions?: Readonly<Record<string, readonly LevelRow[] | string>>;
  /** Lists by their name: the definition, and by depth a start or a whole level of their own. */
  readonly lists?: Readonly<Record<string, readonly [string, Readonly<Record<string, number | LevelRow>>?]>>;
  readonly styles?: Readonly<Record<string, StyleRow>>;
  readonly paragraphs: readonly (ParagraphRow | string)[];
}

interface StyleRow {
  readonly basedOn?: string;
  readonly list?: string;
  readonly depth?: number;
  readonly standard?: boolean;
  readonly type?: string;
}

/** A Word document with these lists and styles; parts in `instead` replace those of their names. */
export function makeNumbered(of: Numbered, instead: Readonly<Record<string, string | Buffer>> = {}): Buffer {
  const names = [
    ...(of.definitions === undefined ? [] : ["numbering"]),
    ...(of.styles === undefined ? [] : ["styles"]),
  ];
  const types = names.map(
    (name) =>
      `<Override PartName="/word/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${name}+xml"/>`,
  );
  const relations = names.map(
    (name, at) =>
      `<Relationship Id="rId${at + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${name}" Target="${name}.xml"/>`,
  );
  const packageRelations = `<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>`;
  const parts = [
    {
      name: "[Content_Types].xml",
      data: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>${types.join("")}</Types>`,
    },
    { name: "_rels/.rels", data: relationsXml(packageRelations) },
    { name: "word/_rels/document.xml.rels", data: relationsXml(relations.join("")) },
    { name: "word/document.xml", data: documentXml(of.paragraphs.map(paragraphXml).join("")) },
    ...(of.definitions === undefined ? [] : [{ name: "word/numbering.xml", data: numberingXml(of) }]),
    ...(of.styles === undefined ? [] : [{ name: "word/styles.xml", data: stylesXml(of.styles) }]),
  ];
  return makeZip(parts.map((part) => ({ ...part, data: instead[part.name] ?? part.data })));
}

function relationsXml(inside: string): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`;
}

function partXml(name: string, inside: string): string {
  const namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  return `<?xml version="1.0" encoding="UTF-8"?><w:${name} xmlns:w="${namespace}">${inside}</w:${name}>`;
}

/** `word/numbering.xml` of a document. */
export function numberingXml({ definitions = {}, lists = {} }: Omit<Numbered, "paragraphs">): string {
  const abstract = Object.entries(definitions).map(([name, levels]) => {
    const inside =
      typeof levels === "string" ? `<w:numStyleLink w:val="${levels}"/>` : levels.map(levelXml).join("");
    return `<w:abstractNum w:abstractNumId="${name}"><w:multiLevelType w:val="multilevel"/>${inside}</w:abstractNum>`;
  });
  const concrete = Object.entries(lists).map(([name, [definition, overrides = {}]]) => {
    const own = Object.entries(overrides).map(([depth, override]) => {
      const inside =
        typeof override === "number"
          ? `<w:startOverride w:val="${override}"/>`
          : levelXml(override, Number(depth));
      return `<w:lvlOverride w:ilvl="${depth}">${inside}</w:lvlOverride>`;
    });
    return `<w:num w:numId="${name}"><w:abstractNumId w:val="${definition}"/>${own.join("")}</w:num>`;
  });
  return partXml("numbering", [...abstract, ...concrete].join(""));
}

function levelXml(row: LevelRow, depth: number): string {
  const { format, pattern, start = 1, legal, suffix, restart, style, vanished } = row;
  const parts = [
    start === null ? "" : `<w:start w:val="${start}"/>`,
    format === undefined ? "" : `<w:numFmt w:val="${format}"/>`,
    restart === undefined ? "" : `<w:lvlRestart w:val="${restart}"/>`,
    style === undefined ? "" : `<w:pStyle w:val="${style}"/>`,
    legal === true ? "<w:isLgl/>" : "",
    suffix === undefined ? "" : `<w:suff w:val="${suffix}"/>`,
    pattern === undefined ? "" : `<w:lvlText w:val="${pattern}"/>`,
    vanished === true ? "<w:rPr><w:vanish/></w:rPr>" : "",
  ];
  return `<w:lvl w:ilvl="${depth}">${parts.join("")}</w:lvl>`;
}

/** `word/styles.xml` with these styles. */
export function stylesXml(styles: Readonly<Record<string, StyleRow>>): string {
  const rows = Object.entries(styles).map(([id, row]) => {
    const { basedOn, list, depth, standard, type = "paragraph" } = row;
    const based = basedOn === undefined ? "" : `<w:basedOn w:val="${basedOn}"/>`;
    const chosen = standard === true ? ' w:default="1"' : "";
    return `<w:style w:type="${type}"${chosen} w:styleId="${id}"><w:name w:val="${id}"/>${based}<w:pPr>${numberXml(list, depth)}</w:pPr></w:style>`;
  });
  return partXml("styles", rows.join(""));
}

function numberXml(list: string | undefined, depth: number | undefined): string {
  if (list === undefined && depth === undefined) return "";
  const ilvl = depth === undefined ? "" : `<w:ilvl w:val="${depth}"/>`;
  return `<w:numPr>${ilvl}${list === undefined ? "" : `<w:numId w:val="${list}"/>`}</w:numPr>`;
}

function paragraphXml(row: ParagraphRow | string): string {
  const { text = "", style, list, depth, xml = "" } = typeof row === "string" ? { text: row } : row;
  const named = style === undefined ? "" : `<w:pStyle w:val="${style}"/>`;
  const run = text === "" ? "" : `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
  return `<w:p><w:pPr>${named}${numberXml(list, depth)}${xml}</w:pPr>${run}</w:p>`;
}
