import { describe, expect, test } from "vitest";
import type { FrameBasis } from "../../../src/survey/publish/publication.js";
import { frameShown } from "../../../src/survey/suppression/suppressionFrame.js";

/** 200 answered; of `useful` several could be chosen. */
function basis(changes: Partial<FrameBasis> = {}): FrameBasis {
  return {
    ...{ frame: "mailed", responses: 200, headlines: [] },
    questions: [
      { question: "safe", several: false, answered: 200, choices: { a: 110, b: 84, c: 6 } },
      { question: "useful", several: true, answered: 200, choices: { p: 120, q: 4, r: 195 } },
      { question: "age", several: false, answered: 200, choices: { young: 80, old: 120 } },
    ],
    tables: [
      {
        question: "useful",
        by: "age",
        cells: { p: { young: 50, old: 70 }, q: { young: 4, old: 0 }, r: { young: 78, old: 117 } },
      },
    ],
    ...changes,
  };
}
const shown = (it: FrameBasis, question: string) =>
  frameShown(it, 1, []).questions.find((one) => one.question === question)?.choices;
const headline = { question: "safe", denominator: ["a", "b", "c"], subgroup: [], counted: 110, among: 200 };

describe("what is shown of one frame", () => {
  test("nine responses: their number alone", () =>
    expect(frameShown(basis({ responses: 9 }), 1, [])).toEqual({
      ...{ frame: "mailed", responses: 9, tooFew: true, questions: [], tables: [], withheld: [] },
    }));
  test("a question that fewer than ten answered: nothing of it", () => {
    const few = { question: "safe", several: false, answered: 9, choices: { a: 9, b: 0, c: 0 } };
    expect(shown(basis({ questions: [few], tables: [] }), "safe")).toEqual({ a: null, b: null, c: null });
  });
  test("of several answers, a choice that few took or few did not take is hidden", () =>
    expect(shown(basis(), "useful")).toEqual({ p: 120, q: null, r: null }));
  test("of several answers by age, only choices that are shown themselves have a row", () =>
    expect(frameShown(basis(), 1, []).tables[0]?.cells).toEqual({
      ...{ p: { young: 50, old: 70 }, q: { young: null, old: null }, r: { young: null, old: null } },
    }));
  test("beside a headline share the choices are hidden within what it counts and within the rest", () => {
    expect(shown(basis(), "safe")).toEqual({ a: 110, b: null, c: null });
    const both = basis({ headlines: [{ ...headline, numerator: ["a", "c"], counted: 116 }] });
    // b alone is the rest: the headline tells it; a and c only together.
    expect(shown(both, "safe")).toEqual({ a: null, b: 84, c: null });
  });
  test("a table whose cells the share of a subgroup adds up is withheld", () => {
    const cells = { a: { young: 50, old: 60 }, b: { young: 26, old: 58 }, c: { young: 4, old: 2 } };
    const tables = [{ question: "safe", by: "age", cells }];
    const sub = { ...headline, numerator: ["a"], subgroup: ["age"], counted: 50, among: 80 };
    expect(frameShown(basis({ tables, headlines: [sub] }), 1, []).withheld).toEqual([{ question: "safe", by: "age" }]);
    expect(frameShown(basis({ tables }), 1, []).withheld).toEqual([]);
  });
});

describe("the next edition", () => {
  const first = { number: 1, basis: basis(), content: frameShown(basis(), 1, []) };
  test("of the same answers is the same, and says of which edition its counts are", () => {
    const again = frameShown(basis(), 2, [first]);
    expect(again.questions).toEqual(first.content.questions);
    expect(again.tables).toEqual(first.content.tables);
  });
  test("after three more answers keeps what was public, so that nobody sees what the three said", () => {
    const [safe, ...others] = basis().questions;
    const grown = { ...safe!, answered: 203, choices: { a: 113, b: 84, c: 6 } };
    const next = frameShown(basis({ responses: 203, questions: [grown, ...others] }), 2, [first]);
    expect(next.responses).toBe(203);
    expect(next.questions[0]).toEqual(first.content.questions[0]);
  });
  test("does not begin a breakdown whose margins have moved since an edition without it", () => {
    const without = { number: 1, basis: basis({ tables: [] }), content: frameShown(basis({ tables: [] }), 1, []) };
    expect(frameShown(basis(), 2, [without]).tables).toHaveLength(1);
    const questions = basis().questions.map((one) =>
      one.question === "age" ? { ...one, answered: 230, choices: { young: 95, old: 135 } } : one,
    );
    const moved = frameShown(basis({ responses: 230, questions }), 2, [without]);
    expect(moved.questions[2]).toMatchObject({ edition: 2, choices: { young: 95, old: 135 } });
    expect(moved.withheld).toEqual([{ question: "useful", by: "age" }]);
  });
});
