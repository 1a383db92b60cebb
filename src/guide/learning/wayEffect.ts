/**
 * Effect of a way of asking (聞き方の効き目): what residents would be shown otherwise, were it added.
 *
 * The same cases are put to the guide as it is and to the guide with the new way: questions with a right entry, and
 * all ways of asking of all entries, each of which must still find its own. What is shown first decides.
 */
import type { Language } from "../../language.js";
import type { Decision, Guide } from "../guide.js";

export interface Case {
  text: string;
  language: Language;
  /** Entries of which any is right; none: it must not be answered. */
  expect: readonly string[];
}

/** What a case gets, in short. */
export interface Shown {
  kind: Decision["kind"];
  /** First of what is shown. */
  entry: string | undefined;
}

/** right, wrong: what is shown first. sure, unsure: it stays right, and is said outright or not any more. misled: it stays wrong, and is now said outright. */
export type Turn = "right" | "wrong" | "sure" | "unsure" | "misled";

export interface TurnedCase {
  asked: Case;
  before: Shown;
  after: Shown;
  turn: Turn;
}

export interface CaseScore {
  count: number;
  /** How many get a right one first. */
  right: { before: number; after: number };
  turned: readonly TurnedCase[];
}

/** Of questions that wait for an answer: how many would have been given one outright. */
export interface OpenScore {
  count: number;
  answered: { before: number; after: number };
}

export interface WayEffect {
  /** Questions of the ward's own evaluation set. */
  questions: CaseScore;
  /** Ways of asking of its entries. */
  ways: CaseScore;
  open: OpenScore;
  /** What the new ways themselves get, in their order. */
  wordings: readonly NewWay[];
}

export interface NewWay {
  text: string;
  language: Language;
  before: Shown;
  after: Shown;
  rival: Rival | undefined;
}

/** The other entry that comes nearest to a new way of asking. */
export interface Rival {
  entry: string;
  /** Its likeness as a share of the entry's own, 0–1. */
  nearness: number;
}

export function shownFor(guide: Pick<Guide, "decide">, text: string, language: Language): Shown {
  const decision = guide.decide(text, language);
  switch (decision.kind) {
    case "answer":
      return { kind: "answer", entry: decision.entry };
    case "choices":
    case "other-ward":
      return { kind: decision.kind, entry: decision.entries[0] };
    case "none":
      return { kind: "none", entry: undefined };
    default:
      return decision satisfies never;
  }
}

const isRight = ({ expect }: Case, { kind, entry }: Shown): boolean =>
  expect.length === 0 ? kind === "none" : entry !== undefined && expect.includes(entry);

/** @param before and `after` in the order of the cases */
export function compareCases(cases: readonly Case[], before: readonly Shown[], after: readonly Shown[]): CaseScore {
  const right = { before: 0, after: 0 };
  const turned: TurnedCase[] = [];
  cases.forEach((asked, index) => {
    const [then, now] = [before[index], after[index]];
    if (!then || !now) throw new Error("each case needs what it gets before and after");
    if (isRight(asked, then)) right.before += 1;
    if (isRight(asked, now)) right.after += 1;
    const turn = turnOf(asked, then, now);
    if (turn) turned.push({ asked, before: then, after: now, turn });
  });
  return { count: cases.length, right, turned };
}

function turnOf(asked: Case, before: Shown, after: Shown): Turn | undefined {
  const [was, is] = [isRight(asked, before), isRight(asked, after)];
  if (was !== is) return is ? "right" : "wrong";
  const [wasSure, isSure] = [before.kind === "answer", after.kind === "answer"];
  if (wasSure === isSure) return undefined;
  if (is) return isSure ? "sure" : "unsure";
  return isSure ? "misled" : undefined;
}

export function compareOpen(before: readonly Shown[], after: readonly Shown[]): OpenScore {
  const sure = (list: readonly Shown[]) => list.filter(({ kind }) => kind === "answer").length;
  return { count: after.length, answered: { before: sure(before), after: sure(after) } };
}

/** Ranks entries by likeness, the nearest first. */
interface Ranking {
  rank(text: string, language: Language): readonly { id: string; score: number }[];
}

/** Undefined where no other entry shares anything with it. */
export function rivalOf(guide: Ranking, entry: string, text: string, language: Language): Rival | undefined {
  const ranked = guide.rank(text, language);
  const own = ranked.find(({ id }) => id === entry)?.score ?? 0;
  const rival = ranked.find(({ id }) => id !== entry);
  if (!rival || rival.score <= 0) return undefined;
  return { entry: rival.id, nearness: own > 0 ? Math.min(1, rival.score / own) : 1 };
}

const worsening: readonly Turn[] = ["wrong", "misled"];

/** What somebody must have seen and accepted before it is added. */
export const isWorse = (effect: Pick<WayEffect, "questions" | "ways">): boolean =>
  [...effect.questions.turned, ...effect.ways.turned].some(({ turn }) => worsening.includes(turn));
