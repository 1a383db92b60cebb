import { afterEach, describe, expect, it } from "vitest";
import type { AuditEntry } from "../../../src/console/audit/audit.js";
import type { Tx } from "../../../src/db.js";
import { createWithdrawal } from "../../../src/survey/answering/respondentWithdrawalStore.js";
import { retentionOf } from "../../../src/survey/closing/surveyRetention.js";
import { createSurveyRetention } from "../../../src/survey/closing/surveyRetentionJobs.js";
import { describeOnServer, emptyDatabase, useDatabase } from "../../support/database.js";
import { until } from "../../support/until.js";
import { createStand, days, definition, given, minute, now, one, vault, whole } from "./stand.js";

const database = useDatabase();
const stand = createStand(database);
const { within, answering } = stand;
let entries: AuditEntry[] = [];
let time = now;
const retention = createSurveyRetention({
  database,
  clock: { now: () => time },
  audit: { record: async (_tx, entry) => void entries.push(entry) },
  changed: stand.changed,
});
const withdrawal = createWithdrawal({ vault, changed: stand.changed });
const actions = () => entries.splice(0).map(({ action }) => action);
const at = async (instant: Date, work: () => Promise<void>) => {
  time = instant;
  await work();
};

afterEach(async () => {
  entries = [];
  time = now;
  stand.changes();
  await emptyDatabase(database);
});

const survey = () => stand.publish({ closesAt: days(3) });
const row = (id: string) => within((tx) => tx.survey.findUniqueOrThrow({ where: { id } }));
const counts = () =>
  within(async (tx) => ({
    responses: await tx.surveyResponse.count(),
    sheets: await tx.surveySheet.count(),
    links: await tx.surveyLink.count(),
    codes: await tx.surveyCode.count(),
    asked: await tx.surveyAsked.count(),
    papers: await tx.surveyPaper.count(),
  }));

describe("a survey whose time is up", () => {
  it("is closed as of the announced time, once, and its tally is counted once more", async () => {
    const { id } = await survey();
    await at(new Date(days(3).getTime() - 1), retention.closeDue);
    expect([(await row(id)).state, actions()]).toEqual(["open", []]);
    await at(days(4), retention.closeDue);
    await at(days(5), retention.closeDue);
    const closed = await row(id);
    expect([closed.state, closed.closedAt, closed.saltUntil]).toEqual(["closed", days(3), days(33)]);
    expect([actions(), stand.changes()]).toEqual([["survey.closed"], [id]]);
  });

  it("without an end stays open", async () => {
    const { id } = await stand.publish();
    await at(days(3000), retention.closeDue);
    expect((await row(id)).state).toBe("open");
  });

  it("keeps its responses; sheets, links and paper forms go, and of what was not submitted only how far it had come", async () => {
    const asked = await survey();
    const [a, b] = [
      await stand.asFriend(asked, await stand.arrive("a")),
      await stand.asFriend(asked, await stand.arrive("b")),
    ];
    await stand.submit(asked, a, given(whole, minute(1)));
    await stand.keep(asked, b, given({ feel: one("no"), used: one("no") }, minute(2)));
    await stand.link(asked, b, "t");
    const paper = { surveyId: asked.id, codeHash: Buffer.from("code"), entries: Buffer.from("x"), keyedBy: asked.id };
    await within((tx) => tx.surveyPaper.create({ data: paper }));
    await at(days(3), retention.closeDue);
    expect(await counts()).toMatchObject({ responses: 1, sheets: 1, links: 0, papers: 0 });
    const left = await within((tx) => tx.surveySheet.findFirstOrThrow());
    expect([left.reached, left.frame, left.entries.length, left.submitted]).toEqual([2, "line", 0, false]);
    expect(Buffer.from(left.respondentKey).equals(b.key)).toBe(false);
    await at(days(3), retention.closeDue);
    const again = await within((tx) => tx.surveySheet.findFirstOrThrow());
    expect(again.respondentKey).toEqual(left.respondentKey);
  });

  it("leaves the sheets of surveys that are open alone", async () => {
    const open = await stand.publish();
    const friend = await stand.asFriend(open, await stand.arrive("a"));
    await stand.keep(open, friend, given({ feel: one("no") }, minute(1)));
    await stand.link(open, friend, "t");
    await at(days(3), retention.closeDue);
    await at(days(3), retention.forgetOld);
    expect(await stand.sheet(open, friend)).toMatchObject({ answers: { feel: one("no") } });
    expect(await counts()).toMatchObject({ sheets: 1, links: 1 });
  });

  it("lets an answer that is being written end first, and takes none after", async () => {
    const asked = await survey();
    const [a, b] = [
      await stand.asFriend(asked, await stand.arrive("a")),
      await stand.asFriend(asked, await stand.arrive("b")),
    ];
    const answers = [a, b].map((friend, index) => stand.submit(asked, friend, given(whole, minute(index))));
    const [first, second] = await Promise.all([...answers, at(days(3), retention.closeDue)]);
    const taken = [first, second].filter((written) => written?.kind === "submitted").length;
    expect((await counts()).responses).toBe(taken);
    expect((await stand.submit(asked, a, given(whole, minute(9)))).kind).toBe("closed");
    expect((await counts()).responses).toBe(taken);
  });
});

describeOnServer("closing and answering at the same moment", () => {
  /** Something is written and not committed yet; then the other begins, and must wait. */
  async function during<T>(first: (tx: Tx) => Promise<unknown>, other: () => Promise<T>): Promise<T> {
    let written = () => {};
    let release = () => {};
    const isWritten = new Promise<void>((resolve) => (written = resolve));
    const released = new Promise<void>((resolve) => (release = resolve));
    const held = database.transaction("console", async (tx) => {
      await first(tx);
      written();
      await released;
    });
    await Promise.race([isWritten, held]);
    const after = other();
    await until(async () => {
      const [row] = await database.run(
        "webhook",
        (tx) => tx.$queryRaw<{ waiting: bigint }[]>`
          SELECT count(*) AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return (row?.waiting ?? 0n) > 0n;
    });
    release();
    await held;
    return after;
  }

  it("closing waits for an answer that is being written, which counts", async () => {
    const asked = await survey();
    const friend = await stand.asFriend(asked, await stand.arrive("a"));
    await during(
      (tx) => answering.submit(tx, asked, friend, given(whole, minute(1))),
      () => at(days(3), retention.closeDue),
    );
    expect([(await row(asked.id)).state, (await counts()).responses]).toEqual(["closed", 1]);
  });

  it("an answer waits for closing, and is refused", async () => {
    const asked = await survey();
    const friend = await stand.asFriend(asked, await stand.arrive("a"));
    const answer = await during(
      (tx) => tx.survey.update({ where: { id: asked.id }, data: { state: "closed", closedAt: now } }),
      () => stand.submit(asked, friend, given(whole, minute(1))),
    );
    expect([answer, (await counts()).responses]).toEqual([{ kind: "closed" }, 0]);
  });

  it("two tabs that submit at once wait for each other, and both are in the response", async () => {
    const asked = await survey();
    const friend = await stand.asFriend(asked, await stand.arrive("a"));
    const other = await during(
      (tx) => answering.submit(tx, asked, friend, given({ feel: one("no") }, minute(1))),
      () => stand.submit(asked, friend, given({ used: one("no") }, minute(2))),
    );
    expect(other).toMatchObject({ kind: "submitted", again: true });
    expect(await stand.responses(asked)).toMatchObject([{ picks: "{8,2,NULL,NULL,0,0}" }]);
  });
});

describe("what is kept of a closed survey", () => {
  const closedSurvey = async () => {
    const asked = await survey();
    const { printed } = await stand.letters(asked, 1);
    const resident = await stand.arrive("a");
    const batchId = await stand.batch(asked, "line", "line");
    await within((tx) => tx.surveyAsked.create({ data: { surveyId: asked.id, residentId: resident, batchId } }));
    await stand.submit(asked, await stand.asCode(printed[0] ?? ""), given(whole, minute(1)));
    await at(days(3), retention.closeDue);
    actions();
    return { id: asked.id, code: printed[0] ?? "", resident };
  };

  it("the secret of the keys goes when the time for objections is over, and not before", async () => {
    const { id } = await closedSurvey();
    await at(new Date(days(33).getTime() - 1), retention.forgetOld);
    expect((await row(id)).salt).not.toBeNull();
    await at(days(33), retention.forgetOld);
    await at(days(34), retention.forgetOld);
    expect([(await row(id)).salt, (await row(id)).saltDestroyedAt, actions()]).toEqual([
      null,
      days(33),
      ["survey.keys-destroyed"],
    ]);
  });

  it("free texts go after their time with their tags; the hash of the answers stays", async () => {
    const { id } = await closedSurvey();
    const before = await within((tx) => tx.surveyResponse.findFirstOrThrow({ omit: { picks: true } }));
    expect(before.texts).not.toBeNull();
    await within((tx) =>
      tx.surveyTextTag.create({ data: { responseId: before.id, question: "words", tag: "公園", addedBy: id } }),
    );
    await at(days(367), retention.forgetOld);
    expect((await within((tx) => tx.surveyResponse.findFirstOrThrow({ omit: { picks: true } }))).texts).not.toBeNull();
    await at(days(368), retention.forgetOld);
    await at(days(369), retention.forgetOld);
    const after = await within((tx) => tx.surveyResponse.findFirstOrThrow({ omit: { picks: true } }));
    expect([after.texts, after.rowHash, after.values]).toEqual([null, before.rowHash, before.values]);
    expect([await within((tx) => tx.surveyTextTag.count()), (await row(id)).textsDeletedAt]).toEqual([0, days(368)]);
    expect(actions()).toEqual(["survey.keys-destroyed", "survey.texts-deleted"]);
  });

  it("responses go after their time, with who was asked and which codes were used; the batches' counts stay", async () => {
    await closedSurvey();
    await at(days(1827), retention.forgetOld);
    expect(await counts()).toMatchObject({ responses: 1, codes: 1, asked: 1 });
    await within((tx) => tx.surveyAsked.updateMany({ data: { askedAt: days(1828 - 99) } }));
    await at(days(1828), retention.forgetOld);
    expect(await counts()).toMatchObject({ responses: 0, codes: 0, asked: 1 });
    await at(days(1830), retention.forgetOld);
    expect(await counts()).toEqual({ responses: 0, sheets: 0, links: 0, codes: 0, asked: 0, papers: 0 });
    expect(await within((tx) => tx.surveyBatch.count())).toBe(2);
    expect(actions()).toContain("survey.responses-deleted");
    await at(days(1831), retention.forgetOld);
    expect(actions()).toEqual([]);
  });

  it("links that have run out go every night", async () => {
    const open = await stand.publish({ definition: definition({ key: "open" }) });
    await stand.link(open, await stand.asFriend(open, await stand.arrive("b")), "t");
    await within((tx) => tx.surveyLink.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } }));
    await retention.forgetOld();
    expect((await counts()).links).toBe(0);
  });

  it("is told by the survey's own times", () => {
    const times = { objectionDays: 0, textsDays: 30, responsesDays: 60 };
    expect(retentionOf(definition({ retention: times }), now)).toEqual({
      objection: now,
      texts: days(30),
      responses: days(60),
    });
  });
});

describe("who objects", () => {
  const answered = async () => {
    const asked = await survey();
    const { printed } = await stand.letters(asked, 2);
    const resident = await stand.arrive("a");
    await stand.submit(asked, await stand.asCode(printed[0] ?? ""), given(whole, minute(1)));
    await stand.submit(asked, await stand.asFriend(asked, resident), given(whole, minute(1)));
    stand.changes();
    return { asked, resident, code: printed[0] ?? "", unused: printed[1] ?? "" };
  };

  it("has their response removed by the code of their letter, also after closing", async () => {
    const { asked, code, unused } = await answered();
    await at(days(3), retention.closeDue);
    stand.changes();
    const by = (typed: string) => within((tx) => withdrawal.byCode(tx, "nishi", asked.id, typed));
    expect(await by(unused)).toEqual({ kind: "nothing" });
    expect(await by(code.toLowerCase())).toEqual({ kind: "withdrawn" });
    expect(await by(code)).toEqual({ kind: "nothing" });
    expect((await stand.responses(asked)).map(({ frame }) => frame)).toEqual(["line"]);
    expect(stand.changes()).toEqual([asked.id]);
  });

  it("has it removed as a friend of the account, with the sheet", async () => {
    const { asked, resident } = await answered();
    expect(await within((tx) => withdrawal.byResident(tx, asked.id, resident))).toEqual({ kind: "withdrawn" });
    expect((await stand.responses(asked)).map(({ frame }) => frame)).toEqual(["mailed"]);
    expect(await stand.sheet(asked, await stand.asFriend(asked, resident))).toMatchObject({
      answers: {},
      submitted: false,
    });
  });

  it("has it removed by the link that they had used, also after closing; a link goes with the secret of the keys", async () => {
    const asked = await survey();
    const [a, b] = [
      await stand.asFriend(asked, await stand.arrive("a")),
      await stand.asFriend(asked, await stand.arrive("b")),
    ];
    for (const friend of [a, b]) await stand.submit(asked, friend, given(whole, minute(1)));
    const [first, second] = [await stand.link(asked, a, "turn 1"), await stand.link(asked, b, "turn 2")];
    await at(days(3), retention.closeDue);
    const by = (token: string, ward = "nishi") => within((tx) => withdrawal.byLink(tx, ward, token));
    expect(await within((tx) => withdrawal.ofLink(tx, "nishi", first))).toMatchObject({ id: asked.id });
    expect(await by(first, "suminoe")).toEqual({ kind: "unknown" });
    expect(await by(first)).toEqual({ kind: "withdrawn" });
    expect(await by(first)).toEqual({ kind: "unknown" });
    expect(await counts()).toMatchObject({ responses: 1, links: 1 });
    await at(days(33), retention.forgetOld);
    expect(await by(second)).toEqual({ kind: "unknown" });
    expect(await counts()).toMatchObject({ responses: 1, links: 0 });
  });

  it("gets a link for it by their code after closing, if they had answered", async () => {
    const { asked, code, unused } = await answered();
    await at(days(3), retention.closeDue);
    const by = (typed: string) => within((tx) => withdrawal.linkByCode(tx, "nishi", typed, "seed"));
    const found = await by(code.toLowerCase());
    expect(found?.survey.id).toBe(asked.id);
    expect(await within((tx) => withdrawal.byLink(tx, "nishi", found?.token ?? ""))).toEqual({ kind: "withdrawn" });
    for (const typed of [code, unused, "abc"]) expect(await by(typed)).toBeUndefined();
  });

  it("is told when it is too late, or when nobody is known by it", async () => {
    const { asked, resident, code } = await answered();
    const other = await stand.publish({ definition: definition({ key: "other" }) });
    expect(await within((tx) => withdrawal.byCode(tx, "nishi", other.id, code))).toEqual({ kind: "unknown" });
    expect(await within((tx) => withdrawal.byCode(tx, "nishi", asked.id, "abc"))).toEqual({ kind: "unknown" });
    expect(await within((tx) => withdrawal.byResident(tx, asked.id, asked.id))).toEqual({ kind: "unknown" });
    await at(days(3), retention.closeDue);
    await at(days(33), retention.forgetOld);
    expect(await within((tx) => withdrawal.byCode(tx, "nishi", asked.id, code))).toEqual({ kind: "too-late" });
    expect(await within((tx) => withdrawal.byResident(tx, asked.id, resident))).toEqual({ kind: "too-late" });
    expect((await counts()).responses).toBe(2);
  });

  it("finds the survey closed to answers in the meantime: the secret alone lets nobody in", async () => {
    const { asked, code } = await answered();
    await at(days(3), retention.closeDue);
    expect((await within((tx) => answering.byCode(tx, "nishi", code, now))).kind).toBe("closed");
    expect(
      (await stand.submit(asked, { key: Buffer.alloc(32), frame: "line", batchId: undefined }, given(whole, minute(1))))
        .kind,
    ).toBe("closed");
  });
});
