import { describe, expect, it } from "vitest";
import { differences, settled } from "../../../src/survey/asking/answerForm.js";
import { letterOrder } from "../../../src/survey/asking/batch.js";
import { codeUrl, fillLetter, firstLetter, letterProblem } from "../../../src/survey/asking/letter.js";
import { readPanel } from "../../../src/survey/asking/panelFile.js";
import { quarterStart } from "../../../src/survey/asking/quarter.js";
import { whole } from "../engine/stand.js";
import { asked } from "./stand.js";

describe("a letter", () => {
  const facts = {
    name: "",
    title: "保護者アンケート",
    code: "AAAA-BBBB-CCCC",
    url: "https://x.example/nishi/code",
    until: "",
    ward: "西区",
  };

  it("has its places filled, and lines whose only place is empty are left out", () => {
    const text = fillLetter(firstLetter, { ...facts, until: "2026年12月25日" });
    expect(text).toContain("西区のアンケート「保護者アンケート」");
    expect(text).toContain("回答コード　AAAA-BBBB-CCCC");
    expect(text).toContain("締切　2026年12月25日");
    expect(text.startsWith("西区")).toBe(true);
    expect(text).not.toMatch(/\{|\}/);
  });

  it.each([
    ["", { kind: "empty" }],
    ["アンケートのお願い", { kind: "no-code" }],
    ["{code} {nmae}", { kind: "unknown", place: "nmae" }],
    [`{code}${"あ".repeat(3_000)}`, { kind: "long" }],
    ["{name} 様 {code}", undefined],
  ])("that says 「%s」 is judged", (text, problem) => {
    expect(letterProblem(text)).toEqual(problem);
  });

  it("carries its code behind #, which no server is ever told", () => {
    expect(new URL(codeUrl("https://x.example", "nishi", "ABC")).search).toBe("");
    expect(new URL(codeUrl("https://x.example", "nishi", "ABC")).pathname).toBe("/nishi/code");
  });
});

describe("an order of letters", () => {
  const order = { frame: "mailed", name: "2,000人", count: "2000", population: "", everyone: "" };
  it.each([
    [order, true],
    [{ ...order, population: "90000" }, true],
    [{ ...order, population: "1999" }, false],
    [{ ...order, everyone: "on" }, true],
    [{ ...order, everyone: "on", population: "3000" }, false],
    [{ ...order, count: "50001" }, false],
    [{ ...order, count: "0" }, false],
    [{ ...order, count: "2.5" }, false],
    [{ ...order, name: "  " }, false],
    [{ ...order, frame: "line" }, false],
  ])("%j can be taken: %s", (form, can) => {
    expect(letterOrder.safeParse(form).success).toBe(can);
  });
});

describe("the quarter", () => {
  it.each([
    ["2026-03-31T23:59:59+09:00", "2026-01-01"],
    ["2026-04-01T00:00:00+09:00", "2026-04-01"],
    ["2026-11-20T12:00:00+09:00", "2026-10-01"],
    ["2026-12-31T15:00:00Z", "2027-01-01"],
  ])("of %s begins on %s", (instant, first) => {
    expect(quarterStart(new Date(instant))).toBe(first);
  });
});

describe("two entries of one sheet of paper", () => {
  const definition = asked();
  it("agree when they say the same, in whatever order boxes were ticked", () => {
    const other = { ...whole, which: { kind: "choices", keys: ["salon", "talk"] } as const };
    expect(differences(definition, whole, other)).toEqual([]);
  });

  it("are settled question by question, and not before every difference is decided", () => {
    const second = { ...whole, feel: { kind: "choices", keys: ["no"] } as const, times: null };
    const entries = { first: whole, second };
    expect(differences(definition, whole, second).map(({ id }) => id)).toEqual(["feel", "times"]);
    expect(settled(definition, entries, { pick_feel: "second" }).open.map(({ id }) => id)).toEqual(["times"]);
    const done = settled(definition, entries, { pick_feel: "second", pick_times: "first" });
    expect(done.open).toEqual([]);
    expect(done.answers).toEqual({ ...whole, feel: second.feel });
  });
});

describe("a panel list as CSV", () => {
  const read = (text: string) => readPanel(new Uint8Array(Buffer.from(text)));
  it("gives names and addresses, and names the lines that are left out", () => {
    expect(
      read('氏名,住所\n山田 一郎,"架空町1-2\n3号室"\n,架空町\n山田 一郎,"架空町1-2\n3号室"\n佐藤 二郎,\n'),
    ).toEqual({
      kind: "read",
      people: [
        { name: "山田 一郎", address: "架空町1-2\n3号室" },
        { name: "佐藤 二郎", address: undefined },
      ],
      bad: [
        { line: 4, reason: "no-name" },
        { line: 5, reason: "twice" },
      ],
    });
  });

  it("without a column of names is refused", () => {
    expect(read("番号,住所\n1,架空町\n")).toEqual({ kind: "no-name-column" });
  });
});
