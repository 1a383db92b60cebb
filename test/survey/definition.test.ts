import { describe, expect, it } from "vitest";
import { mayBeTapped, type Question, question } from "../../src/survey/question.js";
import { surveyDefinition } from "../../src/survey/survey.js";

const choices = [
  { key: "yes", text: { ja: "はい" } },
  { key: "no", text: { ja: "いいえ" } },
];
const asked = (id: string, more: object = {}) => ({
  id,
  kind: "single",
  subject: "opinion",
  text: { ja: "問い" },
  choices,
  ...more,
});
const definition = (more: object = {}) => ({
  key: "park",
  title: { ja: "公園" },
  lead: { ja: "うかがいます" },
  purpose: { ja: "計画に使います" },
  class: "public",
  frames: ["line"],
  questions: [asked("a"), asked("b")],
  ...more,
});
const measure = (more: object = {}) => ({
  indicator: "nishi-r6-1-1-1",
  question: "a",
  numerator: ["yes"],
  denominator: ["yes", "no"],
  ...more,
});
const weighted = (sex: object = {}) => ({
  weighting: {
    age: { question: "a", groups: { yes: "20歳代", no: "30歳代" } },
    sex: { question: "b", groups: { yes: "女", no: "男" }, ...sex },
  },
});

describe("a survey's definition", () => {
  it("may say which questions are age and sex, and to which groups of the population their choices belong", () => {
    expect(surveyDefinition.parse(definition(weighted())).weighting?.sex.groups).toEqual({ yes: "女", no: "男" });
  });

  it("needs no more than title, lead, purpose, class, frames and questions", () => {
    expect(surveyDefinition.parse(definition()).retention).toEqual({
      objectionDays: 30,
      textsDays: 365,
      responsesDays: 1825,
    });
  });

  it.each([
    ["question", { questions: [asked("constructor")] }],
    ["choice", { questions: [asked("a", { choices: [{ ...choices[0], key: "constructor" }, choices[1]] })] }],
    ["survey", { key: "constructor" }],
  ])("gives no %s the one name that every answer and count has already", (_, more) => {
    expect(() => surveyDefinition.parse(definition(more))).toThrow("use small letters");
  });

  it.each<[string, object, string]>([
    ["weights by a question that is not there", weighted({ question: "c" }), "there is no question c"],
    [
      "weights by a choice that is not there",
      weighted({ groups: { yes: "女", maybe: "男" } }),
      "question b has no choice maybe",
    ],
    ["weights by one group alone", weighted({ groups: { yes: "女", no: "女" } }), "one group weighs nothing"],
    ["weights by one question twice", weighted({ question: "a" }), "asks for the age already"],
    [
      "weights by a question with several answers",
      { ...weighted(), questions: [asked("a"), asked("b", { kind: "multiple" })] },
      "a group is told by one answer each",
    ],
    ["two questions with one id", { questions: [asked("a"), asked("a")] }, "two questions are a"],
    [
      "a condition on a later question",
      { questions: [asked("a", { onlyIf: [{ question: "b", choices: ["yes"] }] }), asked("b")] },
      "question b is not asked before",
    ],
    [
      "a condition on a question that is not there",
      { questions: [asked("a", { onlyIf: [{ question: "z", choices: ["yes"] }] })] },
      "there is no question z",
    ],
    [
      "a condition on a choice that is not there",
      { questions: [asked("a"), asked("b", { onlyIf: [{ question: "a", choices: ["maybe"] }] })] },
      "question a has no choice maybe",
    ],
    [
      "a condition on words",
      {
        questions: [
          { id: "a", kind: "text", subject: "opinion", text: { ja: "意見" } },
          asked("b", { onlyIf: [{ question: "a", choices: ["yes"] }] }),
        ],
      },
      "question a has no choices",
    ],
    [
      "two choices with one key",
      { questions: [asked("a", { choices: [choices[0], choices[0]] })] },
      "two choices are yes",
    ],
    [
      "a numerator outside the denominator",
      { measures: [measure({ denominator: ["no"] })] },
      "yes is not in the denominator",
    ],
    [
      "an indicator measured twice",
      { measures: [measure(), measure({ question: "b" })] },
      "nishi-r6-1-1-1 is measured twice",
    ],
    [
      "a share of several answers each",
      { questions: [asked("a", { kind: "multiple" })], measures: [measure()] },
      "a share is measured by one answer each",
    ],
    ["a frame named twice", { frames: ["line", "line"] }, "names a frame twice"],
  ])("is refused with %s", (_what, more, message) => {
    const messages = surveyDefinition.safeParse(definition(more)).error?.issues.map((issue) => issue.message);
    expect(messages).toContain(message);
  });
});

describe("what may be tapped in LINE (rule 11)", () => {
  const read = (more: object): Question =>
    question.parse(Object.fromEntries(Object.entries(asked("a", more)).filter(([, value]) => value !== undefined)));
  it.each<[string, "public" | "confidential", object, boolean]>([
    ["an opinion of a public survey", "public", {}, true],
    [
      "a scale of a public survey",
      "public",
      { kind: "scale", choices: undefined, from: 1, to: 5, lowest: { ja: "低い" }, highest: { ja: "高い" } },
      true,
    ],
    ["an opinion of a confidential survey", "confidential", {}, false],
    ["age", "public", { subject: "age" }, false],
    ["district", "public", { subject: "district" }, false],
    ["family", "public", { subject: "family" }, false],
    ["health", "public", { subject: "health" }, false],
    ["money", "public", { subject: "money" }, false],
    ["a named member of staff", "public", { subject: "staff" }, false],
    ["words of one's own", "public", { kind: "text", choices: undefined }, false],
    ["a number", "public", { kind: "number", choices: undefined }, false],
  ])("%s (%s): %o → %s", (_what, surveyClass, more, may) => {
    expect(mayBeTapped(surveyClass, read(more))).toBe(may);
  });
});
