/** A judged question for tests of what is made of judged questions. */
import type { Placed } from "../../src/evaluation/groups.js";
import { type Given, judge } from "../../src/evaluation/judge.js";
import type { Question } from "../../src/evaluation/question.js";

const none: Given = { kind: "none", entry: null, choices: [], confidence: 0.9 };

export const question = (asked: Partial<Question> = {}): Question => ({
  id: "q001",
  ward: "nishi",
  lang: "ja",
  style: "plain",
  text: "町会に入りたい",
  expect: asked.kind === undefined || asked.kind === "answer" ? ["association.join"] : [],
  kind: "answer",
  ...asked,
});

export const given = (some: Partial<Given>): Given => ({ ...none, ...some });

export const placed = (asked: Partial<Question>, some: Partial<Given>, set = "own"): Placed => ({
  set,
  ...judge(question(asked), given(some)),
});

/** The expected entry as the answer. */
export const hit = (confidence = 0.9, asked: Partial<Question> = {}) =>
  placed(asked, { kind: "answer", entry: "association.join", confidence });

/** Another entry as the answer. */
export const miss = (confidence = 0.9, asked: Partial<Question> = {}) =>
  placed(asked, { kind: "answer", entry: "office.contact", confidence });

export const times = <T>(n: number, one: T): T[] => Array.from({ length: n }, () => one);
