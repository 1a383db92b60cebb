import { describe, expect, test } from "vitest";
import type { PlacedIndicator } from "../../../../src/policy/plan.js";
import { basicFields, readBasics } from "../../../../src/survey/builder/basicFields.js";
import { blankDefinition } from "../../../../src/survey/builder/blankDefinition.js";
import { type Change, definitionChanges } from "../../../../src/survey/builder/definitionDifference.js";
import { readDefinition } from "../../../../src/survey/builder/definitionIssues.js";
import { issueText, placeText } from "../../../../src/survey/builder/definitionWords.js";
import { definitionYaml, readYaml } from "../../../../src/survey/builder/definitionYaml.js";
import { measureFields, readMeasure } from "../../../../src/survey/builder/measureFields.js";
import { measureRemarks } from "../../../../src/survey/builder/measureRemarks.js";
import { mayBePublished, publishChecks } from "../../../../src/survey/builder/publishChecks.js";
import { moved } from "../../../../src/survey/builder/questionMoves.js";
import type { SurveyDefinition } from "../../../../src/survey/survey.js";
import { guardians } from "../definitions.js";
import { everyKindYaml } from "../everyKind.js";

function everyKind(): SurveyDefinition {
  const read = readYaml(everyKindYaml);
  if (read.kind !== "definition") throw new Error(JSON.stringify(read));
  return read.definition;
}

const placed = (over: Partial<PlacedIndicator["indicator"]> = {}): PlacedIndicator => ({
  indicator: {
    id: "nishi-r6-2-1-1",
    text: "子育てしやすい環境が整っていると感じる保護者の割合 85%以上",
    kind: "survey",
    population: "回答した保護者",
    target: { value: 85, comparator: ">=", unit: "%", by: null },
    acceptsFrames: ["guardians", "line"],
    section: "経営課題2",
    readings: [],
    ...over,
  },
  level: "outcome",
  issue: "2",
  outcome: null,
  initiative: null,
});

describe("a definition as YAML", () => {
  test("comes back the same", () => {
    expect(readYaml(definitionYaml(everyKind()))).toEqual({ kind: "definition", definition: everyKind() });
  });

  test("what is not YAML is told with its line", () => {
    expect(readYaml("key: a\ntitle: [")).toMatchObject({ kind: "not-yaml", problems: [{ line: 2 }] });
  });

  test("aliases, with which a short text fills the memory, are refused", () => {
    expect(readYaml("a: &a [x, x]\nb: [*a, *a]").kind).toBe("not-yaml");
  });

  test("each mistake has its line, and one of what is missing has that of what should hold it", () => {
    const text = definitionYaml(guardians()).replace("subject: opinion", "subject: gossip");
    const lines = text.split("\n");
    expect(readYaml(text)).toMatchObject({
      kind: "issues",
      issues: [{ path: ["questions", 0, "subject"], line: lines.findIndex((line) => line.includes("gossip")) + 1 }],
    });
    const without = text.replace("subject: gossip\n", "\n");
    const question = without.split("\n").findIndex((line) => line.startsWith("questions:")) + 2;
    expect(readYaml(without)).toMatchObject({ kind: "issues", issues: [{ line: question }] });
  });
});

describe("mistakes are told in words, with their place", () => {
  const cases: [string, Record<string, unknown>, string][] = [
    ["no title", { title: { ja: " " } }, "題名（日本語）: 入力してください。"],
    [
      "a title that is too long",
      { title: { ja: "長".repeat(101) } },
      "題名（日本語）: 100文字までで入力してください。",
    ],
    ["no frame", { frames: [] }, "回答者の枠: 一つ以上選ぶか、入力してください。"],
    ["a class of its own", { class: "secret" }, "区分: この中から選んでください。"],
    ["a key in capitals", { key: "ABC" }, "記号: 半角の英小文字、数字、ハイフンで入力してください。"],
    ["an item that nobody knows", { colour: "red" }, "全体: 「colour」という項目はありません。"],
    [
      "a days' number that is none",
      { retention: { objectionDays: Number.NaN } },
      "保存期間（異議を申し出られる日数）: 数で入力してください。",
    ],
    [
      "a measure of a question that is not there",
      { measures: [{ indicator: "nishi-r6-2-1-1", question: "gone", numerator: ["a"], denominator: ["a"] }] },
      "指標の集計1（分母）: 「gone」という設問はありません。",
    ],
  ];
  test.each(cases)("%s", (_title, over, expected) => {
    const read = readDefinition({ ...guardians(), ...over });
    const told =
      read.kind === "issues" ? read.issues.map((issue) => `${placeText(issue.path)}: ${issueText(issue)}`) : [];
    expect(told).toEqual([expected]);
  });

  test("every rule over several questions has its words", () => {
    const broken = everyKind();
    const [known, used, scale] = broken.questions;
    const read = readDefinition({
      ...broken,
      frames: ["line", "line"],
      questions: [
        { ...known, onlyIf: [{ question: "used", choices: ["zzz"] }] },
        { ...used, id: "known" },
        { ...scale, from: 1, to: 2, onlyIf: [{ question: "words", choices: ["x"] }] },
      ],
      measures: [{ indicator: "nishi-r6-2-1-1", question: "known", numerator: ["q"], denominator: ["yes"] }],
    });
    const texts = read.kind === "issues" ? read.issues.map(issueText) : [];
    expect(texts.length).toBeGreaterThan(3);
    expect(texts.filter((text) => !/[ぁ-ん]/.test(text))).toEqual([]);
  });
});

describe("the parts of a definition go into their forms and come back the same", () => {
  test("what it is", () => {
    const definition = everyKind();
    const back = readDefinition({ ...definition, ...readBasics(basicFields(definition)) });
    expect(back).toEqual({ kind: "definition", definition });
  });

  test("its measures", () => {
    const definition = everyKind();
    const measures = definition.measures.map((measure) => readMeasure(measureFields(measure), definition));
    expect(readDefinition({ ...definition, measures })).toEqual({ kind: "definition", definition });
  });

  test("whoever counts is among those who are counted", () => {
    const fields = { indicator: "nishi-r6-2-1-1", question: "scale", numerator: ["5"], denominator: ["1", "2"] };
    expect(readMeasure(fields, everyKind())).toMatchObject({ numerator: ["5"], denominator: ["1", "2", "5"] });
  });
});

describe("questions are moved", () => {
  const ids = (definition: SurveyDefinition) => definition.questions.map(({ id }) => id).join(" ");
  const cases: [Parameters<typeof moved>[1], Parameters<typeof moved>[2], string][] = [
    ["used", "up", "used known scale count day words"],
    ["known", "up", "known used scale count day words"],
    ["day", "down", "known used scale count words day"],
    ["words", "down", "known used scale count day words"],
    ["count", "remove", "known used scale day words"],
    ["count", "duplicate", "known used scale count q7 day words"],
    ["nothing", "remove", "known used scale count day words"],
  ];
  test.each(cases)("%s %s", (id, move, expected) => {
    expect(ids(moved(everyKind(), id, move))).toBe(expected);
  });

  test("a question before the one its condition names is told", () => {
    expect(readDefinition(moved(everyKind(), "used", "up")).kind).toBe("issues");
  });
});

describe("the difference between two versions", () => {
  const base = guardians();
  const [asked] = base.questions;
  const withQuestion = (over: Record<string, unknown>) => guardians({ questions: [{ ...asked, ...over }] });
  const cases: [string, SurveyDefinition, Change[]][] = [
    ["nothing", guardians(), []],
    ["the title", guardians({ title: { ja: "別の題" } }), [{ kind: "part", part: "title" }]],
    [
      "a translation: the answers still go together",
      withQuestion({ text: { ...asked?.text, en: "Do you feel …" } }),
      [
        {
          kind: "question-changed",
          question: "environment",
          text: asked?.text.ja ?? "",
          fields: ["text"],
          answersApart: false,
        },
      ],
    ],
    [
      "the words of a question: its answers are apart",
      withQuestion({ text: { ja: "別の問い" } }),
      [{ kind: "question-changed", question: "environment", text: "別の問い", fields: ["text"], answersApart: true }],
    ],
    [
      "another question",
      guardians({ questions: [{ ...asked, id: "other" }], measures: [] }),
      [
        { kind: "part", part: "measures" },
        { kind: "question-removed", question: "environment", text: asked?.text.ja ?? "" },
        { kind: "question-added", question: "other", text: asked?.text.ja ?? "" },
      ],
    ],
  ];
  test.each(cases)("%s", (_title, after, expected) => {
    expect(definitionChanges(base, after)).toEqual(expected);
  });

  test("another order", () => {
    expect(definitionChanges(everyKind(), moved(everyKind(), "day", "down"))).toEqual([{ kind: "order" }]);
  });
});

describe("what is looked at before publishing", () => {
  const indicators = [placed()];

  test("words that are still missing stop it", () => {
    const checks = publishChecks(blankDefinition("new-one", "題"), { indicators });
    expect(checks.isUnwritten).toBe(true);
    expect(mayBePublished(checks)).toBe(false);
  });

  test("what is asked on the form alone, and why", () => {
    const { formOnly, tapped } = publishChecks(everyKind(), { indicators });
    expect(tapped).toBe(3);
    expect(formOnly.map(({ question, reason }) => [question.id, reason])).toEqual([
      ["count", "subject"],
      ["day", "words"],
      ["words", "words"],
    ]);
    const choices = Array.from({ length: 21 }, (_one, place) => ({ key: `c${place}`, text: { ja: `${place}` } }));
    const many = { id: "many", kind: "single", text: { ja: "どれ" }, subject: "use", choices };
    const long = publishChecks(guardians({ questions: [many], measures: [] }), { indicators });
    expect(long.formOnly.map(({ reason }) => reason)).toEqual(["many"]);
    const confidential = publishChecks(guardians({ class: "confidential" }), { indicators });
    expect(confidential.formOnly.map(({ reason }) => reason)).toEqual(["confidential"]);
  });

  test("what is not translated is counted by language", () => {
    const { untranslated } = publishChecks(guardians({ title: { ja: "題", en: "Title" } }), { indicators });
    expect(untranslated).toContainEqual({ language: "en", missing: 5, of: 6 });
    expect(untranslated).toContainEqual({ language: "vi", missing: 6, of: 6 });
  });

  test("a claim about all residents stops it", () => {
    const claimProblems = (text: string) => (text.includes("区民の65") ? ["区民の65%とは言えません"] : []);
    const claiming = publishChecks(guardians({ lead: { ja: "昨年は区民の65%が満足。" } }), {
      indicators,
      claimProblems,
    });
    expect(claiming.claims).toEqual(["区民の65%とは言えません"]);
    expect(mayBePublished(claiming)).toBe(false);
    expect(mayBePublished(publishChecks(guardians(), { indicators, claimProblems }))).toBe(true);
  });

  const measures: [string, Parameters<typeof guardians>[0], Partial<PlacedIndicator["indicator"]>, object[]][] = [
    ["all frames fit", {}, {}, []],
    ["none fits", { frames: ["mailed"] }, {}, [{ kind: "no-frame-fits", accepts: ["guardians", "line"] }]],
    ["one stands beside", { frames: ["mailed", "line"] }, {}, [{ kind: "frames-beside", frames: ["mailed"] }]],
    ["a count is no survey's", {}, { kind: "count", acceptsFrames: [] }, [{ kind: "not-a-survey's" }]],
    ["an indicator that no plan has", {}, { id: "nishi-r6-9" }, [{ kind: "unknown-indicator" }]],
    ["a share of all residents", {}, { text: "区民の割合80%以上" }, [{ kind: "claims-residents" }]],
    [
      "a choice that is not counted, so that everyone counts",
      {
        measures: [{ indicator: "nishi-r6-2-1-1", question: "environment", numerator: ["yes"], denominator: ["yes"] }],
      },
      {},
      [{ kind: "left-out", choices: ["そう思わない"] }, { kind: "everyone-counts" }],
    ],
  ];
  test.each(measures)("a measure: %s", (_title, over, indicator, expected) => {
    const definition = guardians(over);
    const [measure] = definition.measures;
    if (!measure) throw new Error("no measure");
    expect(measureRemarks(definition, measure, [placed(indicator)])).toEqual(expected);
  });
});
