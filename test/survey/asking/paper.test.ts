import { afterEach, describe, expect, it } from "vitest";
import type { Person } from "../../console/testConsole.js";
import { emptyDatabase, useDatabase } from "../../support/database.js";
import { asked, createAskingStand, useAskingConsole } from "./stand.js";

const database = useDatabase();
const stand = createAskingStand(database);
const server = useAskingConsole(database);
afterEach(() => emptyDatabase(database));

const base = "/console/nishi/surveys/guardians/asking/paper";
const entry = {
  q_feel: "rather",
  q_used: "yes",
  q_which: ["talk", "salon"],
  q_times: "3",
  q_since: "2025-04-01",
  q_words: "遊び場",
};

async function withSheet() {
  const survey = await stand.publish({ definition: asked() });
  const { printed } = await stand.letters(survey, 2);
  const code = printed[0] ?? "";
  return {
    survey,
    code,
    other: printed[1] ?? "",
    hanako: await server.signIn({ nishi: "editor" }, "花子"),
    taro: await server.signIn({ nishi: "editor" }, "太郎"),
  };
}
const key = (who: Person, code: string, change: Record<string, string | readonly string[]> = {}) =>
  who.post(`${base}/entry`, { code, ...entry, ...change });

describe("an answer on paper", () => {
  it("is keyed in with its code, counts in the letter's frame, and spends the code", async () => {
    const { survey, code, hanako } = await withSheet();
    const page = await hanako.post(base, { code: code.toLowerCase().replaceAll("-", " ") });
    expect(page.status).toBe(200);
    expect(page.text).toContain('name="q_feel"');
    const done = await key(hanako, code);
    expect(done.location).toBe(base);
    expect(await stand.responses(survey)).toMatchObject([{ frame: "mailed", way: "paper" }]);
    expect((await stand.batches(survey.id))[0]?.answered).toBe(1);
    const again = await hanako.post(base, { code });
    expect(again.text).toContain("前の回答を置きかえます");
    await key(hanako, code, { q_feel: "no" });
    expect(await stand.responses(survey)).toHaveLength(1);
    expect(await stand.actions()).toEqual(["survey.paper-keyed", "survey.paper-keyed"]);
  });

  it("that leaves a question blank takes back what was keyed in for it before", async () => {
    const { survey, code, hanako } = await withSheet();
    await key(hanako, code);
    await key(hanako, code, { q_since: "" });
    const [row] = await stand.responses(survey);
    expect(row?.values).toEqual({ times: 3 });
  });

  it.each([
    ["a slip of the finger", (code: string) => `${code.slice(0, -1)}${code.endsWith("A") ? "B" : "A"}`],
    ["nothing", () => ""],
    ["something else", () => "こんにちは"],
  ])("with %s instead of its code is refused, with what was typed", async (_name, typed) => {
    const { code, hanako } = await withSheet();
    const refused = await hanako.post(base, { code: typed(code) });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain("この回答コードは見つかりません");
    expect(refused.location).toBeNull();
  });

  it("of another survey or ward is refused", async () => {
    const { code, hanako } = await withSheet();
    const another = await stand.publish({ definition: asked({ key: "another" }) });
    expect((await hanako.post("/console/nishi/surveys/another/asking/paper", { code })).text).toContain(
      "別のアンケート",
    );
    expect((await key(hanako, (await stand.letters(another, 1)).printed[0] ?? "")).text).toContain("別のアンケート");
    await stand.publish({ definition: asked(), ward: "suminoe" });
    const stranger = await server.signIn({ suminoe: "editor" });
    expect((await stranger.post(base.replace("nishi", "suminoe"), { code })).status).toBe(400);
    expect((await stranger.post(base, { code })).status).toBe(404);
  });

  it("with a mistake comes back with words beside the question, and nothing typed is lost", async () => {
    const { survey, code, hanako } = await withSheet();
    const refused = await key(hanako, code, { q_feel: "", q_times: "たくさん" });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('value="たくさん"');
    expect(refused.text).toContain("遊び場");
    expect(await stand.responses(survey)).toEqual([]);
  });
});

describe("an answer that two people key in", () => {
  it("waits for the second, sealed, and counts once both agree", async () => {
    const { survey, code, hanako, taro } = await withSheet();
    expect((await key(hanako, code, { twice: "on" })).location).toBe(base);
    expect(await stand.responses(survey)).toEqual([]);
    const kept = await stand.within(
      (tx) => tx.$queryRaw<{ text: string }[]>`SELECT encode(entries, 'escape') AS text FROM survey_paper`,
    );
    expect(kept[0]?.text).not.toContain("talk");
    expect((await hanako.get(base)).text).toContain("二人目として入力できるのは0件");
    expect((await taro.get(base)).text).toContain("二人目として入力できるのは1件");
    const page = (await taro.post(base, { code })).text;
    expect(page).toContain("二人目の入力です");
    expect(page).not.toContain("遊び場");
    expect((await key(taro, code, { q_which: ["salon", "talk"] })).location).toBe(base);
    expect(await stand.responses(survey)).toHaveLength(1);
    expect(await stand.within((tx) => tx.surveyPaper.count())).toBe(0);
    expect(await stand.actions()).toEqual(["survey.paper-first", "survey.paper-keyed"]);
  });

  it("by the same person twice is the first entry put right, and no agreement", async () => {
    const { survey, code, hanako } = await withSheet();
    await key(hanako, code, { twice: "on" });
    expect((await hanako.post(base, { code })).text).toContain("あなたが一度入力した用紙です");
    await key(hanako, code, { q_feel: "no" });
    expect(await stand.responses(survey)).toEqual([]);
    expect(await stand.within((tx) => tx.surveyPaper.count())).toBe(1);
  });

  it("shows where they differ, and asks which is right before it counts", async () => {
    const { survey, code, hanako, taro } = await withSheet();
    await key(hanako, code, { twice: "on", q_times: "3" });
    const differing = await key(taro, code, { q_times: "8", q_feel: "no" });
    expect(differing.status).toBe(200);
    expect(differing.text).toContain("二人の入力が2か所で違います");
    expect(await stand.responses(survey)).toEqual([]);
    const second = { code, ...entry, q_times: "8", q_feel: "no" };
    const half = await taro.post(`${base}/decide`, { ...second, pick_times: "first" });
    expect([half.status, half.text.includes("どちらが正しいかを選んでください")]).toEqual([400, true]);
    const done = await taro.post(`${base}/decide`, { ...second, pick_times: "first", pick_feel: "second" });
    expect(done.location).toBe(base);
    const [row] = await stand.responses(survey);
    expect(row?.values).toEqual({ times: 3, since: "2025-04-01" });
    expect(row?.picks).toMatch(/^\{8,/);
  });

  it("can't be decided by the one who keyed it in first", async () => {
    const { survey, code, hanako } = await withSheet();
    await key(hanako, code, { twice: "on" });
    const own = await hanako.post(`${base}/decide`, { code, ...entry, q_feel: "no", pick_feel: "second" });
    expect(own.text).toContain("あなたが一度入力した用紙です");
    expect(await stand.responses(survey)).toEqual([]);
  });

  it("is not taken after the survey has closed", async () => {
    const { survey, code, hanako, taro } = await withSheet();
    await key(hanako, code, { twice: "on" });
    await stand.within((tx) => tx.survey.update({ where: { id: survey.id }, data: { state: "closed" } }));
    expect((await key(taro, code)).status).toBe(409);
    expect((await taro.get(base)).status).toBe(409);
  });
});
