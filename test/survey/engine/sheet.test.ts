import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answer } from "../../../src/survey/answering/answer.js";
import { faultsOf } from "../../../src/survey/answering/answerCheck.js";
import { encode } from "../../../src/survey/answering/encode.js";
import { apply, latest, mostSaid, project, type Said, type Sheet, sheet } from "../../../src/survey/answering/sheet.js";
import { optionsOf } from "../../../src/survey/question.js";
import { definition, many, minute, one, whole, words } from "./stand.js";

const { questions } = definition();
const said = (stamp: string, answers: Said["answers"], submit = false): Said => ({
  stamp,
  way: "chat",
  language: "ja",
  answers,
  submit,
});
const sheetOf = (all: readonly Said[]): Sheet => all.reduce<Sheet>(apply, []);

const anyAnswer: fc.Arbitrary<Answer> = fc.oneof(
  fc.constant(null),
  fc
    .uniqueArray(fc.constantFrom(...questions.flatMap((asked) => optionsOf(asked).map(({ key }) => key)), "odd"), {
      maxLength: 3,
    })
    .map((keys) => ({ kind: "choices", keys }) as const),
  fc.oneof(fc.integer({ min: -5, max: 60 }), fc.double()).map((value) => ({ kind: "number", value }) as const),
  fc.constantFrom("2025-04-01", "2019-01-01", "x", "").map((value) => ({ kind: "date", value }) as const),
  fc.string({ maxLength: 8 }).map(words),
);
/** Answers that fit their question, most of the time, so that there is something to count. */
const fitting = fc.record(
  {
    feel: fc.constantFrom(one("very"), one("no")),
    used: fc.constantFrom(one("yes"), one("no"), null),
    which: fc.constantFrom(many("salon"), many("talk", "book"), many("none", "talk"), null),
    times: fc.constantFrom({ kind: "number", value: 3 } as const, { kind: "number", value: 99 } as const, null),
  },
  { requiredKeys: [] },
);
const anySaid: fc.Arbitrary<Said> = fc.record({
  stamp: fc.integer({ min: 0, max: 9 }).map(minute),
  way: fc.constantFrom("chat", "page", "paper"),
  language: fc.constantFrom("ja", "vi"),
  answers: fc.oneof(
    fitting,
    fc.dictionary(fc.constantFrom(...questions.map(({ id }) => id)), anyAnswer, { maxKeys: 3 }),
  ) as fc.Arbitrary<Said["answers"]>,
  submit: fc.boolean(),
});
/** The same sayings in another order, some of them more than once. */
const told = fc
  .array(anySaid, { minLength: 1, maxLength: 12 })
  .chain((all) =>
    fc.tuple(
      fc.constant(all),
      fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
      fc.array(fc.constantFrom(...all), { maxLength: 6 }),
    ),
  )
  .map(([all, shuffled, again]) => ({ all, other: [...again, ...shuffled, ...again] }));

describe("an answer sheet", () => {
  it("is the same for any order and repetition of what was said, and so is the response", () => {
    let counted = 0;
    fc.assert(
      fc.property(told, ({ all, other }) => {
        const [one, another] = [sheetOf(all), sheetOf(other)];
        expect(another).toEqual(one);
        const response = project(questions, one);
        expect(project(questions, another)).toEqual(response);
        if (response) counted += 1;
      }),
      { numRuns: 500 },
    );
    // Else the property would say nothing.
    expect(counted).toBeGreaterThan(50);
  });

  it("gives only responses without faults, which the row can keep, and reads back as it was written", () => {
    fc.assert(
      fc.property(fc.array(anySaid, { maxLength: 12 }), (all) => {
        const kept = sheetOf(all);
        expect(sheet.parse(JSON.parse(JSON.stringify(kept)))).toEqual(JSON.parse(JSON.stringify(kept)));
        const response = project(questions, kept);
        if (!response) return;
        expect(faultsOf(questions, response.answers)).toEqual({});
        expect(encode(questions, response.answers).picks).toHaveLength(questions.length);
      }),
    );
  });

  it("gives the same tally for any order in which many respondents' answers come", () => {
    const events = fc.array(fc.tuple(fc.constantFrom("a", "b", "c", "d"), anySaid), { minLength: 1, maxLength: 30 });
    const tally = (all: readonly (readonly [string, Said])[]) => {
      const sheets = new Map<string, Sheet>();
      for (const [person, now] of all) sheets.set(person, apply(sheets.get(person) ?? [], now));
      const rows = [...sheets.values()].flatMap((kept) => project(questions, kept) ?? []);
      return questions.map(({ id }, place) => {
        const picks = rows.map(({ answers }) => encode(questions, answers).picks[place]);
        return [id, picks.map(String).toSorted()];
      });
    };
    fc.assert(
      fc.property(
        events.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })),
        ),
        ([all, other]) => {
          expect(tally(other)).toEqual(tally(all));
        },
      ),
    );
  });

  it("takes the newer answer, whichever came first", () => {
    const late = [said(minute(2), { feel: one("no") }), said(minute(1), { feel: one("very") })];
    expect(latest(sheetOf(late))).toEqual({ feel: one("no") });
  });

  it("counts nothing before it was submitted, nor while something required is missing", () => {
    const answers = said(minute(1), { used: one("no") });
    expect(project(questions, sheetOf([answers]))).toBeUndefined();
    expect(project(questions, sheetOf([answers, said(minute(2), {}, true)]))).toBeUndefined();
    const complete = sheetOf([answers, said(minute(2), {}, true), said(minute(3), { feel: one("no") })]);
    expect(project(questions, complete)).toMatchObject({ stamp: minute(3), answers: { feel: one("no") } });
  });

  it("keeps what was submitted while a change is half made, and takes the change when it is whole", () => {
    const submitted = sheetOf([said(minute(1), { feel: one("no"), used: one("no") }, true)]);
    const half = apply(submitted, said(minute(2), { used: one("yes") }));
    expect(project(questions, half)?.answers).toMatchObject({ used: one("no") });
    const wholeAgain = apply(half, said(minute(3), { which: many("talk") }));
    expect(project(questions, wholeAgain)?.answers).toMatchObject({ used: one("yes"), which: many("talk") });
  });

  it("does not count what was said on a branch that was left, and has it when they come back", () => {
    const left = sheetOf([
      said(minute(1), { ...whole } as Said["answers"], true),
      said(minute(2), { used: one("no") }),
    ]);
    expect(Object.keys(project(questions, left)?.answers ?? {})).toEqual(["feel", "used", "since", "words"]);
    const back = apply(left, said(minute(3), { used: one("yes") }));
    expect(project(questions, back)?.answers).toMatchObject({ which: many("salon", "talk") });
  });

  it("stays small whatever somebody does to it, without losing an answer", () => {
    let all = sheetOf([said(minute(0), { feel: one("no"), used: one("no") }, true)]);
    for (let n = 1; n <= mostSaid + 50; n += 1) {
      all = apply(all, said(minute(n), { words: words(String(n)) }));
    }
    expect(all).toHaveLength(mostSaid);
    expect(project(questions, all)?.answers).toMatchObject({ feel: one("no"), words: words(String(mostSaid + 50)) });
    expect(apply([], said(minute(1), { words: words("x".repeat(20_001)) }))).toMatchObject([{ answers: {} }]);
  });
});
