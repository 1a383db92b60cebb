import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { choiceLines, keyedLines } from "../../../../src/survey/builder/choiceLines.js";
import { readYaml } from "../../../../src/survey/builder/definitionYaml.js";
import {
  questionFields,
  questionKinds,
  readQuestion,
  strayTranslations,
} from "../../../../src/survey/builder/questionFields.js";
import { question } from "../../../../src/survey/question.js";
import { everyKindYaml } from "../everyKind.js";

const read = readYaml(everyKindYaml);
const definition = read.kind === "definition" ? read.definition : undefined;
const questions = definition?.questions ?? [];

describe("a question goes into its form and comes back the same", () => {
  test("the example has every kind", () => {
    expect(questions.map(({ kind }) => kind)).toEqual(questionKinds);
  });

  test.each(questions.map((asked, place) => [asked.id, asked, place] as const))("%s", (_id, asked, place) => {
    expect(question.parse(readQuestion(questionFields(asked), questions.slice(0, place)))).toEqual(asked);
  });

  const word = fc.stringMatching(/^[ぁ-んa-zA-Z0-9。!]{1,12}$/);
  const words = fc.record({
    ja: word,
    en: fc.option(word, { nil: undefined }),
    vi: fc.option(word, { nil: undefined }),
  });
  const choices = fc
    .uniqueArray(fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,8}$/), { minLength: 2, maxLength: 9 })
    .chain((keys) =>
      fc.tuple(...keys.map((key) => fc.record({ key: fc.constant(key), text: words, exclusive: fc.boolean() }))),
    );
  const withoutGaps = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

  test("whatever choices it has, in whatever languages", () => {
    fc.assert(
      fc.property(words, choices, fc.boolean(), (text, made, required) => {
        const asked = question.parse(
          withoutGaps({ id: "q", kind: "multiple", text, subject: "use", required, choices: made, most: 2 }),
        );
        expect(question.parse(readQuestion(questionFields(asked), []))).toEqual(asked);
      }),
      { numRuns: 200 },
    );
  });
});

describe("choices are lines", () => {
  const lines: [string, string, [string, string, boolean][]][] = [
    [
      "with a key and words",
      "yes | はい\nno | いいえ",
      [
        ["yes", "はい", false],
        ["no", "いいえ", false],
      ],
    ],
    [
      "without keys they get some",
      "はい\nいいえ",
      [
        ["c1", "はい", false],
        ["c2", "いいえ", false],
      ],
    ],
    [
      "a key that is given is not given again",
      "c1 | はい\nいいえ",
      [
        ["c1", "はい", false],
        ["c2", "いいえ", false],
      ],
    ],
    [
      "with full-width bars and empty lines",
      "a｜はい\n\n  b ｜ いいえ ",
      [
        ["a", "はい", false],
        ["b", "いいえ", false],
      ],
    ],
    [
      "one that stands alone",
      "a | A\n特にない | 単独",
      [
        ["a", "A", false],
        ["c1", "特にない", true],
      ],
    ],
    [
      "a bar among the words stays",
      "a | 朝 | 昼\n夜 | 深夜",
      [
        ["a", "朝 | 昼", false],
        ["c1", "夜 | 深夜", false],
      ],
    ],
    ["nothing at all", " \n ", []],
  ];
  test.each(lines)("%s", (_title, text, expected) => {
    expect(keyedLines(choiceLines(text)).map(({ key, text: words, exclusive }) => [key, words, exclusive])).toEqual(
      expected,
    );
  });
});

describe("what is typed into the form of a question", () => {
  test("numbers may be full-width, and what is no number is told by the schema", () => {
    const typed = { kind: "number", id: "n", "text.ja": "何人", subject: "use", least: "１", most: "たくさん" };
    const made = question.safeParse(readQuestion(typed, []));
    expect(made.error?.issues.map(({ path }) => path)).toEqual([["most"]]);
  });

  test("a translation goes with its key, or with the choice at its place", () => {
    const typed = { kind: "single", id: "s", "text.ja": "?", subject: "use", choices: "はい\nいいえ" };
    const english = (lines: string) =>
      (readQuestion({ ...typed, "choices.en": lines }, []) as { choices: { text: { en?: string } }[] }).choices.map(
        ({ text }) => text.en,
      );
    expect(english("Yes\nNo")).toEqual(["Yes", "No"]);
    expect(english("c2 | No\nc1 | Yes")).toEqual(["Yes", "No"]);
    expect(strayTranslations({ ...typed, "choices.en": "Yes\nNo\nMaybe\nc7 | Never" })).toEqual([
      { language: "en", key: "Maybe" },
      { language: "en", key: "c7" },
    ]);
  });

  test("two conditions on the same question, which ticks can't say, are kept as they were", () => {
    const [known] = questions;
    if (!known) throw new Error("no question");
    const twice = question.parse({
      id: "x",
      kind: "text",
      text: { ja: "?" },
      subject: "opinion",
      onlyIf: [
        { question: "known", choices: ["yes", "no"] },
        { question: "known", choices: ["yes"] },
      ],
    });
    expect(question.parse(readQuestion(questionFields(twice), [known], twice))).toEqual(twice);
  });
});
