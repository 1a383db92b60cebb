/** Entries that are missed, each with what was given instead of it. */
import { columns } from "./columns.js";
import { countOf, written } from "./count.js";
import type { Group, Placed } from "./groups.js";

/** Entries with at least one miss, in the order of the groups. */
export function entryTable(groups: readonly Group[]): string[] {
  const missed = groups.filter(({ members }) => members.some(({ right }) => !right));
  const none = groups.length - missed.length;
  return [
    ...columns([
      ["answers by entry", "n", "right", "sure", "right one shown"],
      ...missed.map(({ name, members }) => [
        name,
        String(members.length),
        written(countOf(members, ({ right }) => right)),
        written(countOf(members, ({ sure }) => sure)),
        written(countOf(members, ({ shown }) => shown)),
      ]),
    ]).map((line, index) =>
      index === 0 ? `${line}  instead` : `${line}  ${instead(missed[index - 1]?.members ?? [])}`,
    ),
    `${none} of ${groups.length} entries were never missed`,
  ];
}

/** 「childcare.consult 3, none 1」, the most frequent first. */
function instead(members: readonly Placed[]): string {
  const counts = new Map<string, number>();
  for (const { right, given } of members) {
    if (right) continue;
    const name = given.entry ?? given.choices[0] ?? given.kind;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .sort(([one, more], [other, less]) => less - more || (one < other ? -1 : 1))
    .map(([name, count]) => `${name} ${count}`)
    .join(", ");
}
