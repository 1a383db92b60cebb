import { describe, expect, test } from "vitest";
import { decisiveGate } from "../../src/evaluation/decisiveGate.js";
import { type ExplainingGuide, missReason } from "../../src/evaluation/missReason.js";
import type { Decision } from "../../src/guide/guide.js";
import type { Ranked } from "../../src/guide/match.js";
import { placed } from "./placed.js";

const ranked = (id: string, some: Partial<Ranked> = {}): Ranked =>
  ({ id, score: 8, share: 0.6, coverage: 0.5, strange: false, typical: 0, ...some }) as Ranked;

const won = ranked("office.contact");
const right = ranked("association.join", { score: 6, share: 0.3 });

const guide: ExplainingGuide = {
  decide: () => ({ kind: "answer", entry: "office.contact", confidence: 0.84 }),
  rankAll: () => [won, right],
  explain: (_text, _language, id) => ({
    phrase: id === "office.contact" ? "区役所に電話したい" : undefined,
    parts: [
      { name: "words", value: id === "office.contact" ? 3 : 1 },
      { name: "runs", value: 0.01 },
      ...(id === "association.join" ? [{ name: "strange", value: -3 }] : []),
    ],
  }),
};
const message = { text: "町会に入りたい", language: "ja" } as const;

describe("the reason of a miss", () => {
  test("names what won and by which words, where the right one stood, what it lacked, and what decided", () => {
    expect(missReason(placed({}, { kind: "answer" }), message, guide)).toEqual([
      "won       office.contact: 1. with score 8.0, share 0.60, covers 0.50; nearest 「区役所に電話したい」; words 3.0",
      "expected  association.join: 2. with score 6.0, share 0.30, covers 0.50; strange -3.0, words 1.0; behind in strange 3.0, words 2.0",
      expect.stringMatching(/^decided {3}sure: confidence 0\.84/),
    ]);
  });

  test("says where the right one shares nothing with the question, and where nothing does", () => {
    const [, expected] = missReason(placed({ expect: ["expo.closed"] }, { kind: "answer" }), message, guide);
    expect(expected).toContain("expo.closed: not ranked");
    const empty: ExplainingGuide = {
      decide: () => ({ kind: "none", elsewhere: undefined, confidence: 1 }),
      rankAll: () => [],
      explain: () => ({ phrase: undefined, parts: [] }),
    };
    expect(missReason(placed({ kind: "answer" }, {}), message, empty)).toEqual([
      "expected  association.join: not ranked: it shares nothing with the question",
      "decided   nothing that is written shares a word with it",
    ]);
  });

  test.each([
    ["priority", "by a signal of danger: priority.dv"],
    ["smalltalk", "as small talk"],
  ] as const)("asks no guide where it was decided before: %s", (kind, words) => {
    const entry = kind === "priority" ? "priority.dv" : null;
    expect(missReason(placed({}, { kind, entry }), message, guide)).toEqual([expect.stringContaining(words)]);
  });
});

const choices = (confidence: number): Decision => ({ kind: "choices", entries: ["office.contact"], confidence });
const none = (confidence: number, elsewhere?: string): Decision => ({ kind: "none", elsewhere, confidence });
const short = ["a.a", "b.b", "c.c"].map((id) => ranked(id, { typical: 0.4 }));

test.each<[string, Decision, Ranked[], string]>([
  ["too little confidence", choices(0.5), [won, right], "choices: confidence 0.50, below"],
  ["too little said", choices(0.7), short, "unspecific"],
  ["too little found", choices(0.9), [won, right], "too little of the question is found"],
  [
    "another ward's entry",
    { kind: "other-ward", ward: "suminoe", otherEntry: "expo.closed", entries: [], confidence: 0.9 },
    [ranked("suminoe/expo.closed")],
    "another ward's entry stood first: suminoe/expo.closed",
  ],
  ["a service elsewhere", none(0.9, "elsewhere.garbage"), [ranked("elsewhere.garbage")], "elsewhere.garbage"],
  [
    "what nobody here answers",
    none(0.9),
    [ranked("not-here.stalls")],
    "nobody here answers stood first: not-here.stalls",
  ],
  ["a short word of a service", none(0.5), [ranked("elsewhere.garbage")], "unspecific: a service elsewhere"],
  ["a word of services elsewhere", none(0.6), [ranked("a.a", { strange: true })], "strange word"],
  ["hardly any likeness", none(0.9), [won], "no entry: confidence 0.10, below"],
  ["no shared word", none(1), [], "nothing that is written"],
])("the gate that decided is told apart: %s", (_, decision, order, words) => {
  expect(decisiveGate(decision, order)).toContain(words);
});
