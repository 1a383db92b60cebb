import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { Prisma } from "../../generated/prisma/client.js";
import type { Audience } from "../../src/announcement/audience.js";
import { countAudience, type RecipientRule, recipientsSql } from "../../src/announcement/audienceStore.js";
import { emptyDatabase, useDatabase } from "../support/database.js";
import { contentOf, createBench, deliver, type Person, settle, staff, wardNamed } from "./desk/deskBench.js";

const database = useDatabase();
afterEach(() => emptyDatabase(database));

const ruleOf = (audience: Audience, changes: Partial<RecipientRule> = {}): RecipientRule => ({
  ward: "nishi",
  audience,
  emergency: false,
  cap: { weekly: 3, atRequestOfWard: false },
  channels: ["nishi"],
  atNight: false,
  ...changes,
});

/** Those who would get it, by their place among the people; the count must say the same number. */
async function reached(ids: readonly string[], rule: RecipientRule): Promise<number[]> {
  return database.run("console", async (tx) => {
    const rows = await tx.$queryRaw<{ resident_id: string }[]>(recipientsSql(rule));
    expect((await countAudience(tx, rule)).recipients).toBe(rows.length);
    return rows.map(({ resident_id }) => ids.indexOf(resident_id)).sort();
  });
}

const people: Person[] = [
  { interests: ["childcare", "disaster"], district: "新町", childMonths: ["2024-03", "2026-01"] },
  { interests: ["disaster"], district: "北堀江", language: "en" },
  { interests: ["expo"], language: "easy" },
  {},
];
const chosen: [string, Audience, number[]][] = [
  ["everyone", { all: true }, [0, 1, 2, 3]],
  ["everyone but the readers of English", { all: true, exclude: { languages: ["en"] } }, [0, 2, 3]],
  ["an interest", { interests: ["childcare"] }, [0]],
  ["one of two interests", { interests: ["childcare", "expo"] }, [0, 2]],
  ["a town", { districts: ["北堀江"] }, [1]],
  ["a language", { languages: ["en", "easy"] }, [1, 2]],
  ["a child born in these months", { childBornBetween: ["2026-01", "2026-12"] }, [0]],
  ["no child born in these months", { childBornBetween: ["2024-04", "2025-12"] }, []],
  ["an interest and a town", { interests: ["disaster"], districts: ["新町"] }, [0]],
  ["an interest and a language that nobody has both", { interests: ["expo"], languages: ["en"] }, []],
  ["an interest without a town", { interests: ["disaster"], exclude: { districts: ["新町"] } }, [1]],
  ["exclusion by any of two lists", { all: true, exclude: { districts: ["新町"], languages: ["easy"] } }, [1, 3]],
  ["a criterion of another feature", { criteria: [{ kind: "english", id: "x" }] }, [1]],
  [
    "one of two criteria",
    {
      criteria: [
        { kind: "english", id: "x" },
        { kind: "town", id: "新町" },
      ],
    },
    [0, 1],
  ],
  [
    "everyone without a criterion of another feature",
    { all: true, exclude: { criteria: [{ kind: "english", id: "x" }] } },
    [0, 2, 3],
  ],
  ["a criterion that nobody knows", { criteria: [{ kind: "unknown", id: "x" }] }, []],
  ["an empty rule, handed in past its schema", {}, []],
  ["only an exclusion, handed in past its schema", { exclude: { languages: ["en"] } }, []],
];
const criteria = new Map([
  ["english", () => Prisma.sql`r.language = 'en'`],
  ["town", (_ward: string, id: string) => Prisma.sql`r.district = ${id}`],
]);

describe("an audience", () => {
  it("finds whom the rule names, in every case", async () => {
    const ids = await settle(database, people);
    for (const [title, rule, expected] of chosen)
      expect([title, await reached(ids, ruleOf(rule, { criteria }))]).toEqual([title, expected]);
  });

  it("never reaches another ward, another channel, or who has blocked the account", async () => {
    const ids = await settle(database, [
      {},
      { ward: "suminoe", channel: "suminoe" },
      { ward: "suminoe" },
      { channel: "suminoe" },
      { blocked: true },
    ]);
    expect(await reached(ids, ruleOf({ all: true }))).toEqual([0]);
    expect(await reached(ids, ruleOf({ all: true }, { emergency: true }))).toEqual([0]);
    expect(await reached(ids, ruleOf({ all: true }, { channels: [] }))).toEqual([]);
  });

  it("leaves out who has stopped announcements, but not in an emergency", async () => {
    const ids = await settle(database, [{}, { stopped: true }]);
    expect(await reached(ids, ruleOf({ all: true }))).toEqual([0]);
    expect(await reached(ids, ruleOf({ all: true }, { emergency: true }))).toEqual([0, 1]);
    const counted = await database.run("console", (tx) => countAudience(tx, ruleOf({ all: true })));
    expect(counted).toMatchObject({
      recipients: 1,
      stopped: 1,
      capped: 0,
      byLanguage: { ja: 1 },
      byChannel: { nishi: 1 },
    });
  });

  it("holds quiet hours for those who chose them, at night and not in an emergency", async () => {
    await settle(database, [{}, { quietHours: true }]);
    const untilMorning = (changes: Partial<RecipientRule>) =>
      database.run("console", async (tx) => (await countAudience(tx, ruleOf({ all: true }, changes))).untilMorning);
    expect(await untilMorning({})).toBe(0);
    expect(await untilMorning({ atNight: true })).toBe(1);
    expect(await untilMorning({ atNight: true, emergency: true })).toBe(0);
  });

  it("is counted in one pass, even while the database believes that the rule names one resident", async () => {
    const rule = ruleOf({ languages: ["en"], districts: ["新町"] }, { cap: { weekly: 2, atRequestOfWard: true } });
    const plan = await database.run("console", (tx) =>
      tx.$queryRaw<{ "QUERY PLAN": string }[]>(Prisma.sql`EXPLAIN ${recipientsSql(rule)}`),
    );
    // Everybody's week joined to each of 30,000 residents takes minutes.
    expect(plan.map((line) => line["QUERY PLAN"]).join("\n")).not.toContain("Left Join");
  });

  it("holds a resident's own weekly cap always, and the ward's for what is scheduled", async () => {
    const ids = await settle(database, [{ weeklyCap: 1 }, { weeklyCap: 2 }, {}, {}]);
    const [first, second, third = ""] = ids;
    const { desk } = createBench(database);
    const send = async (to: readonly (string | undefined)[], changes: object = {}, how = {}) => {
      const made = await desk.create(wardNamed("nishi"), staff(1), contentOf(changes), { all: true });
      if (made.kind !== "written") throw new Error(made.kind);
      await deliver(
        database,
        made.announcement.id,
        to.flatMap((id) => id ?? []),
        how,
      );
    };
    await send([first, second, third]);
    await send([third]);
    // None of these counts: not accepted, too long ago, an emergency, had left.
    await send([second], {}, { state: "invalid" });
    await send([second], {}, { daysAgo: 8 });
    await send([second], { emergency: true });
    await send([second], {}, { left: ids });
    const scheduled = { cap: { weekly: 2, atRequestOfWard: true } };
    expect(await reached(ids, ruleOf({ all: true }))).toEqual([1, 2, 3]);
    expect(await reached(ids, ruleOf({ all: true }, scheduled))).toEqual([1, 3]);
    expect(await reached(ids, ruleOf({ all: true }, { ...scheduled, emergency: true }))).toEqual([0, 1, 2, 3]);
    // By the day of a later send, this week is over.
    const days = (count: number) => ({ ...scheduled, aheadMs: count * 86_400_000 });
    expect(await reached(ids, ruleOf({ all: true }, days(6)))).toEqual([1, 3]);
    expect(await reached(ids, ruleOf({ all: true }, days(8)))).toEqual([0, 1, 2, 3]);
    const counted = await database.run("console", (tx) => countAudience(tx, ruleOf({ all: true }, scheduled)));
    expect(counted).toMatchObject({ recipients: 2, capped: 2, stopped: 0 });
  });

  it("of a correction is exactly those who got the first one", async () => {
    const ids = await settle(database, [{ weeklyCap: 1 }, {}, {}, {}, { stopped: true }, { blocked: true }, {}]);
    const [first = "", unclear = "", refused = "", left = "", stopped = "", blocked = ""] = ids;
    const { desk } = createBench(database);
    const made = await desk.create(wardNamed("nishi"), staff(1), contentOf(), { all: true });
    if (made.kind !== "written") throw new Error(made.kind);
    const { id } = made.announcement;
    await deliver(database, id, [first, stopped, blocked, left], { left: [left] });
    await deliver(database, id, [unclear], { state: "uncertain" });
    await deliver(database, id, [refused], { state: "invalid" });
    expect(await reached(ids, ruleOf({ correctionOf: id }))).toEqual([0, 1]);
    expect(await reached(ids, ruleOf({ correctionOf: id }, { ward: "suminoe" }))).toEqual([]);
    expect(await reached(ids, ruleOf({ correctionOf: randomUUID() }))).toEqual([]);
    // Whoever has moved since holds the message all the same.
    await database.run("console", (tx) => tx.resident.update({ where: { id: first }, data: { ward: "suminoe" } }));
    expect(await reached(ids, ruleOf({ correctionOf: id }))).toEqual([0, 1]);
  });
});
