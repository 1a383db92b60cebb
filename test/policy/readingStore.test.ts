import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { enteredReadings } from "../../src/policy/enteredReadingStore.js";
import { emptyDatabase, useDatabase } from "../support/database.js";
import { measure, readings } from "./indicatorParts.js";
import { count, share } from "./readings.js";

const database = useDatabase();
beforeEach(() => emptyDatabase(database));

const id = "nishi-r6-1-1-1";
const of = (ward: string, indicators?: readonly string[]) =>
  database.run("console", (tx) => readings.of(tx, ward, indicators));

describe("readings of surveys", () => {
  test("the newest state of a source replaces the one before; another frame is another row", async () => {
    await database.transaction("console", async (tx) => {
      await measure(tx, id, share("mailed", 10, 20));
      await measure(tx, id, share("mailed", 11, 21));
      await measure(tx, id, share("line", 5, 30));
    });
    expect((await of("nishi", [id])).map(({ reading }) => [reading.frame, reading.n])).toEqual(
      expect.arrayContaining([
        ["mailed", 21],
        ["line", 30],
      ]),
    );
    expect(await of("nishi", [id])).toHaveLength(2);
  });

  test("what a survey does not measure any more goes, and other surveys' readings stay", async () => {
    const surveyId = randomUUID();
    await database.transaction("console", async (tx) => {
      for (const sourceKey of ["survey:a:mailed", "survey:a:line"])
        await readings.measured(tx, {
          ward: "nishi",
          indicator: id,
          kind: "survey",
          sourceKey,
          surveyId,
          reading: share("mailed", 10, 20),
          fictional: false,
        });
      await measure(tx, id, share("line", 5, 30), { key: "survey:b:line" });
      await readings.keepOnly(tx, surveyId, ["survey:a:mailed"]);
    });
    expect((await of("nishi", [id])).map(({ reading }) => reading.frame).sort()).toEqual(["line", "mailed"]);
  });

  test("one that staff withdrew stays withdrawn when it is measured again", async () => {
    const staff = await member();
    await database.transaction("console", (tx) => measure(tx, id, share("mailed", 10, 20)));
    const [kept] = await of("nishi", [id]);
    await database.transaction("console", async (tx) => {
      const one = { ward: "nishi", indicator: id, id: kept?.id ?? "" };
      expect(await enteredReadings.withdraw(tx, { ...one, ward: "suminoe" }, { staff, why: "x" })).toBe(false);
      expect(await enteredReadings.withdraw(tx, one, { staff, why: "設問の誤り" })).toBe(true);
      expect(await enteredReadings.withdraw(tx, one, { staff, why: "again" })).toBe(false);
      await measure(tx, id, share("mailed", 12, 22));
    });
    expect(await of("nishi", [id])).toEqual([]);
  });
});

describe("readings that staff enter", () => {
  test("the same one twice is one; after it was withdrawn it can be entered again", async () => {
    const enteredBy = await member();
    const reading = count(40, "%", "2025-03-31");
    const enter = () =>
      database.transaction("console", (tx) =>
        enteredReadings.enter(tx, { ward: "nishi", indicator: "nishi-r6-3-1-4", kind: "entered", reading, enteredBy }),
      );
    const first = await enter();
    expect(await enter()).toBeUndefined();
    await database.transaction("console", (tx) =>
      enteredReadings.withdraw(
        tx,
        { ward: "nishi", indicator: "nishi-r6-3-1-4", id: first ?? "" },
        { staff: enteredBy, why: "x" },
      ),
    );
    expect(await enter()).toBeDefined();
    expect(await of("nishi", ["nishi-r6-3-1-4"])).toMatchObject([{ enteredBy: "記録 係", kind: "entered" }]);
    expect(await database.run("console", (tx) => tx.indicatorReading.count())).toBe(2);
  });
});

test("what the plans print is there from the start, and of no other ward", async () => {
  expect((await of("suminoe")).map(({ indicator, reading }) => [indicator, reading.value, reading.asOf])).toEqual([
    ["suminoe-r7-2-1-2", 145, "2025-09-30"],
    ["suminoe-r7-2-2-1-a", 14, "2025-09-30"],
    ["suminoe-r7-2-2-2", 116, "2025-08-31"],
  ]);
  expect(await of("nishi")).toEqual([]);
});

async function member(): Promise<string> {
  const staff = randomUUID();
  await database.run("console", (tx) =>
    tx.staff.create({ data: { id: staff, email: `${staff}@example.jp`, name: "記録 係", passwordHash: "hash" } }),
  );
  return staff;
}
