import { afterEach, describe, expect, it } from "vitest";
import { countAudience } from "../../../src/announcement/audienceStore.js";
import { languages } from "../../../src/language.js";
import { invitationMessage } from "../../../src/survey/asking/invitationBubble.js";
import { offeredSurveyCriteria, surveyCriteria } from "../../../src/survey/asking/surveyCriteriaStore.js";
import { realContent } from "../../support/content.js";
import { emptyDatabase, useDatabase } from "../../support/database.js";
import { given, minute, whole } from "../engine/stand.js";
import { asked, createAskingStand, useAskingConsole } from "./stand.js";

const database = useDatabase();
const stand = createAskingStand(database);
const server = useAskingConsole(database);
afterEach(() => emptyDatabase(database));

const base = "/console/nishi/surveys/guardians/asking";
const nishi = () => {
  const ward = realContent().wards.get("nishi");
  if (!ward) throw new Error("no ward");
  return ward;
};
const everybody = { who: "all", how: "all", name: "友だちの全員", action: "make" };

async function arriveMany(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) ids.push(await stand.arrive(`person${index}x`));
  return ids;
}
const askedIn = (batchId: string) =>
  stand.within(async (tx) => {
    const rows = await tx.surveyAsked.findMany({ where: { batchId }, orderBy: { residentId: "asc" } });
    return rows.map(({ residentId }) => residentId);
  });
const only = async (surveyId: string, place = 0) => {
  const batch = (await stand.batches(surveyId))[place];
  if (!batch) throw new Error("no batch");
  return batch;
};
const count = (kind: string, id: string, ward = "nishi") =>
  stand.within(async (tx) => {
    const counted = await countAudience(tx, {
      ward,
      audience: { criteria: [{ kind, id }] },
      emergency: false,
      cap: { weekly: undefined, atRequestOfWard: false },
      channels: ["nishi"],
      atNight: false,
      criteria: surveyCriteria,
    });
    return counted.recipients;
  });
const sent = (id: string | undefined) =>
  stand.within(
    (tx) => tx.$executeRaw`UPDATE announcement SET state = 'done', started_at = now() WHERE id = ${id}::uuid`,
  );

describe("an invitation in LINE", () => {
  it("asks those who agreed, and never who stopped announcements or blocked the account", async () => {
    const survey = await stand.publish({ definition: asked() });
    const [first = "", second = ""] = await arriveMany(5);
    await stand.within((tx) => tx.resident.update({ where: { id: first }, data: { stopped: true } }));
    await stand.block("person4x");
    const editor = await server.signIn({ nishi: "editor" });
    const looked = await editor.post(`${base}/line`, { ...everybody, action: "count" });
    expect(looked.text).toContain("案内できる人は、3人です");
    expect(await stand.batches(survey.id)).toEqual([]);
    const made = await editor.post(`${base}/line`, everybody);
    const batch = await only(survey.id);
    expect(made.location).toBe(`/console/nishi/announcements/${batch.announcementId}`);
    expect(batch).toMatchObject({ kind: "line", frame: "line", asked: 3, answered: 0 });
    const people = await askedIn(batch.id);
    expect(people).toContain(second);
    expect(people).not.toContain(first);
  });

  it("is a draft that another person must approve, for exactly those who were drawn", async () => {
    const survey = await stand.publish({ definition: asked() });
    await arriveMany(6);
    const editor = await server.signIn({ nishi: "editor" });
    await editor.post(`${base}/line`, { ...everybody, how: "sample", size: "4" });
    const batch = await only(survey.id);
    const view = await stand.announcements.view(nishi(), batch.announcementId ?? "");
    expect(view).toMatchObject({ state: "draft", audience: { criteria: [{ kind: "survey-asked", id: batch.id }] } });
    if (!view) throw new Error("no announcement");
    expect(
      (await stand.announcements.check(nishi(), view.content, view.audience)).filter(
        ({ weight }) => weight === "error",
      ),
    ).toEqual([]);
    expect(await count("survey-asked", batch.id)).toBe(4);
    expect(await count("survey-asked", batch.id, "suminoe")).toBe(0);
    expect(await count("survey-asked", "no id at all")).toBe(0);
    const offered = (ward: string) => stand.within((tx) => offeredSurveyCriteria(tx, ward));
    expect((await offered("nishi")).map(({ kind, id }) => [kind, id])).toEqual([
      ["survey-asked", batch.id],
      ["survey-unanswered", batch.id],
    ]);
    expect(await offered("suminoe")).toEqual([]);
  });

  it("by lot can be drawn again, and gives the same people; it says so when the list has changed", async () => {
    const survey = await stand.publish({ definition: asked() });
    await arriveMany(30);
    const editor = await server.signIn({ nishi: "editor" });
    await editor.post(`${base}/line`, { ...everybody, how: "sample", size: "10" });
    const batch = await only(survey.id);
    const recorded = batch.drawn.invitation;
    if (!recorded) throw new Error("nothing recorded");
    expect(recorded).toMatchObject({
      size: 10,
      candidates: 30,
      perQuarter: 2,
      quarterFrom: "2026-10-01",
      audience: { all: true },
    });
    const again = () => stand.within((tx) => stand.invitations.again(tx, survey, batch, recorded));
    expect(await again()).toEqual({ same: true, samePeople: true, candidates: 30 });
    // Another draw from the same thirty takes others.
    const other = { ...recorded, seed: "another" };
    expect(await stand.within((tx) => stand.invitations.again(tx, survey, batch, other))).toMatchObject({
      same: false,
      samePeople: true,
    });
    const told = await editor.post(`/console/nishi/surveys/guardians/asking/batches/${batch.id}/again`);
    expect(told.status).toBe(303);
    await stand.arrive("somebody-new");
    expect(await again()).toMatchObject({ samePeople: false, candidates: 31 });
    // A later invitation of another survey changes nothing about who could be asked then.
    const later = await stand.publish({ definition: asked({ key: "later" }) });
    await editor.post("/console/nishi/surveys/later/asking/line", everybody);
    expect((await only(later.id)).asked).toBe(31);
    expect((await again()).candidates).toBe(31);
  });

  it("does not ask anybody twice for one survey, and nobody more often in a quarter than the ward says", async () => {
    const surveys = [];
    for (const key of ["first", "second", "third"]) surveys.push(await stand.publish({ definition: asked({ key }) }));
    await arriveMany(3);
    const editor = await server.signIn({ nishi: "editor" });
    const invite = (key: string) => editor.post(`/console/nishi/surveys/${key}/asking/line`, everybody);
    expect((await invite("first")).status).toBe(303);
    const twice = await invite("first");
    expect([twice.status, twice.text.includes("案内できる人がいません")]).toEqual([400, true]);
    expect((await invite("second")).status).toBe(303);
    expect((await invite("third")).status).toBe(400);
    await stand.within((tx) => stand.settings.write(tx, "nishi", "surveysPerQuarter", 3, editor.id));
    expect((await invite("third")).status).toBe(303);
    expect((await only(surveys[2]?.id ?? "")).drawn.invitation?.perQuarter).toBe(3);
  });

  it("of the quarter before does not count", async () => {
    await stand.publish({ definition: asked({ key: "old" }) });
    await stand.publish({ definition: asked({ key: "older" }) });
    const survey = await stand.publish({ definition: asked() });
    await arriveMany(2);
    const editor = await server.signIn({ nishi: "editor" });
    for (const key of ["old", "older"]) await editor.post(`/console/nishi/surveys/${key}/asking/line`, everybody);
    await stand.within((tx) => tx.surveyAsked.updateMany({ data: { askedAt: new Date("2026-09-30T14:59:59Z") } }));
    await editor.post(`${base}/line`, everybody);
    expect((await only(survey.id)).asked).toBe(2);
  });

  it("needs somebody to name, a size for a lot, and a name", async () => {
    await stand.publish({ definition: asked() });
    const editor = await server.signIn({ nishi: "editor" });
    const nobody = await editor.post(`${base}/line`, { ...everybody, who: "chosen" });
    expect(nobody.text).toContain("ひとつ以上選んでください");
    expect((await editor.post(`${base}/line`, { ...everybody, how: "sample", size: "0" })).text).toContain(
      "選ぶ人数を1以上",
    );
    expect((await editor.post(`${base}/line`, { ...everybody, name: "" })).text).toContain("依頼の名前を");
  });

  it("is not for a survey that leaves the account's friends out", async () => {
    await stand.publish({ definition: asked({ frames: ["mailed"] }) });
    const editor = await server.signIn({ nishi: "editor" });
    expect((await editor.get(`${base}/line`)).status).toBe(409);
    expect((await editor.post(`${base}/line`, everybody)).status).toBe(409);
  });

  it("that was never sent can be withdrawn: nobody was asked then", async () => {
    const survey = await stand.publish({ definition: asked() });
    await arriveMany(2);
    const editor = await server.signIn({ nishi: "editor" });
    await editor.post(`${base}/line`, everybody);
    const batch = await only(survey.id);
    expect((await editor.post(`${base}/batches/${batch.id}/withdraw`)).location).toBe(base);
    expect(await stand.batches(survey.id)).toEqual([]);
    expect((await stand.announcements.view(nishi(), batch.announcementId ?? ""))?.state).toBe("cancelled");
    expect((await editor.post(`${base}/line`, everybody)).status).toBe(303);
    const next = await only(survey.id);
    await sent(next.announcementId);
    await editor.post(`${base}/batches/${next.id}/withdraw`);
    expect(await stand.batches(survey.id)).toHaveLength(1);
  });
});

describe("a reminder", () => {
  it("goes to those who have not answered, by the flag alone, and at most twice", async () => {
    const survey = await stand.publish({ definition: asked() });
    const [first = ""] = await arriveMany(3);
    const editor = await server.signIn({ nishi: "editor" });
    await editor.post(`${base}/line`, everybody);
    const batch = await only(survey.id);
    const path = `${base}/batches/${batch.id}`;
    // Not before the invitation has gone out.
    expect((await editor.post(`${path}/remind`)).location).toBe(path);
    await sent(batch.announcementId);
    await stand.submit(survey, await stand.asFriend(survey, first), given(whole, minute(1)));
    expect((await only(survey.id)).answered).toBe(1);
    for (const _ of [1, 2]) expect((await editor.post(`${path}/remind`)).location).toContain("/announcements/");
    expect((await editor.post(`${path}/remind`)).location).toBe(path);
    const reminders = (await only(survey.id)).drawn.reminders ?? [];
    expect(new Set(reminders).size).toBe(2);
    const view = await stand.announcements.view(nishi(), reminders[0] ?? "");
    expect(view?.audience).toEqual({ criteria: [{ kind: "survey-unanswered", id: batch.id }] });
    expect(await count("survey-unanswered", batch.id)).toBe(2);
    const flags = await stand.within((tx) => tx.surveyAsked.findMany({ orderBy: { answered: "asc" } }));
    expect(flags.map(({ answered, remindedAt }) => [answered, remindedAt !== null])).toEqual([
      [false, true],
      [false, true],
      [true, false],
    ]);
    await stand.within((tx) => tx.survey.update({ where: { id: survey.id }, data: { state: "closed" } }));
    expect(await count("survey-unanswered", batch.id)).toBe(0);
    expect(await count("survey-asked", batch.id)).toBe(3);
  });
});

describe("the message", () => {
  const survey = (change: Record<string, unknown> = {}) => ({
    id: "0b0e5c3d-5a0b-4d0f-9c1e-2f6a8d4b1c90",
    ward: "nishi",
    key: "guardians",
    state: "open" as const,
    version: 1,
    definition: asked(change),
    closesAt: new Date("2026-12-25T14:59:00Z"),
    fictional: false,
  });

  it("opens the survey by a button, in every language", () => {
    for (const language of languages) {
      const written = JSON.stringify(
        invitationMessage({ survey: survey(), ward: nishi(), isReminder: false }, language),
      );
      expect(written).toContain('"data":"survey:start?s=');
      expect(written).toContain("保護者アンケート");
    }
  });

  it("of a confidential survey names neither title nor subject", () => {
    const secret = survey({ class: "confidential" });
    for (const language of languages) {
      const written = JSON.stringify(invitationMessage({ survey: secret, ward: nishi(), isReminder: true }, language));
      expect(written).not.toContain("保護者");
      expect(written).not.toContain("子育て");
    }
    expect(JSON.stringify(invitationMessage({ survey: secret, ward: nishi(), isReminder: false }, "ja"))).toContain(
      "アンケートのご案内",
    );
  });
});
