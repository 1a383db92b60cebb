/** Files that somebody named on the command line: what is wrong with one is said with its name. */
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { z } from "zod";

/** What to say on stderr; the fault is the file's, not the program's. */
export class WrongFile extends Error {
  readonly retryable = false;
}

export function readGivenText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT") throw new WrongFile(`${path}: there is no such file`);
    if (code === "EISDIR") throw new WrongFile(`${path}: is a folder, not a file`);
    throw error;
  }
}

/** YAML, and so JSON as well. */
export function readGivenFile<T extends z.ZodType>(path: string, schema: T): z.infer<T> {
  let value: unknown;
  try {
    value = parse(readGivenText(path));
  } catch (error) {
    if (error instanceof WrongFile || !(error instanceof Error)) throw error;
    throw new WrongFile(`${path}: ${error.message}`);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new WrongFile(
    `${path}: ${parsed.error.issues.map(({ path: place, message }) => `${place.join(".")} ${message}`.trim()).join("; ")}`,
  );
}
