import { afterEach, describe, expect, it } from "vitest";
import { emptyDatabase, useDatabase } from "../../support/database.js";
import { given, minute, whole } from "../engine/stand.js";
import { asked, createAskingStand, upload, useAskingConsole, utf8 } from "./stand.js";

const database = useDatabase();
const stand = createAskingStand(database);
const server = useAskingConsole(database);
afterEach(() => emptyDatabase(database));

const lists = "/console/nishi/panels";
const council = `${lists}/council`;
const base = "/console/nishi/surveys/guardians/asking";

async function withCouncil() {
  const survey = await stand.publish({ definition: asked() });
  const editor = await server.signIn({ nishi: "editor" });
  const text = "氏名,住所\n架空 一郎,架空町1\n架空 二郎,架空町2\n架空 三郎,架空町3\n,架空町4\n";
  const added = await upload(
    server.served.url,
    editor,
    `${council}/import`,
    {},
    { name: "list.csv", bytes: utf8(text) },
  );
  return { survey, editor, added };
}

describe("a panel list", () => {
  it("comes from a file, names the lines that were left out, and takes nobody twice", async () => {
    const { editor, added } = await withCouncil();
    expect(added.text).toContain("5行目: 名前がありません");
    expect(added.text).toContain("3件を加えました");
    const again = utf8("氏名,住所\n架空 一郎,架空町1\n架空 四郎,\n");
    await upload(server.served.url, editor, `${council}/import`, {}, { name: "list.csv", bytes: again });
    expect((await editor.get(lists)).text).toMatch(/区政会議などの委員<\/a><\/td><td>4</);
  });

  it("is sealed in the database", async () => {
    await withCouncil();
    const rows = await stand.within(
      (tx) =>
        tx.$queryRaw<
          { text: string }[]
        >`SELECT encode(name, 'escape') || encode(address, 'escape') AS text FROM panel_member`,
    );
    expect(rows).toHaveLength(3);
    for (const { text } of rows) {
      expect(text).not.toContain(Buffer.from("架空").toString("latin1"));
      expect(text).not.toMatch(/\\346\\236\\266/);
    }
  });

  it("takes one more by hand, and who has left is asked no more", async () => {
    const { editor } = await withCouncil();
    expect((await editor.post(council, { name: "", address: "" })).text).toContain("名前を100文字まで");
    expect((await editor.post(council, { name: "架空 五郎", address: "" })).status).toBe(303);
    const page = (await editor.get(council)).text;
    const id = /panels\/council\/([0-9a-f-]{36})\/leave/.exec(page)?.[1] ?? "";
    expect((await editor.post(`${council}/${id}/leave`)).status).toBe(303);
    expect((await editor.post(`${council}/${id}/leave`)).status).toBe(404);
    expect((await editor.get(lists)).text).toMatch(/区政会議などの委員<\/a><\/td><td>3</);
  });

  it("is one ward's, and no list that nobody knows is made up", async () => {
    const { editor } = await withCouncil();
    const page = (await editor.get(council)).text;
    const id = /panels\/council\/([0-9a-f-]{36})\/leave/.exec(page)?.[1] ?? "";
    const stranger = await server.signIn({ suminoe: "admin" });
    expect((await stranger.get(council)).status).toBe(404);
    expect((await stranger.get("/console/suminoe/panels/council")).text).not.toContain("架空 一郎");
    expect((await stranger.post(`/console/suminoe/panels/council/${id}/leave`)).status).toBe(404);
    expect((await editor.get(`${lists}/friends`)).status).toBe(404);
    expect((await editor.post(`${lists}/friends`, { name: "x" })).status).toBe(404);
  });

  it("that holds no names is refused", async () => {
    const editor = await server.signIn({ nishi: "editor" });
    const send = (bytes: Uint8Array<ArrayBuffer>) =>
      upload(server.served.url, editor, `${council}/import`, {}, { name: "list.csv", bytes });
    expect((await send(utf8("番号\n1\n"))).text).toContain("見出しがありません");
    expect((await send(utf8("氏名\n"))).text).toContain("少なくとも1行");
    expect((await send(new Uint8Array())).text).toContain("CSVファイルを選んでください");
  });
});

describe("letters to everybody on a list", () => {
  it("have one code each, as everyone of the population", async () => {
    const { survey, editor } = await withCouncil();
    const made = await editor.post(`${base}/panel`, { panel: "council" });
    expect(made.status).toBe(303);
    expect((await stand.batches(survey.id))[0]).toMatchObject({
      kind: "panel",
      frame: "panel",
      asked: 3,
      population: 3,
      everyone: true,
    });
    const approver = await server.signIn({ nishi: "approver" });
    const csv = (await approver.post(`${made.location}/merge`)).text;
    expect(csv).toContain("架空 一郎,架空町1");
    expect(csv.trim().split("\r\n")).toHaveLength(4);
  });

  it("show by name who has not answered yet, to approvers only and on record", async () => {
    const { survey, editor } = await withCouncil();
    const made = await editor.post(`${base}/panel`, { panel: "council" });
    const approver = await server.signIn({ nishi: "approver" });
    const csv = (await approver.post(`${made.location}/merge`)).text;
    const [, code = ""] =
      csv
        .split("\r\n")
        .find((line) => line.includes("架空 二郎"))
        ?.split(",") ?? [];
    await stand.submit(survey, await stand.asCode(code), given(whole, minute(1)));
    const list = (await approver.get(`${made.location}/unanswered`)).text;
    expect(list).toContain("架空 一郎");
    expect(list).not.toContain("架空 二郎");
    expect((await editor.get(`${made.location}/unanswered`)).status).toBe(403);
    expect((await stand.actions()).at(-1)).toBe("survey.unanswered-listed");
  });

  it("are not made for an empty list, or one that the survey does not ask", async () => {
    await stand.publish({ definition: asked({ frames: ["panel"] }) });
    const editor = await server.signIn({ nishi: "editor" });
    expect((await editor.post(`${base}/panel`, { panel: "council" })).text).toContain("まだだれもいません");
    expect((await editor.post(`${base}/panel`, { panel: "staff" })).text).toContain("名簿を選んでください");
  });

  it("neutralise a name that a spreadsheet would take for a formula", async () => {
    const { editor } = await withCouncil();
    await editor.post(council, { name: "=HYPERLINK(1)", address: "" });
    const made = await editor.post(`${base}/panel`, { panel: "council" });
    const approver = await server.signIn({ nishi: "approver" });
    expect((await approver.post(`${made.location}/merge`)).text).toContain("'=HYPERLINK(1)");
  });
});
