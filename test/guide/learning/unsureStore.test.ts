/** What is kept of questions that had no sure answer, and for how long. */
import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { createUnsureStore } from "../../../src/guide/learning/unsureStore.js";
import { questionsOf } from "../../../src/guide/ownQuestionStore.js";
import { createResidentStore } from "../../../src/resident/residentStore.js";
import { createVault } from "../../../src/vault.js";
import { useDatabase } from "../../support/database.js";
import { chooser } from "./chooser.js";

const database = useDatabase();
const vault = createVault(Buffer.alloc(32, 7).toString("base64"));
const unsure = createUnsureStore(vault);
const residents = createResidentStore(database, vault);
const choose = chooser(database, unsure);
const chosenOnes = (ward = "nishi") => database.run("console", (tx) => unsure.chosenOnes(tx, ward));
const resident = () =>
  database.transaction("console", async (tx) => {
    await residents.adopt(tx, "nishi", "nishi", [randomUUID()]);
    return (await tx.resident.findFirstOrThrow()).id;
  });
const count = () => database.run("console", (tx) => tx.unsureQuestion.count());
const age = (id: string, days: number) =>
  database.run(
    "console",
    (tx) => tx.$executeRaw`
      UPDATE unsure_question SET asked_at = now() - ${days} * interval '1 day' WHERE id = ${id}::uuid`,
  );
const forgetOld = () => database.run("console", unsure.forgetOld);

beforeEach(() => database.run("console", (tx) => tx.$executeRaw`TRUNCATE unsure_question, resident CASCADE`));

describe("a question that was offered choices", () => {
  it("speaks for the entry that its asker chose, and for none before that", async () => {
    await choose("盆踊りの練習日", undefined);
    expect(await chosenOnes()).toEqual([]);
    const id = await choose("盆踊りの練習日", "association.festival");
    expect(await chosenOnes()).toEqual([
      { id, kind: "chosen", text: "盆踊りの練習日", language: "ja", entry: "association.festival" },
    ]);
    expect(await chosenOnes("suminoe")).toEqual([]);
  });

  it("can't be chosen for by somebody else", async () => {
    const id = await choose("盆踊りの練習日", undefined);
    await database.transaction("console", (tx) =>
      unsure.chosen(tx, { useId: id, residentId: randomUUID(), entry: "office.contact" }),
    );
    expect(await chosenOnes()).toEqual([]);
  });

  it("lies sealed and masked, and is not kept where it is only a number", async () => {
    await choose("06-6682-9974に盆踊りの練習日を教えて", "association.festival");
    await choose("06-6682-9974", "office.contact");
    expect(await chosenOnes()).toMatchObject([{ text: "〔番号〕に盆踊りの練習日を教えて" }]);
    const [row] = await database.run("console", (tx) => tx.unsureQuestion.findMany());
    expect(Buffer.from(row?.text ?? []).toString("utf8")).not.toContain("盆踊り");
  });

  it("belongs to what is chosen after 「違う」, and not to what was wrong", async () => {
    const residentId = randomUUID();
    await choose("盆踊りの練習日", "office.contact", { residentId });
    await database.transaction("console", (tx) => unsure.wrong(tx, residentId, "office.contact"));
    expect(await chosenOnes()).toEqual([]);
    const afterwards = { useId: randomUUID(), residentId, entry: "association.festival" };
    await database.transaction("console", (tx) => unsure.chosen(tx, afterwards));
    expect(await chosenOnes()).toMatchObject([{ kind: "corrected", entry: "association.festival" }]);
  });
});

describe("a kept question goes", () => {
  it("when its asker takes the message back", async () => {
    const messageKey = new Uint8Array([1, 2, 3]);
    await choose("盆踊りの練習日", "association.festival", { messageKey });
    await database.run("console", (tx) => unsure.erase(tx, messageKey));
    expect(await count()).toBe(0);
  });

  it("when its asker wants everything deleted, and is in the copy of everything until then", async () => {
    const residentId = await resident();
    await choose("盆踊りの練習日", "association.festival", { residentId });
    expect(await database.run("console", (tx) => questionsOf(tx, vault, "nishi", residentId))).toMatchObject([
      { text: "盆踊りの練習日" },
    ]);
    await database.transaction("console", (tx) => residents.forget(tx, residentId));
    expect(await count()).toBe(0);
  });

  it.each([
    ["after a day where nothing was chosen", undefined, 1.1, 0],
    ["not within the day", undefined, 0.5, 1],
    ["not after a month where something was chosen", "association.festival", 30, 1],
    ["after 180 days", "association.festival", 181, 0],
  ])("%s", async (_case, entry, days, left) => {
    const residentId = await resident();
    await age(await choose("盆踊りの練習日", entry, { residentId }), days);
    await forgetOld();
    expect(await count()).toBe(left);
  });

  it("with its asker, who has blocked the account for a month", async () => {
    await choose("盆踊りの練習日", "association.festival", { residentId: randomUUID() });
    await forgetOld();
    expect(await count()).toBe(0);
  });
});
