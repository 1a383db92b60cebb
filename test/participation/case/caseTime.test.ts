import { beforeEach, describe, expect, it } from "vitest";
import { languages } from "../../../src/language.js";
import { messageProblems } from "../../../src/line/limits.js";
import type { LineMessage } from "../../../src/line/messages.js";
import { createCaseJobs } from "../../../src/participation/case/caseJobs.js";
import { caseBubble } from "../../../src/participation/case/caseNoticeBubble.js";
import { caseNotices } from "../../../src/participation/case/caseNoticeDesk.js";
import { realContent } from "../../support/content.js";
import { emptyDatabase, useDatabase } from "../../support/database.js";
import { createStand, friday, otherResident, residentId, secret, staff } from "./stand.js";

const database = useDatabase();
const content = realContent();
let cases: ReturnType<typeof createStand>;
let jobs: ReturnType<typeof createCaseJobs>;

beforeEach(async () => {
  await emptyDatabase(database);
  cases = createStand(database);
  jobs = createCaseJobs({ database, vault: cases.vault, audit: cases.audit });
  await cases.residents();
});

async function made(options: Parameters<typeof cases.make>[0] = {}) {
  const outcome = await cases.make(options);
  if (outcome.kind !== "made") throw new Error(outcome.kind);
  return outcome.case;
}
const close = (id: string, seen = 1) =>
  cases.do((tx) => cases.desk.setState(tx, "nishi", id, { state: "done", seen, message: "秘密の返事" }, staff, friday));
const kindsOf = (id: string) => cases.do(async (tx) => (await cases.desk.steps(tx, id)).map(({ kind }) => kind));

describe("when nobody has answered in time", () => {
  it("the case is marked once, however often the clock is looked at and by however many", async () => {
    const one = await made();
    const closed = await made();
    await close(closed.id);
    await jobs.tick(new Date("2026-11-26T17:30:00+09:00"));
    expect(await kindsOf(one.id)).toEqual(["made"]);
    const late = new Date("2026-11-26T17:31:00+09:00");
    await Promise.all([jobs.tick(late), jobs.tick(late)]);
    await jobs.tick(new Date("2026-12-10T09:00:00+09:00"));
    expect(await kindsOf(one.id)).toEqual(["made", "due"]);
    expect(await kindsOf(closed.id)).toEqual(["made", "state"]);
  });

  it("what was passed on has a time limit of its own, and is marked again when that is over", async () => {
    const one = await made();
    await jobs.tick(new Date("2026-11-27T09:00:00+09:00"));
    const passedOn = new Date("2026-11-27T10:00:00+09:00");
    const what = { state: "passed-on", seen: 1 };
    await cases.do((tx) => cases.desk.setState(tx, "nishi", one.id, what, staff, passedOn));
    await jobs.tick(new Date("2026-12-02T17:30:00+09:00"));
    expect(await kindsOf(one.id)).toEqual(["made", "due", "state"]);
    await jobs.tick(new Date("2026-12-02T17:31:00+09:00"));
    await jobs.tick(new Date("2026-12-20T09:00:00+09:00"));
    expect(await kindsOf(one.id)).toEqual(["made", "due", "state", "due"]);
  });
});

describe("when its time is over", () => {
  it("everything that was written goes and the number stays, which is not given again", async () => {
    const one = await made();
    const open = await made();
    await close(one.id);
    await cases.do((tx) => cases.desk.note(tx, "nishi", one.id, "秘密のメモ", staff));
    expect(await jobs.eraseOld(new Date("2027-05-19T23:59:00+09:00"))).toBe(0);
    expect(await jobs.eraseOld(new Date("2027-05-20T00:01:00+09:00"))).toBe(1);
    expect(await jobs.eraseOld(new Date("2027-05-20T00:01:00+09:00"))).toBe(0);
    await cases.do(async (tx) => {
      expect(await cases.desk.find(tx, "nishi", one.id)).toMatchObject({ number: one.number, residentId: undefined });
      expect(await cases.desk.answers(tx, one.id)).toBeUndefined();
      expect(await cases.desk.byLink(tx, "nishi", cases.desk.linkOf(one.id))).toBeUndefined();
      const steps = await cases.desk.steps(tx, one.id);
      expect(steps.map(({ kind }) => kind)).toEqual(["made", "state", "note", "erased"]);
      expect(steps.filter(({ text }) => text !== undefined)).toEqual([]);
      expect((await cases.desk.note(tx, "nishi", one.id, "später", staff)).kind).toBe("over");
      expect(await cases.desk.staying(tx, residentId)).toHaveLength(1);
      expect(await cases.desk.answers(tx, open.id)).toEqual(secret);
    });
    expect((await made()).number).toBe("2026-0003");
    expect(cases.stand.audited).toEqual([
      { actor: { kind: "system" }, ward: "nishi", action: "case.erased", facts: { records: 1 } },
    ]);
  });

  it("more than one round's worth goes in one night", async () => {
    await cases.many(201, { final: true, keepUntil: new Date("2026-12-01") });
    expect(await jobs.eraseOld(new Date("2026-12-01T03:00:00+09:00"))).toBe(201);
  });
});

describe("what LINE says of a case", () => {
  const kinds = () =>
    caseNotices({ desk: cases.desk, wardOf: (id) => content.wards.get(id), publicUrl: "https://ward.example/" });
  const compose = (n: number, own: object = {}): Promise<LineMessage[] | undefined> => {
    const notice = cases.stand.told[n];
    const kind = notice && kinds()[notice.kind];
    if (!notice || !kind) throw new Error("nothing was told");
    return cases.do((tx) => kind(tx, { ...notice, id: notice.subject, language: "ja", channel: "nishi", ...own }));
  };

  it("is number, title, state and the way to its page, and not a word that anybody wrote", async () => {
    const one = await made();
    const received = JSON.stringify(await compose(0));
    expect(received).toContain("2026-0001");
    expect(received).toContain("受け付けました");
    expect(received).toContain(`https://ward.example/nishi/case/${cases.desk.linkOf(one.id)}`);
    await close(one.id);
    const told = JSON.stringify(await compose(1));
    expect(told).toContain("お申し込み（番号 2026-0001、出前講座）について、区役所から連絡があります。");
    expect(told).toContain("終わりました。");
    for (const word of [...Object.values(secret), "秘密"]) expect(received + told).not.toContain(word);
  });

  it("does not name what is nobody's business who looks over a shoulder", async () => {
    const concern = content.wards.get("nishi")?.caseForms.get("watchover-concern");
    if (!concern) throw new Error("no form");
    await made({ form: concern });
    for (const language of languages) {
      const said = JSON.stringify(await compose(0, { language }));
      expect(said).not.toContain(concern.title[language]);
      expect(said).toContain(concern.quietTitle?.[language]);
    }
  });

  it("is not said any more once it is no longer so, or no longer theirs", async () => {
    const one = await made();
    await cases.do((tx) => cases.desk.setState(tx, "nishi", one.id, { state: "passed-on", seen: 1 }, staff, friday));
    expect(await compose(0)).toBeUndefined();
    expect(await compose(1)).toBeDefined();
    await close(one.id, 2);
    expect(await compose(1)).toBeUndefined();
    expect(await compose(2, { residentId: otherResident })).toBeUndefined();
    await jobs.eraseOld(new Date("2027-06-01T00:00:00+09:00"));
    expect(await compose(2)).toBeUndefined();
  });

  it("fits LINE's limits in every ward, form, state and language", async () => {
    const one = await made();
    const problems: unknown[] = [];
    let messages = 0;
    for (const ward of content.wards.values())
      for (const form of ward.caseForms.values())
        for (const { key } of form.states)
          for (const language of languages) {
            const shown = { ...one, asked: form, state: key, language, number: "2026-12345" };
            const shared = { ward, case: shown, token: "t".repeat(43), publicUrl: "https://ward.example" };
            for (const what of ["received", "told"] as const)
              problems.push(...messageProblems([caseBubble({ ...shared, what })]));
            messages += 2;
          }
    expect([problems, messages > 500]).toEqual([[], true]);
  });
});
