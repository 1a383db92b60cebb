/** Staff take a response out for somebody who asks for it and names the code of their letter. */
import { afterEach, describe, expect, it } from "vitest";
import { emptyDatabase, useDatabase } from "../../support/database.js";
import { given, minute, whole } from "../engine/stand.js";
import { asked, createAskingStand, useAskingConsole } from "./stand.js";

const database = useDatabase();
const stand = createAskingStand(database);
const server = useAskingConsole(database);
afterEach(() => emptyDatabase(database));

const base = "/console/nishi/surveys/guardians/asking";

async function answered() {
  const survey = await stand.publish({ definition: asked() });
  const { printed } = await stand.letters(survey, 2);
  const code = printed[0] ?? "";
  await stand.submit(survey, await stand.asCode(code), given(whole, minute(1)));
  return { survey, code, unused: printed[1] ?? "", taro: await server.signIn({ nishi: "approver" }, "太郎") };
}

describe("a response that somebody wants out", () => {
  it("is removed by an approver with the letter's code, on record without the code", async () => {
    const { survey, code, taro } = await answered();
    expect((await taro.get(base)).text).toContain("回答の取り消し");
    const done = await taro.post(`${base}/withdrawal`, { code: code.toLowerCase(), confirmed: "yes" });
    expect(done.location).toBe(base);
    expect(await stand.responses(survey)).toEqual([]);
    expect(await stand.actions()).toEqual(["survey.response-withdrawn"]);
    const [row] = await stand.within(
      (tx) => tx.$queryRaw<{ whole: string; subject: string }[]>`
        SELECT row_to_json(a)::text AS whole, subject FROM audit_record a WHERE action = 'survey.response-withdrawn'`,
    );
    expect(row?.subject).toBe(survey.id);
    expect(row?.whole.toUpperCase()).not.toContain(code.slice(0, 4));
    expect((await taro.get(base)).text).toContain("回答を取り消しました");
  });

  it.each([
    ["without the confirmation", (code: string) => ({ code }), "申し出を確かめて"],
    ["without a code", () => ({ code: "", confirmed: "yes" }), "回答コードを入力してください"],
    ["by a code that is none", () => ({ code: "こんにちは", confirmed: "yes" }), "このアンケートにはありません"],
  ])("stays %s", async (_how, form, words) => {
    const { survey, code, taro } = await answered();
    const refused = await taro.post(`${base}/withdrawal`, form(code));
    expect([refused.status, refused.text.includes(words)]).toEqual([400, true]);
    expect(await stand.responses(survey)).toHaveLength(1);
    expect(await stand.actions()).toEqual([]);
  });

  it("of another survey or ward, never sent, or taken out already is told so", async () => {
    const { code, unused, taro } = await answered();
    await stand.publish({ definition: asked({ key: "another" }) });
    const other = await taro.post("/console/nishi/surveys/another/asking/withdrawal", { code, confirmed: "yes" });
    expect(other.text).toContain("このアンケートにはありません");
    const by = async (typed: string) => (await taro.post(`${base}/withdrawal`, { code: typed, confirmed: "yes" })).text;
    expect(await by(unused)).toContain("このコードの回答はありません");
    await by(code);
    expect(await by(code)).toContain("このコードの回答はありません");
    expect(await stand.actions()).toEqual(["survey.response-withdrawn"]);
  });

  it("is too late once nobody can tell any more whose it is", async () => {
    const { survey, code, taro } = await answered();
    await stand.within((tx) => tx.survey.update({ where: { id: survey.id }, data: { state: "closed", salt: null } }));
    const late = await taro.post(`${base}/withdrawal`, { code, confirmed: "yes" });
    expect(late.text).toContain("申し出の期間が過ぎ");
    expect(await stand.responses(survey)).toHaveLength(1);
  });

  it("is nothing that an editor or another ward's approver may remove", async () => {
    const { survey, code } = await answered();
    const editor = await server.signIn({ nishi: "editor" }, "花子");
    expect((await editor.get(base)).text).not.toContain("回答の取り消し");
    for (const person of [editor, await server.signIn({ suminoe: "approver" }, "次郎")])
      expect((await person.post(`${base}/withdrawal`, { code, confirmed: "yes" })).status).toBeGreaterThanOrEqual(403);
    expect(await stand.responses(survey)).toHaveLength(1);
  });
});
