/** Reads the ways of asking that all wards share, and what nobody here answers: several files a language. */
import type { z } from "zod";
import type { ContentFiles } from "./contentFiles.js";
import type { ConceptLanguage } from "./guide/concepts.js";
import { waysLanguages } from "./guide/layerChange.js";
import { notHereFile, sharedWayFile, type WaysById } from "./guide/sharedWays.js";
import { lettersOnly, normalise } from "./guide/text.js";

/** @param ids of all entries, to which ways may be given */
export function readSharedWays(files: ContentFiles, ids: ReadonlySet<string>): { ways: WaysById; notHere: WaysById } {
  const ways = read(files, "common/ways", sharedWayFile);
  for (const id of ways.keys())
    if (!ids.has(id)) files.report("common/ways", id, "no ward has this entry: correct the id, or delete its ways");
  return { ways, notHere: read(files, "common/not-here", notHereFile) };
}

type WayFile = Record<string, string[]>;

function read(files: ContentFiles, folder: string, schema: z.ZodType<WayFile>): WaysById {
  const parts = files
    .list(folder, ".yaml")
    .map((name) => [name, files.yaml(`${folder}/${name}`, schema) ?? {}] satisfies [string, WayFile]);
  return files.same(`all of ${folder}`, parts.flat(), () => together(files, folder, parts));
}

function together(files: ContentFiles, folder: string, parts: readonly [string, WayFile][]): WaysById {
  const found = new Map<string, Partial<Record<ConceptLanguage, string[]>>>();
  const owners = new Map<string, string>();
  for (const [name, listed] of parts) {
    const file = `${folder}/${name}`;
    const language = waysLanguages.find((one) => name === `${one}.yaml` || name.startsWith(`${one}-`));
    if (!language) {
      files.report(
        file,
        "",
        `begin the name with a language (${waysLanguages.join(", ")}), such as ja-situations.yaml`,
      );
      continue;
    }
    for (const [id, list] of Object.entries(listed)) {
      const own = found.get(id) ?? {};
      found.set(id, own);
      for (const text of list) {
        const key = `${language} ${lettersOnly(normalise(text)) || text}`;
        const owner = owners.get(key);
        if (owner !== undefined) files.report(file, id, `"${text}" already stands under ${owner}`);
        owners.set(key, id);
        own[language] = [...(own[language] ?? []), text];
      }
    }
  }
  return found;
}
