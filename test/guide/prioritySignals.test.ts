import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { openContentFiles } from "../../src/contentFiles.js";
import { foldSpaced, foldTight } from "../../src/guide/fold.js";
import { compilePatterns, patternProblem } from "../../src/guide/priorityPattern.js";
import { readSignals } from "../../src/guide/readSignals.js";
import { type SignalFile, signalFile, signalProblems } from "../../src/guide/signalFile.js";
import { katakanaToHiragana } from "../../src/guide/text.js";
import { projectRoot } from "../../src/projectRoot.js";

const folder = join(projectRoot, "content/common/priority/signals");
const inTightScript = readdirSync(folder).filter((name) => /^(ja|zh|ko)/.test(name));

function tight(pattern: string, text: string): boolean {
  return compilePatterns([pattern], () => [], "tight", 4).test(foldTight(text));
}
const spaced = (pattern: string, text: string): boolean =>
  compilePatterns([pattern], () => [], "spaced", 8).test(foldSpaced(text));

const signals = (changed: object): SignalFile =>
  signalFile.parse({ rules: [{ id: "one", priority: "priority.dv", any: "a", ...changed }] });

describe("the notation of the signs of danger", () => {
  test("a gap ends with the sentence and after a few letters", () => {
    expect(tight("夫…殴", "夫に殴られた")).toBe(true);
    expect(tight("夫…殴", "夫です。殴られた")).toBe(false);
    expect(tight("夫…殴", "夫にきのうの夜も殴られた")).toBe(false);
    expect(tight("夫……殴", "夫にきのうの夜も殴られた")).toBe(true);
  });

  test("katakana, spaces, commas, brackets and shouted vowels make no difference", () => {
    expect(tight("たすけて", "タ ス、ケ「テ」ーー！")).toBe(true);
    expect(tight("ゲーム", "げーむ")).toBe(false);
    expect(tight("ゲーム", "ゲーム")).toBe(true);
  });

  test("in languages with spaces a word is not a part of another, and a gap does not begin inside one", () => {
    expect(spaced("die", "I want to die")).toBe(true);
    expect(spaced("die", "on a diet")).toBe(false);
    expect(spaced("ba…so", "baby cries so")).toBe(false);
  });

  test("he's, hes and he are one word", () =>
    expect(["he's ill", "hes ill", "he ill"].map((text) => foldSpaced(text))).toEqual(["he ill", "he ill", "he ill"]));

  test("repetition without end is not in it", () => {
    for (const pattern of ["a*", "a+", "a.b", "a{2}", "\\w"])
      expect(patternProblem(pattern, new Set())).toContain("notation");
  });

  test("brackets must match and lists must be there", () => {
    expect(patternProblem("(a", new Set())).toBe("its brackets do not match");
    expect(patternProblem("{who}", new Set(["what"]))).toBe("there is no list {who}");
  });
});

describe("a file of signs", () => {
  test("is refused with two rules of one name", () => {
    const { rules } = signals({});
    expect(signalProblems({ lists: {}, rules: [...rules, ...rules] })).toEqual([
      { place: "one", problem: "is there twice" },
    ]);
  });

  test("is refused where a list is named that nobody wrote, also in what must not be said", () => {
    for (const part of [
      { any: "{nobody}" },
      { and: ["{nobody}"] },
      { unless: "{nobody}" },
      { unlessAnywhere: "{nobody}" },
    ])
      expect(signalProblems(signals(part))).toHaveLength(1);
  });

  test("is refused with a danger that there is no answer to", () =>
    expect(() => signals({ priority: "priority.other" })).toThrow());
});

describe("the signs in content", () => {
  test("are read without a problem, in every language", () => {
    const files = openContentFiles(join(projectRoot, "content"));
    expect(Object.keys(readSignals(files) ?? {})).toEqual(["ja", "zh", "ko", "en", "vi"]);
    expect(files.problems).toEqual([]);
  });

  test("are written as messages are compared, or they could never be found", () => {
    const lost = inTightScript.flatMap((name) =>
      lettersOf(readFileSync(join(folder, name), "utf8")).filter(
        (letters) => foldTight(letters) !== `${folded(letters)}。`,
      ),
    );
    expect(lost).toEqual([]);
  });
});

/** Runs of letters of all patterns, without the signs of the notation. */
function lettersOf(yaml: string): string[] {
  const { lists, rules } = signalFile.parse(parse(yaml));
  const patterns = [
    ...Object.values(lists).flat(),
    ...rules.flatMap(({ any, and, unless = [], unlessAnywhere = [] }) => [
      ...any,
      ...and.flat(),
      ...unless,
      ...unlessAnywhere,
    ]),
  ];
  return patterns
    .flatMap((pattern) =>
      pattern
        .replace(/\s+/g, "")
        .replace(/\{[a-zA-Z]+\}|\(\?<?[!=]|\[[^\]]*\]/g, "|")
        .split(/[()|?…^]+/),
    )
    .filter((letters) => letters !== "" && !/[。！？]/.test(letters));
}

const folded = (letters: string): string =>
  katakanaToHiragana(letters.toLowerCase()).replace(/[ぁぃぅぇぉ]/g, (kana) =>
    String.fromCharCode(kana.charCodeAt(0) + 1),
  );
