/** The concepts of the content folder alone, for commands that look at nothing else of it. */
import { readConcepts as read } from "../conceptFiles.js";
import { readConfig, readEnvironment } from "../config.js";
import { openContentFiles } from "../contentFiles.js";
import type { Concept } from "../guide/concepts.js";

export function readConcepts(): readonly Concept[] {
  const { contentFolder } = readConfig({ ...readEnvironment(), NODE_ENV: undefined });
  return read(openContentFiles(contentFolder)) ?? [];
}
