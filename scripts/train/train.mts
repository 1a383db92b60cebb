/**
 * `npm run train [-- --check]`: learns the weights of the ranker from our own content, says what that gains on entries
 * kept apart, and writes src/guide/weights.ts. With --check it only says whether the file is what would be written.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openContent } from "../../src/cli/openContent.js";
import { terminal } from "../../src/cli/output.js";
import { evidenceNames } from "../../src/guide/evidence.js";
import { abroadWeights, askedWeights, plainWeights } from "../../src/guide/weights.js";
import { projectRoot } from "../../src/projectRoot.js";
import { leftOutExamples, questionExamples } from "./askedList.mjs";
import { type Example, firstRight, type Learning, learnWeights } from "./listwise.mjs";
import { plainExamples } from "./plainList.mjs";
import { spentQuestions } from "./spentQuestions.mjs";
import { askedStart, plainEvidence, plainStart, vectorOf } from "./start.mjs";
import { weightFile } from "./weightFile.mjs";

const file = join(projectRoot, "src/guide/weights.ts");
/** Ways of asking to leave out, in Japanese and in each other language. */
const most = { japanese: 1500, other: 400 } as const;
const abroad = ["en", "zh", "ko", "vi"] as const;
const folds = 5;
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

const asked: Learning = {
  prior: vectorOf(askedStart),
  pull: 0.005,
  free: evidenceNames.map((name) => name !== "strange"),
  steps: 120,
};
const plain: Learning = {
  prior: vectorOf(plainStart),
  pull: 0.01,
  free: evidenceNames.map((name) => plainEvidence.includes(name)),
  steps: 150,
};

/** How many of `measured` come first right with weights that were learned without their entries. */
function crossValidated(learned: readonly Example[], measured: readonly Example[], learning: Learning): number {
  const groups = [...new Set(learned.map(({ group }) => group))].sort();
  const foldOf = new Map(groups.map((group, place) => [group, place % folds]));
  let right = 0;
  for (let fold = 0; fold < folds; fold += 1) {
    const apart = measured.filter(({ group }) => foldOf.get(group) === fold);
    const weights = learnWeights(
      learned.filter(({ group }) => foldOf.get(group) !== fold),
      learning,
    );
    right += firstRight(apart, weights) * apart.length;
  }
  return right / measured.length;
}

function report(
  name: string,
  before: Float64Array,
  learned: readonly Example[],
  measured: readonly Example[],
  learning: Learning,
) {
  terminal.line(
    `${name} (${measured.length}): first right ${percent(firstRight(measured, learning.prior))} at the start, ${percent(firstRight(measured, before))} with the weights before, ${percent(crossValidated(learned, measured, learning))} learned without the entry`,
  );
}

const { values } = parseArgs({ options: { check: { type: "boolean" } } });
const content = openContent(terminal);
if (!content) process.exit(1);

const list = plainExamples(content);
const left = leftOutExamples(content, "ja", most.japanese);
const questions = questionExamples(content, spentQuestions, "ja");
const leftAbroad = abroad.flatMap((language) => leftOutExamples(content, language, most.other));
const questionsAbroad = abroad.flatMap((language) => questionExamples(content, spentQuestions, language));
const bothAbroad = [...leftAbroad, ...questionsAbroad, ...questionsAbroad, ...questionsAbroad];
// There are twice as many ways of asking, but the questions were written by somebody else, as residents' are.
const both = [...left, ...questions, ...questions];
const text = weightFile({
  asked: learnWeights(both, asked),
  abroad: learnWeights(bothAbroad, asked),
  plain: learnWeights(list, plain),
});

if (values.check) {
  const same = readFileSync(file, "utf8") === text;
  terminal.line(same ? "the weights are what is learned" : "the content has changed: run npm run train");
  process.exitCode = same ? 0 : 1;
} else {
  report("questions of others", vectorOf(askedWeights), both, questions, asked);
  report("ways of asking left out", vectorOf(askedWeights), both, left, asked);
  report("questions in other languages", vectorOf(abroadWeights), bothAbroad, questionsAbroad, asked);
  report("ways of asking in other languages left out", vectorOf(abroadWeights), bothAbroad, leftAbroad, asked);
  report("a list without ways of asking", vectorOf(plainWeights), list, list, plain);
  writeFileSync(file, text);
  terminal.line(`written: ${file}`);
}
