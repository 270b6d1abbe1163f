import { isSurname } from "../text/names.ts";

/** Offices that have deputies. */
const OFFICE = /(副?)(书记|省长|市长|区长|县长|州长|主席|主任|部长|局长|会长)/gu;

/**
 * "市长哪天见的总领事": whether the act told behind a date, which ends at `end`, is one of the deputy where the holder is
 * asked for, or the other way round. Who is called by a surname ("陈市长") may be either.
 */
export function isOfOtherOffice(asked: string, folded: string, end: number): boolean {
  const told = officesIn(/^[^。；;]*/u.exec(folded.slice(end, end + REACH))?.[0] ?? "");
  return officesIn(asked).some(
    ({ deputy, office, before }) =>
      !isSurname(before) &&
      told.some((one) => one.office === office) &&
      told.every((one) => one.office !== office || one.deputy !== deputy),
  );
}

/** Characters behind a date that tell who acted. */
const REACH = 60;

interface Office {
  readonly deputy: boolean;
  readonly office: string;
  /** The character before it. */
  readonly before: string;
}

function officesIn(text: string): readonly Office[] {
  return [...text.matchAll(OFFICE)].map(({ 1: deputy, 2: office = "", index }) => ({
    deputy: deputy !== "",
    office,
    before: text[index - 1] ?? "",
  }));
}
