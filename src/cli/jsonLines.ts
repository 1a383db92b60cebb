/** Files of one JSON object per line, through a schema; a wrong line is named by its number. */
import { readFileSync } from "node:fs";
import type { z } from "zod";

export class WrongLine extends Error {
  readonly retryable = false;
}

export function readJsonLines<T extends z.ZodType>(path: string, schema: T): z.infer<T>[] {
  const lines: z.infer<T>[] = [];
  readFileSync(path, "utf8")
    .split(/\r?\n/)
    .forEach((line, index) => {
      if (line.trim() === "") return;
      let value: unknown;
      try {
        value = JSON.parse(line);
      } catch {
        throw new WrongLine(`${path}:${index + 1}: not JSON`);
      }
      const parsed = schema.safeParse(value);
      if (!parsed.success)
        throw new WrongLine(
          `${path}:${index + 1}: ${parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`).join("; ")}`,
        );
      lines.push(parsed.data);
    });
  return lines;
}
