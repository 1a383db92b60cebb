/** `npm run evaluate -- --file questions.jsonl [--misses]`: how well questions are answered, by kind, language, style, ward. */
import { parseArgs } from "node:util";
import { z } from "zod";
import { askOne } from "./askOne.js";
import { type Judged, judge, scoreTable } from "./evaluation.js";
import { readJsonLines, WrongLine } from "./jsonLines.js";
import { openContent } from "./openContent.js";
import { type CommandOutput, terminal } from "./output.js";

const question = z.object({
  id: z.string(),
  ward: z.string(),
  lang: z.string().default("ja"),
  style: z.string().default("plain"),
  text: z.string(),
  expect: z.array(z.string()),
  kind: z.enum(["answer", "crisis", "notcrisis", "out", "smalltalk"]),
});
export type Question = z.infer<typeof question>;

export async function run(args: readonly string[], output: CommandOutput = terminal): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { file: { type: "string", multiple: true }, misses: { type: "boolean" } },
  });
  if (!values.file) {
    output.error("usage: npm run evaluate -- --file questions.jsonl [--file more.jsonl] [--misses]");
    return 2;
  }
  const content = openContent(output);
  if (!content) return 1;
  let questions: Question[];
  try {
    questions = values.file.flatMap((path) => readJsonLines(path, question));
  } catch (error) {
    if (!(error instanceof WrongLine)) throw error;
    output.error(error.message);
    return 1;
  }
  const unknown = questions.find(({ ward }) => !content.wards.has(ward));
  if (unknown) {
    output.error(`${unknown.id}: there is no ward ${unknown.ward}`);
    return 1;
  }
  const now = new Date();
  // The language is found out from the message, as for a resident who has not chosen one.
  const judged: Judged[] = questions.map((asked) =>
    judge(asked, askOne(content, { id: asked.id, ward: asked.ward, text: asked.text }, now)),
  );
  for (const line of scoreTable(judged)) output.line(line);
  if (values.misses) {
    output.line("");
    for (const { asked, answered, right } of judged) {
      if (right) continue;
      const won = answered.choices.length > 0 ? answered.choices.join(" ") : (answered.entry ?? "–");
      output.line(
        `${asked.id} ${asked.ward} ${asked.lang} ${asked.style}: ${asked.text}\n    expected ${asked.expect.join(" ") || "no answer"}; ${answered.kind} ${won} (${answered.confidence})`,
      );
    }
  }
  return 0;
}
