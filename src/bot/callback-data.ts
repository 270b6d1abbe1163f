/** What a button carries: `v1:<verb>:<argument>…`, ASCII, 64 bytes at most. Anybody can forge it; nothing in it is trusted. */

import type { Again, View } from "../chat/reply.ts";

/** A press on a button, read. `question` is an id of the question book. */
export type Press =
  | { readonly verb: "view"; readonly question: string; readonly view: View }
  | { readonly verb: "again"; readonly question: string; readonly how: Again }
  | { readonly verb: "chart"; readonly question: string }
  | { readonly verb: "file"; readonly passage: string }
  | { readonly verb: "request" }
  | { readonly verb: "decide"; readonly id: number; readonly allow: boolean }
  | { readonly verb: "help" }
  | { readonly verb: "example"; readonly n: number }
  | { readonly verb: "none" };

/** Ids of questions and of passages: nothing else may stand in an argument. */
const WORD = /^[\w-]{1,40}$/u;
const NUMBER = /^-?\d{1,16}$/u;

export function encodePress(press: Press): string {
  return ["v1", ...partsOf(press)].join(":");
}

function partsOf(press: Press): readonly (string | number)[] {
  switch (press.verb) {
    case "view":
      return viewParts(press.question, press.view);
    case "again":
      return againParts(press.question, press.how);
    case "chart":
      return ["ch", press.question];
    case "file":
      return ["fi", press.passage];
    case "request":
      return ["ra"];
    case "decide":
      return [press.allow ? "ok" : "ng", press.id];
    case "help":
      return ["he"];
    case "example":
      return ["ex", press.n];
    case "none":
      return ["no"];
  }
}

function viewParts(question: string, view: View): readonly (string | number)[] {
  switch (view.kind) {
    case "hit":
      return ["pg", question, view.n];
    case "context":
      return ["cx", question, view.n, view.shift];
    case "list":
      return ["ls", question, view.page];
    case "series":
      return ["se", question];
    case "line":
      return ["ln", question, view.n];
    case "nothing":
      return ["em", question];
  }
}

function againParts(question: string, how: Again): readonly (string | number)[] {
  switch (how.kind) {
    case "year":
      return ["yr", question, how.year];
    case "all-years":
      return ["al", question];
    case "trend":
      return ["tr", question];
    case "fresh":
      return ["fr", question];
    case "retry":
      return ["re", question];
  }
}

/** Reads what a button carried; null for anything that no button of ours carries. */
export function decodePress(data: string): Press | null {
  const [version, verb, first = "", second = "", third = "", ...more] = data.split(":");
  if (version !== "v1" || more.length > 0) return null;
  if (verb === "ra") return { verb: "request" };
  if (verb === "he") return { verb: "help" };
  if (verb === "no") return { verb: "none" };
  if (verb === "ex") {
    const n = number(first);
    return n === null || n < 0 ? null : { verb: "example", n };
  }
  if (verb === "ok" || verb === "ng") {
    const id = number(first);
    return id === null ? null : { verb: "decide", id, allow: verb === "ok" };
  }
  if (!WORD.test(first)) return null;
  if (verb === "fi") return { verb: "file", passage: first };
  if (verb === "ch") return { verb: "chart", question: first };
  const view = readView(verb, number(second), number(third));
  if (view !== null) return { verb: "view", question: first, view };
  const how = readAgain(verb, number(second));
  return how === null ? null : { verb: "again", question: first, how };
}

function readView(verb: string | undefined, n: number | null, shift: number | null): View | null {
  if (verb === "se") return { kind: "series" };
  if (verb === "em") return { kind: "nothing" };
  if (n === null || n < 0) return null;
  if (verb === "pg") return { kind: "hit", n };
  if (verb === "ls") return { kind: "list", page: n };
  if (verb === "ln") return { kind: "line", n };
  return verb === "cx" && shift !== null ? { kind: "context", n, shift } : null;
}

function readAgain(verb: string | undefined, year: number | null): Again | null {
  if (verb === "yr") return year === null ? null : { kind: "year", year };
  if (verb === "al") return { kind: "all-years" };
  if (verb === "tr") return { kind: "trend" };
  if (verb === "fr") return { kind: "fresh" };
  return verb === "re" ? { kind: "retry" } : null;
}

function number(text: string): number | null {
  return NUMBER.test(text) ? Number(text) : null;
}
