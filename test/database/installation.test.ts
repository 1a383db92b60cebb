import { beforeEach, expect, test } from "vitest";
import { holdSending, readInstallation, recogniseDatabase, releaseSending } from "../../src/database/installation.js";
import { createLog } from "../../src/log.js";
import { useDatabase } from "../support/database.js";

const db = useDatabase();
const lines: string[] = [];
const log = createLog("info", { write: (line) => void lines.push(line) });
const installation = () => db.run("console", readInstallation);

beforeEach(async () => {
  lines.length = 0;
  await db.transaction("console", releaseSending);
});

test("the database of the last start is recognised, and nothing is held", async () => {
  await recogniseDatabase(db, log);
  await recogniseDatabase(db, log);
  expect(await installation()).toMatchObject({ sendHold: false, holdReason: undefined, heldSince: undefined });
  expect(lines).toEqual([]);
});

test.each([
  ["another cluster", { systemIdentifier: "7000000000000000000" }],
  ["the same cluster after a recovery to a point in time", { timeline: 41 }],
])("sending is held on %s", async (_case, was) => {
  await db.run("console", (tx) => tx.installation.update({ where: { id: 1 }, data: was }));
  await recogniseDatabase(db, log);
  expect(await installation()).toMatchObject({
    sendHold: true,
    holdReason: "another-database",
    heldSince: expect.any(Date),
  });
  expect(lines.join()).toContain("sending is held until an admin releases it");
});

test("the hold stays over a restart, which says so, and a release stays too", async () => {
  await db.transaction("console", (tx) => holdSending(tx, "restored"));
  await recogniseDatabase(db, log);
  expect(await installation()).toMatchObject({ sendHold: true, holdReason: "restored" });
  expect(lines.join()).toContain("sending is held until an admin releases it");
  lines.length = 0;
  await db.transaction("console", releaseSending);
  await recogniseDatabase(db, log);
  expect(await installation()).toMatchObject({ sendHold: false });
  expect(lines).toEqual([]);
});

test("a second reason does not hide the first", async () => {
  await db.transaction("console", (tx) => holdSending(tx, "restored"));
  await db.transaction("console", (tx) => holdSending(tx, "another-database"));
  expect((await installation()).holdReason).toBe("restored");
});
