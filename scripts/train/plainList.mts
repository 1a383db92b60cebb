/**
 * A list of questions and answers without ways of asking, made of our own entries: what residents would ask is known,
 * because it stands in the ways of asking that the list does not get.
 */
import { readCivicWords } from "../../src/cli/rank.js";
import type { Content } from "../../src/content.js";
import { createConceptFinder } from "../../src/guide/concepts.js";
import { createEvidenceIndex } from "../../src/guide/matchEvidence.js";
import { createFeatureReader } from "../../src/guide/matchFeatures.js";
import { waysOf } from "../../src/guide/sharedWays.js";
import { createChance } from "./chance.mjs";
import { examplesOf } from "./examples.mjs";
import type { Example } from "./listwise.mjs";

/** Titles of such lists are whole questions, so in all versions but the first a way of asking stands for the title. */
const versions = 4;
/** Questions of each version. */
const most = 1200;
/** Shorter ways of asking are no titles. */
const leastTitle = 9;

interface Entry {
  id: string;
  title: string;
  text: string;
}

export function plainExamples(content: Content): Example[] {
  const read = createFeatureReader("ja", createConceptFinder(readCivicWords(), "ja"));
  const chance = createChance(1);
  const entries = entriesOf(content);
  const asked = waysByEntry(content);
  return Array.from({ length: versions }, (_, version) => {
    const titles = new Set<string>();
    const list = entries.map((entry) => {
      const long = (asked.get(entry.id) ?? []).filter((way) => way.length >= leastTitle);
      const title = (version > 0 ? chance.pick(long) : undefined) ?? entry.title;
      titles.add(title);
      return { id: entry.id, phrases: [title], body: entry.text };
    });
    const index = createEvidenceIndex(list, read);
    const questions = [...asked].flatMap(([id, ways]) =>
      ways.filter((way) => !titles.has(way)).map((text) => ({ id, text })),
    );
    return chance
      .shuffle(questions)
      .slice(0, most)
      .flatMap(({ id, text }) => examplesOf(index, list, text, (candidate) => candidate === id, id));
  }).flat();
}

/** The entries of all wards, each by itself: an outside list has several answers to one question too. */
function entriesOf(content: Content): Entry[] {
  return [
    ...[...content.wards.values()].flatMap(({ topics }) =>
      [...topics.values()].map(({ id, text: { ja } }) => ({
        id,
        title: ja.title,
        text: [ja.answer, ja.details, ...(ja.points ?? []), ...Object.values(ja.facets ?? {})].join(" "),
      })),
    ),
    ...content.elsewhere.map(({ id, name, refer }) => ({ id, title: name.ja, text: refer?.ja ?? "" })),
  ];
}

function waysByEntry(content: Content): Map<string, string[]> {
  const ways = new Map<string, Set<string>>();
  const add = (id: string, list: readonly string[]) => ways.set(id, new Set([...(ways.get(id) ?? []), ...list]));
  for (const { topics } of content.wards.values()) for (const { id, ask } of topics.values()) add(id, ask.ja);
  for (const { id, ask } of content.elsewhere) add(id, ask.ja);
  for (const id of ways.keys()) add(id, waysOf(content.ways, id, "ja"));
  return new Map([...ways].map(([id, list]) => [id, [...list]]));
}
