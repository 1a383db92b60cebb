import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "../../../src/console/actor.js";
import { createAuditStore } from "../../../src/console/audit/auditStore.js";
import { hasWords } from "../../../src/console/audit/auditText.js";
import type { SurveyView, SurveyWritten } from "../../../src/survey/surveyDesk.js";
import { createSurveyDesk } from "../../../src/survey/surveyDeskStore.js";
import { createVault } from "../../../src/vault.js";
import { emptyDatabase, useDatabase } from "../../support/database.js";
import { testKey } from "../../support/service.js";
import { guardians } from "./definitions.js";

const database = useDatabase();
const ward = "nishi";
const author: Actor = { kind: "staff", id: randomUUID(), name: "編集 花子" };
const chief: Actor = { kind: "staff", id: randomUUID(), name: "承認 太郎" };
const closesAt = new Date("2026-12-10T23:59:00+09:00");

let now: Date;
let salts: number;
let told: string[];
const desk = createSurveyDesk({
  database,
  clock: { now: () => now },
  audit: createAuditStore(createVault(testKey)),
  newSalt: () => Uint8Array.of(++salts, 2, 3),
  changed: async (_tx, id) => void told.push(`changed ${id}`),
});

beforeEach(async () => {
  now = new Date("2026-11-20T10:00:00+09:00");
  salts = 0;
  told = [];
  await emptyDatabase(database);
  await database.run("console", async (tx) => {
    for (const { id, name } of [author, chief] as { id: string; name: string }[])
      await tx.staff.create({ data: { id, name, email: `${id}@example.jp` } });
  });
});

function survey(outcome: SurveyWritten): SurveyView {
  if (outcome.kind !== "written") throw new Error(`expected a survey, got ${JSON.stringify(outcome)}`);
  return outcome.survey;
}
const created = async () => survey(await desk.create(author, ward, guardians(), { source: "guardians" }));
const published = async () => {
  await created();
  return survey(await desk.publish(chief, ward, "guardians", 1, { closesAt }));
};
const freeze = (id: string, number: number) =>
  database.run("console", (tx) =>
    tx.surveyVersion.update({ where: { surveyId_number: { surveyId: id, number } }, data: { frozenAt: now } }),
  );
const titled = (ja: string) => guardians({ title: { ja } });

describe("a run of a survey begins as a draft", () => {
  test("from a definition, with who wrote it and where it is from", async () => {
    const made = await created();
    expect(made).toMatchObject({ ward, key: "guardians", state: "draft", source: "guardians", fictional: false });
    expect(made.published).toBeUndefined();
    expect(made.draft).toMatchObject({ number: 1, edit: 1, updatedBy: author.kind === "staff" && { id: author.id } });
    expect(made.draft?.definition).toEqual(guardians());
    expect((await desk.list(ward)).map(({ key }) => key)).toEqual(["guardians"]);
  });

  test("its key is taken in its ward, and free in another", async () => {
    await created();
    expect(await desk.create(author, ward, guardians(), {})).toEqual({ kind: "taken" });
    expect((await desk.create(author, "suminoe", guardians(), {})).kind).toBe("written");
  });

  test("an address of the console's own is taken, too", async () => {
    expect(await desk.create(author, ward, guardians({ key: "new" }), {})).toEqual({ kind: "taken" });
  });

  test("one with mistakes is not kept, and each is told", async () => {
    const broken = { ...guardians(), questions: [], measures: [] };
    const outcome = await desk.create(author, ward, broken, {});
    expect(outcome).toMatchObject({ kind: "faulty", problems: [{ path: ["questions"] }] });
    expect(await desk.list(ward)).toEqual([]);
  });

  test("it can be removed as long as nobody was ever asked", async () => {
    await created();
    expect((await desk.remove(author, ward, "guardians")).kind).toBe("written");
    expect(await desk.find(ward, "guardians")).toBeUndefined();
    await published();
    expect(await desk.remove(author, ward, "guardians")).toEqual({ kind: "fixed", state: "open" });
  });

  test("another ward does not see it", async () => {
    await created();
    expect(await desk.find("suminoe", "guardians")).toBeUndefined();
    expect(await desk.list("suminoe")).toEqual([]);
    const there = "suminoe";
    expect(await desk.save(author, there, "guardians", 1, guardians())).toEqual({ kind: "missing" });
    expect(await desk.publish(chief, there, "guardians", 1, {})).toEqual({ kind: "missing" });
    expect(await desk.close(chief, there, "guardians")).toEqual({ kind: "missing" });
    expect(await desk.remove(chief, there, "guardians")).toEqual({ kind: "missing" });
    expect(await desk.discard(chief, there, "guardians")).toEqual({ kind: "missing" });
    expect(await desk.setTimes(chief, there, "guardians", { closesAt })).toEqual({ kind: "missing" });
    expect(await desk.versions(there, "guardians")).toEqual([]);
  });
});

describe("a draft is written", () => {
  test("and says how often", async () => {
    await created();
    const written = survey(await desk.save(chief, ward, "guardians", 1, titled("新しい題")));
    expect(written.draft).toMatchObject({ number: 1, edit: 2, updatedBy: { name: "承認 太郎" } });
    expect(written.draft?.definition.title.ja).toBe("新しい題");
  });

  test("by one at a time: who has an older edit open is told, and changes nothing", async () => {
    await created();
    await desk.save(chief, ward, "guardians", 1, titled("先の人"));
    expect(await desk.save(author, ward, "guardians", 1, titled("後の人"))).toEqual({ kind: "outdated", edit: 2 });
    expect((await desk.find(ward, "guardians"))?.draft?.definition.title.ja).toBe("先の人");
  });

  test("with its mistakes told, and then not kept", async () => {
    await created();
    const outcome = await desk.save(author, ward, "guardians", 1, { ...guardians(), measures: [{ indicator: "x" }] });
    expect(outcome.kind).toBe("faulty");
    expect((await desk.find(ward, "guardians"))?.draft?.edit).toBe(1);
  });

  test("under its own key always", async () => {
    await created();
    const outcome = await desk.save(author, ward, "guardians", 1, guardians({ key: "other" }));
    expect(outcome).toMatchObject({ kind: "faulty", problems: [{ path: ["key"] }] });
  });

  test("its class may change before the first publication, and never after", async () => {
    const confidential = guardians({ class: "confidential" });
    await created();
    expect((await desk.save(author, ward, "guardians", 1, confidential)).kind).toBe("written");
    await desk.publish(chief, ward, "guardians", 2, { closesAt });
    const outcome = await desk.save(author, ward, "guardians", 2, guardians());
    expect(outcome).toMatchObject({ kind: "faulty", problems: [{ path: ["class"] }] });
  });
});

describe("a draft is published", () => {
  test("by another person than who wrote it, and opens the survey with its secret", async () => {
    const open = await published();
    expect(open).toMatchObject({ state: "open", opensAt: now, closesAt, draft: undefined });
    expect(open.published).toMatchObject({ number: 1, publishedAt: now });
    const row = await database.run("console", (tx) => tx.survey.findUniqueOrThrow({ where: { id: open.id } }));
    expect([...(row.salt ?? [])]).toEqual([1, 2, 3]);
    expect(row.version).toBe(1);
  });

  const own: [string, Actor, Actor, boolean, string][] = [
    ["whoever wrote it last can't", author, author, false, "own"],
    ["somebody else can", author, chief, false, "written"],
    ["a token that acts for the writer is the writer", author, tokenOf(author), false, "own"],
    ["the operator publishes nothing", author, { kind: "operator" }, false, "own"],
    ["the demo publishes what it plays", { kind: "system" }, { kind: "system" }, true, "written"],
    ["and even then the one who wrote it can't", author, author, true, "own"],
  ];
  test.each(own)("%s", async (_title, writer, publisher, fictional, kind) => {
    await desk.create(writer, ward, guardians(), { fictional });
    expect((await desk.publish(publisher, ward, "guardians", 1, { closesAt })).kind).toBe(kind);
  });

  test("the last editor counts, not the first", async () => {
    await created();
    await desk.save(chief, ward, "guardians", 1, titled("直した"));
    expect(await desk.publish(chief, ward, "guardians", 2, { closesAt })).toEqual({ kind: "own" });
    expect((await desk.publish(author, ward, "guardians", 2, { closesAt })).kind).toBe("written");
  });

  test("only as it was seen", async () => {
    await created();
    await desk.save(author, ward, "guardians", 1, titled("その間に"));
    expect(await desk.publish(chief, ward, "guardians", 1, { closesAt })).toEqual({ kind: "outdated", edit: 2 });
  });

  test("not twice", async () => {
    await published();
    expect(await desk.publish(chief, ward, "guardians", 1, { closesAt })).toEqual({ kind: "fixed", state: "open" });
  });

  const times: [string, Parameters<typeof desk.publish>[4], string][] = [
    ["a deadline in the past", { closesAt: new Date("2026-11-19T10:00:00+09:00") }, "closesAt"],
    [
      "a deadline before the opening",
      { opensAt: new Date("2026-12-20T10:00:00+09:00"), closesAt: new Date("2026-12-10T10:00:00+09:00") },
      "closesAt",
    ],
    ["a deadline in years", { closesAt: new Date("2029-11-19T10:00:00+09:00") }, "closesAt"],
    ["an opening long ago", { opensAt: new Date("2026-10-01T10:00:00+09:00"), closesAt }, "opensAt"],
  ];
  test.each(times)("not with %s", async (_title, wanted, field) => {
    await created();
    const outcome = await desk.publish(chief, ward, "guardians", 1, wanted);
    expect(outcome).toMatchObject({ kind: "faulty", problems: [{ path: [field] }] });
    expect((await desk.find(ward, "guardians"))?.state).toBe("draft");
  });
});

describe("a version that was published never changes", () => {
  test("an edit begins the next one, and the old one is answered until that is published", async () => {
    const { id } = await published();
    await freeze(id, 1);
    const edited = survey(await desk.save(author, ward, "guardians", 1, titled("第2版")));
    expect(edited.published).toMatchObject({ number: 1, definition: { title: guardians().title } });
    expect(edited.draft).toMatchObject({ number: 2, edit: 2 });
    const next = survey(await desk.publish(chief, ward, "guardians", 2, {}));
    expect(next).toMatchObject({ draft: undefined, published: { number: 2 }, closesAt });
    expect(told).toEqual([`changed ${id}`]);
    const versions = await desk.versions(ward, "guardians");
    expect(versions.map(({ number, definition }) => [number, definition.title.ja])).toEqual([
      [1, "子育てについてのアンケート"],
      [2, "第2版"],
    ]);
  });

  test("its secret stays the same over all versions", async () => {
    const { id } = await published();
    await desk.save(author, ward, "guardians", 1, titled("第2版"));
    await desk.publish(chief, ward, "guardians", 2, {});
    const row = await database.run("console", (tx) => tx.survey.findUniqueOrThrow({ where: { id } }));
    expect(row.salt?.[0]).toBe(1);
    expect(salts).toBe(1);
  });

  test("two who begin the next one at once: the second is told", async () => {
    await published();
    await desk.save(author, ward, "guardians", 1, titled("先"));
    expect(await desk.save(chief, ward, "guardians", 1, titled("後"))).toEqual({ kind: "outdated", edit: 2 });
  });

  test("a draft that is thrown away does not come back from a page still open", async () => {
    await published();
    await desk.save(author, ward, "guardians", 1, titled("捨てる"));
    expect(survey(await desk.discard(author, ward, "guardians")).draft).toBeUndefined();
    expect(await desk.save(author, ward, "guardians", 2, titled("捨てる"))).toEqual({ kind: "outdated", edit: 3 });
    expect((await desk.save(author, ward, "guardians", 3, titled("改めて"))).kind).toBe("written");
  });

  test("there is nothing to throw away without a draft, nor before the first publication", async () => {
    await created();
    expect(await desk.discard(author, ward, "guardians")).toEqual({ kind: "fixed", state: "draft" });
    await desk.publish(chief, ward, "guardians", 1, { closesAt });
    expect(await desk.discard(author, ward, "guardians")).toEqual({ kind: "fixed", state: "open" });
  });
});

describe("the times of an open survey", () => {
  test("the deadline can be moved, or taken away", async () => {
    await published();
    const later = new Date("2027-01-31T23:59:00+09:00");
    expect(survey(await desk.setTimes(chief, ward, "guardians", { closesAt: later })).closesAt).toEqual(later);
    expect(survey(await desk.setTimes(chief, ward, "guardians", { closesAt: undefined })).closesAt).toBeUndefined();
  });

  test("the opening can't, once it has opened", async () => {
    await published();
    const outcome = await desk.setTimes(chief, ward, "guardians", { opensAt: new Date("2026-12-01T09:00:00+09:00") });
    expect(outcome).toMatchObject({ kind: "faulty", problems: [{ path: ["opensAt"] }] });
  });

  test("one that opens later may open at another time", async () => {
    await created();
    const opensAt = new Date("2026-12-01T09:00:00+09:00");
    await desk.publish(chief, ward, "guardians", 1, { opensAt, closesAt });
    const earlier = new Date("2026-11-25T09:00:00+09:00");
    expect(survey(await desk.setTimes(chief, ward, "guardians", { opensAt: earlier })).opensAt).toEqual(earlier);
  });

  test("a draft has none, and what is over stays over", async () => {
    await created();
    expect(await desk.setTimes(chief, ward, "guardians", { closesAt })).toEqual({ kind: "fixed", state: "draft" });
    await desk.publish(chief, ward, "guardians", 1, { closesAt });
    now = new Date("2026-12-11T00:00:00+09:00");
    expect(await desk.setTimes(chief, ward, "guardians", {})).toEqual({ kind: "fixed", state: "closed" });
  });
});

describe("a survey closes", () => {
  test("from then on respondents may object for as long as the definition says", async () => {
    const { id } = await published();
    const closed = survey(await desk.close(chief, ward, "guardians"));
    expect(closed).toMatchObject({ state: "closed", closedAt: now });
    expect(closed.saltUntil).toEqual(new Date("2026-12-20T10:00:00+09:00"));
    expect(told).toEqual([`changed ${id}`]);
  });

  test("at its deadline, even where staff press the button later", async () => {
    await published();
    now = new Date("2026-12-12T09:00:00+09:00");
    expect(survey(await desk.close(chief, ward, "guardians")).closedAt).toEqual(closesAt);
  });

  test("once, and nothing is edited, published or moved after it", async () => {
    await published();
    await desk.save(author, ward, "guardians", 1, titled("第2版"));
    await desk.close(chief, ward, "guardians");
    const closed = { kind: "fixed", state: "closed" };
    expect(await desk.close(chief, ward, "guardians")).toEqual(closed);
    expect(await desk.save(author, ward, "guardians", 2, titled("第3版"))).toEqual(closed);
    expect(await desk.publish(chief, ward, "guardians", 2, {})).toEqual(closed);
    expect(await desk.setTimes(chief, ward, "guardians", { closesAt })).toEqual(closed);
  });

  test("not before it was open", async () => {
    await created();
    expect(await desk.close(chief, ward, "guardians")).toEqual({ kind: "fixed", state: "draft" });
  });
});

describe("the audit", () => {
  beforeAll(() => {
    now = new Date("2026-11-20T10:00:00+09:00");
  });

  test("has every step with who took it, and what is refused leaves no trace", async () => {
    const { id } = await published();
    await desk.publish(author, ward, "guardians", 1, {});
    await desk.save(author, ward, "guardians", 1, titled("第2版"));
    await desk.discard(author, ward, "guardians");
    await desk.setTimes(chief, ward, "guardians", { closesAt: undefined });
    await desk.close(chief, ward, "guardians");
    await desk.create(author, ward, guardians({ key: "other" }), {});
    await desk.remove(author, ward, "other");
    const rows = await database.run("console", (tx) => tx.auditRecord.findMany({ orderBy: { seq: "asc" } }));
    const steps = rows.map(({ action }) => action);
    expect(steps).toEqual([
      "survey.created",
      "survey.published",
      "survey.saved",
      "survey.draft-discarded",
      "survey.times-set",
      "survey.closed",
      "survey.created",
      "survey.removed",
    ]);
    expect(rows.slice(0, 6).every(({ subject }) => subject === id)).toBe(true);
    expect(steps.filter((action) => !hasWords(action))).toEqual([]);
  });
});

function tokenOf(actor: Actor): Actor {
  if (actor.kind !== "staff") throw new Error("only staff have tokens here");
  return { kind: "token", id: randomUUID(), name: "連携", staffId: actor.id };
}
