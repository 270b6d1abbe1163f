import type { Question } from "../question/question.ts";
import type { Wanted, WantedKind } from "../question/wanted.ts";
import type { Expectation, SearchQuery } from "../search/query.ts";

const EXPECTATIONS: Readonly<Record<WantedKind, readonly Expectation[]>> = {
  count: ["figure"],
  percent: ["percent"],
  money: ["money", "figure"],
  ordinal: ["figure"],
  date: ["date"],
  person: ["person"],
  place: ["place"],
  name: [],
  list: [],
  phone: ["figure"],
  topic: [],
};

/** Who names a figure's year and no more wants what came of it, not what was hoped. */
function isDefinite({ kind }: Wanted): boolean {
  return kind !== "topic" && kind !== "list" && kind !== "name";
}

/** A question as the search understands it. `known` are the places that the collection has reports of. */
export function toQuery(
  question: Question,
  years: readonly number[],
  known: ReadonlySet<string>,
  limit: number,
): SearchQuery {
  return {
    terms: question.terms,
    instead: question.alternatives,
    text: question.content,
    years,
    reportYear: question.years.report,
    span: question.ofSpan ? question.years.span : null,
    places: question.places.filter((place) => known.has(place)),
    status: question.status ?? (isDefinite(question.wanted) ? "done" : null),
    asked: question.wanted.unit ?? question.wanted.noun ?? "",
    kinds: [
      ...EXPECTATIONS[question.wanted.kind],
      ...(question.second ? EXPECTATIONS[question.second.kind] : []),
    ],
    limit,
  };
}
