/** The lists, words and wards as they are in content/, for the tests of this folder. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Turn } from "../../src/conversation/dialogue.js";
import { createSay, type PhraseFile, phraseFile, phrasePartFiles } from "../../src/conversation/phrases.js";
import type { Language } from "../../src/language.js";
import { projectRoot } from "../../src/projectRoot.js";
import { shelterSource, townReadings } from "../../src/shelter/shelterSource.js";
import type { Site } from "../../src/shelter/site.js";
import { joinSites, readWardSites } from "../../src/shelter/siteFile.js";
import { type Ward, ward } from "../../src/ward.js";

export const wardIds = ["nishi", "nishiyodogawa", "suminoe"] as const;
export const textOf = (path: string): string => readFileSync(join(projectRoot, "content", path), "utf8");
const yaml = (path: string): unknown => parse(textOf(path));

export const source = shelterSource.parse(yaml("common/shelter-source.yaml"));
export const readings = townReadings.parse(yaml("common/town-readings.yaml"));
const phrases = Object.assign(
  phraseFile.parse(yaml("common/phrases.yaml")),
  ...phrasePartFiles.map(([part, schema]) => schema.parse(yaml(`common/phrases/${part}.yaml`))),
) as PhraseFile;

export function sitesOf(id: string): readonly Site[] {
  const read = readWardSites(id, {
    emergency: textOf(`wards/${id}/emergency-sites.csv`),
    shelter: textOf(`wards/${id}/shelters.csv`),
  });
  if (read.kind === "problems") throw new Error(JSON.stringify(read.problems));
  return read.sites;
}

export const wards: ReadonlyMap<string, { ward: Ward; sites: readonly Site[] }> = new Map(
  wardIds.map((id) => [id, { ward: ward.parse(yaml(`wards/${id}/ward.yaml`)), sites: sitesOf(id) }]),
);

export const allSites: readonly Site[] = (() => {
  const joined = joinSites([...wards.values()].map(({ sites }) => sites));
  if (joined.kind === "problems") throw new Error(JSON.stringify(joined.problems));
  return joined.sites;
})();

export const sayIn = (language: Language) => createSay(phrases, language);

/** A turn as far as the shelter dialogue looks at it. */
export function turnIn(wardId: string, language: Language, kept: { state?: unknown; lastEntry?: string } = {}): Turn {
  const about = wards.get(wardId)?.ward;
  const resident = { id: "r", channel: wardId, ward: wardId, language };
  return {
    resident,
    ward: { ward: about, say: sayIn },
    now: new Date("2026-11-20T09:00:00+09:00"),
    state: kept.state,
    lastEntry: kept.lastEntry,
    messageKey: null,
    stamp: "2026-11-20T01:00:00.000Z#1",
    effectId: (name: string) => name,
  } as unknown as Turn;
}
