/** The difference of two texts as a unified diff that git and patch apply. */

const contextLines = 3;

type Step = { sign: " " | "-" | "+"; line: string };

/** @param before undefined where the file is new. @returns "" where nothing has changed */
export function unifiedDiff(path: string, before: string | undefined, after: string): string {
  if (before === after) return "";
  const steps = stepsBetween(linesOf(before ?? ""), linesOf(after));
  const hunks: string[] = [];
  let at = 0;
  let oldLine = 1;
  let newLine = 1;
  const pass = (until: number) => {
    for (; at < until; at += 1) {
      if (steps[at]?.sign !== "+") oldLine += 1;
      if (steps[at]?.sign !== "-") newLine += 1;
    }
  };
  for (;;) {
    const first = steps.findIndex(({ sign }, index) => index >= at && sign !== " ");
    if (first < 0) break;
    pass(Math.max(at, first - contextLines));
    const end = endOfHunk(steps, first);
    const hunk = steps.slice(at, end);
    const olds = hunk.filter(({ sign }) => sign !== "+").length;
    const news = hunk.filter(({ sign }) => sign !== "-").length;
    const place = (line: number, count: number) => `${count === 0 ? line - 1 : line},${count}`;
    hunks.push(
      `@@ -${place(oldLine, olds)} +${place(newLine, news)} @@\n${hunk.map(({ sign, line }) => `${sign}${line}`).join("")}`,
    );
    pass(end);
  }
  return `${before === undefined ? "--- /dev/null" : `--- a/${path}`}\n+++ b/${path}\n${hunks.join("")}`;
}

/** After the last change that is near enough to the one before to share its surroundings. */
function endOfHunk(steps: readonly Step[], first: number): number {
  let last = first;
  for (let i = first; i < steps.length && i - last <= 2 * contextLines; i += 1) if (steps[i]?.sign !== " ") last = i;
  return Math.min(steps.length, last + 1 + contextLines);
}

/** With their line ends; the last one may lack it, which a diff says in a line of its own. */
function linesOf(text: string): string[] {
  const lines = text.split(/(?<=\n)/).filter((line) => line !== "");
  return lines.map((line) => (line.endsWith("\n") ? line : `${line}\n\\ No newline at end of file\n`));
}

/** By the longest common subsequence: the files are short. */
function stepsBetween(before: readonly string[], after: readonly string[]): Step[] {
  const common = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
  const row = (i: number) => common[i] ?? new Uint32Array(after.length + 1);
  for (let i = before.length - 1; i >= 0; i -= 1)
    for (let j = after.length - 1; j >= 0; j -= 1)
      row(i)[j] =
        before[i] === after[j] ? (row(i + 1)[j + 1] ?? 0) + 1 : Math.max(row(i + 1)[j] ?? 0, row(i)[j + 1] ?? 0);
  const steps: Step[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    const [old, fresh] = [before[i], after[j]];
    if (old !== undefined && old === fresh) {
      steps.push({ sign: " ", line: old });
      i += 1;
      j += 1;
    } else if (fresh === undefined || (old !== undefined && (row(i + 1)[j] ?? 0) >= (row(i)[j + 1] ?? 0))) {
      steps.push({ sign: "-", line: old ?? "" });
      i += 1;
    } else {
      steps.push({ sign: "+", line: fresh });
      j += 1;
    }
  }
  return steps;
}
