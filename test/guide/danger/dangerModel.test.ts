import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { dangerFingerprint } from "../../../scripts/train/dangerMaterial.mjs";
import { type Example, trainDanger } from "../../../scripts/train/dangerTraining.mjs";
import { openContentFiles } from "../../../src/contentFiles.js";
import { readDangerExamples } from "../../../src/guide/danger/dangerExamples.js";
import {
  dangerModelPath,
  dangerWordsPath,
  parseModel,
  readDangerModel,
  writtenModel,
} from "../../../src/guide/danger/dangerFile.js";
import { type DangerWeights, dangerShares } from "../../../src/guide/danger/dangerModel.js";
import { dangerThresholds, dangerVerdict } from "../../../src/guide/danger/dangerVerdict.js";
import { compileDangerWords, foldMessage, groupsIn } from "../../../src/guide/danger/dangerWords.js";
import { detectPriority } from "../../../src/guide/detectPriority.js";
import { compileSignals } from "../../../src/guide/prioritySignals.js";
import { signalFile } from "../../../src/guide/signalFile.js";
import { projectRoot } from "../../../src/projectRoot.js";

const groups = [
  { id: "partner", ja: ["夫", "かれし"], en: ["my husband"], zh: ["老公"], ko: ["남편"], vi: ["chồng"] },
  { id: "blow", ja: ["なぐる", "殴"], en: ["hits me"], zh: ["打我"], ko: ["때려"], vi: ["đánh em"] },
];
const words = compileDangerWords(groups);
const example = (text: string, kind: Example["kind"]): Example => ({ text, kind, weight: 1 });
const lesson: Example[] = [
  example("夫が殴る", "priority.dv"),
  example("かれしがなぐる", "priority.dv"),
  example("水が入ってきた", "priority.disaster-now"),
  example("息をしていない", "priority.emergency"),
  example("夫が料理を習いたい", "harmless"),
  example("ごみの日はいつ", "harmless"),
  example("盆踊りはいつ", "harmless"),
];
const teach = () => trainDanger(lesson, words, { rounds: 30, rate: 0.3, pull: 1e-3 });
const model = { weights: teach(), words };

/** Quicker than comparing four hundred thousand numbers one by one. */
const sameWeights = (one: DangerWeights, other: DangerWeights): boolean =>
  Buffer.from(one.steps.buffer, one.steps.byteOffset, one.steps.length).equals(
    Buffer.from(other.steps.buffer, other.steps.byteOffset, other.steps.length),
  ) &&
  one.scale === other.scale &&
  String(one.bias) === String(other.bias);

describe("the danger model", () => {
  test("tells what it was taught apart", () => {
    expect(dangerVerdict("夫が殴る", model).whole.priority).toBe("priority.dv");
    expect(dangerVerdict("夫が殴る", model).whole.danger).toBeGreaterThan(0.5);
    expect(dangerVerdict("盆踊りはいつ", model).whole.danger).toBeLessThan(0.3);
  });

  test("has learned from one language for all", () => {
    const danger = (text: string) => dangerVerdict(text, model).whole.danger;
    expect(danger("my husband hits me")).toBeGreaterThan(danger("my husband cooks"));
    expect(danger("남편이 때려요")).toBeGreaterThan(danger("남편이 요리해요"));
    expect(danger("chồng đánh em")).toBeGreaterThan(danger("chồng nấu ăn"));
  });

  test("gives shares that are together one, also for nothing at all", () => {
    for (const text of ["", "。。。", "夫が", "🙂"]) {
      const shares = [...dangerShares(text, model)];
      expect(shares.reduce((all, one) => all + one, 0)).toBeCloseTo(1);
    }
  });

  test("looks at the parts of a long message too", () => {
    const { parts } = dangerVerdict(`${"きょうはいい天気です。".repeat(20)}夫が殴る。`, model);
    expect(parts.length).toBeGreaterThan(1);
    expect(dangerVerdict("夫が殴る。", model).parts).toEqual([]);
  });

  test("is the same each time it is taught", () => expect(sameWeights(teach(), model.weights)).toBe(true));
});

test("danger words are found in Chinese of both kinds, in Vietnamese without its signs, and not inside other words", () => {
  const found = (text: string) => groupsIn(foldMessage(text), words);
  expect(found("老公打我")).toEqual(["blow", "partner"]);
  expect(found("chong toi danh em")).toEqual(["blow", "partner"]);
  expect(found("カレシ")).toEqual(["partner"]);
  expect(found("my husbandry")).toEqual([]);
});

describe("detection with a model", () => {
  const empty = signalFile.parse({});
  const rules = [{ id: "husband", priority: "priority.dv", any: "夫 / ごみ" }];
  const signals = compileSignals(
    { ja: signalFile.parse({ rules }), zh: empty, ko: empty, en: empty, vi: empty },
    model,
  );

  test("takes back what a rule sees in a surely harmless message", () => {
    expect(detectPriority("ごみの日はいつ", signals)).toBeUndefined();
    expect(detectPriority("夫が殴る", signals)).toBe("priority.dv");
  });

  test("finds what no rule says, unless an ordinary answer fits and it hesitates", () => {
    const hesitating = compileSignals({ ja: empty, zh: empty, ko: empty, en: empty, vi: empty }, model);
    expect(detectPriority("夫が殴る", hesitating, () => true)).toBe("priority.dv");
    const unclear = ["水の日はいつ", "水がいつ", "夫の息が", "夫が水"].find((text) => {
      const { danger } = dangerVerdict(text, model).whole;
      return danger >= dangerThresholds.alarm && danger < dangerThresholds.sureAlarm;
    });
    if (unclear === undefined) throw new Error("choose a message of which the model is not sure");
    expect(detectPriority(unclear, hesitating)).toBeDefined();
    expect(detectPriority(unclear, hesitating, () => true)).toBeUndefined();
  });
});

describe("the file of the danger model", () => {
  function folder(model: string): ReturnType<typeof openContentFiles> {
    const root = mkdtempSync(join(tmpdir(), "danger-"));
    onTestFinished(() => rmSync(root, { recursive: true }));
    mkdirSync(join(root, "common/priority"), { recursive: true });
    writeFileSync(join(root, dangerWordsPath), JSON.stringify(groups));
    writeFileSync(join(root, dangerModelPath), model);
    return openContentFiles(root);
  }

  test("is read as it was written", () => {
    const files = folder(writtenModel(model.weights, "abc"));
    const read = readDangerModel(files);
    expect(read && sameWeights(read.weights, model.weights)).toBe(true);
    expect(files.problems).toEqual([]);
  });

  test.each([
    "",
    "{}",
    writtenModel({ ...model.weights, steps: new Int8Array(6) }, "abc"),
  ])("is refused with a word on how to mend it where it is broken", (text) => {
    const files = folder(text);
    expect(readDangerModel(files)).toBeUndefined();
    expect(files.problems[0]?.problem).toContain("npm run train:danger");
  });

  test("fits the sentences it was learned from: npm run train:danger after editing them", () => {
    const content = join(projectRoot, "content");
    const files = openContentFiles(content);
    expect(readDangerExamples(files).length).toBeGreaterThan(1000);
    expect(files.problems).toEqual([]);
    expect(parseModel(readFileSync(join(content, dangerModelPath), "utf8")).learnedFrom).toBe(dangerFingerprint(files));
  });
});
