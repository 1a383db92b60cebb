/** `npm run --silent rank -- --corpus faq.jsonl --file questions.jsonl --top 10`: a city's own questions and answers, ranked. */
import { parseArgs } from "node:util";
import { z } from "zod";
import { readConfig, readEnvironment } from "../config.js";
import { openContentFiles } from "../contentFiles.js";
import { type Concept, conceptFile, createConceptFinder } from "../guide/concepts.js";
import { createMatcher } from "../guide/match.js";
import { createFeatureReader } from "../guide/matchFeatures.js";
import { readJsonLines, WrongLine } from "./jsonLines.js";
import { type CommandOutput, terminal } from "./output.js";

const faq = z.object({
  id: z.string(),
  question: z.string(),
  answer: z.string(),
  phrases: z.array(z.string()).optional(),
});
const asked = z.object({ id: z.string(), text: z.string() });

/** Words of any city's administration: those of our own entries (`synonyms.yaml`) mean little to another list. */
export function readCivicWords(): readonly Concept[] {
  const { contentFolder } = readConfig({ ...readEnvironment(), NODE_ENV: undefined });
  return openContentFiles(contentFolder).yaml("common/civic-words.yaml", conceptFile) ?? [];
}

export async function run(args: readonly string[], output: CommandOutput = terminal): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { corpus: { type: "string" }, file: { type: "string" }, top: { type: "string", default: "10" } },
  });
  const top = Number(values.top);
  if (!values.corpus || !values.file || !Number.isInteger(top) || top < 1) {
    output.error("usage: npm run --silent rank -- --corpus faq.jsonl --file questions.jsonl [--top 10]");
    return 2;
  }
  try {
    const corpus = readJsonLines(values.corpus, faq);
    const questions = readJsonLines(values.file, asked);
    const candidates = corpus.map(({ id, question, answer, phrases }) => ({
      id,
      phrases: [question, ...(phrases ?? [])],
      body: answer,
    }));
    const matcher = createMatcher(candidates, createFeatureReader("ja", createConceptFinder(readCivicWords(), "ja")));
    for (const { id, text } of questions) {
      const start = performance.now();
      const ranked = matcher.rank(text).slice(0, top);
      const ms = Math.round((performance.now() - start) * 1000) / 1000;
      output.line(
        JSON.stringify({
          id,
          ranking: ranked.map((one) => one.id),
          confidence: ranked.map((one) => Math.round(one.share * 1000) / 1000),
          ms,
        }),
      );
    }
    return 0;
  } catch (error) {
    if (!(error instanceof WrongLine)) throw error;
    output.error(error.message);
    return 1;
  }
}
