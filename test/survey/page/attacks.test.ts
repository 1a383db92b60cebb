/** What somebody with bad intent, or an impatient finger, sends to the form of a survey. */
import request from "supertest";
import { afterEach, describe, expect, it } from "vitest";
import { emptyDatabase, useDatabase } from "../../support/database.js";
import { createPages, days, short } from "./stand.js";

const database = useDatabase();
const pages = createPages(database);
const { app, get, post, publish, responses } = pages;
afterEach(() => emptyDatabase(database));

const answer = { action: "next", q_safe: "4" };
const submit = { action: "submit", lang: "ja" };

describe("one letter", () => {
  it("submitted twenty times at once, by several browsers, is one response", async () => {
    const survey = await publish({ definition: short, closesAt: days(10) });
    const { path, code } = await pages.link(survey);
    await post(path, answer);
    const sent = await Promise.all(
      Array.from({ length: 20 }, (_, index) => (index % 4 === 3 ? pages.enter(code) : post(path, submit))),
    );
    expect(sent.map(({ status }) => status)).toEqual(Array(20).fill(303));
    expect(await responses(survey)).toHaveLength(1);
  });

  it("looked at by whatever program, however often, is not spent", async () => {
    const survey = await publish({ definition: short });
    const { path } = await pages.link(survey);
    for (const agent of ["Mozilla/5.0", "line-poker/1.0", "Slackbot-LinkExpanding 1.0"])
      for (const method of ["get", "head", "options"] as const)
        expect((await request(app)[method](path).set("User-Agent", agent)).status).toBeLessThan(300);
    await post(path, answer);
    expect((await post(path, submit)).headers["location"]).toContain("thanks");
    expect(await responses(survey)).toHaveLength(1);
  });

  it.each(["/suminoe/s/safety", "/nishi/s/other", "/suminoe/s/other"])("leads nowhere at %s", async (place) => {
    const survey = await publish({ definition: short });
    await publish({ definition: { ...short, key: "other" } });
    const { path } = await pages.link(survey);
    const elsewhere = path.replace("/nishi/s/safety", place);
    expect([(await get(elsewhere)).status, (await post(elsewhere, { ...answer, ...submit })).status]).toEqual([
      410, 410,
    ]);
    expect(await responses(survey)).toHaveLength(0);
  });
});

describe("a form with what no browser sends", () => {
  it.each<[string, string | string[]]>([
    ["a choice that there is not", "99"],
    ["the name that every object has", "constructor"],
    ["two choices where one is asked", ["1", "5"]],
    ["a text that no database takes", "\u0000"],
  ])("%s: is no answer, and no fault of ours", async (_, value) => {
    const survey = await publish({ definition: short });
    const { path } = await pages.link(survey);
    pages.lines.splice(0);
    expect((await post(path, { action: "next", q_safe: value })).status).toBe(400);
    expect((await post(path, submit)).status).toBe(400);
    expect(await responses(survey)).toHaveLength(0);
    expect(pages.lines.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  });
});
