/** The concepts of the content folder alone, for commands that look at nothing else of it. */
import { readConfig, readEnvironment } from "../config.js";
import { openContentFiles } from "../contentFiles.js";
import { type Concept, conceptFile } from "../guide/concepts.js";

export function readConcepts(): readonly Concept[] {
  const { contentFolder } = readConfig({ ...readEnvironment(), NODE_ENV: undefined });
  return openContentFiles(contentFolder).yaml("common/synonyms.yaml", conceptFile) ?? [];
}
