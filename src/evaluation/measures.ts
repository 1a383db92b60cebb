/** The measures (指標) that sets of questions are judged, compared and held by; each has one name everywhere. */
import { type Count, countOf } from "./count.js";
import type { Judged } from "./judge.js";

export const measureNames = [
  "first",
  "sure",
  "precise",
  "shown",
  "hard",
  "foreign",
  "out",
  "crisis",
  "caught",
  "notcrisis",
  "smalltalk",
] as const;
export type MeasureName = (typeof measureNames)[number];

interface Measure {
  /** As it stands over a column. */
  title: string;
  /** Which lines it is a share of. */
  of(one: Judged): boolean;
  holds(one: Judged): boolean;
}

const right = ({ right }: Judged) => right;
const japanese = ({ asked }: Judged) => asked.kind === "answer" && asked.lang === "ja";
/** Ways of writing that a search for words fails at: kana alone, slips of the thumb, Osaka's dialect, telling what happened. */
const hardStyles = ["kana", "typo", "osaka", "indirect"];
const isKind = (kind: Judged["asked"]["kind"]) => (one: Judged) => one.asked.kind === kind;

const measures: Readonly<Record<MeasureName, Measure>> = {
  first: { title: "first right", of: japanese, holds: right },
  sure: { title: "given as sure", of: japanese, holds: ({ sure }) => sure },
  precise: { title: "sure and right", of: (one) => japanese(one) && one.sure, holds: right },
  shown: { title: "right one shown", of: japanese, holds: ({ shown }) => shown },
  hard: {
    title: "kana, typo, dialect, indirect: first right",
    of: (one) => japanese(one) && hardStyles.includes(one.asked.style),
    holds: right,
  },
  foreign: {
    title: "other languages, first right",
    of: ({ asked }) => asked.kind === "answer" && asked.lang !== "ja",
    holds: right,
  },
  out: { title: "not covered, not answered", of: isKind("out"), holds: right },
  crisis: { title: "danger, right answer", of: isKind("crisis"), holds: right },
  caught: {
    title: "danger, any priority answer",
    of: isKind("crisis"),
    holds: ({ given }) => given.kind === "priority",
  },
  notcrisis: {
    title: "harmless, no alarm",
    of: isKind("notcrisis"),
    holds: ({ given }) => given.kind !== "priority",
  },
  smalltalk: { title: "small talk", of: isKind("smalltalk"), holds: right },
};

export const measureTitle = (name: MeasureName): string => measures[name].title;

export function measured(name: MeasureName, all: readonly Judged[]): Count {
  const { of, holds } = measures[name];
  return countOf(all.filter(of), holds);
}
