/**
 * Sentences by three independent writers who had not seen the rules (`priorityOthers*.jsonl`: danger, what only sounds
 * like it, and `ordinary` questions). The even ones were learned from; the odd ones never, so they say how well
 * danger is recognised in words that nobody has tuned for.
 */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { detectPriority } from "../../src/guide/detectPriority.js";
import { readMessage } from "../../src/guide/messageLanguage.js";
import { realContent } from "../support/content.js";

interface Sentence {
  id: string;
  lang: string;
  text: string;
  /** Any of them is right; empty: no danger. */
  expect: string[];
  ordinary?: true;
}

const { priority, wards } = realContent();
const guide = wards.get("suminoe")?.guide;

function found({ text }: Sentence): string | undefined {
  return detectPriority(text, priority.signals, () => {
    const { question, language } = readMessage(text, "ja");
    return guide?.decide(question, language).kind === "answer";
  });
}

function read(half: "Even" | "Odd") {
  const all = readFileSync(new URL(`priorityOthers${half}.jsonl`, import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Sentence);
  return {
    danger: all.filter((one) => one.expect.length > 0),
    tempting: all.filter((one) => one.expect.length === 0 && !one.ordinary),
    ordinary: all.filter((one) => one.ordinary),
  };
}

const shareOf = (all: readonly Sentence[], is: (one: Sentence) => boolean) => all.filter(is).length / all.length;

describe("sentences of independent writers that were learned from", () => {
  const { danger, tempting, ordinary } = read("Even");

  test("are recognised where somebody is in danger, all but a few with the right answer", () => {
    expect(danger.filter((one) => !found(one)).map(({ text }) => text)).toEqual([]);
    expect(shareOf(danger, (one) => one.expect.includes(found(one) ?? ""))).toBeGreaterThan(0.97);
  });

  test("raise no alarm where nobody is", () => {
    expect([...tempting, ...ordinary].filter(found).map(({ text }) => text)).toEqual([]);
  });
});

// Floors a little below what was measured; intervals are in docs/danger.md.
describe("sentences of independent writers that nobody learned from", () => {
  const { danger, tempting, ordinary } = read("Odd");

  test("are recognised in more than four of five cases", () => {
    expect(shareOf(danger, (one) => found(one) !== undefined)).toBeGreaterThanOrEqual(0.82);
    expect(shareOf(danger, (one) => one.expect.includes(found(one) ?? ""))).toBeGreaterThanOrEqual(0.75);
  });

  test("seldom raise an alarm where nobody is in danger", () => {
    expect(shareOf(tempting, (one) => found(one) !== undefined)).toBeLessThanOrEqual(0.05);
    expect(shareOf(ordinary, (one) => found(one) !== undefined)).toBeLessThanOrEqual(0.04);
  });
});
