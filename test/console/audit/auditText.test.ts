import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { factsText } from "../../../src/console/audit/auditFacts.js";
import { actionText, actorText, hasWords } from "../../../src/console/audit/auditText.js";
import { projectRoot } from "../../../src/projectRoot.js";

const written = /action:[^",;]*"([a-z-]+\.[a-z-]+)"(?: : "([a-z-]+\.[a-z-]+)")?/g;
/** The desk of announcements says only the verb. */
const ofAnnouncements = /recorded\(tx, actor, "([a-z-]+)"|steer\(ward, actor, id, "([a-z-]+)"/g;

test("every action that the code records has words for staff", () => {
  const files = readdirSync(join(projectRoot, "src"), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(projectRoot, "src", name), "utf8"));
  const actions = files.flatMap((text) => [...text.matchAll(written)].flatMap(([, one, other]) => [one, other]));
  for (const text of files)
    actions.push(...[...text.matchAll(ofAnnouncements)].map(([, one, other]) => `announcement.${one ?? other}`));
  const found = [...new Set(actions.filter((action) => action !== undefined))];
  expect(found.length).toBeGreaterThan(20);
  expect(found.filter((action) => !hasWords(action)).map((action) => `${action}: write it into auditText.ts`)).toEqual(
    [],
  );
});

describe("a record in words", () => {
  test("an action without words is shown as it is", () => expect(actionText("moon.landed")).toBe("moon.landed"));

  test.each([
    ["staff", "西 花子", "西 花子"],
    ["token", "防災システム", "防災システム（APIトークン）"],
    ["operator", "operator", "システム管理者（サーバー上の操作）"],
    ["system", "system", "システム（自動）"],
  ])("%s", (kind, name, words) => expect(actorText(kind, name)).toBe(words));

  test.each([
    ['{"after":5,"key":"weeklyCap"}', "変更後: 5、項目: 一人に送る回数の上限"],
    ['{"before":"none","after":"approver"}', "変更前: なし、変更後: 承認者"],
    ['{"what":"audit","from":null}', "対象: 監査記録"],
    ['{"moon":"full"}', "moon: full"],
    ['{"post":"d4976529-2c75-4c5e-8309-4a0f8a2728dd"}', "返信の番号: d4976529…"],
    [`{"head":"${"0123456789abcdef".repeat(4)}"}`, "照合値: 0123456789abcdef…"],
  ])("the facts %s", (facts, words) => expect(factsText(facts)).toBe(words));
});
