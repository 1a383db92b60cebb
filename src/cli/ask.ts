/** `npm run --silent ask -- --ward nishi "夜泣きがつらい"`: an answer, or a file of them, without a database. */
import { parseArgs } from "node:util";
import { z } from "zod";
import type { Content } from "../content.js";
import { type Asked, askOne, UnknownWard } from "./askOne.js";
import { readJsonLines, WrongLine } from "./jsonLines.js";
import { openContent } from "./openContent.js";
import { type CommandOutput, terminal } from "./output.js";

const asked = z.object({ id: z.string(), ward: z.string(), text: z.string(), lang: z.string().optional() });
const usage =
  'usage: npm run --silent ask -- --ward WARD [--lang ja] [--json] "question"\n       npm run --silent ask -- --file questions.jsonl';

export async function run(args: readonly string[], output: CommandOutput = terminal): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      ward: { type: "string" },
      lang: { type: "string" },
      json: { type: "boolean" },
      file: { type: "string" },
    },
    allowPositionals: true,
  });
  if (!values.file && (!values.ward || positionals.length === 0)) {
    output.error(usage);
    return 2;
  }
  const content = openContent(output);
  if (!content) return 1;
  const now = new Date();
  try {
    if (values.file) {
      const questions = readJsonLines(values.file, asked);
      warm(content, questions, now);
      for (const question of questions) output.line(JSON.stringify(askOne(content, question, now)));
      return 0;
    }
    const question = { id: "1", ward: values.ward ?? "", text: positionals.join(" "), lang: values.lang };
    if (values.json) warm(content, [question], now);
    const answered = askOne(content, question, now);
    output.line(values.json ? JSON.stringify(answered) : answered.text);
    return 0;
  } catch (error) {
    if (!(error instanceof UnknownWard || error instanceof WrongLine)) throw error;
    output.error(error.message);
    return 1;
  }
}

const warmRounds = 20;

/** Builds what is built at the first question of a ward and language, so that `ms` tells the time of an answer. */
function warm(content: Content, questions: readonly Asked[], now: Date): void {
  const rounds = questions.length === 1 ? warmRounds : 1;
  for (let round = 0; round < rounds; round += 1) for (const question of questions) askOne(content, question, now);
}
