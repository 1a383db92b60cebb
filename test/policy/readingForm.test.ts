import { describe, expect, test } from "vitest";
import type { Indicator } from "../../src/policy/indicator.js";
import { readReadingFile } from "../../src/policy/readingFile.js";
import { type ReadingField, readingFrom } from "../../src/policy/readingForm.js";
import { columnNames } from "../../src/policy/readingWords.js";
import { countIndicator, shareIndicator } from "./readings.js";

const today = "2026-11-20";
type Told = Partial<Record<ReadingField, string>>;
const share: Told = {
  numerator: "349",
  n: "530",
  sent: "2000",
  frame: "mailed",
  asOf: "2025-02-28",
  source: "区民アンケート",
};
const counted: Told = { value: "290", from: "2025-04-01", asOf: "2026-03-31", source: "担当課の集計" };
const faultsOf = (indicator: Indicator, told: Told) => {
  const read = readingFrom(indicator, told, today);
  return read.kind === "faulty" ? Object.fromEntries(read.faults) : read.kind;
};

describe("what follows from the answers is computed", () => {
  test.each([
    [
      "349 of 530 answers, 2,000 letters",
      share,
      { value: 65.8, responseRate: 26.5, interval95: [61.7, 69.8], bounds: [17.5, 91] },
    ],
    [
      "16 of 20 drawn from a large population",
      { ...share, numerator: "16", n: "20", sent: "" },
      { value: 80, interval95: [58.4, 91.9], bounds: null },
    ],
    [
      "16 of 20 where all 20 members answered",
      { ...share, numerator: "16", n: "20", sent: "", population: "20", everyone: "yes", frame: "panel" },
      { value: 80, interval95: null, bounds: [80, 80], responseRate: 100 },
    ],
    ["285 of 500", { ...share, numerator: "285", n: "500", sent: "" }, { value: 57, interval95: [52.6, 61.3] }],
    [
      "fewer than ten answers: nothing but n",
      { ...share, numerator: "9", n: "9", sent: "" },
      { value: null, numerator: null, n: 9, interval95: null, bounds: null, suppressed: true },
    ],
    [
      "full-width figures and separators",
      { ...share, numerator: "３４９", n: "530", sent: "2,000" },
      { value: 65.8, sent: 2000 },
    ],
  ])("%s", (_, told, expected) =>
    expect(readingFrom(shareIndicator(), told, today)).toMatchObject({ kind: "reading", reading: expected }));

  test("a count says what it counts, from when to when", () =>
    expect(readingFrom(countIndicator(300, "人"), { ...counted, scope: "地域向け" }, today)).toMatchObject({
      reading: { value: 290, unit: "人", frame: null, scope: "地域向け", from: "2025-04-01", asOf: "2026-03-31" },
    }));
});

describe("what can't be taken is named field by field", () => {
  test.each<[string, Told, object]>([
    [
      "a share as a bare percentage",
      { ...share, numerator: "", n: "", value: "65.8" },
      { numerator: "needs-answers", n: "needs-answers", value: "not-for-this" },
    ],
    ["no frame", { ...share, frame: "" }, { frame: "missing" }],
    ["a frame of nobody", { ...share, frame: "everyone" }, { frame: "unknown-frame" }],
    ["more than answered", { ...share, numerator: "531" }, { numerator: "more-than-all" }],
    ["more answers than letters", { ...share, sent: "500" }, { sent: "more-than-all" }],
    ["no answers at all", { ...share, numerator: "0", n: "0", sent: "" }, { n: "needs-answers" }],
    ["no date and no source", { ...share, asOf: "", source: "  " }, { asOf: "missing", source: "missing" }],
    ["a date that isn't one", { ...share, asOf: "2025-02-30" }, { asOf: "not-a-day" }],
    ["a date to come", { ...share, asOf: "2026-11-21" }, { asOf: "in-the-future" }],
    ["words for numbers", { ...share, n: "五百" }, { n: "not-a-number" }],
    ["a novel as its note", { ...share, note: "あ".repeat(501) }, { note: "too-long" }],
  ])("%s", (_, told, faults) => expect(faultsOf(shareIndicator(), told)).toEqual(faults));

  test.each<[string, Told, object]>([
    ["a count without its value", { ...counted, value: "" }, { value: "needs-value" }],
    ["a count without its beginning", { ...counted, from: "" }, { from: "missing" }],
    ["a count that ends before it begins", { ...counted, from: "2026-04-01" }, { from: "ends-before-it-begins" }],
    ["a count with a frame", { ...counted, frame: "mailed" }, { frame: "not-for-this" }],
    ["less than nothing", { ...counted, value: "-3" }, { value: "not-a-number" }],
  ])("%s", (_, told, faults) => expect(faultsOf(countIndicator(300, "人"), told)).toEqual(faults));
});

describe("a file of readings", () => {
  const indicators = new Map([shareIndicator(), countIndicator(300, "人")].map((one) => [one.id, one]));
  const read = (text: string | Uint8Array) =>
    readReadingFile(typeof text === "string" ? new TextEncoder().encode(text) : text, indicators, today, columnNames);

  test("is read by its keys or by the words of the form, in any order", () => {
    const told = read(
      "source,indicator,asOf,n,numerator,frame,sent\n区民アンケート,nishi-r6-1-1-1,2025-02-28,530,349,mailed,2000\n",
    );
    expect(told).toMatchObject({
      kind: "readings",
      readings: [{ indicator: "nishi-r6-1-1-1", reading: { value: 65.8 } }],
    });
    expect(read("指標,いつ時点,いつから,実績値,出典\nsuminoe-r7-2-1-2,2026-03-31,2025-04-01,290,集計\n")).toMatchObject(
      {
        readings: [{ reading: { value: 290 } }],
      },
    );
  });

  test("each faulty line is named, and nothing is taken in", () =>
    expect(
      read(
        'indicator,asOf,source,n,numerator,frame\nnishi-r6-1-1-1,2025-02-28,"二行の\n出典",530,349,mailed\nno-such,2025-02-28,x,1,1,mailed\nnishi-r6-1-1-1,,x,530,531,mailed\n',
      ),
    ).toEqual({
      kind: "faulty",
      faults: [
        { line: 4, kind: "unknown-indicator", indicator: "no-such" },
        { line: 5, kind: "field", field: "asOf", fault: "missing" },
        { line: 5, kind: "field", field: "numerator", fault: "more-than-all" },
      ],
    }));

  test.each([
    ["nothing", "", "empty"],
    ["heads alone", "indicator,asOf,source\n", "empty"],
    ["no id", "asOf,source\n2025-02-28,x\n", "missing-columns"],
    ["a head twice", "indicator,asOf,asOf,source\na,b,c,d\n", "same-heads"],
    ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0x0d]), "unreadable"],
    ["more lines than anybody enters", `indicator,asOf,source\n${"a,b,c\n".repeat(501)}`, "too-long"],
  ])("%s is refused", (_, text, kind) => expect(read(text).kind).toBe(kind));
});
