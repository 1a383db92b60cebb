/** Judging answers against what was expected, and counting. */
import type { Answered } from "./askOne.js";
import type { Question } from "./evaluate.js";

export interface Judged {
  asked: Question;
  answered: Answered;
  right: boolean;
  /** The right entry is shown, first or as another choice. */
  shown: boolean;
}

export function judge(asked: Question, answered: Answered): Judged {
  const first = answered.entry ?? answered.choices[0];
  const hit = (id: string | null | undefined) => id !== null && id !== undefined && asked.expect.includes(id);
  const shown = hit(first) || answered.choices.some(hit);
  return { asked, answered, right: isRight(asked, answered, hit(first)), shown };
}

function isRight(asked: Question, answered: Answered, firstHit: boolean): boolean {
  switch (asked.kind) {
    case "answer":
    case "crisis":
      return firstHit;
    case "notcrisis":
      // The priority answer must not come; where an entry is expected, it should.
      return answered.kind !== "priority" && (asked.expect.length === 0 || firstHit);
    case "out":
      return answered.kind === "none" || answered.kind === "smalltalk";
    case "smalltalk":
      return answered.kind === "smalltalk";
    default:
      return asked.kind satisfies never;
  }
}

/** Below this many, a percentage says more than is known. */
const leastForPercent = 30;

export function scoreTable(judged: readonly Judged[]): string[] {
  const groups = new Map<string, Judged[]>();
  const add = (name: string, one: Judged) => groups.set(name, [...(groups.get(name) ?? []), one]);
  for (const one of judged) {
    const { kind, lang, style, ward } = one.asked;
    add(kind, one);
    add(`${kind} · ${lang === "ja" ? "ja" : "other languages"}`, one);
    if (kind !== "answer") continue;
    add(`answer · language ${lang}`, one);
    add(`answer · style ${style}`, one);
    add(`answer · ward ${ward}`, one);
  }
  const lines = [
    ["group", "n", "right", "sure", "sure and right", "shown"],
    ...[...groups].sort(([one], [other]) => (one < other ? -1 : 1)).map(row),
  ];
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines.map((line) =>
    line
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  "),
  );
}

function row([name, members]: [string, Judged[]]): string[] {
  const sure = members.filter(({ answered }) => answered.kind === "answer");
  const count = (list: readonly Judged[], test: (one: Judged) => boolean) => list.filter(test).length;
  return [
    name,
    String(members.length),
    ratio(
      count(members, ({ right }) => right),
      members.length,
    ),
    ratio(sure.length, members.length),
    ratio(
      count(sure, ({ right }) => right),
      sure.length,
    ),
    ratio(
      count(members, ({ shown }) => shown),
      members.length,
    ),
  ];
}

function ratio(part: number, whole: number): string {
  if (whole === 0) return "–";
  return whole < leastForPercent ? `${part}/${whole}` : `${((part / whole) * 100).toFixed(1)} %`;
}
