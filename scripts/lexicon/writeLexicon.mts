/** `npm run lexicon`: writes the list of Japanese words that the guide reads with, from the Sudachi dictionary. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chooseWords } from "./chooseWords.mjs";
import { readSudachiDictionary } from "./sudachiDictionary.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const dictionary = join(here, "node_modules/sudachi-wasm333/resources/system.dic");
const written = join(root, "src/guide/lexicon/japanese.tsv");

const notice = `# Japanese words: word, readings (commonest first), normal form where it is another. Written by "npm run lexicon".
# From the Sudachi dictionary, https://github.com/WorksApplications/SudachiDict, version 20260116,
# Apache License 2.0: see NOTICE.txt.`;

if (!existsSync(dictionary)) {
  console.log("fetching the dictionary (120 MB) from the npm registry");
  const options = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
  const { status } = spawnSync("npm", options, { cwd: here, stdio: "inherit", shell: process.platform === "win32" });
  if (status !== 0) {
    console.error("the dictionary could not be fetched: is the npm registry within reach?");
    process.exit(1);
  }
}
const lines = chooseWords(readSudachiDictionary(dictionary), contentTexts(join(root, "content")));
const file = `${notice}\n${lines.join("\n")}\n`;
writeFileSync(written, file);
console.log(`${lines.length} words, ${Math.round(Buffer.byteLength(file) / 1024)} KB`);

/** All of the content, as it is in its files: words that stand there are kept however rare they are. */
function contentTexts(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => path.endsWith(".yaml") && statSync(path).isFile())
    .sort()
    .map((path) => readFileSync(path, "utf8"));
}
