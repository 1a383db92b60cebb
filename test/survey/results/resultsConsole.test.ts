import readExcelFile from "read-excel-file/node";
import { beforeAll, describe, expect, test } from "vitest";
import { createCountersigned } from "../../../src/console/countersign/countersigned.js";
import { createCountersignStore } from "../../../src/console/countersign/countersignStore.js";
import { createResultsConsole } from "../../../src/survey/results/resultsConsole.js";
import type { KeptTally } from "../../../src/survey/tally/tally.js";
import { audit, type Person, useConsole } from "../../console/testConsole.js";
import { useDatabase } from "../../support/database.js";
import { read } from "../../support/pages.js";
import { alike, heldTallies, type LaidSurvey, laySurvey, pick, vault, withInstead } from "./stand.js";

const database = useDatabase();
const held = new Map<string, KeptTally>();
const tallies = heldTallies(held);
const countersigned = createCountersigned({ database, store: createCountersignStore(), audit });
const { served, signIn, ask } = useConsole(database, {
  features: (features) =>
    withInstead(features, [createResultsConsole({ database, tallies, audit, countersigned, vault })]),
});

let people: Record<"viewer" | "editor" | "approver" | "other" | "elsewhere", Person>;
let survey: LaidSurvey;
let secret: LaidSurvey;
const base = "/console/nishi/surveys/guardians/results";
const hidden = "/console/nishi/surveys/secret/results";
const marker = "ひみつの公園のはなし";

beforeAll(async () => {
  survey = await laySurvey(
    database,
    [
      ...alike(349, "guardians", { feel: pick("yes"), used: pick("salon", "talk"), age: pick("0-2") }),
      ...alike(176, "guardians", { feel: pick("no"), used: pick("none"), age: pick("3-5") }, "2026-11-12"),
      ...alike(5, "guardians", {
        feel: pick("no"),
        age: pick("6-"),
        words: { kind: "text", value: "=公園をふやして" },
      }),
      ...alike(16, "line", { feel: pick("yes"), age: pick("0-2"), words: { kind: "text", value: "ＬＩＮＥが便利" } }),
      ...alike(4, "line", { feel: pick("rather"), age: pick("3-5") }),
    ],
    { fictional: true, invited: { guardians: 2000 } },
  );
  held.set(survey.id, survey.kept);
  secret = await laySurvey(database, alike(12, "line", { feel: pick("no"), words: { kind: "text", value: marker } }), {
    change: { key: "secret", class: "confidential" },
  });
  held.set(secret.id, secret.kept);
  people = {
    viewer: await signIn({ nishi: "viewer" }),
    editor: await signIn({ nishi: "editor" }),
    approver: await signIn({ nishi: "approver" }),
    other: await signIn({ nishi: "approver" }, "別の 承認者"),
    elsewhere: await signIn({ suminoe: "admin" }),
  };
});

const actions = async (subject: string) => {
  const rows = await database.run("console", (tx) => tx.auditRecord.findMany({ where: { subject } }));
  return rows.map(({ action }) => action);
};

describe("the results of a survey", () => {
  test("say of each frame how many were asked and answered, and add no shares over frames", async () => {
    const page = read((await people.viewer.get(base)).text);
    expect(page).toContain("保護者の回答");
    expect(page).toContain("2,000人");
    expect(page).toContain("26.5%");
    expect(page).toContain("65.8%（349人、61.7〜69.8%）");
    expect(page).toContain("80.0%（16人、58.4〜91.9%）");
    // 365 of 550, which would be both frames in one share.
    expect(page).not.toContain("66.4%");
  });

  test("show what the survey measures with n, interval and bounds", async () => {
    const page = read((await people.viewer.get(base)).text);
    expect(page).toContain("安心して子育てができる環境が整っていると感じている");
    expect(page).toContain("17.5〜91.0%");
  });

  test("say that the demo's answers are fictional, with the hash of the answers", async () => {
    const page = read((await people.viewer.get(base)).text);
    expect(page).toContain("架空のデータです");
    expect(page).toContain(survey.kept.answersSha256);
  });

  test("carry charts that are pictures with a policy of their own", async () => {
    const page = (await people.viewer.get(base)).text;
    const charts = [...page.matchAll(/src="([^"]+\.svg)"/g)].map(([, src = ""]) => src);
    expect(charts).toContain(`${base}/charts/q-feel.svg`);
    expect(charts).toContain(`${base}/charts/days.svg`);
    for (const chart of charts) {
      const answer = await fetch(`${served.url}${chart}`, { headers: { cookie: people.viewer.cookie } });
      expect(answer.headers.get("content-type")).toContain("image/svg+xml");
      expect(answer.headers.get("content-security-policy")).toBe("default-src 'none'; style-src 'unsafe-inline'");
      expect(answer.headers.get("cache-control")).toContain("no-store");
      expect(await answer.text()).toMatch(/^<svg /);
    }
    expect((await people.viewer.get(`${base}/charts/q-words.svg`)).status).toBe(404);
  });

  test("are counted anew when somebody asks", async () => {
    const answer = await people.viewer.post(`${base}/recount`);
    expect([answer.status, answer.location]).toEqual([303, base]);
    expect(tallies.recounts).toContain(survey.id);
  });

  test.each([
    "",
    "/cross",
    "/texts",
    "/export",
    "/charts/days.svg",
  ])("%s is not there for another ward", async (below) => {
    expect((await people.elsewhere.get(`${base}${below}`)).status).not.toBe(200);
    expect((await people.elsewhere.get(`${base.replace("nishi", "suminoe")}${below}`)).status).toBe(404);
    expect((await ask("GET", `${base}${below}`)).status).toBe(303);
  });
});

describe("a cross table", () => {
  const path = `${base}/cross?row=feel&column=age`;

  test("counts the answers together, frame by frame, and marks what is small as internal", async () => {
    const page = read((await people.editor.get(path)).text);
    expect(page).toContain("内部用です");
    expect(page).toContain("保護者の回答（n=530）");
    expect(page).toContain("2.8%（5人）＊");
    expect(page).toContain("100.0%（349人）");
    expect(page).toContain("100.0%（4人）＊");
    expect(await actions(survey.id)).toContain("survey.crossed");
  });

  test("of a question with itself is refused in words", async () => {
    const page = await people.editor.get(`${base}/cross?row=feel&column=feel`);
    expect(read(page.text)).toContain("別の設問を選んでください。");
  });

  test("is for those who may see answers", async () => {
    expect((await people.viewer.get(path)).status).toBe(403);
    expect((await people.editor.get(`${hidden}/cross?row=feel&column=age`)).status).toBe(403);
    expect((await people.approver.get(`${hidden}/cross?row=feel&column=age`)).status).toBe(200);
  });
});

describe("free texts", () => {
  test("are found by words of any width, and the looking is recorded", async () => {
    const all = await people.editor.get(`${base}/texts`);
    expect(read(all.text)).toContain("21件");
    const found = read((await people.editor.post(`${base}/texts`, { question: "words", words: "line 便利" })).text);
    expect(found).toContain("16件");
    expect(found).toContain("ＬＩＮＥが便利");
    expect(found).not.toContain("公園をふやして");
    expect(await actions(survey.id)).toContain("survey.texts-viewed");
  });

  test("get tags, are found by them, and lose them again", async () => {
    const page = await people.editor.post(`${base}/texts`, { question: "words", words: "公園" });
    const response = /name="response" value="(\d+)"/.exec(page.text)?.[1] ?? "";
    const tagged = await people.editor.post(`${base}/texts/tag`, { question: "words", response, name: "公園" });
    expect(read(tagged.text)).toContain("公園（1）");
    expect(read((await people.editor.post(`${base}/texts`, { question: "words", tag: "公園" })).text)).toContain("1件");
    await people.editor.post(`${base}/texts/untag`, { question: "words", response, name: "公園" });
    expect(read((await people.editor.post(`${base}/texts`, { question: "words", tag: "公園" })).text)).toContain("0件");
  });

  test.each([
    ["an empty tag", { response: "1", name: " " }, 400],
    ["a response that is no number", { response: "1 OR 1=1", name: "公園" }, 400],
    ["a response of nobody", { response: "999999999", name: "公園" }, 400],
  ])("%s is refused", async (_what, form, status) => {
    expect((await people.editor.post(`${base}/texts/tag`, { question: "words", ...form })).status).toBe(status);
  });

  test("another survey's response takes no tag here", async () => {
    const page = await people.approver.post(`${hidden}/texts`, { question: "words" });
    const response = /name="response" value="(\d+)"/.exec(page.text)?.[1] ?? "";
    expect(response).not.toBe("");
    const tagged = await people.editor.post(`${base}/texts/tag`, { question: "words", response, name: "公園" });
    expect(read(tagged.text)).toContain("その回答はもうありません。");
  });

  test("of a confidential survey are for approvers, and none of it is logged", async () => {
    expect((await people.viewer.get(`${base}/texts`)).status).toBe(403);
    expect((await people.editor.get(`${hidden}/texts`)).status).toBe(403);
    expect(read((await people.approver.get(`${hidden}/texts`)).text)).toContain(marker);
    expect(served.lines.join("\n")).not.toContain(marker);
  });
});

describe("a handful of answers to a confidential survey", () => {
  const few = "/console/nishi/surveys/few/results";
  const noted = "承認者だけが見られます";
  beforeAll(async () => {
    const answers = [...alike(12, "guardians", { feel: pick("yes") }), ...alike(1, "line", { feel: pick("rather") })];
    const laid = await laySurvey(database, answers, { change: { key: "few", class: "confidential" } });
    held.set(laid.id, laid.kept);
  });
  const exported = async (person: Person) => (await person.post(`${few}/export/results`, { format: "csv" })).text;

  test.each([
    "viewer",
    "editor",
  ] as const)("is counted and not told to the %s, neither on the page nor in a file", async (who) => {
    const page = read((await people[who].get(few)).text);
    expect(page).toContain(noted);
    expect(page).toContain("100.0%（12人");
    expect(page).not.toContain("100.0%（1人");
    const file = await exported(people[who]);
    expect(file).toContain(",guardians,");
    expect(file).not.toContain(",line,");
    expect((await people[who].get(`${few}/charts/q-feel.svg`)).text).not.toContain("LINE");
  });

  test("is told to approvers, who may see them one by one", async () => {
    const page = read((await people.approver.get(few)).text);
    expect(page).toContain("100.0%（1人");
    expect(page).not.toContain(noted);
    expect(await exported(people.approver)).toContain(",line,");
  });

  test("of a public one is told to everyone on the staff", async () => {
    expect(read((await people.viewer.get(base)).text)).not.toContain(noted);
  });
});

describe("exports", () => {
  const csvOf = (answer: { text: string }) =>
    answer.text
      .replace(/^\ufeff/, "")
      .trimEnd()
      .split("\r\n");

  test("give the answers row by row, by keys that lead to nobody, without people's words", async () => {
    const answer = await people.editor.post(`${base}/export/answers`, { format: "csv" });
    expect(answer.type).toContain("text/csv");
    const [heads, ...rows] = csvOf(answer);
    expect(heads).toBe(
      "respondent,frame,batch,version,way,language,day,row_sha256,q_feel,q_used,q_age,q_times,fictional",
    );
    expect(rows.map((row) => row.split(",")[0])).toEqual(survey.keys.toSorted());
    expect(rows.filter((row) => row.endsWith(",yes,salon|talk,0-2,,true"))).toHaveLength(349);
    expect(answer.text).not.toContain("公園");
    expect(await actions(survey.id)).toContain("export.downloaded");
  });

  test("with people's words take a second person, once, and no cell is a formula", async () => {
    const taking = () => people.editor.post(`${base}/export/answers`, { format: "csv", texts: "yes" });
    expect((await taking()).status).toBe(403);
    expect((await people.editor.post(`${base}/export/ask`, { reason: " " })).status).toBe(303);
    expect(
      await countersigned.standing("nishi", { kind: "staff", ...people.editor }, "survey.answers", survey.id),
    ).toBe("none");
    await people.editor.post(`${base}/export/ask`, { reason: "委員会の資料のため" });
    const asked = await database.run("console", (tx) => tx.countersign.findFirstOrThrow({ where: { state: "asked" } }));
    await people.other.post(`/console/nishi/countersigns/${asked.id}/grant`);
    const taken = await taking();
    expect(taken.status).toBe(200);
    expect(csvOf(taken).filter((row) => row.includes("'=公園をふやして"))).toHaveLength(5);
    expect((await taking()).status).toBe(403);
  });

  test("of a confidential survey take a second person even without words", async () => {
    expect((await people.editor.post(`${hidden}/export/answers`, { format: "csv" })).status).toBe(403);
    expect((await people.approver.post(`${hidden}/export/answers`, { format: "csv" })).status).toBe(403);
  });

  test("as Excel come with a sheet of questions and one about the file", async () => {
    const cookie = people.editor.cookie;
    const body = new URLSearchParams({ _csrf: people.editor.csrf, format: "xlsx" });
    const headers = { cookie, origin: "http://localhost:3000" };
    const answer = await fetch(`${served.url}${base}/export/answers`, { method: "POST", headers, body });
    const sheets = await readExcelFile(Buffer.from(await answer.arrayBuffer()));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(["回答", "設問と選択肢", "このファイルについて"]);
    expect(sheets[0]?.data).toHaveLength(551);
    expect(sheets[1]?.data[1]).toEqual([
      "q_feel",
      1,
      "子育てに関する環境が整っていると感じますか",
      "一つ選ぶ",
      "yes",
      "感じる",
    ]);
    expect(JSON.stringify(sheets[2]?.data)).toContain("架空");
  });

  test("of results hold a line per question, frame and choice, each with n and the hash", async () => {
    const answer = await people.viewer.post(`${base}/export/results`, { format: "csv" });
    const lines = csvOf(answer);
    const found = lines.find((line) => line.includes("feel") && line.includes(",guardians,") && line.includes(",yes,"));
    expect(found).toContain(",2000,530,26.5,530,yes,感じる,349,65.8,61.7,69.8,");
    expect(found).toContain(survey.kept.answersSha256);
    expect(lines.slice(1).every((line) => line.endsWith(",true"))).toBe(true);
  });

  test("of answers are not for viewers", async () => {
    expect((await people.viewer.post(`${base}/export/answers`, { format: "csv" })).status).toBe(403);
  });
});

describe("a survey without answers", () => {
  test("says so on each of its pages", async () => {
    const empty = await laySurvey(database, [], { change: { key: "empty" } });
    expect(empty.keys).toEqual([]);
    const page = await people.viewer.get("/console/nishi/surveys/empty/results");
    expect(read(page.text)).toContain("まだ回答がありません。");
    expect((await people.viewer.get("/console/nishi/surveys/empty/results/charts/days.svg")).status).toBe(404);
    expect(
      (await people.viewer.post("/console/nishi/surveys/empty/results/export/results", { format: "csv" })).status,
    ).toBe(303);
    expect((await people.viewer.get("/console/nishi/surveys/none/results")).status).toBe(404);
  });
});
