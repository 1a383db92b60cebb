/** Groups of judged questions as a table: how many were right, sure, shown, and how sure that is. */
import { columns } from "./columns.js";
import { countOf, written } from "./count.js";
import type { Group, Placed } from "./groups.js";

const heads = ["n", "right", "sure", "sure and right", "right one shown", "no entry", "priority"];

export function scoreTable(title: string, groups: readonly Group[]): string[] {
  return columns([[title, ...heads], ...groups.map(({ name, members }) => [name, ...cells(members)])]);
}

/** What is shown beside entries says nothing of questions that have none. */
function cells(members: readonly Placed[]): string[] {
  const count = (holds: (one: Placed) => boolean) => written(countOf(members, holds));
  const entries = members.some(({ asked }) => asked.kind === "answer");
  return [
    String(members.length),
    count(({ right }) => right),
    count(({ sure }) => sure),
    entries
      ? written(
          countOf(
            members.filter(({ sure }) => sure),
            ({ right }) => right,
          ),
        )
      : "–",
    entries ? count(({ shown }) => shown) : "–",
    count(({ given }) => given.kind === "none"),
    count(({ given }) => given.kind === "priority"),
  ];
}
