/**
 * YAML that has been parsed before, by the hash of its text: parsing 400 content files takes longer than all the rest
 * of a start, and between two starts almost none of them changes.
 */
import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { projectRoot } from "./projectRoot.js";

export interface YamlCache {
  /** @throws as `yaml` does */
  parse(text: string): unknown;
  /** Writes what is new, for the next start; where that can't be done, the next start is as slow as this one. */
  keep(): void;
}

const usualFile = join(projectRoot, ".cache/yaml.json");
/** Of several content folders and versions; then it begins anew. */
const keptAtMost = 3_000;
/** What JSON could not give back as it was. */
const notJson = /!!|\.(inf|nan)\b/i;

export function openYamlCache(file: string = usualFile): YamlCache {
  const known = read(file);
  let isNew = false;
  return {
    parse(text) {
      const key = createHash("sha256").update(text).digest("base64url");
      // Read anew each time: what a reader changes in its copy is not everybody's.
      const found = known.get(key);
      if (found !== undefined) return JSON.parse(found);
      const value: unknown = parse(text);
      if (notJson.test(text)) return value;
      known.set(key, JSON.stringify(value ?? null));
      isNew = true;
      return value;
    },
    keep() {
      if (!isNew) return;
      const entries = [...known].slice(-keptAtMost);
      const half = `${file}.${randomBytes(4).toString("hex")}`;
      try {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(half, JSON.stringify(Object.fromEntries(entries)));
        renameSync(half, file);
        isNew = false;
      } catch {
        // A folder that nobody may write to.
      }
    },
  };
}

function read(file: string): Map<string, string> {
  try {
    const entries: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (typeof entries !== "object" || entries === null) return new Map();
    return new Map(Object.entries(entries).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
  } catch {
    return new Map();
  }
}
