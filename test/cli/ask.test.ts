import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run as ask } from "../../src/cli/ask.js";
import { run as rank } from "../../src/cli/rank.js";

function listening() {
  const lines: string[] = [];
  const errors: string[] = [];
  return {
    lines,
    errors,
    line: (text: string) => void lines.push(text),
    error: (text: string) => void errors.push(text),
  };
}

function file(name: string, lines: readonly object[]): string {
  const path = join(mkdtempSync(join(tmpdir(), "ask-")), name);
  writeFileSync(path, lines.map((line) => JSON.stringify(line)).join("\n"));
  return path;
}

describe("ask", () => {
  test("gives one JSON line per question, in order, with the promised names", async () => {
    const output = listening();
    const path = file("questions.jsonl", [
      { id: "a", ward: "nishi", text: "町会に入りたい" },
      { id: "b", ward: "suminoe", text: "請問最近的避難所在哪裡" },
      { id: "c", ward: "suminoe", text: "粗大ごみの出し方" },
    ]);
    expect(await ask(["--file", path], output)).toBe(0);
    const [first, second, third] = output.lines.map((line) => JSON.parse(line));
    expect(output.lines).toHaveLength(3);
    expect(Object.keys(first)).toEqual(["id", "ward", "text", "kind", "entry", "choices", "confidence", "lang", "ms"]);
    expect(first).toMatchObject({ id: "a", kind: "answer", entry: "association.join", lang: "ja" });
    expect(second).toMatchObject({ id: "b", entry: "disaster.shelter", lang: "zh-Hant" });
    expect(third).toMatchObject({ id: "c", kind: "none", entry: null, choices: [] });
  });

  test("names the other ward where that has what was asked for", async () => {
    const output = listening();
    await ask(["--ward", "suminoe", "--json", "母子手帳がほしい"], output);
    const answered = JSON.parse(output.lines[0] ?? "");
    expect(answered).toMatchObject({ kind: "choices", entry: "childcare.consult" });
    expect(answered.text).toContain("西区");
  });

  test("says which ward it doesn't know, on stderr alone", async () => {
    const output = listening();
    expect(await ask(["--ward", "kita", "こんにちは"], output)).toBe(1);
    expect(output.lines).toEqual([]);
    expect(output.errors.join()).toContain("kita");
  });
});

test("rank orders any list of questions and answers, best first", async () => {
  const output = listening();
  const corpus = file("faq.jsonl", [
    { id: "garbage", question: "粗大ごみの申込み方法", answer: "受付センターへ" },
    { id: "library", question: "図書館の開館時間", answer: "10時から", phrases: ["図書館はいつ開いていますか"] },
  ]);
  const questions = file("questions.jsonl", [{ id: "1", text: "図書館は何時から" }]);
  expect(await rank(["--corpus", corpus, "--file", questions, "--top", "1"], output)).toBe(0);
  expect(JSON.parse(output.lines[0] ?? "")).toMatchObject({ id: "1", ranking: ["library"] });
});
