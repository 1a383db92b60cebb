/** What `npm run evaluate` prints of judged questions: tables of groups, and what else was asked for. */
import type { Content } from "../../content.js";
import { calibration, calibrationTable } from "../../evaluation/calibration.js";
import { changeTable } from "../../evaluation/changeTable.js";
import { pairUp } from "../../evaluation/compare.js";
import { entryTable } from "../../evaluation/entryTable.js";
import { by, byEntry, byKind } from "../../evaluation/groups.js";
import type { JudgedSet } from "../../evaluation/questionSets.js";
import { scoreTable } from "../../evaluation/scoreTable.js";
import { turnedLines } from "../../evaluation/turnedLines.js";
import type { Verdict } from "../../evaluation/verdict.js";
import type { EvaluationRequest } from "./arguments.js";
import { missLines } from "./missLines.js";

/** Parts in the order in which they are read, each a list of lines. */
export function report(
  request: Pick<EvaluationRequest, "by" | "misses" | "calibration">,
  content: Content,
  sets: readonly JudgedSet[],
  before: readonly Verdict[] | undefined,
): string[][] {
  const all = sets.flatMap(({ lines }) => lines);
  const parts = [scoreTable("kind", byKind(all))];
  for (const dimension of request.by) {
    parts.push(dimension === "entry" ? entryTable(byEntry(all)) : scoreTable(dimension, by(dimension, all)));
  }
  parts.push(["in brackets: 95 % interval (Wilson); groups under 30: so many of so many"]);
  if (request.calibration) parts.push(calibrationTable(calibration(all)));
  // Questions that nobody tuned for stay unread: whoever reads what was missed has begun to tune.
  const unread = new Set(sets.filter(({ tuned }) => tuned === false).map(({ name }) => name));
  if (request.misses) parts.push(missLines(content, all, unread));
  if (before) {
    const comparison = pairUp(before, all);
    parts.push(turnedLines(comparison, unread), changeTable(comparison));
  }
  return parts.filter((part) => part.length > 0);
}
