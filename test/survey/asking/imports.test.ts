import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import type { OpenSurvey } from "../../../src/survey/answering/answeringDesk.js";
import { emptyDatabase, useDatabase } from "../../support/database.js";
import { given, minute, whole } from "../engine/stand.js";
import { asked, createAskingStand, upload, useAskingConsole, utf8 } from "./stand.js";

const database = useDatabase();
const stand = createAskingStand(database);
const server = useAskingConsole(database);
afterEach(() => emptyDatabase(database));

const base = "/console/nishi/surveys/guardians/asking/import";
const heads = "受付番号,整っていると感じますか,利用しましたか,どれですか,何回,ご意見";
const source = { source: "行政オンラインシステム 保護者アンケート" };
const file = (...lines: string[]) => ({ name: "answers.csv", bytes: utf8([heads, ...lines].join("\r\n")) });

async function begin(lines: readonly string[], fields: Record<string, string> = source) {
  const editor = await server.signIn({ nishi: "editor" });
  const sent = await upload(server.served.url, editor, base, fields, file(...lines));
  return { editor, sent, path: sent.location, id: sent.location.split("/").at(-1) ?? "" };
}
/** Uploads and takes in, as the job does it. */
async function takeIn(lines: readonly string[], fields?: Record<string, string>) {
  const begun = await begin(lines, fields);
  const taken = await begun.editor.post(`${begun.path}/take`);
  expect(taken.status).toBe(303);
  await stand.importNow(begun.id);
  return begun;
}
/** The same some minutes later: the console's clock stands still. */
async function takeInAt(minutes: number, survey: OpenSurvey, lines: readonly string[], name = source.source) {
  const actor = { kind: "staff", id: randomUUID(), name: "花子" } as const;
  const now = new Date(Date.parse("2026-11-20T12:00:00+09:00") + minutes * 60_000);
  const { bytes } = file(...lines);
  const whole = { ...survey, definition: asked() };
  const kept = await stand.imports.upload({
    survey: whole,
    actor,
    source: name,
    fileName: "x.csv",
    bytes: Buffer.from(bytes),
    now,
  });
  if (kept.kind !== "kept") throw new Error(kept.kind);
  const preview = await stand.imports.preview(whole, kept.id);
  expect(await stand.imports.take(whole, actor, kept.id, now)).toBe(true);
  await stand.importNow(kept.id);
  const counts = (await stand.imports.view(whole, kept.id))?.counts;
  return { preview, counts };
}
const countsOf = async (surveyId: string) => (await stand.imports.list(surveyId))[0]?.counts;

describe("answers from another system", () => {
  it("are looked at before anything is taken in, line by line", async () => {
    const survey = await stand.publish({ definition: asked() });
    const { editor, path, sent } = await begin([
      "A1,rather,yes,talk、salon,3,良い",
      "A2,そこそこ,no,,,",
      "A1,no,no,,,",
      ",no,no,,,",
      "A3,no",
    ]);
    expect(sent.status).toBe(303);
    const page = (await editor.get(path)).text;
    expect(page).toContain("<dt>新しい回答</dt><dd>1件");
    expect(page).toContain("<dt>取り込めない行</dt><dd>4行");
    for (const words of [
      "<td>3</td><td>「整っていると感じますか」の内容が、どの選択肢にも当たりません。",
      "<td>4</td><td>2行目と同じ受付番号です。",
      "<td>5</td><td>受付番号がありません。",
      "<td>6</td><td>項目の数が見出しと合いません（見出し6、この行2）。",
      "「そこそこ」",
    ])
      expect(page).toContain(words);
    expect(await stand.responses(survey)).toEqual([]);
  });

  it("become responses of a frame of their own, with the name of their source", async () => {
    const survey = await stand.publish({ definition: asked() });
    await takeIn(["A1,rather,yes,talk、salon,3,良い", "A2,no,no,,,"]);
    const rows = await stand.responses(survey);
    expect(rows.map(({ frame, way }) => [frame, way])).toEqual([
      ["imported", "import"],
      ["imported", "import"],
    ]);
    expect(await stand.batches(survey.id)).toMatchObject([
      { kind: "import", frame: "imported", name: source.source, answered: 2 },
    ]);
    expect(await countsOf(survey.id)).toMatchObject({ state: "done", added: 2, changed: 0, same: 0, refused: 0 });
  });

  it("taken in twice change nothing, not by a digit", async () => {
    const survey = await stand.publish({ definition: asked() });
    await takeIn(["A1,rather,yes,talk,3,良い", "A2,no,no,,,"]);
    const before = await stand.responses(survey);
    stand.changes();
    const { editor, path } = await begin(["A2,no,no,,,", "A1,rather,yes,talk,3,良い"]);
    const page = (await editor.get(path)).text;
    expect(page).toContain("<dt>同じ回答（何も変わりません）</dt><dd>2件");
    expect(page).toContain("disabled");
    const { counts } = await takeInAt(5, survey, ["A2,no,no,,,", "A1,rather,yes,talk,3,良い"]);
    expect(await stand.responses(survey)).toEqual(before);
    expect(stand.changes()).toEqual([]);
    expect(counts).toMatchObject({ state: "done", added: 0, changed: 0, same: 2 });
    expect(await stand.batches(survey.id)).toHaveLength(1);
  });

  it("that overlap take the new rows and the changed ones, and leave the others", async () => {
    const survey = await stand.publish({ definition: asked() });
    await takeInAt(0, survey, ["A1,rather,no,,,", "A2,no,no,,,"]);
    const second = await takeInAt(5, survey, ["A1,rather,no,,,", "A2,very,no,,,", "A3,little,no,,,"]);
    expect(second.preview).toMatchObject({ added: 1, changed: 1, same: 1, bad: [] });
    expect(second.counts).toMatchObject({ added: 1, changed: 1, same: 1 });
    const firsts = (await stand.responses(survey)).map(({ picks }) => picks.split(",")[0]);
    expect(firsts.toSorted()).toEqual(["{1", "{2", "{4"]);
  });

  it("of another form are other people, though their numbers are the same", async () => {
    const survey = await stand.publish({ definition: asked() });
    await takeInAt(0, survey, ["A1,rather,no,,,"]);
    await takeInAt(5, survey, ["A1,rather,no,,,"], "電話での聞き取り");
    expect(await stand.responses(survey)).toHaveLength(2);
    expect((await stand.batches(survey.id)).map(({ name }) => name)).toEqual([source.source, "電話での聞き取り"]);
  });

  it("break off and go on where they were, counting none twice", async () => {
    const survey = await stand.publish({ definition: asked() });
    const lines = Array.from({ length: 250 }, (_, index) => `A${index},${index % 2 ? "no" : "very"},no,,,`);
    const { id } = await takeIn(lines);
    expect(await countsOf(survey.id)).toMatchObject({ state: "done", gone: 250, added: 250 });
    // The job comes again after a crash that hid its end.
    await stand.importNow(id);
    expect(await countsOf(survey.id)).toMatchObject({ state: "done", gone: 250, added: 250 });
    expect(await stand.responses(survey)).toHaveLength(250);
  });

  it("that the survey's own rules refuse are named with their line", async () => {
    await stand.publish({ definition: asked() });
    const { editor, path } = await begin(["A1,,no,,,", "A2,no,yes,talk,999,", "A3,no,yes,,1,"]);
    const page = (await editor.get(path)).text;
    for (const words of [
      "<td>2</td><td>「整っていると感じますか」が、アンケートの決まり",
      "<td>3</td><td>「何回」が、アンケートの決まり",
      "<td>4</td><td>「どれですか」が、アンケートの決まり",
    ])
      expect(page).toContain(words);
  });

  it("keep what staff said a word means, also for the next file of the ward", async () => {
    const survey = await stand.publish({ definition: asked() });
    const { editor, path, id } = await begin(["A1,そこそこ,no,,,", "A2,わからない,no,,,"]);
    const columns = { id: "受付番号", column_feel: "整っていると感じますか", column_used: "利用しましたか" };
    await editor.post(`${path}/mapping`, {
      ...columns,
      word_feel_0: "そこそこ",
      value_feel_0: "rather",
      word_feel_1: "わからない",
      value_feel_1: "little",
    });
    expect((await editor.get(path)).text).toContain("<dt>新しい回答</dt><dd>2件");
    await editor.post(`${path}/take`);
    await stand.importNow(id);
    const next = await begin(["A3,そこそこ,no,,,"]);
    expect((await next.editor.get(next.path)).text).toContain("<dt>新しい回答</dt><dd>1件");
    expect((await stand.imports.view({ ...survey, definition: asked() }, next.id))?.mapping.columns).toHaveLength(2);
  });

  it("lie sealed until they are taken in, and their content is gone afterwards", async () => {
    const survey = await stand.publish({ definition: asked() });
    const marker = "誰にも見せない感想";
    const { id, editor, path } = await begin([`A1,no,no,,,${marker}`]);
    const written = () =>
      stand.within(async (tx) => JSON.stringify(await tx.surveyImport.findUnique({ where: { id } })));
    expect(await written()).toContain('"sealed"');
    expect(await written()).not.toContain(marker);
    await editor.post(`${path}/take`);
    await stand.importNow(id);
    expect(await written()).not.toContain('"sealed"');
    expect(await stand.responses(survey)).toHaveLength(1);
    expect(server.served.lines.join("\n")).not.toContain(marker);
  });

  it("that nobody takes in are dropped by hand, or by the next upload after a day", async () => {
    const survey = await stand.publish({ definition: asked() });
    const first = await begin(["A1,no,no,,,"]);
    expect((await first.editor.post(`${first.path}/drop`)).location).toBe(base);
    expect((await first.editor.get(first.path)).status).toBe(404);
    const second = await begin(["A1,no,no,,,"]);
    await stand.within((tx) =>
      tx.surveyImport.update({ where: { id: second.id }, data: { importedAt: new Date("2026-11-19T02:59:59Z") } }),
    );
    await begin(["A2,no,no,,,"]);
    expect(await stand.imports.list(survey.id)).toHaveLength(1);
  });

  it("are refused when the file can't be read, with words beside the field", async () => {
    await stand.publish({ definition: asked() });
    const editor = await server.signIn({ nishi: "editor" });
    const send = (bytes: Uint8Array<ArrayBuffer>, fields = source) =>
      upload(server.served.url, editor, base, fields, { name: "x.csv", bytes });
    expect((await send(utf8(heads))).text).toContain("少なくとも1行の内容が必要です");
    expect((await send(new Uint8Array([0, 1, 2, 0xff]))).text).toContain("文字を読み取れませんでした");
    expect((await send(utf8(`${heads}\r\nA1,"no`))).text).toContain("引用符");
    expect((await send(new Uint8Array())).text).toContain("CSVファイルを選んでください");
    const nameless = await send(file("A1,no,no,,,").bytes, { source: " " });
    expect([nameless.status, nameless.text.includes("様式の名前を")]).toEqual([400, true]);
  });

  it("are not taken in once the survey has closed, not even when the job was late", async () => {
    const survey = await stand.publish({ definition: asked() });
    const { editor, path, id } = await begin(["A1,no,no,,,"]);
    await editor.post(`${path}/take`);
    const close = () => stand.within((tx) => tx.survey.update({ where: { id: survey.id }, data: { state: "closed" } }));
    await close();
    await stand.importNow(id);
    expect(await stand.responses(survey)).toEqual([]);
    expect(await countsOf(survey.id)).toMatchObject({ state: "stopped", added: 0 });
    expect((await editor.get(base)).status).toBe(409);
    expect((await editor.get(path)).text).toContain("途中で止まりました");
  });

  it("stand beside answers that came otherwise, never instead of them", async () => {
    const survey = await stand.publish({ definition: asked() });
    await stand.submit(survey, await stand.asFriend(survey, await stand.arrive("anna")), given(whole, minute(1)));
    await takeIn(["A1,no,no,,,"]);
    expect((await stand.responses(survey)).map(({ frame }) => frame)).toEqual(["imported", "line"]);
  });
});
