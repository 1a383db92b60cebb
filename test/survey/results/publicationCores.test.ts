import { describe, expect, test } from "vitest";
import { withoutTelltales } from "../../../src/survey/publish/branchGuard.js";
import { editionOf } from "../../../src/survey/publish/editionOf.js";
import type { FrameContent } from "../../../src/survey/publish/publication.js";
import { possibleBreakdowns, previewKey, readPublishing } from "../../../src/survey/publish/publishingForm.js";
import { crossTables } from "../../../src/survey/results/crossTable.js";
import { placesOf, sameQuestion } from "../../../src/survey/sameQuestion.js";
import { alike, definitionOf, guardians, keptOf, pick } from "./stand.js";

const definition = definitionOf();
const [feel, used, age] = definition.questions;
if (!feel || !used || !age) throw new Error("the survey of the tests has these questions");

describe("a question in two versions", () => {
  const changed = (change: Record<string, unknown>) => ({ ...feel, ...change });
  test.each([
    ["with other help", changed({ help: { ja: "補足" } }), true],
    ["with a translation", changed({ text: { ...feel.text, en: "Do you feel…" } }), true],
    ["not required any more", changed({ required: false }), true],
    ["in other words", changed({ text: { ja: "べつの文" } }), false],
    ["with one choice less", changed({ choices: feel.kind === "single" ? feel.choices.slice(1) : [] }), false],
    ["under another id", changed({ id: "other" }), false],
  ] as const)("%s", (_what, other, same) => expect(sameQuestion(feel, other as typeof feel)).toBe(same));

  test("is found at its place in each version that asks it so", () => {
    const second = definitionOf({ questions: [guardians.questions[2], guardians.questions[0]], measures: [] });
    const versions = [
      { number: 1, definition },
      { number: 2, definition: second },
    ];
    expect(placesOf(feel, versions).map(({ version, place }) => [version, place])).toEqual([
      [1, 0],
      [2, 1],
    ]);
    expect(placesOf(used, versions).map(({ version }) => version)).toEqual([1]);
  });
});

describe("a cross table", () => {
  test("counts a person with several answers in several rows, and once among the respondents", () => {
    const pair = { frame: "line" as const, rowQuestion: used, columnQuestion: age };
    const [table] = crossTables(used, age, [
      { ...pair, row: 0b011n, column: 0b001n, responses: 7 },
      { ...pair, row: 0b100n, column: 0b010n, responses: 2 },
      { ...pair, row: 0n, column: 0b010n, responses: 5 },
    ]);
    expect(table?.cells).toEqual([
      [7, 0, 0],
      [7, 0, 0],
      [0, 2, 0],
    ]);
    expect([table?.respondents, table?.rowRespondents, table?.columnRespondents]).toEqual([9, [7, 7, 2], [7, 2, 0]]);
  });
});

describe("questions that only some are asked", () => {
  const branched = [
    feel,
    { ...used, onlyIf: [{ question: "feel", choices: ["no"] }] },
    { ...age, onlyIf: [{ question: "used", choices: ["none"] }] },
  ];
  const shown = (question: string, choices: Record<string, number | null>, edition = 2) => ({
    question,
    several: false,
    edition,
    answered: 100,
    choices,
  });
  const content = (questions: FrameContent["questions"], tables: FrameContent["tables"] = []) => ({
    frames: [{ frame: "line" as const, responses: 100, tooFew: false, questions, tables, withheld: [] }],
  });
  const whole = { yes: 60, no: 40 };
  test.each([
    [
      "are published where all before them is",
      [shown("feel", whole), shown("used", whole), shown("age", whole)],
      ["feel", "used", "age"],
    ],
    [
      "are not where the question before hides a choice: their number would tell it",
      [shown("feel", { yes: 96, no: null }), shown("used", whole), shown("age", whole)],
      ["feel"],
    ],
    [
      "are not where the question before stayed as an older edition had it",
      [shown("feel", whole, 1), shown("used", whole), shown("age", whole)],
      ["feel"],
    ],
    ["are not where the question before is missing", [shown("used", whole)], []],
  ])("%s", (_what, questions, left) => {
    const kept = withoutTelltales(content(questions), branched, 2);
    expect(kept.frames[0]?.questions.map(({ question }) => question)).toEqual(left);
  });

  test("take their breakdowns with them", () => {
    const table = { question: "used", by: "age", edition: 2, cells: {} };
    const kept = withoutTelltales(content([shown("feel", { yes: null, no: null })], [table]), branched, 2);
    expect(kept.frames[0]?.tables).toEqual([]);
    expect(kept.frames[0]?.withheld).toEqual([{ question: "used", by: "age" }]);
  });
});

describe("breakdowns", () => {
  test("are by who somebody is, never by what they think or by several answers", () => {
    const found = possibleBreakdowns(definition.questions).map(({ question, by }) => `${question}*${by}`);
    expect(found).toEqual(["feel*age", "used*age"]);
  });

  test.each([
    [
      ["feel*age", "used*age"],
      ["feel*age", "used*age"],
    ],
    [["age*feel", "feel*feel", "feel*none", "x", "a*b*c"], []],
    ["used*age", ["used*age"]],
    [undefined, []],
    [{ toString: "x" }, []],
  ])("of the form %j are %j", (sent, read) => {
    const { breakdowns } = readPublishing({ breakdown: sent }, definition.questions);
    expect(breakdowns.map(({ question, by }) => `${question}*${by}`)).toEqual(read);
  });

  test("and the note make a preview another one", () => {
    const one = { breakdowns: [{ question: "feel", by: "age" }], note: "" };
    expect(previewKey(one)).not.toBe(previewKey({ ...one, note: "x" }));
    expect(previewKey(one)).not.toBe(previewKey({ ...one, breakdowns: [] }));
  });
});

describe("an edition", () => {
  const parts = (responses: Parameters<typeof keptOf>[1], state: "open" | "closed" = "closed") => ({
    survey: {
      key: "guardians",
      state,
      opensAt: new Date("2026-11-01T00:00:00Z"),
      closesAt: new Date("2026-11-30T00:00:00Z"),
      fictional: false,
    },
    definition,
    kept: keptOf(definition, responses, [], { line: 50 }),
    tables: [],
    earlier: [],
    batches: new Map(),
    indicators: new Map(),
    note: "",
    now: new Date("2026-11-20T00:00:00Z"),
  });

  test("of nine answers tells their number and nothing else, not even how many were asked", () => {
    const { results } = editionOf(parts(alike(9, "line", { feel: pick("yes") })));
    expect(results.frames).toEqual([
      {
        frame: "line",
        responses: 9,
        invited: null,
        responseRate: null,
        population: null,
        everyone: false,
        batches: [],
      },
    ]);
    expect(results.shown.frames[0]).toMatchObject({ tooFew: true, questions: [], tables: [] });
  });

  test("is numbered after every one that ever was, and says when answers were still taken", () => {
    const first = editionOf(parts(alike(20, "line", { feel: pick("yes") }), "open"));
    expect([first.number, first.results.midway]).toEqual([1, true]);
    const earlier = [{ number: 3, content: first.results.shown, basis: first.basis }];
    const next = editionOf({ ...parts(alike(20, "line", { feel: pick("yes") })), earlier });
    expect([next.number, next.results.midway]).toEqual([4, false]);
  });

  test("says nothing of an indicator that no plan has", () => {
    expect(editionOf(parts(alike(20, "line", { feel: pick("yes") }))).results.readings).toEqual([]);
  });
});
