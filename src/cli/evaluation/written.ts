/** Files that `npm run evaluate` writes: the result, the curve, the table of the README. */
import { writeFileSync } from "node:fs";
import { withMarkedPart } from "../../evaluation/markedPart.js";
import { heldOut, type JudgedSet } from "../../evaluation/questionSets.js";
import { readmeTable } from "../../evaluation/readmeTable.js";
import { writeVerdicts } from "../../evaluation/verdict.js";
import { thresholds } from "../../guide/guide.js";
import type { EvaluationRequest } from "./arguments.js";
import { readGivenText, WrongFile } from "./givenFile.js";

export const readmeMark = "evaluation";

/** @throws WrongFile where a README has no marks, or there is too little to draw */
export async function writeResults(
  request: Pick<EvaluationRequest, "readme" | "curve" | "save">,
  sets: readonly JudgedSet[],
): Promise<void> {
  if (request.readme !== undefined) writeReadme(request.readme, sets);
  if (request.curve !== undefined) writeFileSync(request.curve, await drawCurve(sets));
  if (request.save !== undefined) writeFileSync(request.save, writeVerdicts(sets.flatMap(({ lines }) => lines)));
}

function writeReadme(path: string, sets: readonly JudgedSet[]): void {
  const text = withMarkedPart(readGivenText(path), readmeMark, readmeTable(sets));
  if (text === undefined)
    throw new WrongFile(`${path}: put <!-- ${readmeMark} --> and <!-- /${readmeMark} --> where the table belongs`);
  writeFileSync(path, text);
}

/** Of the questions that nobody tuned for, where there are such. Charts are loaded only when one is drawn. */
export async function drawCurve(sets: readonly JudgedSet[]): Promise<string> {
  const { coverageCurve } = await import("../../evaluation/coverageCurve.js");
  const drawn = heldOut(sets.filter(({ lines }) => lines.some(({ asked }) => asked.kind === "answer")));
  const tuned = drawn.some((set) => set.tuned !== false);
  const origin = {
    short: tuned
      ? "Questions that were looked at while words were added: these figures flatter."
      : "Questions that nobody tuned for.",
    long: drawn.map(({ title }) => title).join("; "),
  };
  const curve = coverageCurve(
    drawn.flatMap(({ lines }) => lines),
    origin,
    thresholds,
  );
  if (curve === undefined) throw new WrongFile("--curve: needs at least 30 answered questions");
  return curve;
}
