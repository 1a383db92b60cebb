/**
 * `npm run calibrate`: learns from questions of others how likely what stands first is right, by logistic regression,
 * and writes src/guide/confidenceFit.ts. After `npm run train`, because scores change with the weights.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openContent } from "../../src/cli/openContent.js";
import { terminal } from "../../src/cli/output.js";
import type { Content } from "../../src/content.js";
import { type ConfidenceSigns, confidenceOf, confidenceSigns } from "../../src/guide/confidence.js";
import { confidenceFit } from "../../src/guide/confidenceFit.js";
import { detectLanguage } from "../../src/guide/detectLanguage.js";
import { isElsewhere } from "../../src/guide/elsewhere.js";
import { wanakanaText } from "../../src/guide/romaji.js";
import { isNotHere } from "../../src/guide/sharedWays.js";
import { matchSmalltalk } from "../../src/guide/smalltalk.js";
import { projectRoot } from "../../src/projectRoot.js";
import { isEven, type Question, spentQuestions } from "./spentQuestions.mjs";

const names = Object.keys(confidenceFit) as (keyof ConfidenceSigns)[];
/** The newer questions were looked at less, so they tell more. */
const newer = 2;
const learning = { steps: 4000, rate: 0.02, pull: 0.002 } as const;
const digits = 3;

interface Example {
  signs: Float64Array;
  right: boolean;
  weight: number;
  before: number;
}

function exampleOf(content: Content, question: Question, weight: number): Example[] {
  const ward = content.wards.get(question.ward);
  if (!ward || (question.kind !== "answer" && question.kind !== "out")) return [];
  const found = detectLanguage(question.text, "ja");
  const language = found?.language ?? "ja";
  const text = found?.romaji ? wanakanaText(question.text) : question.text;
  if (matchSmalltalk(text, language, content.smalltalk)) return [];
  const ranked = ward.guide.rankAll(text, language);
  const [first] = ranked;
  if (!first) return [];
  const asked = { abroad: language !== "ja", own: ward.topics.has(first.id) };
  const signs = confidenceSigns(ranked, asked);
  if (!signs) return [];
  const bare = first.id.slice(first.id.indexOf("/") + 1);
  const right =
    question.kind === "answer" ? question.expect.includes(bare) : isElsewhere(first.id) || isNotHere(first.id);
  return [
    { signs: Float64Array.from(names, (name) => signs[name]), right, weight, before: confidenceOf(ranked, asked) },
  ];
}

const shareOf = (signs: Float64Array, weights: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < signs.length; i += 1) sum += (signs[i] ?? 0) * (weights[i] ?? 0);
  return 1 / (1 + Math.exp(-sum));
};

/** Logistic regression by Adam: the same result every time. */
function learn(examples: readonly Example[]): Float64Array {
  const width = names.length;
  const weights = Float64Array.from(names, (name) => confidenceFit[name] * 0);
  const mean = new Float64Array(width);
  const scale = new Float64Array(width);
  const all = examples.reduce((sum, { weight }) => sum + weight, 0);
  for (let step = 1; step <= learning.steps; step += 1) {
    const slope = Float64Array.from(weights, (weight, place) => (place === 0 ? 0 : learning.pull * weight));
    for (const { signs, right, weight } of examples) {
      const off = ((shareOf(signs, weights) - (right ? 1 : 0)) * weight) / all;
      for (let i = 0; i < width; i += 1) slope[i] = (slope[i] ?? 0) + off * (signs[i] ?? 0);
    }
    for (let i = 0; i < width; i += 1) {
      mean[i] = 0.9 * (mean[i] ?? 0) + 0.1 * (slope[i] ?? 0);
      scale[i] = 0.99 * (scale[i] ?? 0) + 0.01 * (slope[i] ?? 0) ** 2;
      const steadied = (mean[i] ?? 0) / (1 - 0.9 ** step);
      weights[i] =
        (weights[i] ?? 0) - (learning.rate * steadied) / (Math.sqrt((scale[i] ?? 0) / (1 - 0.99 ** step)) + 1e-8);
    }
  }
  return weights;
}

const surprise = (examples: readonly Example[], confidence: (one: Example) => number): number =>
  examples.reduce((sum, one) => sum - Math.log(one.right ? confidence(one) : 1 - confidence(one)), 0) / examples.length;

const content = openContent(terminal);
if (!content) process.exit(1);
const examples = spentQuestions.flatMap(({ path, even }) =>
  readFileSync(path, "utf8")
    .trim()
    .split("\n")
    .map((line): Question => JSON.parse(line))
    .filter((question) => !even || isEven(question))
    .flatMap((question) => exampleOf(content, question, even ? newer : 1)),
);
const weights = learn(examples);
terminal.line(
  `${examples.length} questions; mean surprise ${surprise(examples, ({ before }) => before).toFixed(3)} before, ${surprise(examples, ({ signs }) => shareOf(signs, weights)).toFixed(3)} now`,
);
const table = names.map((name, place) => `  ${name}: ${Number((weights[place] ?? 0).toFixed(digits))},`).join("\n");
const file = join(projectRoot, "src/guide/confidenceFit.ts");
writeFileSync(
  file,
  `/** How confidence follows from a ranking, learned from questions of others: written by \`npm run calibrate\`, never by hand. */
import type { ConfidenceSigns } from "./confidence.js";

export const confidenceFit: Readonly<Record<keyof ConfidenceSigns, number>> = {
${table}
};
`,
);
terminal.line(`written: ${file}`);
