/**
 * `npm run train:danger [-- --check]`: teaches the danger model from the example sentences and writes its weights.
 * With --check it only says whether the weights fit the sentences.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openContent } from "../../src/cli/openContent.js";
import { terminal } from "../../src/cli/output.js";
import { openContentFiles } from "../../src/contentFiles.js";
import { dangerModelPath, dangerWordsPath, parseModel, writtenModel } from "../../src/guide/danger/dangerFile.js";
import { compileDangerWords, dangerWordFile } from "../../src/guide/danger/dangerWords.js";
import { projectRoot } from "../../src/projectRoot.js";
import { dangerFingerprint, dangerMaterial } from "./dangerMaterial.mjs";
import { trainDanger } from "./dangerTraining.mjs";

const { values } = parseArgs({ options: { check: { type: "boolean" } } });
const folder = join(projectRoot, "content");
const files = openContentFiles(folder);
const learnedFrom = dangerFingerprint(files);
const file = join(folder, dangerModelPath);

if (values.check) {
  const same = parseModel(readFileSync(file, "utf8")).learnedFrom === learnedFrom;
  terminal.line(same ? "the danger model fits its sentences" : "the sentences have changed: run npm run train:danger");
  process.exitCode = same ? 0 : 1;
} else {
  const content = openContent(terminal, folder);
  const groups = files.yaml(dangerWordsPath, dangerWordFile);
  for (const { file: where, place, problem } of files.problems) terminal.error(`${where} ${place}: ${problem}`);
  if (!content || !groups || files.problems.length > 0) process.exit(1);
  const material = dangerMaterial(files, content);
  const weights = trainDanger(material, compileDangerWords(groups), { rounds: 40, rate: 0.3, pull: 1e-3 });
  writeFileSync(file, writtenModel(weights, learnedFrom));
  terminal.line(`${material.length} sentences learned, written: ${file}`);
}
