/** The lexicon that comes with the product, read once in a process. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../projectRoot.js";
import { createLexicon, type Lexicon } from "./lexicon.js";

const file = "src/guide/lexicon/japanese.tsv";
let known: Lexicon | undefined;

/** @throws where the file is missing */
export function readLexicon(): Lexicon {
  known ??= createLexicon(text());
  return known;
}

function text(): string {
  try {
    return readFileSync(join(projectRoot, file), "utf8");
  } catch (cause) {
    throw new Error(`${file} can't be read: "npm run lexicon" writes it`, { cause });
  }
}
