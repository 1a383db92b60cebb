/** Reads a ward's lists of places to flee to and to stay in. */
import type { ContentFiles } from "./contentFiles.js";
import type { Site } from "./shelter/site.js";
import { readWardSites, siteFiles } from "./shelter/siteFile.js";

/** A ward without lists has none: its shelter dialogue then says so. */
export function readShelters(files: ContentFiles, id: string): readonly Site[] {
  const paths = { emergency: `wards/${id}/${siteFiles.emergency}`, shelter: `wards/${id}/${siteFiles.shelter}` };
  if (!files.has(paths.emergency) && !files.has(paths.shelter)) return [];
  const emergency = files.text(paths.emergency);
  const shelter = files.text(paths.shelter);
  if (emergency === undefined || shelter === undefined) return [];
  const read = readWardSites(id, { emergency, shelter });
  if (read.kind === "sites") return read.sites;
  for (const { file, line, reason } of read.problems) files.report(`wards/${file}`, `line ${line}`, reason);
  return [];
}
