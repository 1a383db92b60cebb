/** The table of the README: each set with what was measured on it, those that were tuned on below the others. */
import { writtenWhole } from "./count.js";
import { type MeasureName, measured, measureTitle } from "./measures.js";
import type { JudgedSet } from "./questionSets.js";

const answering: readonly MeasureName[] = ["first", "sure", "precise", "shown", "hard", "foreign", "out"];
const talking: readonly MeasureName[] = ["crisis", "caught", "notcrisis", "smalltalk"];

/** Markdown, the same for the same verdicts. */
export function readmeTable(sets: readonly JudgedSet[]): string {
  const ordered = [...sets.filter(({ tuned }) => tuned === false), ...sets.filter(({ tuned }) => tuned !== false)];
  const tables = [table(ordered, answering), table(ordered, talking)].filter((one) => one !== "");
  return [
    ...tables,
    "Answers are those in Japanese unless a column says otherwise. In brackets: 95 % interval (Wilson); under 30 lines: so many of so many. *Tuned*: words were added after looking at these lines, so their figures flatter.",
  ].join("\n\n");
}

function table(sets: readonly JudgedSet[], names: readonly MeasureName[]): string {
  const shown = sets.filter(({ lines }) => names.some((name) => measured(name, lines).whole > 0));
  if (shown.length === 0) return "";
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    row(["questions", "tuned", ...names.map(measureTitle)]),
    row(["---", "---", ...names.map(() => "---:")]),
    ...shown.map(({ title, tuned, lines }) =>
      row([
        title,
        tuned === undefined ? "?" : tuned ? "yes" : "no",
        ...names.map((name) => writtenWhole(measured(name, lines))),
      ]),
    ),
  ].join("\n");
}
