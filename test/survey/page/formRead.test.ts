/** What people put into the form, and what is understood of it. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleaned, fieldName, readForm, typedOf } from "../../../src/survey/answering/formRead.js";
import { definition as branching } from "../engine/stand.js";
import { short } from "./stand.js";

const questions = [...short.questions, ...branching().questions.filter(({ id }) => id === "since" || id === "feel")];
const read = (id: string, value: string | string[] | undefined, sent: "on" | "aside" = "on", before = {}) => {
  const asked = questions.filter((one) => one.id === id);
  const { answers, faults, typed } = readForm(
    asked,
    value === undefined ? {} : { [fieldName(id)]: value },
    sent,
    before,
  );
  return { answer: answers[id], fault: faults[id], typed: typed[id] };
};

describe("an answer", () => {
  it.each([
    ["feel", "rather", { kind: "choices", keys: ["rather"] }],
    ["safe", "4", { kind: "choices", keys: ["4"] }],
    ["worry", ["fire", "quake", "fire"], { kind: "choices", keys: ["fire", "quake"] }],
    ["worry", undefined, null],
    ["people", " ４ ", { kind: "number", value: 4 }],
    ["people", "", null],
    ["since", "2025-04-01", { kind: "date", value: "2025-04-01" }],
    ["since", "2025年4月1日", { kind: "date", value: "2025-04-01" }],
    ["since", "２０２５／４／１", { kind: "date", value: "2025-04-01" }],
    ["words", " a\r\nb\u0000\u202e ", { kind: "text", value: "a\nb" }],
    ["words", " \r\n ", null],
  ])("to %s of %j is understood", (id, value, expected) => {
    expect(read(id, value)).toMatchObject({ answer: expected, fault: undefined });
  });

  it.each([
    ["feel", undefined, "required"],
    ["feel", "", "required"],
    ["feel", "perhaps", "unknown-choice"],
    ["feel", ["very", "no"], "too-many"],
    ["safe", "6", "unknown-choice"],
    ["worry", ["fire", "quake", "theft"], "too-many"],
    ["worry", ["fire", "none"], "exclusive"],
    ["people", "三人", "not-a-number"],
    ["people", "1.5", "not-a-number"],
    ["people", "1e3", "not-a-number"],
    ["people", "0", "too-small"],
    ["people", "−3", "too-small"],
    ["people", "21", "too-large"],
    ["since", "2026-02-30", "not-a-date"],
    ["since", "春", "not-a-date"],
    ["since", "2019-12-31", "too-early"],
    ["since", "2027-01-01", "too-late"],
    ["words", "あ".repeat(101), "too-long"],
  ])("to %s of %j is a mistake, and stays in the field", (id, value, fault) => {
    const result = read(id, value);
    expect(result).toMatchObject({ answer: undefined, fault });
    expect(result.typed).toEqual([value ?? []].flat());
  });

  it("of a hundred characters is counted as people count, not in halves of an emoji", () => {
    expect(read("words", "🏠".repeat(100)).fault).toBeUndefined();
  });

  it("that is sent for a question that was not on the page is left alone", () => {
    expect(readForm([], { q_safe: "1" }, "on", {})).toEqual({ answers: {}, typed: {}, faults: {} });
    expect(readForm(questions, "nonsense", "aside", {}).answers).toEqual({});
  });
});

describe("a form that is put aside", () => {
  it("leaves what nobody touched untouched, and asks for nothing", () => {
    expect(read("safe", undefined, "aside")).toMatchObject({ answer: undefined, fault: undefined });
    expect(read("words", "", "aside")).toMatchObject({ answer: undefined });
  });
  it("takes away what stood there before and was emptied", () => {
    const before = { words: { kind: "text", value: "x" } } as const;
    expect(read("words", "", "aside", before).answer).toBeNull();
  });
});

describe("opened again", () => {
  it("the fields hold what was answered, also that somebody would rather not", () => {
    const answers = {
      safe: { kind: "choices", keys: ["3"] },
      worry: { kind: "choices", keys: ["fire", "theft"] },
      people: { kind: "number", value: 4 },
      words: null,
    } as const;
    expect(typedOf(answers)).toEqual({ safe: ["3"], worry: ["fire", "theft"], people: ["4"], words: [""] });
    const body = Object.fromEntries(
      Object.entries(typedOf(answers)).map(([id, values]) => [fieldName(id), [...values]]),
    );
    expect(readForm(short.questions, body, "on", {}).answers).toEqual(answers);
  });
});

it("whatever is typed, a text holds no invisible turns and cleaning it again changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (typed) => {
      const once = cleaned(typed);
      expect(once).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      expect(cleaned(once)).toBe(once);
    }),
  );
});

it("whatever a program sends, each question is answered rightly, faulty, or left out; never both", () => {
  const field = fc.oneof(
    fc.string(),
    fc.array(fc.string(), { maxLength: 3 }),
    fc.constantFrom("1", "fire", "2025-01-01"),
  );
  const names = questions.map(({ id }) => fieldName(id));
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), field), (body) => {
      const { answers, faults } = readForm(questions, body, "on", {});
      for (const { id } of questions) expect(id in answers !== id in faults).toBe(true);
    }),
  );
});
