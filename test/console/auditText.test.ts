import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { actionText, actorText, factsText, hasWords } from "../../src/console/auditText.js";
import { projectRoot } from "../../src/projectRoot.js";

const written = /action:[^",;]*"([a-z-]+\.[a-z-]+)"(?: : "([a-z-]+\.[a-z-]+)")?/g;

test("every action that the code records has words for staff", () => {
  const files = readdirSync(join(projectRoot, "src"), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(projectRoot, "src", name), "utf8"));
  const actions = files.flatMap((text) => [...text.matchAll(written)].flatMap(([, one, other]) => [one, other]));
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

  test("facts are told one by one", () =>
    expect(factsText('{"after":5,"key":"weeklyCap"}')).toBe("after: 5、key: weeklyCap"));
});
