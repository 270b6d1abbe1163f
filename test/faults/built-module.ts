import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Address of a compiled module for a child process, which cannot run TypeScript. `npm test` compiles first. */
export function builtModule(path: string): string {
  const file = join(import.meta.dirname, "../../dist", path);
  if (!existsSync(file)) throw new Error(`${file} is not there; run "npm run build" first`);
  return pathToFileURL(file).href;
}
