/** The account's and the pages' own words: one file for what all share, and one for each feature beside it. */
import type { ContentFiles } from "./contentFiles.js";
import { type PhraseFile, phraseFile, phrasePartFiles } from "./conversation/phrases.js";
import { type PageWords, pageWordFile, pageWordPartFiles } from "./web/pageWords.js";

type Reader = Pick<ContentFiles, "yaml">;

export const readPhrases = (files: Reader): PhraseFile | undefined =>
  inParts(
    files.yaml("common/phrases.yaml", phraseFile),
    phrasePartFiles.map(([part, schema]) => files.yaml(`common/phrases/${part}.yaml`, schema)),
  );

export const readPageWords = (files: Reader): PageWords | undefined =>
  inParts(
    files.yaml("common/pages.yaml", pageWordFile),
    pageWordPartFiles.map(([part, schema]) => files.yaml(`common/pages/${part}.yaml`, schema)),
  );

/** Undefined where one of the parts can't be read. */
function inParts<T extends object>(base: object | undefined, parts: readonly (object | undefined)[]): T | undefined {
  if (!base || parts.some((part) => !part)) return undefined;
  return Object.assign({}, base, ...parts) as T;
}
