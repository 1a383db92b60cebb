import express from "express";
import request from "supertest";
import { beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { actionText } from "../../../src/console/audit/auditText.js";
import type { ConsoleContext, Flash } from "../../../src/console/consoleRoute.js";
import { mayAct, role as roleSchema } from "../../../src/console/role.js";
import { createCaseConsole } from "../../../src/participation/case/caseConsole.js";
import { realContent } from "../../support/content.js";
import { emptyDatabase, useDatabase } from "../../support/database.js";
import { read, testFrame } from "../../support/pages.js";
import { asResident, colleague, createStand, friday, residentId, secret, staff, visitor } from "./stand.js";

const database = useDatabase();
const content = realContent();
const frame = testFrame();
const join = content.wards.get("nishi")?.caseForms.get("association-join");
if (!join) throw new Error("no form");
const form = join;
let cases: ReturnType<typeof createStand>;
let app: express.Express;
let feature: ReturnType<typeof createCaseConsole>;
let role: "viewer" | "editor" = "editor";
let granted: boolean;
let flash: Flash | undefined;

beforeEach(async () => {
  await emptyDatabase(database);
  cases = createStand(database);
  await cases.residents();
  role = "editor";
  granted = false;
  feature = createCaseConsole({
    database,
    audit: cases.audit,
    desk: cases.desk,
    countersigned: {
      standing: async () => (granted ? "granted" : "none"),
      ask: async () => undefined,
      use: async () => {
        const was = granted;
        granted = false;
        return was;
      },
    },
    staffOf: async () => [staff, colleague],
    associationName: (_ward, key) => `名前 ${key}`,
    inDanger: (text) => text.includes("息をしていない"),
    publicUrl: "http://localhost:3000",
  });
  app = express();
  app.use(express.urlencoded({ extended: false }));
  // As the console's frame calls a route, for staff with one role in whatever ward the address names.
  for (const route of feature.routes) {
    app[route.method](route.path, async (request, response, next) => {
      const ward = content.wards.get(z.string().catch("").parse(request.params["ward"]));
      if (!ward) return next();
      if (!mayAct(role, route.role)) return void response.status(403).end();
      const context: ConsoleContext = {
        request,
        response,
        staff: { ...staff, email: "a@example.jp", roles: new Map([["nishi", role]]) },
        actor: staff,
        ward,
        role: roleSchema.parse(role),
        now: cases.stand.now,
        view: frame.view(request),
        form: request.body ?? {},
        files: [],
        csrfField: '<input type="hidden" name="_csrf" value="t"/>',
        csrfToken: "t",
        send: async (page, body) => void response.status(page.status ?? 200).send(`<main>${await body}</main>`),
        redirect: (path, said) => {
          flash = said;
          response.redirect(303, path);
        },
        refuse: async (status, text) => void response.status(status).send(text),
      };
      await route.run(context);
    });
  }
});

const base = "/console/nishi/cases";
const get = (path: string) => request(app).get(path);
const post = (path: string, body: object) => request(app).post(path).type("form").send(body);
const told = { ...secret, town: "新町", buildingType: "apartment" };

async function made(options: { by?: typeof asResident; answers?: Record<string, string> } = {}) {
  const outcome = await cases.do((tx) =>
    cases.desk.make(
      tx,
      "nishi",
      options.by ?? asResident,
      { form, answers: options.answers ?? told, association: "k", seed: crypto.randomUUID() },
      cases.stand.now,
    ),
  );
  if (outcome.kind !== "made") throw new Error(outcome.kind);
  return { ...outcome.case, path: `${base}/${outcome.case.id}` };
}
const audited = () => cases.stand.audited.map(({ action }) => action);

describe("the list of cases", () => {
  it("shows number, state and time limit, and nobody's name or words", async () => {
    const one = await made();
    const page = await get(base);
    expect(read(page.text)).toContain(one.number);
    expect(read(page.text)).toContain("2026年11月30日 17:30まで");
    for (const word of Object.values(secret)) expect(page.text).not.toContain(word);
    expect(audited()).toEqual([]);
  });

  it("may be looked at by viewers, who open no case, no file and change nothing", async () => {
    const one = await made();
    role = "viewer";
    const page = await get(base);
    expect(page.status).toBe(200);
    expect(page.text).not.toContain(one.path);
    for (const path of [one.path, `${one.path}/print`, `${base}/export`]) expect((await get(path)).status).toBe(403);
    for (const path of [`${one.path}/state`, `${one.path}/assign`, `${one.path}/note`, `${base}/export/words`])
      expect((await post(path, {})).status).toBe(403);
    expect(await feature.attention?.(content.wards.get("nishi") as never, "viewer", friday)).toEqual([]);
  });

  it.each([
    ["what is open", "", ["2026-0001", "2026-0002"]],
    ["what is over", "?state=closed", ["2026-0003"]],
    ["one state", "?state=passed-on", ["2026-0002"]],
    ["one's own", "?mine=1", ["2026-0002"]],
    ["all, by part of the number", "?state=all&q=0003", ["2026-0003"]],
    ["another form", "?form=company-help", []],
    ["what nobody knows", "?state=%00&q=%27&page=-1&form=x%20y", ["2026-0001", "2026-0002"]],
  ])("narrows down to %s", async (_name, query, numbers) => {
    await made();
    const second = await made();
    const third = await made();
    await post(`${second.path}/state`, { state: "passed-on", seen: 1 });
    await post(`${second.path}/assign`, { staff: staff.id, seen: 2 });
    await post(`${third.path}/state`, { state: "joined", seen: 1 });
    const table = read((await get(`${base}${query}`)).text).split("年度に受け付けた件数")[0] ?? "";
    expect([...new Set(table.match(/2026-\d{4}/g) ?? [])].sort()).toEqual(numbers);
  });

  it("calls for attention: what is new, what is due soon, what is overdue", async () => {
    await made();
    const items = async (now: string) =>
      (await feature.attention?.(content.wards.get("nishi") as never, "editor", new Date(now)))?.map(
        ({ weight, count }) => [weight, count],
      );
    expect(await items("2026-11-20T12:00:00+09:00")).toEqual([
      ["alarm", 0],
      ["todo", 0],
      ["todo", 1],
    ]);
    expect((await items("2026-11-27T12:00:00+09:00"))?.[1]).toEqual(["todo", 1]);
    expect((await items("2026-11-30T17:31:00+09:00"))?.slice(0, 2)).toEqual([
      ["alarm", 1],
      ["todo", 0],
    ]);
    expect(read((await get(base)).text)).not.toContain("期限が過ぎています");
    cases.stand.now = new Date("2026-11-30T17:31:00+09:00");
    expect(read((await get(base)).text)).toContain("期限が過ぎています");
  });
});

describe("a case in the console", () => {
  it("shows what was told, and that it was opened is on record without a word of it", async () => {
    const one = await made();
    const page = read((await get(one.path)).text);
    for (const word of [...Object.values(secret).slice(0, 2), "名前 k", "集合住宅", "LINEから"])
      expect(page).toContain(word);
    expect(read((await get(`${one.path}/print`)).text)).toContain(secret.name);
    expect(audited()).toEqual(["case.viewed", "case.viewed"]);
    expect(JSON.stringify(cases.stand.audited)).not.toContain("秘密");
  });

  it.each([
    "/console/suminoe/cases/ID",
    "/console/nishi/cases/none",
    "/console/nishi/cases/%00",
  ])("is not there at %s", async (path) => {
    const one = await made();
    const there = path.replace("ID", one.id);
    expect((await get(there)).status).toBe(404);
    expect((await get(`${there}/print`)).status).toBe(404);
    for (const what of ["state", "assign", "note"])
      expect((await post(`${there}/${what}`, { state: "joined", seen: 1, note: "x", staff: "" })).status).toBe(404);
    expect(audited()).toEqual([]);
    expect(await cases.do((tx) => cases.desk.find(tx, "nishi", one.id))).toMatchObject({ version: 1 });
  });

  it("shows beforehand what LINE will say, which is what LINE then says: without a word that somebody wrote", async () => {
    const one = await made();
    const page = read((await get(one.path)).text);
    expect(page).toContain("お申し込み（番号 2026-0001、町会・自治会への加入）について、区役所から連絡があります。");
    expect(page).toContain("町会へ取り次ぎました。町会からの連絡をお待ちください。");
    const visitors = await made({ by: visitor as never });
    expect(read((await get(visitors.path)).text)).toContain("この申し込みはLINEからではない");
  });

  it("is moved on with words for the resident; LINE is told, or staff say why not", async () => {
    const one = await made();
    expect((await post(`${one.path}/state`, { state: "passed-on", seen: 1, message: "会長へ" })).status).toBe(303);
    expect(cases.stand.told.map(({ kind }) => kind)).toEqual(["case.received", "case.told"]);
    const quiet = { state: "joined", seen: 2, quietly: "1" };
    const refused = await post(`${one.path}/state`, quiet);
    expect([refused.status, read(refused.text).includes("LINEで知らせない理由を書いてください")]).toEqual([400, true]);
    expect((await post(`${one.path}/state`, { ...quiet, reason: "電話で伝えた" })).status).toBe(303);
    expect(cases.stand.told).toHaveLength(2);
    const page = read((await get(one.path)).text);
    expect(page).toContain("LINEで知らせない理由：電話で伝えた");
    expect(page).not.toContain("状態を変える・申込者に伝える");
    expect((await post(`${one.path}/state`, { state: "declined", seen: 3 })).status).toBe(409);
    expect(audited().filter((action) => action === "case.changed")).toHaveLength(2);
    expect(JSON.stringify(cases.stand.audited)).not.toMatch(/会長|電話で/);
  });

  it.each([
    [{ state: "new", seen: 1 }, "申込者に伝える文を書いてください"],
    [{ state: "lost", seen: 1 }, "状態を選んでください"],
    [{ state: "joined", seen: 1, message: "長".repeat(2_001) }, "長すぎる"],
  ])("says what is wrong with %j", async (body, words) => {
    const one = await made();
    const page = await post(`${one.path}/state`, body);
    expect([page.status, read(page.text).includes(words)]).toEqual([400, true]);
    expect(await cases.do((tx) => cases.desk.find(tx, "nishi", one.id))).toMatchObject({ version: 1 });
  });

  it("tells who worked on an older version, and keeps what they had typed", async () => {
    const one = await made();
    await post(`${one.path}/assign`, { staff: colleague.id, seen: 1 });
    const late = await post(`${one.path}/state`, { state: "joined", seen: 1, message: "書いた文" });
    expect(late.status).toBe(409);
    expect(read(late.text)).toContain("ほかの職員が先に変えました");
    expect(late.text).toContain("書いた文");
    expect(late.text).toContain('name="seen" value="2"');
    expect((await post(`${one.path}/assign`, { staff: "", seen: 1 })).status).toBe(409);
  });

  it("is looked after by staff of the ward only, and takes notes that only staff read", async () => {
    const one = await made();
    expect((await post(`${one.path}/assign`, { staff: residentId, seen: 1 })).status).toBe(409);
    expect((await post(`${one.path}/assign`, { staff: "'", seen: 1 })).status).toBe(409);
    expect((await post(`${one.path}/assign`, { staff: colleague.id, seen: 1 })).status).toBe(303);
    expect((await post(`${one.path}/note`, { note: " " })).status).toBe(400);
    expect((await post(`${one.path}/note`, { note: "折り返し待ち" })).status).toBe(303);
    expect(flash?.text).toBe("メモを加えました。");
    const page = read((await get(one.path)).text);
    expect(page).toContain(`担当を${colleague.name}にした`);
    expect(page).toContain("折り返し待ち");
  });

  it("warns staff where what was written may say that somebody is in danger, until it is over", async () => {
    const one = await made({ answers: { ...told, wishes: "隣の人が息をしていない" } });
    expect(read((await get(one.path)).text)).toContain("命にかかわるおそれ");
    await post(`${one.path}/state`, { state: "declined", seen: 1 });
    expect(read((await get(one.path)).text)).not.toContain("命にかかわるおそれ");
  });
});

describe("a file of cases", () => {
  it("says how they went, without names and words, and is on record", async () => {
    await made();
    const file = await post(`${base}/export`, { form: "association-join" });
    expect(file.headers["content-disposition"]).toContain("association-join-2026-11-20.csv");
    expect(file.text).toContain("2026-0001,町会・自治会への加入,新規,いいえ,2026-11-20 10:00");
    expect(file.text).toContain("集合住宅");
    for (const word of Object.values(secret)) expect(file.text).not.toContain(word);
    expect(cases.stand.audited).toMatchObject([{ action: "export.downloaded", facts: { what: "cases" } }]);
    expect((await post(`${base}/export`, {})).text.split("\r\n")[0]).not.toContain("お名前");
  });

  it("with what people wrote needs a second person each time; no cell of it is a formula", async () => {
    await made({ answers: { ...told, name: "=HYPERLINK(1)" } });
    const words = () => post(`${base}/export/words`, { form: "association-join" });
    expect((await words()).status).toBe(403);
    granted = true;
    expect((await post(`${base}/export/words`, { form: "none" })).status).toBe(303);
    const file = await words();
    expect(file.text).toContain("'=HYPERLINK(1)");
    expect(file.text).toContain(secret.phone);
    expect((await words()).status).toBe(403);
    expect(audited()).toEqual(["export.downloaded"]);
    expect((await post(`${base}/export/ask`, { reason: "" })).status).toBe(400);
    expect((await post(`${base}/export/ask`, { reason: "名簿を作るため" })).status).toBe(303);
  });

  it("holds every case, over many pages of them", async () => {
    await cases.many(205);
    const lines = (await post(`${base}/export`, {})).text.trim().split("\r\n");
    expect(new Set(lines.slice(1).map((line) => line.split(",")[0])).size).toBe(205);
    expect(read((await get(`${base}?page=5`)).text).match(/2026-\d{4}/g)).toHaveLength(5);
  });
});

it("every action of cases has words in the audit", () => {
  for (const action of ["case.viewed", "case.changed", "case.assigned", "case.noted", "case.erased"])
    expect(actionText(action)).not.toBe(action);
});
