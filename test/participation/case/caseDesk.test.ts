import { beforeEach, describe, expect, it } from "vitest";
import { emptyDatabase, useDatabase } from "../../support/database.js";
import {
  asResident,
  colleague,
  createStand,
  formLike,
  friday,
  otherResident,
  residentId,
  secret,
  staff,
  visitor,
} from "./stand.js";

const database = useDatabase();
let cases: ReturnType<typeof createStand>;

beforeEach(async () => {
  await emptyDatabase(database);
  cases = createStand(database);
  await cases.residents();
});

async function made(options: Parameters<typeof cases.make>[0] = {}) {
  const outcome = await cases.make(options);
  if (outcome.kind !== "made") throw new Error(outcome.kind);
  return outcome;
}

const setState = (
  id: string,
  what: { state: string; seen: number; message?: string; quietly?: boolean },
  now = friday,
) => cases.do((tx) => cases.desk.setState(tx, "nishi", id, what, staff, now));

describe("the number of a case", () => {
  it("is neither given twice nor left out when twenty ask at once", async () => {
    const all = await Promise.all(Array.from({ length: 20 }, (_, n) => made({ seed: `at once ${n}`, by: visitor })));
    const numbers = all.map((one) => one.case.number).sort();
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, n) => `2026-${String(n + 1).padStart(4, "0")}`));
  });

  it("is counted by ward and fiscal year", async () => {
    await made();
    expect((await made({ ward: "suminoe", by: visitor })).case.number).toBe("2026-0001");
    expect((await made({ now: new Date("2027-03-31T23:00:00+09:00") })).case.number).toBe("2026-0002");
    expect((await made({ now: new Date("2027-04-01T00:30:00+09:00") })).case.number).toBe("2027-0001");
  });

  it("is the same when a form is sent twice, also at the same moment, and is not used up by it", async () => {
    const twice = await Promise.all([made({ seed: "same" }), made({ seed: "same" })]);
    expect(twice[0]).toEqual(twice[1]);
    expect((await made()).case.number).toBe("2026-0002");
    expect(
      (await made({ seed: "same", by: { kind: "resident", language: "ja", residentId: otherResident } })).token,
    ).not.toBe(twice[0].token);
  });
});

describe("a form that is sent once more, from a page gone back to", () => {
  const answersOf = (id: string) => cases.do((tx) => cases.desk.answers(tx, id));

  it("puts right what was wrong in it, as one case that is received once", async () => {
    const first = await made({ seed: "same", answers: { name: "架空 花子", phone: "06-0000-0001" } });
    const again = await made({ seed: "same", answers: { name: "架空 花子", phone: "06-0000-0002" } });
    expect([again.case.id, again.token]).toEqual([first.case.id, first.token]);
    expect(await answersOf(first.case.id)).toMatchObject({ phone: "06-0000-0002" });
    expect(cases.stand.told).toHaveLength(1);
  });

  it("changes nothing once staff have begun on it", async () => {
    const first = await made({ seed: "same", answers: { name: "架空 花子" } });
    await setState(first.case.id, { state: "passed-on", seen: 1 });
    await made({ seed: "same", answers: { name: "ほかの名前" } });
    expect(await answersOf(first.case.id)).toEqual({ name: "架空 花子" });
  });
});

describe("a case", () => {
  it("has its limit, keeps the form as it was, and opens for whoever holds its link, in its ward only", async () => {
    const { case: one, token } = await made();
    expect(one).toMatchObject({ state: "new", version: 1, residentId, dueAt: new Date("2026-11-26T08:30:00Z") });
    expect(one.asked).toEqual(formLike());
    await cases.do(async (tx) => {
      expect(await cases.desk.byLink(tx, "nishi", token)).toEqual(one);
      expect(await cases.desk.byLink(tx, "suminoe", token)).toBeUndefined();
      expect(await cases.desk.byLink(tx, "nishi", `${token}x`)).toBeUndefined();
      expect(cases.desk.linkOf(one.id)).toBe(token);
      expect(await cases.desk.answers(tx, one.id)).toEqual(secret);
    });
  });

  it("lies in the database without a readable word of who asked", async () => {
    const { case: one } = await made();
    await setState(one.id, { state: "passed-on", seen: 1, message: "秘密の返事" });
    await cases.do((tx) => cases.desk.note(tx, "nishi", one.id, "秘密のメモ", staff));
    const dump = await database.run("console", async (tx) => {
      const rows =
        await tx.$queryRaw`SELECT to_jsonb(c)::text AS c, (SELECT string_agg(to_jsonb(s)::text, '') FROM case_step s) AS s FROM ward_case c`;
      const raw = await tx.$queryRaw<{ text: string }[]>`
        SELECT encode(answers, 'escape') || (SELECT string_agg(encode(text, 'escape'), '') FROM case_step) AS text FROM ward_case`;
      return JSON.stringify([rows, raw]);
    });
    expect(dump).toContain("出前講座");
    for (const word of [...Object.values(secret), "秘密"]) expect(dump).not.toContain(word);
  });

  it("moves from state to state, with words for the resident, and tells them once in LINE each time", async () => {
    const { case: one } = await made();
    const moved = await setState(one.id, { state: "passed-on", seen: 1, message: "町会長に伝えました" });
    expect(moved).toMatchObject({ kind: "changed", case: { state: "passed-on", version: 2, final: false } });
    expect(await setState(one.id, { state: "passed-on", seen: 2, message: "もう一言" })).toMatchObject({
      case: { version: 3 },
    });
    expect(cases.stand.told.map(({ kind, subject, slot }) => [kind, subject, slot])).toEqual([
      ["case.received", one.id, "1:new"],
      ["case.told", one.id, "2:passed-on"],
      ["case.told", one.id, "3:passed-on"],
    ]);
    expect(JSON.stringify(cases.stand.told)).not.toMatch(/町会長|一言|秘密/);
    const steps = await cases.do((tx) => cases.desk.steps(tx, one.id));
    expect(steps.map(({ kind, state, text, by }) => [kind, state, text, by.kind, by.name])).toEqual([
      ["made", "new", undefined, "resident", undefined],
      ["state", "passed-on", "町会長に伝えました", "staff", staff.name],
      ["message", "passed-on", "もう一言", "staff", staff.name],
    ]);
  });

  it("says nothing in LINE when staff change it quietly, of a visitor, and of what is made up for a demo", async () => {
    const { case: one } = await made();
    await setState(one.id, { state: "passed-on", seen: 1, quietly: true });
    const { case: visitors } = await made({ by: visitor });
    await setState(visitors.id, { state: "done", seen: 1 });
    const fiction = await cases.do((tx) =>
      cases.desk.make(tx, "nishi", asResident, { form: formLike(), answers: {}, seed: "f", fictional: true }, friday),
    );
    if (fiction.kind === "made") await setState(fiction.case.id, { state: "done", seen: 1 });
    expect(cases.stand.told.map(({ kind }) => kind)).toEqual(["case.received"]);
  });

  it("ends with a final state: the day of its erasing is fixed and nothing changes it any more", async () => {
    const { case: one } = await made();
    const closed = await setState(one.id, { state: "done", seen: 1 });
    expect(closed).toMatchObject({ case: { final: true, closedAt: friday, keepUntil: "2027-05-20" } });
    expect((await setState(one.id, { state: "new", seen: 2 })).kind).toBe("over");
    await cases.do(async (tx) => {
      expect((await cases.desk.assign(tx, "nishi", one.id, { to: colleague.id, seen: 2 }, staff)).kind).toBe("over");
      expect((await cases.desk.withdraw(tx, "nishi", one.id, friday)).kind).toBe("over");
      expect((await cases.desk.note(tx, "nishi", one.id, "電話で確認", staff)).kind).toBe("changed");
    });
  });

  it("tells who worked on an older version, and has no state that its form has not", async () => {
    const { case: one } = await made();
    await cases.do((tx) => cases.desk.assign(tx, "nishi", one.id, { to: colleague.id, seen: 1 }, staff));
    expect(await setState(one.id, { state: "done", seen: 1 })).toEqual({ kind: "outdated", version: 2 });
    await expect(setState(one.id, { state: "lost", seen: 2 })).rejects.toThrow("no state lost");
    const other = cases.do((tx) =>
      cases.desk.setState(tx, "suminoe", one.id, { state: "done", seen: 2 }, staff, friday),
    );
    expect(await other).toEqual({ kind: "missing" });
  });

  it("can be taken back by its resident, which LINE does not repeat to them", async () => {
    const { case: one } = await made();
    const back = await cases.do((tx) => cases.desk.withdraw(tx, "nishi", one.id, friday));
    expect(back).toMatchObject({ kind: "changed", case: { state: "withdrawn", final: true, keepUntil: "2027-05-20" } });
    expect(cases.stand.told).toHaveLength(1);
  });

  it("stays as a record of the ward when its resident is forgotten, without them, and says until when", async () => {
    const { case: one } = await made();
    const { case: closed } = await made();
    await setState(closed.id, { state: "done", seen: 1 });
    const staying = await cases.do((tx) => cases.desk.staying(tx, residentId));
    expect(staying.map(({ number, months, keepUntil }) => [number, months, keepUntil])).toEqual([
      [closed.number, 6, "2027-05-20"],
      [one.number, 6, undefined],
    ]);
    expect(staying[0]?.reason.ja).toBe("連絡のため");
    await cases.do((tx) => tx.resident.delete({ where: { id: residentId } }));
    expect(await cases.do((tx) => cases.desk.find(tx, "nishi", one.id))).toMatchObject({ residentId: undefined });
    expect((await setState(one.id, { state: "done", seen: 1 })).kind).toBe("changed");
    expect(cases.stand.told.filter(({ kind }) => kind === "case.told")).toHaveLength(1);
  });
});

describe("a case at a time that the ward opened", () => {
  const slotId = "33333333-3333-4333-8333-333333333333";
  const form = formLike({ key: "concierge", slots: true });
  const openSlot = (own: object = {}) =>
    cases.do((tx) =>
      tx.slot.create({
        data: {
          id: slotId,
          ward: "nishi",
          form: "concierge",
          startsAt: new Date("2026-11-25T01:00:00Z"),
          endsAt: new Date("2026-11-25T02:00:00Z"),
          ...own,
        },
      }),
    );

  it("is made once, when twenty want the same hour at once", async () => {
    await openSlot();
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, n) => cases.make({ form, slotId, seed: `slot ${n}`, by: visitor })),
    );
    expect(all.filter(({ kind }) => kind === "made")).toHaveLength(1);
    expect(await cases.do((tx) => tx.wardCase.count())).toBe(1);
    // Who was refused has used up no number.
    expect((await made({ by: visitor })).case.number).toBe("2026-0002");
  });

  it.each([
    "withdrawn",
    "ward-cancelled",
  ])("frees its hour when it ends as %s, and not when it is done", async (state) => {
    await openSlot();
    const { case: one } = await made({ form, slotId });
    expect((await cases.make({ form, slotId })).kind).toBe("slot-gone");
    await setState(one.id, { state, seen: 1 });
    const { case: next } = await made({ form, slotId });
    await setState(next.id, { state: "done", seen: 1 });
    expect((await cases.make({ form, slotId })).kind).toBe("slot-gone");
  });

  it.each([
    ["is cancelled", { cancelled: true }],
    ["is over", { startsAt: new Date("2026-11-20T00:30:00Z") }],
    ["is for another consultation", { form: "home-visit" }],
    ["is in another ward", { ward: "suminoe" }],
  ])("is not made at a time that %s, nor without one", async (_name, own) => {
    await openSlot(own);
    expect((await cases.make({ form, slotId })).kind).toBe("slot-gone");
    expect((await cases.make({ form })).kind).toBe("slot-gone");
  });
});
