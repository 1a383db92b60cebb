import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { createContentLayer } from "../src/contentLayer.js";
import { contentWake, createContentLayerStore } from "../src/contentLayerStore.js";
import { openDatabase } from "../src/db.js";
import type { EntryPayload, PhraseChange } from "../src/guide/layerChange.js";
import { createLog } from "../src/log.js";
import { realContent } from "./support/content.js";
import { createTestDatabase, describeOnServer, emptyDatabase, useDatabase } from "./support/database.js";
import { until } from "./support/until.js";

const database = useDatabase();
const base = realContent();
const store = createContentLayerStore();
const log = createLog("silent");
const editor = randomUUID();
const approver = randomUUID();
beforeEach(() => emptyDatabase(database));

const strange = "くるりん提灯の編み方";
const phrase = (changes: Partial<PhraseChange> = {}): PhraseChange => ({
  kind: "phrase",
  ward: "nishi",
  entry: "association.festival",
  language: "ja",
  text: strange,
  ...changes,
});
const add = (change: PhraseChange) =>
  database.transaction("console", async (tx) => {
    await database.wake(contentWake);
    return store.addPhrase(tx, change, editor);
  });
const draft: EntryPayload = {
  topic: "office",
  counter: "office",
  title: "ぽんぽこ音頭を知りたい",
  answer: "ぽんぽこ音頭については、区役所にお問い合わせください。",
  ask: [strange],
};

describe("the content layer", () => {
  it("finds the entry by a way of asking that staff added, without a restart, in that ward only", async () => {
    const layer = createContentLayer({ database, store, base, log });
    const stop = await layer.start();
    const decide = (ward: string) => layer.content().wards.get(ward)?.guide.decide(strange, "ja");
    expect(decide("nishi")?.kind).not.toBe("answer");
    await add(phrase());
    await until(() => decide("nishi")?.kind === "answer");
    expect(decide("nishi")).toMatchObject({ kind: "answer", entry: "association.festival" });
    expect(layer.content().wards.get("suminoe")).toBe(base.wards.get("suminoe"));
    stop();
  });

  it("leaves the texts of the entry as they were approved", async () => {
    const layer = createContentLayer({ database, store, base, log });
    await add(phrase());
    await layer.reload();
    const entry = layer.content().wards.get("nishi")?.topics.get("association.festival");
    const before = base.wards.get("nishi")?.topics.get("association.festival");
    expect(entry?.text).toEqual(before?.text);
    expect(entry?.approved).toEqual(before?.approved);
    expect(entry?.ask.ja).toEqual([...(before?.ask.ja ?? []), strange]);
  });

  it("is the files again when a way of asking is withdrawn", async () => {
    const layer = createContentLayer({ database, store, base, log });
    const id = await add(phrase());
    await layer.reload();
    expect(layer.content().wards.get("nishi")).not.toBe(base.wards.get("nishi"));
    expect(await database.run("console", (tx) => store.withdraw(tx, "nishi", id))).toBe(true);
    await layer.reload();
    expect(layer.content().wards.get("nishi")).toBe(base.wards.get("nishi"));
  });

  it.each([
    [
      "in the files already",
      phrase({ text: base.wards.get("nishi")?.topics.get("association.festival")?.ask.ja[0] ?? "" }),
    ],
    ["of an entry that is gone", phrase({ entry: "association.gone" })],
    ["of a ward that is gone", phrase({ ward: "gone" })],
  ])("is not disturbed by a way of asking %s", async (_case, change) => {
    const layer = createContentLayer({ database, store, base, log });
    await add(change);
    await layer.reload();
    expect(layer.content().wards.get("nishi")).toBe(base.wards.get("nishi"));
  });

  it("keeps a ward's guide when nothing of that ward has changed", async () => {
    const layer = createContentLayer({ database, store, base, log });
    await add(phrase());
    await layer.reload();
    const { guide } = layer.content().wards.get("nishi") ?? {};
    await add(phrase({ ward: "suminoe", text: "別の音頭の練習日" }));
    await layer.reload();
    expect(layer.content().wards.get("nishi")?.guide).toBe(guide);
  });
});

describe("a draft entry", () => {
  const addDraft = () =>
    database.transaction("console", (tx) => store.addEntry(tx, "nishi", "office.draft-1", draft, editor));
  const approve = (id: string, by: string, ward = "nishi") =>
    database.transaction("console", (tx) => store.approve(tx, ward, id, by));

  it("is approved by somebody else than its author, in its own ward, once", async () => {
    const id = await addDraft();
    expect(await approve(id, editor)).toBe("own");
    expect(await approve(id, approver, "suminoe")).toBe("gone");
    expect(await approve(id, approver)).toBe("approved");
    expect(await approve(id, approver)).toBe("gone");
  });

  it("is shown to no resident, approved or not", async () => {
    const layer = createContentLayer({ database, store, base, log });
    const id = await addDraft();
    await approve(id, approver);
    await layer.reload();
    expect(layer.content().wards.get("nishi")).toBe(base.wards.get("nishi"));
  });

  it("stands in the list with its author's name, and can be withdrawn by its ward only", async () => {
    await database.run(
      "console",
      (tx) => tx.$executeRaw`INSERT INTO staff (id, email, name) VALUES (${editor}::uuid, 'a@example.jp', '西 花子')`,
    );
    const id = await addDraft();
    const list = () => database.run("console", (tx) => store.list(tx, "nishi"));
    expect(await list()).toMatchObject([{ id, state: "waiting", author: "西 花子", change: { kind: "entry" } }]);
    expect(await database.run("console", (tx) => store.withdraw(tx, "suminoe", id))).toBe(false);
    expect(await database.run("console", (tx) => store.withdraw(tx, "nishi", id))).toBe(true);
    expect(await list()).toMatchObject([{ state: "withdrawn" }]);
    expect(await approve(id, approver)).toBe("gone");
  });
});

describeOnServer("two instances", () => {
  it("both follow a change that was made on one", async () => {
    const { database: one, url, drop } = await createTestDatabase();
    const two = await openDatabase({
      url,
      dataFolder: "",
      instanceId: "two",
      log,
      poolSizes: { webhook: 1, worker: 2, console: 1 },
    });
    try {
      const layer = createContentLayer({ database: two, store, base, log });
      await layer.start();
      await one.transaction("console", async (tx) => {
        await one.wake(contentWake);
        await store.addPhrase(tx, phrase(), editor);
      });
      const decide = () => layer.content().wards.get("nishi")?.guide.decide(strange, "ja");
      expect(decide()?.kind).not.toBe("answer");
      // Texts come before guides: what matters is that it is answered.
      await until(() => decide()?.kind === "answer");
      expect(decide()).toMatchObject({ entry: "association.festival" });
    } finally {
      await two.close();
      await drop();
    }
  });
});
