/** `content:patch`: prints what staff changed in the console as a patch of the content files; writes nothing. */
import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Command } from "../command.js";
import { readContent, type WardContent } from "../content.js";
import type { ContentLayerStore } from "../contentLayerStore.js";
import { addWays, draftFile } from "../contentPatch.js";
import { eventContentFile, type MadeFile, planContentFile, surveyContentFile } from "../contentPatchMade.js";
import { madeEvents, madePlans, madeSurveys } from "../contentPatchStore.js";
import type { LiveChange, PhraseChange } from "../guide/layerChange.js";
import { factsOfWard } from "../participation/event/eventFile.js";
import { unifiedDiff } from "../unifiedDiff.js";

export interface ContentPatchOptions {
  contentFolder: string;
  store: ContentLayerStore;
}

export function contentPatchCommand({ contentFolder, store }: ContentPatchOptions): Command {
  return async (_parameters, io, database) => {
    const live = await database.run("console", (tx) => store.live(tx));
    const inside = relative(io.cwd, contentFolder);
    const prefix = inside.startsWith("..") || inside === "" ? "content" : inside.replaceAll("\\", "/");
    const wards = readContent(contentFolder).content?.wards ?? new Map<string, WardContent>();
    const made = await database.run("console", async (tx) => [
      ...(await madeSurveys(tx)).map(surveyContentFile),
      ...(await madePlans(tx)).map(planContentFile),
      ...(await madeEvents(tx)).flatMap(({ ward, events }) => {
        const about = wards.get(ward);
        return about ? eventContentFile(ward, events, factsOfWard(about.ward)) : [];
      }),
    ]);
    const { patch, missing } = patchOf(live, contentFolder, prefix, made);
    for (const line of missing) io.err(line);
    for (const line of patch.split("\n").slice(0, -1)) io.out(line);
    if (patch === "") io.err("The content files have everything already: there is nothing to patch.");
    return 0;
  };
}

/** @param prefix what the paths of the patch begin with */
export function patchOf(
  live: readonly LiveChange[],
  contentFolder: string,
  prefix: string,
  made: readonly MadeFile[] = [],
): { patch: string; missing: string[] } {
  const missing: string[] = [];
  const phrases = new Map<string, PhraseChange[]>();
  const diffs: { path: string; diff: string }[] = [];
  for (const change of live) {
    const topicFile = `wards/${change.ward}/topics/${change.entry}.yaml`;
    if (change.kind === "phrase") {
      phrases.set(topicFile, [...(phrases.get(topicFile) ?? []), change]);
      continue;
    }
    const path = `wards/${change.ward}/drafts/${change.entry}.yaml`;
    // Once there, the file is the ward's own.
    if (existsSync(join(contentFolder, path)) || existsSync(join(contentFolder, topicFile))) continue;
    diffs.push({ path, diff: unifiedDiff(`${prefix}/${path}`, undefined, draftFile(change)) });
  }
  for (const [path, added] of phrases) {
    const file = join(contentFolder, path);
    if (!existsSync(file)) {
      missing.push(`${path} is not there any more: ${added.length} way(s) of asking are left out`);
      continue;
    }
    const before = readFileSync(file, "utf8");
    diffs.push({ path, diff: unifiedDiff(`${prefix}/${path}`, before, addWays(before, added)) });
  }
  for (const { path, text, same } of made) {
    const file = join(contentFolder, path);
    const before = existsSync(file) ? readFileSync(file, "utf8") : undefined;
    // A file that says the same keeps its comments.
    if (before === undefined || !same(before))
      diffs.push({ path, diff: unifiedDiff(`${prefix}/${path}`, before, text) });
  }
  diffs.sort((one, other) => (one.path < other.path ? -1 : 1));
  return { patch: diffs.map(({ diff }) => diff).join(""), missing };
}
