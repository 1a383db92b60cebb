import express from "express";
import supertest from "supertest";
import { beforeAll, describe, expect, test } from "vitest";
import { createPublicationConsole } from "../../../src/survey/publish/publicationConsole.js";
import { createPublishingDesk } from "../../../src/survey/publish/publishingDesk.js";
import { previewKey } from "../../../src/survey/publish/publishingForm.js";
import { publishedResultsRoutes, resultsOpenDataRoutes } from "../../../src/survey/publish/resultsPages.js";
import { measuredWords } from "../../../src/survey/tally/measuredWords.js";
import { createTallies } from "../../../src/survey/tally/tallyJobs.js";
import { fixedClock } from "../../../src/time.js";
import { audit, type Person, useConsole } from "../../console/testConsole.js";
import { realContent } from "../../support/content.js";
import { useDatabase } from "../../support/database.js";
import { read, testFrame } from "../../support/pages.js";
import { alike, type LaidSurvey, layResponses, laySurvey, pick, withInstead } from "./stand.js";

const database = useDatabase();
const indicator = {
  id: "nishi-r6-2-1-1",
  text: "子育てに関する環境が整っていると感じる保護者の割合",
  population: "回答した保護者",
  acceptsFrames: ["guardians" as const],
};
const indicatorOf = (_ward: string, id: string) => (id === indicator.id ? indicator : undefined);
const tallies = createTallies({
  database,
  jobs: { enqueue: async () => {} },
  readings: { measured: async () => {}, keepOnly: async () => {} },
  indicatorOf,
  words: measuredWords,
}).desk;
const publishing = createPublishingDesk({
  database,
  tallies,
  audit,
  clock: fixedClock("2026-12-01T10:00:00+09:00"),
  indicatorOf,
});
const { signIn } = useConsole(database, {
  features: (features) => withInstead(features, [createPublicationConsole({ database, tallies, publishing })]),
});
const played = useConsole(database, {
  features: (features) =>
    withInstead(features, [createPublicationConsole({ database, tallies, publishing, demo: true })]),
});

const app = express();
const frame = testFrame();
const content = realContent();
app.use(resultsOpenDataRoutes({ content, database }));
app.use(...frame.headers, publishedResultsRoutes({ frame, content, database }), frame.missing, frame.failed);
const web = supertest(app);

let editor: Person;
let approver: Person;
let elsewhere: Person;
let survey: LaidSurvey;
const path = "/console/nishi/surveys/guardians/publication";
const page = "/nishi/s/guardians/results";
const csvPath = "/open-data/nishi/survey-results/guardians.csv";
const by = "feel*age";

beforeAll(async () => {
  survey = await laySurvey(
    database,
    [
      ...alike(120, "guardians", { feel: pick("yes"), used: pick("salon", "talk"), age: pick("0-2") }),
      ...alike(50, "guardians", { feel: pick("yes"), used: pick("salon"), age: pick("3-5") }),
      ...alike(30, "guardians", { feel: pick("yes"), used: pick("talk"), age: pick("6-") }),
      ...alike(60, "guardians", { feel: pick("rather"), used: pick("salon"), age: pick("0-2") }),
      ...alike(49, "guardians", { feel: pick("rather"), used: pick("salon"), age: pick("3-5") }),
      ...alike(40, "guardians", { feel: pick("rather"), used: pick("none"), age: pick("6-") }),
      ...alike(78, "guardians", { feel: pick("no"), used: pick("none"), age: pick("0-2") }),
      ...alike(3, "guardians", { feel: pick("no"), used: pick("none"), age: pick("3-5") }),
      ...alike(100, "guardians", { feel: pick("no"), used: pick("none"), age: pick("6-") }),
      ...alike(9, "line", { feel: pick("yes"), age: pick("0-2"), words: { kind: "text", value: "ひみつ" } }),
    ],
    { state: "closed", fictional: true, invited: { guardians: 2000 } },
  );
  editor = await signIn({ nishi: "editor" });
  approver = await signIn({ nishi: "approver" });
  elsewhere = await signIn({ suminoe: "admin" });
});

const field = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? "";

/** As the approver's browser does it: look, then publish what was looked at. */
async function publish(form: { breakdown?: string[]; note?: string } = {}, change: Record<string, string> = {}) {
  const { breakdown = [], note = "" } = form;
  const seen = await approver.post(`${path}/preview`, { breakdown, note });
  const previewed = previewKey({
    breakdowns: breakdown.map((one) => ({ question: one.split("*")[0] ?? "", by: one.split("*")[1] ?? "" })),
    note,
  });
  return approver.post(path, { breakdown, note, answers: field(seen.text, "answers"), previewed, ...change });
}

describe("before results are published", () => {
  test("readers find neither page nor file", async () => {
    expect((await web.get(page)).status).toBe(404);
    expect((await web.get(csvPath)).status).toBe(404);
  });

  test("staff see how it would look, with small cells hidden, and only approvers may publish", async () => {
    const seen = await editor.post(`${path}/preview`, { breakdown: by });
    expect(seen.status).toBe(200);
    const text = read(seen.text);
    expect(text).toContain("公開は承認者が行います。");
    expect(text).toContain("65.8%");
    expect(text).toContain("公表しません");
    expect(text).not.toMatch(/[^\d,.]3人/);
    expect((await editor.post(path, {})).status).toBe(403);
    expect((await elsewhere.get(path)).status).not.toBe(200);
    expect((await elsewhere.get(path.replace("nishi", "suminoe"))).status).toBe(404);
  });

  test("a note that claims something about all residents is refused, and nothing typed is lost", async () => {
    const answer = await publish({ note: "区民の65.8%が満足しています。" });
    expect(answer.status).toBe(409);
    expect(read(answer.text)).toContain("説明の「区民の65.8%」は、区民全体のことに読めます。");
    expect(answer.text).toContain("区民の65.8%が満足しています。");
  });

  test("what was not previewed is not published", async () => {
    const answer = await publish({ breakdown: [] }, { breakdown: by });
    expect(answer.status).toBe(409);
    expect(read(answer.text)).toContain("見え方を確かめてから");
  });

  test("other answers than those that were looked at are not published", async () => {
    const answer = await publish({}, { answers: "0".repeat(64) });
    expect(answer.status).toBe(409);
    expect(read(answer.text)).toContain("見ていたあいだに");
    expect(await database.run("console", (tx) => tx.surveyEdition.count())).toBe(0);
  });
});

describe("published results", () => {
  let html = "";
  let text = "";
  beforeAll(async () => {
    const published = await publish({ breakdown: [by], note: "学校で配りました。" });
    expect([published.status, published.location]).toEqual([303, path]);
    html = (await web.get(page)).text;
    text = read(html);
  });

  test("say whose answers they are, n, response rate, interval, bounds, version, date and hash", async () => {
    for (const words of [
      "保護者の回答",
      "2,000人",
      "530人のうち349人",
      "65.8%",
      "61.7%–69.8%",
      "26.5%",
      "第1版",
      survey.kept.answersSha256,
    ])
      expect(text).toContain(words);
    expect(text).toMatch(/17\.5%–91\.0%/);
    expect(text).not.toMatch(/区民の\s*\d/);
  });

  test("say of a frame with fewer than ten answers how many there were, and no more", async () => {
    expect(text).toContain("9人");
    const shown = (await web.get(csvPath)).text.split("\r\n").filter((line) => line.includes(",line,"));
    expect(shown.filter((line) => line.includes(",choice,") || line.includes(",breakdown,"))).toEqual([]);
    expect(shown).toHaveLength(1);
    expect(shown[0]).toContain(",indicator,");
  });

  test("hide the breakdown's cell of three people, and never show a number below ten but of answers in all", async () => {
    const lines = (await web.get(csvPath)).text.split("\r\n").filter((line) => line.includes(",breakdown,"));
    expect(lines).toHaveLength(9);
    const [heads = []] = [((await web.get(csvPath)).text.split("\r\n")[0] ?? "").split(",")];
    const at = heads.indexOf("count");
    const counts = lines.map((line) => line.split(",")[at]);
    expect(counts.filter((one) => one === "").length).toBeGreaterThanOrEqual(4);
    for (const count of counts.filter((one) => one !== "")) expect(Number(count)).toBeGreaterThanOrEqual(10);
  });

  test("stand in six languages, with the note and the plan's words as Japanese", async () => {
    for (const language of ["easy", "en", "zh", "ko", "vi"]) {
      const answer = await web.get(`${page}?lang=${language}`);
      expect(answer.status).toBe(200);
      expect(answer.text).toContain('<p lang="ja">学校で配りました。</p>');
    }
    expect((await web.get(`${page}?lang=en`)).text).toContain("Shares are of those who answered");
  });

  test("say that the demo's are fictional, on the page and in each line of the file", async () => {
    expect(text).toContain("架空のデータです");
    const [, ...lines] = (await web.get(csvPath)).text.trimEnd().split("\r\n");
    expect(lines.every((line) => line.endsWith(",true"))).toBe(true);
  });

  test("hold no free text", async () => {
    expect(html).not.toContain("ひみつ");
    expect((await web.get(csvPath)).text).not.toContain("ひみつ");
  });

  test("carry a chart for each question, as a picture with a policy of its own", async () => {
    const [chart = ""] = [...html.matchAll(/src="([^"]+\.svg)"/g)].map(([, src = ""]) => src);
    expect(chart).toBe(`${page}/charts/1/feel.svg`);
    const answer = await web.get(chart);
    expect(answer.headers["content-security-policy"]).toBe("default-src 'none'; style-src 'unsafe-inline'");
    expect(answer.headers["content-type"]).toContain("image/svg+xml");
    expect((await web.get(chart).set("If-None-Match", answer.headers["etag"] ?? "")).status).toBe(304);
    expect((await web.get(`${page}/charts/2/feel.svg`)).status).toBe(404);
    expect((await web.get(`${page}/charts/1/words.svg`)).status).toBe(404);
  });

  test("are read from one kept row: what comes in later does not move them", async () => {
    await layResponses(
      database,
      survey.id,
      survey.definition,
      alike(4, "guardians", { feel: pick("no"), age: pick("6-") }, "2026-11-29"),
    );
    expect((await web.get(page)).text).toBe(html);
  });

  test("answer in less than 200 ms, however many answers there were", async () => {
    const times: number[] = [];
    for (let round = 0; round < 21; round++) {
      const from = performance.now();
      await web.get(page);
      times.push(performance.now() - from);
    }
    expect(times.toSorted((a, b) => a - b)[10]).toBeLessThan(200);
  });

  test("of a second edition let nobody work out the four who came in between", async () => {
    const before = (await web.get(csvPath)).text.split("\r\n");
    expect((await publish({ breakdown: [by] })).status).toBe(303);
    const after = (await web.get(csvPath)).text.split("\r\n");
    const countAt = (before[0] ?? "").replace("\ufeff", "").split(",").indexOf("count");
    const cells = (lines: string[]) =>
      new Map(
        lines
          .map((line) => line.split(","))
          // The headline share of `feel` is public whole, and with it those outside of it.
          .filter((line) => line[6] === "breakdown" || (line[6] === "choice" && line[12] !== "feel"))
          .map((line) => [[...line.slice(6, 8), ...line.slice(12, 20)].join(","), line[countAt] ?? ""]),
      );
    const earlier = cells(before);
    expect(earlier.size).toBe(9 + 6);
    for (const [cell, count] of cells(after)) {
      const was = earlier.get(cell) ?? "";
      if (count === "" || was === "") continue;
      const change = Math.abs(Number(count) - Number(was));
      expect(change === 0 || change >= 10).toBe(true);
    }
  });

  test("are withdrawn one by one; without any the page says so, and when, in the reader's language", async () => {
    expect((await editor.post(`${path}/2/withdraw`)).status).toBe(403);
    await approver.post(`${path}/2/withdraw`);
    expect(read((await web.get(page)).text)).toContain("第1回の公表");
    await approver.post(`${path}/1/withdraw`);
    await approver.post(`${path}/1/withdraw`);
    const gone = await web.get(page);
    expect(gone.status).toBe(410);
    expect(read(gone.text)).toContain("区は、2026年12月1日に、このアンケートの結果の公表を取り下げました。");
    expect(gone.text).not.toContain("65.8");
    expect(read((await web.get(`${page}?lang=en`)).text)).toContain("the ward withdrew the published results");
    expect((await web.get(csvPath)).status).toBe(410);
    expect((await web.get(page.replace("guardians", "never"))).status).toBe(404);
    expect((await web.get(page.replace("nishi", "suminoe"))).status).toBe(404);
    const recorded = await database.run("console", (tx) => tx.auditRecord.findMany({ where: { subject: survey.id } }));
    const actions = recorded.map(({ action }) => action);
    expect(actions.filter((one) => one === "survey.results-published")).toHaveLength(2);
    expect(actions.filter((one) => one === "survey.results-withdrawn")).toHaveLength(2);
  });
});

describe("in a demo", () => {
  test("results say that they are fictional, also those of a survey that somebody made by hand", async () => {
    const answered = alike(12, "guardians", { feel: pick("yes") });
    await laySurvey(database, answered, { change: { key: "by-hand" } });
    const player = await played.signIn({ nishi: "approver" });
    const at = "/console/nishi/surveys/by-hand/publication";
    const previewed = previewKey({ breakdowns: [], note: "" });
    const answers = /name="answers" value="([^"]*)"/.exec((await player.get(at)).text)?.[1] ?? "";
    expect((await player.post(at, { previewed, answers })).status).toBe(303);
    const [heads, ...lines] = (await web.get("/open-data/nishi/survey-results/by-hand.csv")).text
      .trimEnd()
      .split("\r\n");
    expect(heads).toMatch(/,fictional$/);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line).toMatch(/,true$/);
  });
});

describe("an address that can name no survey", () => {
  test.each(["%00", "a%00b", "constructor", "A"])("finds nothing: %s", async (key) => {
    expect((await web.get(`/nishi/s/${key}/results`)).status).toBe(404);
    expect((await web.get(`/open-data/nishi/survey-results/${key}.csv`)).status).toBe(404);
    expect((await approver.get(`/console/nishi/surveys/${key}/publication`)).status).toBe(404);
  });
});

describe("a survey without answers", () => {
  test("has nothing to publish", async () => {
    await laySurvey(database, [], { change: { key: "empty" } });
    const answer = await approver.get("/console/nishi/surveys/empty/publication");
    expect(read(answer.text)).toContain("まだ回答がありません。");
    const posted = await approver.post("/console/nishi/surveys/empty/publication", {
      previewed: previewKey({ breakdowns: [], note: "" }),
    });
    expect(posted.status).toBe(409);
  });
});
