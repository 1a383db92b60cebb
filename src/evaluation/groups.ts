/** Judged questions in groups: by what they have in common, in a settled order. */
import type { Judged } from "./judge.js";
import { kinds } from "./question.js";

export const dimensions = ["language", "style", "ward", "set"] as const;
export type Dimension = (typeof dimensions)[number];

/** A judged question and the set it stands in. */
export interface Placed extends Judged {
  set: string;
}

export interface Group {
  name: string;
  members: readonly Placed[];
}

const feature: Readonly<Record<Dimension, (one: Placed) => string>> = {
  language: ({ asked }) => asked.lang,
  style: ({ asked }) => asked.style,
  ward: ({ asked }) => asked.ward,
  set: ({ set }) => set,
};

function grouped(all: readonly Placed[], nameOf: (one: Placed) => string): Group[] {
  const groups = new Map<string, Placed[]>();
  for (const one of all) {
    const name = nameOf(one);
    const members = groups.get(name);
    if (members) members.push(one);
    else groups.set(name, [one]);
  }
  return [...groups].map(([name, members]) => ({ name, members })).sort(byName);
}

const byName = (one: Group, other: Group) => (one.name < other.name ? -1 : 1);

/** Each kind as a whole, Japanese apart from the other languages where there are both. */
export function byKind(all: readonly Placed[]): Group[] {
  return kinds.flatMap((kind) => {
    const members = all.filter(({ asked }) => asked.kind === kind);
    if (members.length === 0) return [];
    const parts = grouped(members, ({ asked }) => `${kind} · ${asked.lang === "ja" ? "Japanese" : "other languages"}`);
    return [{ name: kind, members }, ...(parts.length > 1 ? parts : [])];
  });
}

/** Each kind by one thing that its questions differ in. */
export function by(dimension: Dimension, all: readonly Placed[]): Group[] {
  return kinds.flatMap((kind) =>
    grouped(
      all.filter(({ asked }) => asked.kind === kind),
      (one) => `${kind} · ${feature[dimension](one)}`,
    ),
  );
}

/** Answers by the entry that is expected (the first of several), the most often missed on top. */
export function byEntry(all: readonly Placed[]): Group[] {
  const missed = ({ members }: Group) => members.filter(({ right }) => !right).length;
  return grouped(
    all.filter(({ asked }) => asked.kind === "answer"),
    ({ asked }) => asked.expect[0] ?? "",
  ).sort((one, other) => missed(other) - missed(one) || byName(one, other));
}
