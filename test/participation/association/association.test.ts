/** 「町会に入りたい」 in the chat, and the ward's table in the console. */
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Outcome, Told, Turn } from "../../../src/conversation/dialogue.js";
import { type Language, languages } from "../../../src/language.js";
import { messageProblems } from "../../../src/line/limits.js";
import { readPostback } from "../../../src/line/postback.js";
import { createAssociationConsole } from "../../../src/participation/association/associationConsole.js";
import { createAssociationDesk } from "../../../src/participation/association/associationDesk.js";
import { createAssociationDialogue } from "../../../src/participation/association/associationDialogue.js";
import { associationTableStore } from "../../../src/participation/association/associationTableStore.js";
import { createResidentLinkStore } from "../../../src/resident/residentLinkStore.js";
import { settingsStore } from "../../../src/resident/settingsStore.js";
import { audit, type Person, useConsole, vault } from "../../console/testConsole.js";
import { realContent } from "../../support/content.js";
import { useDatabase } from "../../support/database.js";
import { read } from "../../support/pages.js";

const database = useDatabase();
const content = realContent();
const links = createResidentLinkStore(database, vault);
const desk = createAssociationDesk({ associationsOf: (ward) => content.wards.get(ward)?.associations });
const dialogue = createAssociationDialogue({
  links,
  desk,
  readings: content.townReadings,
  publicUrl: "https://ward.example",
});
const console_ = useConsole(database, { others: [createAssociationConsole({ database, audit, desk })] });
const id = "11111111-1111-4111-8111-111111111111";
let turns = 0;

beforeEach(() =>
  database.run("console", (tx) => tx.resident.create({ data: { id, channel: "nishi", ward: "nishi" } })),
);
afterEach(() =>
  database.run("console", (tx) => tx.$executeRaw`TRUNCATE resident, association_table, audit_record CASCADE`),
);

interface Kept {
  language?: Language;
  ward?: string;
  open?: string;
  state?: unknown;
}
function turnOf(tx: Turn["tx"], { language = "ja", ward = "nishi", open, state }: Kept): Turn {
  const found = content.wards.get(ward);
  if (!found) throw new Error(`no ward ${ward}`);
  const name = `turn ${++turns}`;
  return {
    tx,
    resident: { id, channel: ward, ward, language },
    ward: found,
    now: new Date("2026-11-20T10:00:00+09:00"),
    state,
    open,
    lastEntry: undefined,
    messageKey: null,
    stamp: "2026-11-20T01:00:00.000Z#1",
    effectId: (effect) => `${name} ${effect}`,
  };
}
const hear = (told: Told, kept: Kept = {}) =>
  database.transaction("worker", (tx) => dialogue.hear(turnOf(tx, kept), told));
const open = (kept: Kept = {}) => database.transaction("worker", (tx) => dialogue.open(turnOf(tx, kept)));
const say = (text: string, kept: Kept = {}) => hear({ kind: "text", text }, kept);
function press(data: string, kept: Kept = {}) {
  const button = readPostback(data);
  if (!button) throw new Error(`no button of ours: ${data}`);
  return hear({ kind: "postback", ...button, picked: undefined }, kept);
}
const twin = (outcome: Outcome | undefined) =>
  outcome?.messages.map((message) => ("altText" in message ? message.altText : "")).join("\n") ?? "";
const buttons = (outcome: Outcome | undefined) =>
  [...JSON.stringify(outcome?.messages).matchAll(/"data":"([^"]+)"/g)].map((match) => match[1] ?? "");
const linksIn = (outcome: Outcome | undefined) =>
  [...JSON.stringify(outcome?.messages).matchAll(/https:\/\/ward\.example[^"]*/g)].map(([link]) => new URL(link));
const putInForce = (rows: Parameters<typeof associationTableStore.add>[2]["rows"], ward = "nishi") =>
  database.transaction("console", async (tx) => {
    const table = { id: crypto.randomUUID(), fileName: "a.csv", rows, bad: [], ignored: [], mobile: [] };
    await associationTableStore.add(
      tx,
      ward,
      { ...table, source: "区の一覧", asOf: "2026-10-01" },
      crypto.randomUUID(),
    );
    const current = await associationTableStore.inForce(tx, ward);
    return associationTableStore.apply(tx, ward, table.id, current?.id);
  });

describe("in the chat", () => {
  test("the town is asked for first, without house number and name, and may be typed", async () => {
    const asked = await open();
    expect(twin(asked)).toContain("番地やお名前は、このトークに書かないでください");
    expect(asked.state).toEqual({ step: "town" });
    const answered = await say("北堀江2丁目", { open: "association", state: asked.state });
    expect(twin(answered)).toContain("お住まいの町: 北堀江");
    expect(await say("子育ての相談がしたい", { open: "association", state: asked.state })).toBeUndefined();
  });

  test("who has set their town is not asked again, and may look at another one", async () => {
    await database.transaction("console", (tx) =>
      settingsStore.change(tx, id, (before) => ({ ...before, district: "新町" })),
    );
    const answered = await open();
    expect(twin(answered)).toContain("お住まいの町: 新町");
    const towns = await press(buttons(answered).find((data) => data === "association:towns") ?? "");
    const group = await press(buttons(towns)[0] ?? "");
    expect(twin(await press(buttons(group)[0] ?? ""))).toContain("お住まいの町");
  });

  test("without a table it says so, and that the ward passes it on", async () => {
    const answered = await press("association:town?t=%E6%96%B0%E7%94%BA");
    expect(twin(answered)).toContain("まだ分かりません。申し込むと、区役所が調べて町会へ取り次ぎます");
    expect(twin(answered)).toContain("江戸堀連合振興町会");
    expect(twin(answered)).toContain("会費は町会ごとに違い、確認中です");
  });

  test("where a document names an office, its number stands there with its date", async () => {
    const answered = await press("association:town?t=%E5%AE%89%E7%AB%8B", { ward: "suminoe" });
    expect(twin(answered)).toMatch(/070-2300-4902.*2024年1月時点.*変わっている場合があります/);
    expect(JSON.stringify(answered)).toContain("tel:07023004902");
  });

  test("with a table the association stands there with fee and source", async () => {
    await putInForce([{ town: "新町", association: "新町町会", federation: "堀江連合", fee: "月300円" }]);
    const answered = await press("association:town?t=%E6%96%B0%E7%94%BA");
    expect(twin(answered)).toContain("「新町町会」の区域です。\n連合の町会: 堀江連合");
    expect(twin(answered)).toContain("会費: 月300円");
    expect(twin(answered)).toContain("出典: 区の一覧（2026年10月1日時点）");
  });

  test("a town with several associations leads to the form, where the block tells", async () => {
    await putInForce([
      { town: "新町", chome: 1, association: "一丁目町会" },
      { town: "新町", chome: 2, association: "二丁目町会" },
    ]);
    const answered = await press("association:town?t=%E6%96%B0%E7%94%BA");
    expect(twin(answered)).toContain("この町には2つの町会があります");
    expect(twin(answered)).toContain("町会: 一丁目町会、二丁目町会");
  });

  test("the forms open with a link of the resident's own", async () => {
    const answered = await press("association:town?t=%E6%96%B0%E7%94%BA");
    const [apply, apartment, company] = linksIn(answered).map(({ pathname }) => pathname);
    const [, token = ""] = /^\/nishi\/forms\/association-join\/([\w-]{43})$/.exec(apply ?? "") ?? [];
    expect(apartment).toBe(`/nishi/forms/apartment-association/${token}`);
    expect(company).toBe(`/nishi/forms/company-help/${token}`);
    const found = await database.run("console", (tx) => links.find(tx, "nishi", "case", token));
    expect(found?.id).toBe(id);
    expect(JSON.stringify(linksIn(answered))).not.toContain("新町");
  });

  test("a town of the ward they chose before is asked for anew", async () => {
    const answered = await press("association:town?t=%E5%AE%89%E7%AB%8B");
    expect(twin(answered)).toContain("西区の町名として見つけられませんでした");
  });

  test.each(languages)("LINE takes every message in %s", async (language) => {
    await putInForce([
      {
        town: "新町",
        chome: 1,
        association: "町".repeat(60),
        federation: "連".repeat(60),
        fee: "円".repeat(60),
        contact: "0".repeat(100),
      },
    ]);
    const outcomes = [
      await open({ language }),
      await press("association:town?t=%E6%96%B0%E7%94%BA", { language }),
      await press("association:town?t=%E5%8C%97%E5%A0%80%E6%B1%9F", { language }),
      await press("association:towns?g=1", { language }),
      await press("association:town?t=%E5%AE%89%E7%AB%8B", { language, ward: "suminoe" }),
    ];
    for (const outcome of outcomes) {
      expect(messageProblems(outcome?.messages ?? [])).toEqual([]);
      expect(JSON.stringify(outcome)).not.toMatch(/\{[a-z]+\}/);
    }
  });
});

describe("the ward's table in the console", () => {
  const list = "/console/nishi/associations";
  let editor: Person;
  let viewer: Person;
  let elsewhere: Person;
  beforeAll(async () => {
    editor = await console_.signIn({ nishi: "editor" }, "編集 花子");
    viewer = await console_.signIn({ nishi: "viewer" }, "閲覧 三郎");
    elsewhere = await console_.signIn({ suminoe: "admin" }, "住之江 職員");
  }, 60_000);

  async function upload(text: string, own: Record<string, string> = {}) {
    const seed = /name="seed" value="([^"]+)"/.exec((await editor.get(list)).text)?.[1] ?? "";
    const body = new FormData();
    const fields = { _csrf: editor.csrf, seed, source: "西区の一覧", asOf: "2026-10-01", ...own };
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    if (text !== "") body.append("file", new Blob([text], { type: "text/csv" }), "areas.csv");
    const answer = await fetch(`${console_.served.url}${list}`, {
      method: "POST",
      redirect: "manual",
      headers: { cookie: editor.cookie, origin: "http://localhost:3000" },
      body,
    });
    return { status: answer.status, location: answer.headers.get("location") ?? "", text: await answer.text() };
  }
  const file = "町名,丁目,町会名,会費,担当者\n新町,1,一丁目町会,月300円,x\n新町,2,二丁目町会,,\n東京,1,A町会,,\n";
  const seenIn = (page: string) => /name="seen" value="([^"]*)"/.exec(page)?.[1] ?? "none";
  const audited = async () =>
    (await database.run("console", (tx) => tx.auditRecord.findMany({ orderBy: { seq: "asc" } })))
      .map(({ action }) => action)
      .filter((action) => !action.startsWith("session."));

  test("is looked at before it counts: what is new, what can't be taken, what is ignored", async () => {
    const { status, location } = await upload(file);
    expect(status).toBe(303);
    const page = read((await editor.get(location)).text);
    expect(page).toContain("新しい区域2行");
    expect(page).toContain("4行目「東京」は区の町名にありません");
    expect(page).toContain("次の列は使いません: 担当者");
    expect(read((await viewer.get(list)).text)).toContain("表はまだありません");
    expect(await audited()).toEqual([]);
  });

  test("counts once it is put in force, and can be tried", async () => {
    const { location } = await upload(file);
    const seen = seenIn((await editor.get(location)).text);
    expect((await editor.post(`${location}/apply`, { seen })).status).toBe(303);
    expect((await editor.post(`${location}/apply`, { seen })).status).toBe(303);
    expect(await audited()).toEqual(["association.table"]);
    const tried = await viewer.post(`${list}/try`, { town: "新町", block: "2-5", building: "" });
    expect(read(tried.text)).toContain("二丁目町会（番地で決まりました）");
    const csv = await viewer.get(`${location}/rows.csv`);
    expect(csv.text).toContain("新町,1,,,,一丁目町会,,月300円,,");
  });

  test("what it changes against the one in force is named, and its own export changes nothing", async () => {
    const first = (await upload(file)).location;
    await editor.post(`${first}/apply`, { seen: "" });
    const changed = (await upload("町名,丁目,町会名\n新町,1,新しい町会\n新町,3,三丁目町会\n")).location;
    const page = read((await editor.get(changed)).text);
    expect(page).toContain("変更新町1丁目一丁目町会新しい町会");
    expect(page).toContain("なくなる新町2丁目二丁目町会―");
    const exported = (await editor.get(`${first}/rows.csv`)).text;
    expect(read((await editor.get((await upload(exported)).location)).text)).toContain("いまの表と同じ内容です");
  });

  test("somebody who looked at an older table is told so", async () => {
    const [one, other] = [(await upload(file)).location, (await upload(`${file}\n新町,3,三丁目町会,,`)).location];
    expect((await editor.post(`${other}/apply`, { seen: "" })).status).toBe(303);
    const late = await editor.post(`${one}/apply`, { seen: "" });
    expect(late.status).toBe(409);
    expect(read(late.text)).toContain("ほかの人が別の表を反映しました");
  });

  test.each([
    ["no file", "", {}, "CSVファイルを選んでください"],
    ["no source", file, { source: " " }, "出典を80文字までで"],
    ["a day to come", file, { asOf: "2026-11-21" }, "きょうまでの日を"],
    ["no day", file, { asOf: "いつか" }, "年月日を選んでください"],
    ["a needed column is missing", "町名\n新町", {}, "見出しに「町会名」がありません"],
    ["a quotation mark that never ends", '町名,町会名\n新町,"A', {}, "引用符"],
    ["only a heading", "町名,町会名", {}, "見出しの行と、少なくとも1行"],
  ])("%s is said at its field", async (_, text, own, words) => {
    const answer = await upload(text, own);
    expect(answer.status).toBe(400);
    expect(read(answer.text)).toContain(words);
  });

  test("a file without a good row can't be put in force", async () => {
    const { location } = await upload("町名,町会名\n東京,A町会\n");
    expect(read((await editor.get(location)).text)).toContain("取り込める行がありません");
    expect((await editor.post(`${location}/apply`, { seen: "" })).status).toBe(409);
  });

  test("viewers change nothing, and other wards see nothing", async () => {
    const { location } = await upload(file);
    expect((await viewer.post(`${location}/apply`, { seen: "" })).status).toBe(403);
    expect((await elsewhere.get(location)).status).toBeGreaterThanOrEqual(403);
    expect((await elsewhere.get(location.replace("nishi", "suminoe"))).status).toBe(404);
    for (const wrong of ["none", "%00", "table.csv"]) expect((await viewer.get(`${list}/${wrong}`)).status).toBe(404);
    const odd = { town: "\u0001", block: "9".repeat(500) };
    expect((await viewer.post(`${list}/try`, odd)).status).toBe(200);
  });
});
