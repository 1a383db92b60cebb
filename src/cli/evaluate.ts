/** `npm run evaluate -- --file questions.jsonl [--misses] …`: how well questions are answered, and what a change did to it. */
import { floors, sunk } from "../evaluation/thresholds.js";
import { savedVerdicts } from "../evaluation/verdict.js";
import { readEvaluationArguments } from "./evaluation/arguments.js";
import { readGivenFile, readGivenText, WrongFile } from "./evaluation/givenFile.js";
import { judgeSets } from "./evaluation/judgeSets.js";
import { readFileSet, readListedSets } from "./evaluation/readSets.js";
import { report } from "./evaluation/report.js";
import { writeResults } from "./evaluation/written.js";
import { WrongLine } from "./jsonLines.js";
import { openContent } from "./openContent.js";
import { type CommandOutput, terminal } from "./output.js";

/** @returns 1 where a file is wrong or a measure sank below its floor, 2 where the question was unclear */
export async function run(args: readonly string[], output: CommandOutput = terminal): Promise<number> {
  const request = readEvaluationArguments(args);
  if ("problem" in request) {
    output.error(request.problem);
    return 2;
  }
  try {
    // What they are held against first: a wrong name should not be told after all the work.
    const before = request.against === undefined ? undefined : readGivenFile(request.against, savedVerdicts).verdicts;
    const least = request.thresholds === undefined ? {} : readGivenFile(request.thresholds, floors);
    if (request.readme !== undefined) readGivenText(request.readme);
    const content = openContent(output, request.content);
    if (!content) return 1;
    const wards = [...content.wards.keys()];
    const sets = judgeSets(
      content,
      [
        ...(request.sets === undefined ? [] : readListedSets(request.sets, wards)),
        ...request.files.map((path) => readFileSet(path, wards, request.split)),
      ],
      new Date(),
    );
    report(request, content, sets, before).forEach((part, index) => {
      if (index > 0) output.line("");
      for (const line of part) output.line(line);
    });
    await writeResults(request, sets);
    const below = sunk(least, sets);
    for (const problem of below) output.error(problem);
    return below.length > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof WrongLine || error instanceof WrongFile)) throw error;
    output.error(error.message);
    return 1;
  }
}
