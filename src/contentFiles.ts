/** Reads files of `content/`: each problem is named with its file and place, and reading goes on to the next. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parse } from "yaml";
import type { z } from "zod";
import { type ContentMemory, noMemory } from "./contentMemory.js";
import { openYamlCache, type YamlCache } from "./yamlCache.js";

/** What is wrong, and where, as a person would look for it. */
export interface ContentProblem {
  file: string;
  place: string;
  problem: string;
}

export const problemLine = ({ file, place, problem }: ContentProblem): string =>
  `${file}${place ? ` (${place})` : ""}: ${problem}`;

export interface ContentFiles {
  /** As in `ContentMemory`; nothing is kept of a folder in which something is wrong. */
  same: ContentMemory["same"];
  readonly problems: ContentProblem[];
  /** A YAML file through its schema; undefined when it is missing or wrong (then a problem says so). */
  yaml<T extends z.ZodType>(path: string, schema: T): z.infer<T> | undefined;
  text(path: string): string | undefined;
  /** Names in a folder that end so, in order; empty where there is no folder. */
  list(folder: string, ending: string): string[];
  folders(folder: string): string[];
  has(path: string): boolean;
  report(path: string, place: string, problem: string): void;
  /** Everything has been read: what was new is kept for the next start. */
  close(): void;
}

export function openContentFiles(root: string, memory: ContentMemory = noMemory): ContentFiles {
  const problems: ContentProblem[] = [];
  let cache: YamlCache | undefined;
  // Of a reload nothing is known to the cache, and reading and writing all of it takes longer than parsing an edit.
  const edited = memory.isFilled();
  const report = (path: string, place: string, problem: string) =>
    problems.push({ file: relative(process.cwd(), join(root, path)), place, problem });

  function text(path: string): string | undefined {
    try {
      return readFileSync(join(root, path), "utf8");
    } catch {
      report(path, "", "the file is missing");
      return undefined;
    }
  }

  function parsed<T extends z.ZodType>(path: string, source: string, schema: T): z.infer<T> | undefined {
    let value: unknown;
    try {
      if (!edited) cache ??= openYamlCache();
      value = cache ? cache.parse(source) : parse(source);
    } catch (error) {
      report(path, "", `not YAML: ${error instanceof Error ? error.message.split("\n")[0] : "unreadable"}`);
      return undefined;
    }
    const read = schema.safeParse(value);
    if (read.success) return read.data;
    for (const issue of read.error.issues) report(path, issue.path.join("."), issue.message);
    return undefined;
  }

  return {
    same<Value>(name: string, sources: readonly unknown[], make: () => Value): Value {
      const fresh: Value[] = [];
      // What was reported must be reported again, and what was left out for it is not what comes after the mending.
      const kept = memory.same(name, sources, () => {
        const made = make();
        fresh.push(made);
        return problems.length > 0 ? undefined : made;
      });
      return fresh.length > 0 ? (fresh[0] as Value) : (kept as Value);
    },
    problems,
    report,
    text,
    yaml(path, schema) {
      const source = text(path);
      if (source === undefined) return undefined;
      return memory.same(path, [source, schema], () => parsed(path, source, schema));
    },
    list: (folder, ending) =>
      existsSync(join(root, folder))
        ? readdirSync(join(root, folder))
            .filter((name) => name.endsWith(ending))
            .sort()
        : [],
    folders: (folder) =>
      existsSync(join(root, folder))
        ? readdirSync(join(root, folder), { withFileTypes: true })
            .filter((entry) => entry.isDirectory())
            .map((entry) => entry.name)
            .sort()
        : [],
    has: (path) => existsSync(join(root, path)),
    close: () => cache?.keep(),
  };
}
