/** One person, one response, by real webhooks and forms: blocked and back, forgotten and back, a code used twice, guessed codes. */
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { codeFrom } from "../../src/survey/respondent/code.js";
import { surveyDefinition } from "../../src/survey/survey.js";
import { useDatabase } from "../support/database.js";
import { layLetters, layOpenSurvey } from "../support/openSurvey.js";
import { type Service, startService } from "../support/service.js";

const ja = (text: string) => ({ ja: text });
const definition = surveyDefinition.parse({
  ...{ key: "machi", title: ja("まちのアンケート"), lead: ja("うかがいます。"), purpose: ja("参考にします。") },
  ...{ class: "public", frames: ["line", "mailed"] },
  questions: [
    {
      ...{ id: "safe", kind: "single", text: ja("安心ですか。"), subject: "opinion", required: true },
      choices: [
        { key: "yes", text: ja("とても安心") },
        { key: "no", text: ja("安心でない") },
      ],
    },
  ],
});

const database = useDatabase();
let service: Service;
let id: string;
beforeAll(async () => {
  service = await startService(database);
  id = await layOpenSurvey(database, definition);
});
afterAll(() => service.close());

/** What counts, by frame. */
const responses = () =>
  database.run(
    "console",
    (tx) => tx.$queryRaw<{ frame: string; picks: string; key: string }[]>`
      SELECT frame, picks::text AS picks, encode(respondent_key, 'hex') AS key FROM survey_response
      WHERE survey_id = ${id}::uuid ORDER BY frame, id`,
  );
const counted = async () => (await responses()).map(({ frame, picks }) => `${frame} ${picks}`);

type Person = ReturnType<Service["platform"]["addFriend"]>;
async function does(action: () => Promise<unknown>): Promise<void> {
  await action();
  await service.idle();
}
async function answers(person: Person, choice: string, begin: "はじめる" | "答えを変える"): Promise<void> {
  await does(() => person.say("アンケート"));
  if (begin === "はじめる") await does(() => person.press("回答する"));
  await does(() => person.press(begin));
  await does(() => person.press(choice));
}
const post = (path: string, fields: Record<string, string>) =>
  fetch(service.url + path, {
    method: "POST",
    body: new URLSearchParams({ lang: "ja", ...fields }),
    redirect: "manual",
  });
const placeOf = (answer: Response) => new URL(answer.headers.get("location") ?? "", service.url).pathname;
async function fill(path: string, choice: string): Promise<void> {
  expect((await post(path, { q_safe: choice, action: "next" })).status).toBe(303);
  expect((await post(path, { action: "submit" })).headers.get("location")).toContain("view=thanks");
}

it("who blocks the account and comes back changes their one response, and so does who was forgotten", async () => {
  const person = service.platform.addFriend("nishi");
  await answers(person, "とても安心", "はじめる");
  expect(await counted()).toEqual(["line {1}"]);
  const [before] = await responses();

  await does(() => person.block());
  await does(() => person.unblock());
  await answers(person, "安心でない", "答えを変える");
  expect(await counted()).toEqual(["line {2}"]);

  await does(() => person.say("私のデータを消して"));
  await does(() => person.press("消す"));
  expect(await database.run("console", (tx) => tx.lineContact.count())).toBe(0);
  await does(() => person.block());
  await does(() => person.unblock());
  await answers(person, "とても安心", "答えを変える");
  expect(await counted()).toEqual(["line {1}"]);
  expect((await responses())[0]?.key).toBe(before?.key);
});

it("somebody else's answer is another response", async () => {
  await answers(service.platform.addFriend("nishi"), "安心でない", "はじめる");
  expect(await counted()).toEqual(["line {1}", "line {2}"]);
});

it("a code is one response, whoever types it, wherever; opening its link does not burn it, submitting burns no one else's", async () => {
  const [code = "", other = ""] = await layLetters(database, id, 2);
  const form = placeOf(await post("/nishi/code", { code }));
  for (let opened = 0; opened < 5; opened += 1) expect((await fetch(service.url + form)).status).toBe(200);
  await fill(form, "yes");
  expect(await counted()).toEqual(["line {1}", "line {2}", "mailed {1}"]);

  // A second one with the same letter, on another computer and in LINE: the same response, changed.
  await fill(placeOf(await post("/nishi/code", { code: code.toLowerCase() })), "no");
  expect(await counted()).toEqual(["line {1}", "line {2}", "mailed {2}"]);
  const friend = service.platform.addFriend("nishi");
  await does(() => friend.say(code));
  const link = /https?:[^"\\]+\/a\/[\w-]+/.exec(JSON.stringify(friend.replies))?.[0] ?? "";
  await fill(new URL(link).pathname, "yes");
  expect(await counted()).toEqual(["line {1}", "line {2}", "mailed {1}"]);

  await fill(placeOf(await post("/nishi/code", { code: other })), "no");
  expect(await counted()).toEqual(["line {1}", "line {2}", "mailed {1}", "mailed {2}"]);
});

it("of many well-formed codes guessed by one address at most twenty a minute are looked up, and a right one waits too", async () => {
  const [code = ""] = await layLetters(database, id, 1);
  const statuses: number[] = [];
  const began = Date.now();
  for (let burst = 0; burst < 20; burst += 1) {
    const guesses = Array.from({ length: 5 }, () => post("/nishi/code", { code: codeFrom(randomBytes(7)) }));
    statuses.push(...(await Promise.all(guesses)).map(({ status }) => status));
  }
  const minutes = 1 + Math.floor((Date.now() - began) / 60_000);
  expect([...new Set(statuses)].toSorted()).toEqual([400, 429]);
  expect(statuses.filter((status) => status === 400).length).toBeLessThanOrEqual(20 * minutes);

  while ((await post("/nishi/code", { code: codeFrom(randomBytes(7)) })).status !== 429);
  expect((await post("/nishi/code", { code })).status).toBe(429);
  expect(await counted()).toHaveLength(4);
});
