import { afterEach, describe, expect, it } from "vitest";
import { createReplyStore } from "../../src/line/replyStore.js";
import { createVault } from "../../src/vault.js";
import { emptyDatabase, useDatabase } from "../support/database.js";

const database = useDatabase();
const vault = createVault(Buffer.alloc(32, 7).toString("base64"));
const store = createReplyStore(database, vault);
afterEach(() => emptyDatabase(database));

const residentId = "00000000-0000-5000-8000-000000000001";
const words = [{ type: "text" as const, text: "ひみつ" }];
const add = (eventId: bigint, changes: { receivedAt?: Date; urgent?: boolean } = {}) =>
  database.transaction("worker", (tx) =>
    store.add(tx, {
      eventId,
      channel: "nishi",
      residentId,
      token: `token ${eventId}`,
      receivedAt: new Date(),
      messages: words,
      urgent: false,
      ...changes,
    }),
  );
const rows = () => database.run("console", (tx) => tx.reply.findMany({ orderBy: { eventId: "asc" } }));

describe("a kept reply", () => {
  it("is one however often its turn runs, sealed, and claimed by one", async () => {
    await add(1n);
    await add(1n);
    expect(Buffer.from((await rows())[0]?.messages ?? []).toString("utf8")).not.toContain("ひみつ");
    const claimed = await store.claim(5);
    expect(claimed).toMatchObject([{ token: "token 1", messages: words, attempts: 1, tokenIsGone: false }]);
    expect(await store.claim(5)).toEqual([]);
  });

  it("knows by the database's clock that its token is gone", async () => {
    await add(1n, { receivedAt: new Date(Date.now() - 56_000) });
    expect(await store.claim(5)).toMatchObject([{ tokenIsGone: true }]);
  });

  it("keeps the retry key that it was first pushed with", async () => {
    await add(1n, { urgent: true });
    const [claimed] = await store.claim(5);
    const first = await store.turnIntoPush(claimed?.id ?? "");
    expect(await store.turnIntoPush(claimed?.id ?? "")).toBe(first);
    await store.postpone(claimed?.id ?? "", 0, "500");
    expect(await store.claim(5)).toMatchObject([{ retryKey: first, token: undefined, attempts: 2, tokenIsGone: true }]);
  });

  it("that can't be opened does not keep the others of its batch from going", async () => {
    await add(1n);
    await add(2n);
    await database.run("console", (tx) =>
      tx.reply.updateMany({ where: { eventId: 1n }, data: { messages: new Uint8Array([0]) } }),
    );
    const claimed = await store.claim(5);
    expect(claimed.map(({ messages }) => messages).toSorted()).toEqual([words, undefined]);
  });

  it("is erased when it is over, and a gone owner's is free", async () => {
    await add(1n);
    const [claimed] = await store.claim(5);
    expect(await store.freeWorkOfOthers([database.instanceId])).toBe(0);
    expect(await store.freeWorkOfOthers(["another"])).toBe(1);
    expect(await store.claim(5)).toHaveLength(1);
    await store.finish(claimed?.id ?? "", "sent", "200");
    expect(await rows()).toMatchObject([{ state: "sent", messages: null, token: null, claimedBy: null }]);
  });
});
