/**
 * People answer a survey by taps and on its form while the real server is killed: what they said last counts, once, and
 * the totals are those of the rows. The judge knows what was sent and nothing of the product.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answeredBy, expectedRow, type Said } from "../../bench/answerJudge.mjs";
import { runSurvey } from "../../bench/surveyRun.mjs";
import { createTestDatabase, layDatabase, onServer, type TestDatabase } from "../support/database.js";

let dataFolder: string;
let server: TestDatabase | undefined;
beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), "tonari-answers-"));
  if (onServer) server = await createTestDatabase();
  else await layDatabase(dataFolder);
});
afterAll(async () => {
  await server?.drop();
  await rm(dataFolder, { recursive: true, force: true });
});

describe("answers to a server that is killed", () => {
  // One of each habit, twice where a start is quick.
  const size = { people: onServer ? 16 : 8, events: onServer ? 200 : 100, kills: onServer ? 3 : 2, redelivered: 0.2 };
  it(`are what was said last, by every one of ${size.people} people, over ${size.kills} kills`, {
    // A quiet machine takes half a minute; a busy one may take its time.
    timeout: 900_000,
  }, async () => {
    const result = await runSurvey({ ...size, databaseUrl: server?.url, dataFolder });
    // One in eight gives up before the end.
    const whole = (size.people / 8) * 7;
    expect(result).toMatchObject({
      ...{ kills: size.kills, expected: whole, right: whole, wrong: 0, missing: 0, unexpected: 0 },
      tallyDifferences: [],
    });
    expect(result.events).toBeGreaterThanOrEqual(size.events);
    expect([result.form, result.redelivered].every((count) => count > 0)).toBe(true);
  });
});

describe("the judge", () => {
  const salt = Buffer.alloc(32, 1);
  const whole: Said = { at: 1, way: "page", answers: { safe: ["no"], counter: ["5"], again: ["yes"], why: ["dark"] } };
  const row = (...said: Said[]) =>
    expectedRow("0b6a6c1e-52a3-4d0e-9d4e-3f1f6f5a7b10", salt, "U1", said)?.after.slice(1);

  it.each<[string, Said[], string[] | undefined]>([
    [
      "what was said last counts",
      [{ at: 3, way: "chat", answers: { counter: ["7"] } }, whole],
      ["no", "dark", "", "7", "", "", "yes", "false"],
    ],
    [
      "what came late is older",
      [whole, { at: 0, way: "chat", answers: { counter: ["7"] } }],
      ["no", "dark", "", "5", "", "", "yes", "false"],
    ],
    [
      "a branch that was left is empty",
      [whole, { at: 2, way: "chat", answers: { safe: ["very"] } }],
      ["very", "", "", "5", "", "", "yes", "false"],
    ],
    [
      "a tick is laid over what was there",
      [whole, { at: 2, way: "chat", tick: { question: "why", choice: "flood", on: true } }],
      ["no", "dark|flood", "", "5", "", "", "yes", "false"],
    ],
    ["a required answer is missing", [{ ...whole, answers: { safe: ["no"] } }], undefined],
  ])("%s", (_situation, said, cells) => {
    expect(row(...said)).toEqual(cells);
  });

  it("tells another answer by another hash, and the newest way", () => {
    const hash = (counter: string) =>
      expectedRow("0b6a6c1e-52a3-4d0e-9d4e-3f1f6f5a7b10", salt, "U1", [
        { ...whole, answers: { ...whole.answers, counter: [counter] } },
      ])?.after[0];
    expect(hash("5")).not.toBe(hash("6"));
    expect(answeredBy([whole, { at: 2, way: "chat" }]).way).toBe("chat");
  });
});
