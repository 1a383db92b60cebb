import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { run } from "../../src/cli/rank.js";

const folder = mkdtempSync(join(tmpdir(), "rank-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, lines: readonly object[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.map((line) => JSON.stringify(line)).join("\n"));
  return path;
}

async function ranked(args: readonly string[]) {
  const lines: string[] = [];
  const errors: string[] = [];
  const code = await run(args, { line: (text) => lines.push(text), error: (text) => errors.push(text) });
  return { code, lines, errors };
}

const corpus = file("faq.jsonl", [
  { id: "1", question: "住民票はどこで取れますか", answer: "市民課の窓口で交付します。" },
  { id: "2", question: "犬を飼い始めました", answer: "登録と注射が要ります。" },
]);

describe("npm run rank", () => {
  test("ranks a city's own list by title and answer, at most as many as asked for", async () => {
    const questions = file("q.jsonl", [{ id: "a", text: "ペットの登録" }]);
    const { code, lines } = await ranked(["--corpus", corpus, "--file", questions, "--top", "1"]);
    expect(code).toBe(0);
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ id: "a", ranking: ["2"] }]);
  });

  test("says how it is used where something is missing", async () => {
    const { code, errors } = await ranked(["--corpus", corpus]);
    expect(code).toBe(2);
    expect(errors.join()).toContain("--file questions.jsonl");
  });

  test("names the line that cannot be read", async () => {
    const wrong = file("wrong.jsonl", [{ id: "a" }]);
    const { code, errors } = await ranked(["--corpus", corpus, "--file", wrong]);
    expect(code).toBe(1);
    expect(errors.join()).toContain("1");
  });
});
