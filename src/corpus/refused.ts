import type { ProblemCode } from "../domain/report.ts";

/** Thrown inside this room only, to leave a reader at once; the message goes on after the file's name. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly code: ProblemCode;

  constructor(code: ProblemCode, message: string) {
    super(message);
    this.code = code;
  }
}
