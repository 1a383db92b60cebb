import { afterEach, describe, expect, it } from "vitest";
import { emptyDatabase, useDatabase } from "../../support/database.js";
import { given, minute, whole } from "../engine/stand.js";
import { asked, createAskingStand, useAskingConsole } from "./stand.js";

const database = useDatabase();
const stand = createAskingStand(database);
const server = useAskingConsole(database);
afterEach(() => emptyDatabase(database));

const base = "/console/nishi/surveys/guardians/asking";
const order = { frame: "mailed", name: "無作為に選んだ30人", count: "30", population: "1000" };

async function withLetters(form: Record<string, string> = order) {
  const survey = await stand.publish({ definition: asked(), closesAt: new Date("2026-12-25T14:59:00Z") });
  const editor = await server.signIn({ nishi: "editor" });
  const approver = await server.signIn({ nishi: "approver" });
  const made = await editor.post(`${base}/letters`, form);
  return { survey, editor, approver, made, batch: made.location ?? "" };
}

const rowsOf = (csv: string) =>
  csv
    .replace(/^\ufeff/, "")
    .trim()
    .split("\r\n")
    .slice(1)
    .map((line) => line.split(","));

describe("letters", () => {
  it("are ordered with a frame of the survey, and each gets a code that opens the form", async () => {
    const { survey, made, batch, approver } = await withLetters();
    expect(made.status).toBe(303);
    const [only] = await stand.batches(survey.id);
    expect(only).toMatchObject({
      kind: "letters",
      frame: "mailed",
      asked: 30,
      population: 1000,
      everyone: false,
      answered: 0,
    });

    const merged = await approver.post(`${batch}/merge`);
    expect(merged.type).toContain("text/csv");
    const rows = rowsOf(merged.text);
    expect(rows).toHaveLength(30);
    expect(new Set(rows.map(([, code]) => code)).size).toBe(30);
    for (const [number, code, page, qr] of rows) {
      expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
      expect(page).toBe("http://localhost:3000/nishi/code");
      expect(qr).toBe(`http://localhost:3000/nishi/code#${code?.replaceAll("-", "")}`);
      expect(Number(number)).toBeGreaterThan(0);
    }
    const respondent = await stand.asCode(rows[7]?.[1] ?? "");
    expect(respondent).toMatchObject({ frame: "mailed", batchId: only?.id });
  });

  it("are the same whenever they are printed, and those answered or withdrawn are left out", async () => {
    const { survey, approver, editor, batch } = await withLetters();
    const before = rowsOf((await approver.post(`${batch}/merge`)).text);
    expect(rowsOf((await approver.post(`${batch}/merge`)).text)).toEqual(before);

    await stand.submit(survey, await stand.asCode(before[0]?.[1] ?? ""), given(whole, minute(1)));
    expect((await editor.post(`${batch}/withdraw-code`, { number: "2" })).status).toBe(303);
    const after = rowsOf((await approver.post(`${batch}/merge`)).text);
    expect(after.map(([number]) => number)).toEqual(before.slice(2).map(([number]) => number));

    const printed = await approver.get(`${batch}/print`);
    expect(printed.text.match(/<article /g)).toHaveLength(28);
    expect(printed.text).toContain(before[2]?.[1]);
    expect(printed.text).not.toContain(before[0]?.[1] ?? "?");
    expect(printed.text).not.toContain(before[1]?.[1] ?? "?");
    expect(printed.text).toContain("2026年12月25日");
    expect(printed.cacheControl).toContain("no-store");
  });

  it("give their codes to approvers only, and every time is in the audit", async () => {
    const { editor, approver, batch } = await withLetters();
    expect((await editor.post(`${batch}/merge`)).status).toBe(403);
    expect((await editor.get(`${batch}/print`)).status).toBe(403);
    expect((await editor.get(batch)).text).not.toContain("印刷用のページを開く");
    await approver.post(`${batch}/merge`);
    await approver.get(`${batch}/print`);
    expect(await stand.actions()).toEqual(["survey.letters-made", "export.downloaded", "survey.letters-printed"]);
  });

  it("that were lost take no answer; one that was answered stays", async () => {
    const { survey, editor, approver, batch } = await withLetters();
    const rows = rowsOf((await approver.post(`${batch}/merge`)).text);
    await stand.submit(survey, await stand.asCode(rows[0]?.[1] ?? ""), given(whole, minute(1)));
    const refused = await editor.post(`${batch}/withdraw-code`, { number: "1" });
    expect([refused.status, refused.text.includes("もう回答に使われています")]).toEqual([400, true]);
    expect((await editor.post(`${batch}/withdraw-code`, { number: "31" })).status).toBe(400);
    expect((await editor.post(`${batch}/withdraw-code`, { number: "x" })).status).toBe(400);
    expect((await editor.post(`${batch}/withdraw-code`, { number: "2" })).status).toBe(303);
    await expect(stand.asCode(rows[1]?.[1] ?? "")).rejects.toThrow("no way in");
    expect((await stand.batches(survey.id))[0]).toMatchObject({ answered: 1, withdrawn: 1 });
  });

  it("that came back lower the number of those who were reached, and so raise the response rate", async () => {
    const { survey, editor, approver, batch } = await withLetters();
    const rows = rowsOf((await approver.post(`${batch}/merge`)).text);
    for (const place of [0, 1, 2, 3, 4])
      await stand.submit(survey, await stand.asCode(rows[place]?.[1] ?? ""), given(whole, minute(place)));
    expect((await editor.get(batch)).text).toContain("5（回答率 16.7％）");
    expect((await editor.post(`${batch}/returned`, { returned: "10" })).status).toBe(303);
    const page = (await editor.get(batch)).text;
    expect(page).toContain("5（回答率 25％）");
    expect((await editor.get(base)).text).toContain("うち宛先不明・無効 10");
    for (const returned of ["26", "-1", "", "たくさん"])
      expect((await editor.post(`${batch}/returned`, { returned })).status).toBe(400);
  });

  it("carry the ward's own words, which must name the code", async () => {
    const { editor, approver, batch } = await withLetters();
    const refused = await editor.post(`${batch}/letter`, { letter: "アンケートにご協力ください" });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain("アンケートにご協力ください");
    expect(refused.text).toContain("{code} がありません");
    const letter = "<b>お願い</b>\r\n番号は {code} です。";
    expect((await editor.post(`${batch}/letter`, { letter })).status).toBe(303);
    const printed = (await approver.get(`${batch}/print`)).text;
    expect(printed).toContain("&lt;b>お願い&lt;/b>");
    expect(printed).not.toContain("<b>お願い");
  });

  it("are refused with words beside each field, and nothing typed is lost", async () => {
    const { editor } = await withLetters();
    const refused = await editor.post(`${base}/letters`, { frame: "open", name: " ", count: "99999", population: "7" });
    expect(refused.status).toBe(400);
    for (const words of ["だれに依頼するかを選んで", "依頼の名前を", "1から50,000まで", 'value="99999"'])
      expect(refused.text).toContain(words);
  });

  it("are for the survey's own frames only", async () => {
    await stand.publish({ definition: asked({ frames: ["line", "mailed"] }) });
    const editor = await server.signIn({ nishi: "editor" });
    expect((await editor.post(`${base}/letters`, { ...order, frame: "guardians" })).status).toBe(400);
    expect((await editor.get(`${base}/letters`)).text).not.toContain("保護者（学校");
    expect((await editor.get(`${base}/panel`)).status).toBe(409);
    expect((await editor.get(`${base}/import`)).status).toBe(409);
  });

  it("are not made for a survey that is closed or of another ward", async () => {
    const { survey, editor, batch } = await withLetters();
    const stranger = await server.signIn({ suminoe: "admin" });
    for (const path of [base, `${base}/letters`, batch, `${batch}/print`])
      expect((await stranger.get(path)).status).not.toBe(200);
    const elsewhere = batch.replace("/nishi/", "/suminoe/");
    expect((await stranger.get(elsewhere)).status).toBe(404);
    expect((await stranger.get(base.replace("/nishi/", "/suminoe/"))).status).toBe(404);
    await stand.within((tx) => tx.survey.update({ where: { id: survey.id }, data: { state: "closed" } }));
    expect((await editor.post(`${base}/letters`, order)).status).toBe(409);
    expect((await editor.get(base)).text).toContain("このアンケートは終わりました");
    expect((await editor.get(batch)).status).toBe(200);
  });
});

describe("a poster", () => {
  it("has one code for everybody who stands before it, in letters and as a picture", async () => {
    const survey = await stand.publish({ definition: asked() });
    const editor = await server.signIn({ nishi: "editor" });
    const made = await editor.post(`${base}/poster`, { frame: "participants", name: "防災訓練の受付" });
    const page = (await editor.get(made.location ?? "")).text;
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(page)?.[0] ?? "";
    expect(page).toContain("<svg role=");
    for (const name of ["anna", "bo"]) {
      const residentId = await stand.arrive(name);
      const way = await stand.within((tx) =>
        stand.answering.byPoster(tx, "nishi", code, residentId, new Date("2026-11-20T03:00:00Z")),
      );
      if (way.kind !== "respondent") throw new Error(way.kind);
      expect(way.respondent.frame).toBe("participants");
      await stand.submit(survey, way.respondent, given(whole, minute(1)));
    }
    expect((await stand.batches(survey.id))[0]).toMatchObject({ kind: "poster", asked: undefined, answered: 2 });
    expect((await editor.get(base)).text).toContain("防災訓練の受付");
  });

  it("without a name is refused", async () => {
    await stand.publish({ definition: asked() });
    const editor = await server.signIn({ nishi: "editor" });
    expect((await editor.post(`${base}/poster`, { frame: "participants", name: "" })).text).toContain("掲示の名前を");
    expect((await editor.post(`${base}/poster`, { frame: "staff", name: "x" })).status).toBe(400);
  });
});
