import { afterEach, describe, expect, it } from "vitest";
import { createUseStore } from "../../src/guide/useStore.js";
import { createResidentStore } from "../../src/resident/residentStore.js";
import { createVault } from "../../src/vault.js";
import { emptyDatabase, useDatabase } from "../support/database.js";

const database = useDatabase();
const vault = createVault(Buffer.alloc(32, 7).toString("base64"));
const store = createResidentStore(database, vault);
const uses = createUseStore(database, vault);
afterEach(() => emptyDatabase(database));

const lineUserId = `U${"a".repeat(32)}`;
const person = vault.pseudonym("person", "nishi", lineUserId);
const at = (seconds: number) => new Date(Date.now() - 3_600_000 + seconds * 1_000);
const meet = (seconds: number, eventId = BigInt(seconds)) =>
  database.transaction("worker", (tx) =>
    store.meet(tx, { channel: "nishi", person, lineUserId, eventId, orderTs: at(seconds), ward: "nishi" }),
  );
const block = (seconds: number) =>
  database.transaction("worker", (tx) => store.block(tx, { channel: "nishi", person, orderTs: at(seconds) }));
const blocked = async (id: string) => (await store.lineUserIdOf(id)) === undefined;
const residents = () => database.run("console", (tx) => tx.resident.count());

describe("a resident", () => {
  it("is met once, sealed, and known again", async () => {
    const first = await meet(1);
    const again = await meet(2);
    expect([first.isNew, again.isNew, again.id]).toEqual([true, false, first.id]);
    expect(await store.lineUserIdOf(first.id)).toBe(lineUserId);
    const contact = await database.run("console", (tx) => tx.lineContact.findFirstOrThrow());
    expect(Buffer.from(contact.lineUserId).toString("latin1")).not.toContain(lineUserId);
  });

  it("who blocks is not sent to any more, until they write again", async () => {
    const { id } = await meet(1);
    await block(2);
    expect(await blocked(id)).toBe(true);
    await meet(3);
    expect(await blocked(id)).toBe(false);
  });

  it("stays blocked when an older message is delivered late, and stays when an older unfollow is", async () => {
    const { id } = await meet(1);
    await block(5);
    await meet(4);
    expect(await blocked(id)).toBe(true);
    await meet(9);
    await block(7);
    expect(await blocked(id)).toBe(false);
  });

  it("whom we do not know is not taken down for leaving", async () => {
    await block(1);
    expect(await residents()).toBe(0);
  });

  it("who asked to be forgotten and writes again is a new one", async () => {
    const before = await meet(1);
    await database.transaction("worker", async (tx) => {
      const question = {
        id: before.id,
        ward: "nishi",
        language: "ja",
        residentId: before.id,
        messageKey: null,
        text: "x",
        nearest: [],
      };
      await uses.unanswered(tx, question);
      await store.forget(tx, before.id);
    });
    expect([await residents(), await database.run("console", (tx) => tx.unansweredQuestion.count())]).toEqual([0, 0]);
    const after = await meet(2);
    expect([after.isNew, after.id === before.id, after.language]).toEqual([true, false, "ja"]);
  });
});

describe("every night", () => {
  const days = (n: number) => new Date(Date.now() - n * 86_400_000);
  const uuid = (n: number) => `00000000-0000-5000-8000-${String(n).padStart(12, "0")}`;

  it("those who left a month ago go with their questions, and those of last week stay", async () => {
    const { id } = await meet(1);
    await database.run("console", async (tx) => {
      const text = new Uint8Array([1]);
      await tx.unansweredQuestion.create({
        data: { id: uuid(1), ward: "nishi", language: "ja", residentId: id, text, nearest: [] },
      });
      await tx.lineContact.updateMany({ data: { blockedAt: days(29) } });
    });
    await store.forgetBlocked();
    expect(await residents()).toBe(1);
    await database.run("console", (tx) => tx.lineContact.updateMany({ data: { blockedAt: days(31) } }));
    await store.forgetBlocked();
    expect([await residents(), await database.run("console", (tx) => tx.unansweredQuestion.count())]).toEqual([0, 0]);
  });

  it("questions go after half a year, and counts after three years", async () => {
    await database.run("console", async (tx) => {
      for (const age of [179, 181]) {
        const text = new Uint8Array([1]);
        await tx.unansweredQuestion.create({
          data: { id: uuid(age), ward: "nishi", language: "ja", text, nearest: [], askedAt: days(age) },
        });
      }
      for (const age of [1_000, 1_100]) {
        await tx.guideUse.create({
          data: { id: uuid(age), ward: "nishi", language: "ja", kind: "none", shownAt: days(age) },
        });
      }
    });
    await uses.forgetOld();
    expect(await database.run("console", (tx) => tx.unansweredQuestion.findMany({ select: { id: true } }))).toEqual([
      { id: uuid(179) },
    ]);
    expect(await database.run("console", (tx) => tx.guideUse.findMany({ select: { id: true } }))).toEqual([
      { id: uuid(1_000) },
    ]);
  });
});
