/** By how much each kind of question changed between two versions, and whether chance alone would do as much. */
import { columns } from "./columns.js";
import type { Comparison, Pair } from "./compare.js";
import { countOf, written } from "./count.js";
import { chance, change, type Pairs } from "./paired.js";
import { kinds } from "./question.js";

type Mark = "right" | "sure";

const pairsOf = (pairs: readonly Pair[], mark: Mark): Pairs => ({
  both: countOf(pairs, ({ before, after }) => before[mark] && after[mark]).part,
  before: countOf(pairs, ({ before, after }) => before[mark] && !after[mark]).part,
  after: countOf(pairs, ({ before, after }) => !before[mark] && after[mark]).part,
  neither: countOf(pairs, ({ before, after }) => !before[mark] && !after[mark]).part,
});

export function changeTable({ pairs, alone }: Comparison): string[] {
  const groups = kinds
    .flatMap((kind) => [
      { name: `${kind} · Japanese`, kind, japanese: true },
      { name: `${kind} · other languages`, kind, japanese: false },
    ])
    .map(({ name, kind, japanese }) => ({
      name,
      members: pairs.filter(({ after }) => after.kind === kind && (after.lang === "ja") === japanese),
    }))
    .filter(({ members }) => members.length > 0);
  const rows = groups.flatMap(({ name, members }) => [
    row(name, members, "right"),
    ...(name.startsWith("answer") ? [row("", members, "sure")] : []),
  ]);
  return [
    ...columns([["change", "", "n", "before", "after", "turned", "points", "chance"], ...rows]),
    "points: 95 % interval of paired shares after Newcombe (method 10); chance: McNemar's exact test",
    ...(alone > 0 ? [`${alone} lines stand in one of the two results only and are left out`] : []),
  ];
}

function row(name: string, members: readonly Pair[], mark: Mark): string[] {
  const pairs = pairsOf(members, mark);
  const { change: by, low, high } = change(pairs);
  const n = members.length;
  return [
    name,
    mark,
    String(n),
    written({ part: pairs.both + pairs.before, whole: n }),
    written({ part: pairs.both + pairs.after, whole: n }),
    `+${pairs.after} −${pairs.before}`,
    `${points(by)} (${points(low)} to ${points(high)})`,
    likely(chance(pairs)),
  ];
}

/** 「+2.5」「−0.4」. */
function points(share: number): string {
  const value = Math.round(share * 1000) / 10;
  return `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(1)}`;
}

/** No chance is none. */
const likely = (share: number): string => (share < 0.001 ? "< 0.001" : share.toFixed(3));
