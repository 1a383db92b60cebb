/** Reads what a ward's content knows of its associations; a ward without the file knows of none. */
import type { ContentFiles } from "./contentFiles.js";
import {
  associationFile,
  associationProblems,
  noAssociations,
  type WardAssociations,
} from "./participation/association/association.js";

export function readAssociations(files: ContentFiles, folder: string, towns: readonly string[]): WardAssociations {
  const path = `${folder}/associations.yaml`;
  if (!files.has(path)) return noAssociations;
  const found = files.yaml(path, associationFile);
  if (!found) return noAssociations;
  for (const problem of associationProblems(found, towns)) files.report(path, "associations", problem);
  return found;
}
