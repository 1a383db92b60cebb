import { afterEach, describe, expect, it } from "vitest";
import type { ArrivedEvent } from "../../src/line/event.js";
import { createInboxStore } from "../../src/line/inboxStore.js";
import { createLog } from "../../src/log.js";
import { createVault } from "../../src/vault.js";
import { emptyDatabase, useDatabase } from "../support/database.js";

const database = useDatabase();
const vault = createVault(Buffer.alloc(32, 7).toString("base64"));
const lines: string[] = [];
const newStore = () => createInboxStore(database, vault, createLog("info", { write: (line) => lines.push(line) }));
afterEach(() => emptyDatabase(database));

const minute = (n: number) => new Date(Date.UTC(2025, 0, 1, 0, n));
const event = (id: string, person: number, changes: Partial<ArrivedEvent> = {}): ArrivedEvent => ({
  webhookEventId: id,
  kind: "message",
  happenedAt: minute(0),
  lineUserId: `U${person.toString(16).padStart(32, "0")}`,
  messageId: `message ${id}`,
  json: `{"id":"${id}"}`,
  ...changes,
});
const rows = () => database.run("console", (tx) => tx.inboxEvent.findMany({ orderBy: { id: "asc" } }));
const names = async (claimed: readonly { id: bigint }[]) => {
  const all = await rows();
  return claimed.map(({ id }) => all.find((row) => row.id === id)?.webhookEventId);
};

describe("claiming", () => {
  it("takes of each resident the event that happened first, once", async () => {
    const inbox = newStore();
    await inbox.add(
      "nishi",
      [event("b", 1, { happenedAt: minute(2) }), event("a", 1, { happenedAt: minute(1) }), event("c", 2)],
      [],
    );
    expect((await names(await inbox.claim(10))).toSorted()).toEqual(["a", "c"]);
    expect(await inbox.claim(10)).toEqual([]);
    expect(await newStore().claim(10)).toEqual([]);
  });

  it("goes round: whoever has a hundred events waits like the others", async () => {
    const inbox = newStore();
    const many = Array.from({ length: 100 }, (_, n) => event(`many ${n}`, 1));
    await inbox.add("nishi", [...many, event("x", 2), event("y", 3)], []);
    const turns: (string | undefined)[] = [];
    for (let look = 0; look < 3; look += 1) {
      const claimed = await inbox.claim(1);
      turns.push(...(await names(claimed)));
      for (const { id } of claimed) await database.transaction("worker", (tx) => inbox.finish(tx, id, "answered"));
    }
    expect(turns.toSorted()).toEqual(["many 0", "x", "y"]);
    expect(await names(await inbox.claim(1))).toEqual(["many 1"]);
  });

  it("leaves out who has to wait, and counts only attempts that are the event's fault", async () => {
    const inbox = newStore();
    await inbox.add("nishi", [event("a", 1), event("b", 1)], []);
    const [first] = await inbox.claim(5);
    await inbox.release(first?.id ?? 0n, 60_000, true);
    expect(await inbox.claim(5)).toEqual([]);
    expect((await rows()).map(({ attempts }) => attempts)).toEqual([0, 0]);
  });

  it("frees the work of instances that are gone, not of those that live", async () => {
    const inbox = newStore();
    await inbox.add("nishi", [event("a", 1)], []);
    await inbox.claim(5);
    expect(await inbox.freeWorkOfOthers([database.instanceId])).toBe(0);
    expect(await inbox.freeWorkOfOthers(["another"])).toBe(1);
    expect(await inbox.claim(5)).toMatchObject([{ attempts: 2 }]);
  });

  it("stays quick with 5,000 events waiting", async () => {
    const inbox = newStore();
    await inbox.add(
      "nishi",
      Array.from({ length: 5_000 }, (_, n) => event(`e${n}`, n % 50)),
      [],
    );
    await inbox.claim(12);
    const began = performance.now();
    for (let look = 0; look < 10; look += 1) await inbox.claim(1);
    expect((performance.now() - began) / 10).toBeLessThan(50);
  });
});

describe("what is stored", () => {
  it("has a batch's good events although one of it can't be stored, and that one aside", async () => {
    const inbox = newStore();
    await inbox.add("nishi", [event("good", 1), event("bad", 2, { kind: "a\u0000b" }), event("fine", 3)], []);
    expect((await rows()).map(({ webhookEventId, state }) => [webhookEventId, state])).toEqual([
      ["good", "pending"],
      ["bad", "quarantined"],
      ["fine", "pending"],
    ]);
    expect(lines.some((line) => line.includes("put aside"))).toBe(true);
  });

  it("is ordered by the database's clock where LINE's is ahead of it", async () => {
    const inbox = newStore();
    await inbox.add("nishi", [event("future", 1, { happenedAt: new Date(Date.now() + 3_600_000) })], []);
    const [row] = await rows();
    expect((row?.orderTs.getTime() ?? 0) - (row?.receivedAt.getTime() ?? 0)).toBeLessThanOrEqual(5_000);
  });
});

describe("a message that is taken back", () => {
  it("before its turn is known as such in its turn, whichever of the two came first", async () => {
    const inbox = newStore();
    const unsend = event("u", 1, { kind: "unsend", messageId: "m", happenedAt: minute(5) });
    await inbox.add("nishi", [event("a", 1, { messageId: "m" }), event("b", 2, { messageId: "other" }), unsend], []);
    const read = async (name: string) => {
      const row = (await rows()).find(({ webhookEventId }) => webhookEventId === name);
      return database.transaction("worker", (tx) => inbox.read(tx, row?.id ?? 0n));
    };
    expect([(await read("a"))?.takenBack, (await read("b"))?.takenBack, (await read("u"))?.takenBack]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe("forgetting a person", () => {
  it("leaves nothing that says whose events they were, and nothing to read", async () => {
    const inbox = newStore();
    await inbox.add(
      "nishi",
      [event("old", 1), event("aside", 1), event("turn", 1), event("later", 1), event("other", 2)],
      [],
    );
    const all = await rows();
    const id = (name: string) => all.find(({ webhookEventId }) => webhookEventId === name)?.id ?? 0n;
    await database.transaction("worker", (tx) => inbox.finish(tx, id("old"), "answered"));
    await inbox.quarantine(id("aside"));
    const person = all[0]?.person ?? new Uint8Array();
    await database.transaction("worker", (tx) => inbox.forgetPerson(tx, "nishi", person, id("turn")));
    const left = (await rows()).map((row) => [
      row.webhookEventId,
      row.person.length,
      row.payload !== null,
      row.messageKey !== null,
    ]);
    expect(left).toEqual([
      ["old", 0, false, false],
      ["aside", 0, false, false],
      ["turn", 0, false, false],
      ["later", 32, true, true],
      ["other", 32, true, true],
    ]);
  });
});
