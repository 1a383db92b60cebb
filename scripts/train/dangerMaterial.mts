/** What the danger model learns from: our own sentences of danger, and of what residents ask every day. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Content } from "../../src/content.js";
import type { ContentFiles } from "../../src/contentFiles.js";
import { readDangerExamples } from "../../src/guide/danger/dangerExamples.js";
import { dangerWordsPath } from "../../src/guide/danger/dangerFile.js";
import { type DangerClass, dangerClasses } from "../../src/guide/danger/dangerModel.js";
import { projectRoot } from "../../src/projectRoot.js";
import type { Example } from "./dangerTraining.mjs";
import { isEven, type Question, spentQuestions } from "./spentQuestions.mjs";

/** Sentences that were kept in tests and may be learned from: each says which answers are right, none if harmless. */
const keptFiles = ["prioritySentences", "priorityOthersEven"].map((name) =>
  join(projectRoot, `test/guide/${name}.jsonl`),
);

/** How much a sentence counts: one written for this, and one kept in a test. */
const weight = { example: 1, kept: 0.8 };
/** How much all ordinary questions count together, or danger would seem rarer with every new way of asking. */
const allOrdinary = 7000;
const allSmalltalk = 700;

/** How much a question of our own sets counts that was looked at already, and is none of a person in danger. */
const spent = 0.8;

/** A way to ask about it is a way to say it. */
const alarming = "childcare.abuse";

export function dangerMaterial(files: ContentFiles, content: Content): Example[] {
  const ways = [
    ...[...content.wards.values()].flatMap(({ topics }) => [...topics.values()].map(({ id, ask }) => ({ id, ask }))),
    ...content.elsewhere,
    ...[content.ways, content.notHere].flatMap((shared) => [...shared].map(([id, ask]) => ({ id, ask }))),
  ];
  return [
    ...written(files).map(({ text, kind, kept }) => ({ text, kind, weight: kept ? weight.kept : weight.example })),
    ...everydayQuestions(),
    ...together(
      ways.filter(({ id }) => id !== alarming),
      allOrdinary,
    ),
    ...together(
      content.smalltalk.map(({ ways: ask }) => ({ ask })),
      allSmalltalk,
    ),
  ];
}

function everydayQuestions(): Example[] {
  const questions = spentQuestions.flatMap(({ path, even }) =>
    readFileSync(path, "utf8")
      .trim()
      .split("\n")
      .map((line): Question => JSON.parse(line))
      .filter((question) => !even || isEven(question)),
  );
  return questions
    .filter(
      ({ kind, expect }) => kind !== "crisis" && !expect.some((id) => id === alarming || id.startsWith("priority.")),
    )
    .map(({ text }) => ({ text, kind: "harmless", weight: spent }));
}

/** Changes with every sentence and word that was written for this; ordinary questions change too often and weigh little. */
export function dangerFingerprint(files: ContentFiles): string {
  const all = JSON.stringify([written(files), files.text(dangerWordsPath)]);
  return createHash("sha256").update(all).digest("hex").slice(0, 16);
}

function written(files: ContentFiles): { text: string; kind: DangerClass; kept: boolean }[] {
  return [...readDangerExamples(files).map((one) => ({ ...one, kept: false })), ...keptFiles.flatMap(keptSentences)];
}

function keptSentences(path: string): { text: string; kind: DangerClass; kept: boolean }[] {
  return readFileSync(path, "utf8")
    .trim()
    .split("\n")
    .map((line) => {
      const { text, expect } = JSON.parse(line) as { text: string; expect: string[] };
      const kind = dangerClasses.find((one) => one === expect[0]) ?? "harmless";
      return { text, kind, kept: true };
    });
}

/** Harmless sentences, each once, that count so much all together. */
function together(asked: readonly { ask: Readonly<Record<string, readonly string[]>> }[], all: number): Example[] {
  const texts = new Set(asked.flatMap(({ ask }) => Object.values(ask).flat()));
  return [...texts].map((text) => ({ text, kind: "harmless", weight: all / texts.size }));
}
