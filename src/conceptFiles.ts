/** Reads the concepts: the groups of `synonyms.yaml`, and further words for them, several files a language. */
import { z } from "zod";
import type { ContentFiles } from "./contentFiles.js";
import { type Concept, type ConceptLanguage, conceptFile } from "./guide/concepts.js";
import { waysLanguages } from "./guide/layerChange.js";

const folder = "common/synonyms";

/** `content/common/synonyms/<language>-….yaml`: id of a concept → words in that language. A new id is a new concept. */
const wordFile = z.record(z.string().regex(/^[a-z0-9-]+$/), z.array(z.string().trim().min(1).max(40)).min(1));
type WordFile = z.infer<typeof wordFile>;

/** Undefined where the groups themselves can't be read; then a problem says why. */
export function readConcepts(files: ContentFiles): readonly Concept[] | undefined {
  const groups = files.yaml("common/synonyms.yaml", conceptFile);
  const more = files.list(folder, ".yaml").flatMap((name) => {
    const language = waysLanguages.find((one) => name === `${one}.yaml` || name.startsWith(`${one}-`));
    if (!language)
      files.report(`${folder}/${name}`, "", `begin the name with a language (${waysLanguages.join(", ")})`);
    const words = files.yaml(`${folder}/${name}`, wordFile);
    return language && words ? [{ language, words }] : [];
  });
  if (!groups) return undefined;
  return files.same("concepts", [groups, ...more.map(({ words }) => words)], () => together(groups, more));
}

function together(
  groups: readonly Concept[],
  more: readonly { language: ConceptLanguage; words: WordFile }[],
): readonly Concept[] {
  const concepts = new Map<string, Concept>(groups.map((group) => [group.id, { ...group }]));
  for (const { language, words } of more) {
    for (const [id, list] of Object.entries(words)) {
      const concept = concepts.get(id) ?? { id, ja: [], en: [], zh: [], ko: [], vi: [] };
      concept[language] = [...new Set([...concept[language], ...list])];
      concepts.set(id, concept);
    }
  }
  return [...concepts.values()];
}
