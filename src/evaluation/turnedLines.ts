/** Each line that turned between two versions, under what happened to it. */
import type { Comparison, Pair } from "./compare.js";
import type { Verdict } from "./verdict.js";

const turns = [
  ["turned wrong", ({ before, after }: Pair) => before.right && !after.right],
  ["turned right", ({ before, after }: Pair) => !before.right && after.right],
  ["no longer sure", ({ before, after }: Pair) => before.right && after.right && before.sure && !after.sure],
  ["now sure", ({ before, after }: Pair) => before.right && after.right && !before.sure && after.sure],
  ["wrong and now sure", ({ before, after }: Pair) => !before.right && !after.right && !before.sure && after.sure],
  [
    "wrong and no longer sure",
    ({ before, after }: Pair) => !before.right && !after.right && before.sure && !after.sure,
  ],
] as const;

/** @param unread sets whose questions are counted, but not to be seen */
export const turnedLines = ({ pairs }: Comparison, unread: ReadonlySet<string>): string[] =>
  turns.flatMap(([title, holds]) => {
    const turned = pairs.filter(holds);
    const seen = turned.filter(({ after }) => !unread.has(after.set));
    if (turned.length === 0) return [];
    const hidden = turned.length - seen.length;
    return [
      `${title}: ${turned.length}${hidden > 0 ? ` (${hidden} in sets that nobody tuned for, not shown)` : ""}`,
      ...seen.map(
        ({ before, after, text }) =>
          `  ${after.set}/${after.id} ${after.kind}: ${text}\n      ${came(before)} → ${came(after)}`,
      ),
    ];
  });

const came = ({ came, confidence }: Verdict) => `${came} (${confidence})`;
