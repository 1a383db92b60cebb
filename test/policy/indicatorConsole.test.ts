import type { Page } from "playwright-core";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createIndicatorConsole } from "../../src/policy/indicatorConsole.js";
import { createGiveMarks } from "../../src/policy/markJobs.js";
import { audit, type Person, useConsole } from "../console/testConsole.js";
import { accessibilityProblems } from "../support/axe.js";
import { describeInBrowser } from "../support/browser.js";
import { useDatabase } from "../support/database.js";
import { read } from "../support/pages.js";
import { indicators, measure } from "./indicatorParts.js";
import { share } from "./readings.js";

const database = useDatabase();
const feature = createIndicatorConsole({ database, indicators, audit });
const desk = useConsole(database, { others: [feature] });
const list = "/console/nishi/indicators";
const one = `${list}/nishi-r6-1-1-1`;
const course = "/console/suminoe/indicators/suminoe-r7-2-1-2";
let viewer: Person;
let editor: Person;
let approver: Person;

beforeAll(async () => {
  viewer = await desk.signIn({ nishi: "viewer", suminoe: "viewer" }, "閲覧 三郎");
  editor = await desk.signIn({ nishi: "editor", suminoe: "editor" }, "編集 花子");
  approver = await desk.signIn({ nishi: "approver", suminoe: "approver" }, "承認 太郎");
}, 60_000);
beforeEach(async () => {
  await database.run(
    "console",
    (tx) => tx.$executeRaw`TRUNCATE indicator_reading, indicator_mark, plan_entry, audit_record`,
  );
});

const page = async (path: string, person = viewer) => read((await person.get(path)).text);
const audited = async () =>
  (await database.run("console", (tx) => tx.auditRecord.findMany({ orderBy: { seq: "asc" } }))).map(
    ({ action, subject }) => [action, subject],
  );
const answers = {
  frame: "mailed",
  numerator: "349",
  n: "530",
  sent: "2000",
  asOf: "2025-02-28",
  source: "区民アンケート報告書",
};

test("the list has each plan's indicators with target, figure, status and rate", async () => {
  const text = await page("/console/suminoe/indicators");
  for (const part of ["145人", "300人以上", "予定どおり", "48.3%", "116.7%", "未測定", "60%以上"])
    expect(text, part).toContain(part);
  expect(await page(list)).toContain("この文書には数値の指標がない。");
});

describe("entering a reading", () => {
  test("from the answers everything else is computed, shown at once, and audited without the figures", async () => {
    expect(await editor.post(`${one}/readings`, answers)).toMatchObject({ status: 303, location: one });
    const text = await page(one);
    for (const part of ["65.8%", "26.5%", "61.7%–69.8%", "17.5%–91.0%", "区民アンケート報告書", "編集 花子"])
      expect(text, part).toContain(part);
    expect(await audited()).toEqual([["reading.entered", expect.any(String)]]);
  });

  test("the same one twice is one", async () => {
    await editor.post(`${one}/readings`, answers);
    await editor.post(`${one}/readings`, answers);
    expect(await page(one, editor)).toContain("同じ実績値が、もう登録されています。");
    expect(await database.run("console", (tx) => tx.indicatorReading.count())).toBe(1);
  });

  test("what is wrong is said at its field, and what was typed stays", async () => {
    const answer = await editor.post(`${one}/readings`, { ...answers, numerator: "531", source: '報告書 "2' });
    expect(answer.status).toBe(400);
    expect(read(answer.text)).toContain("全体の数と合いません。");
    expect(answer.text).toContain('value="531"');
    expect(answer.text).toContain('value="報告書 &#34;2"');
    expect(await audited()).toEqual([]);
  });

  test("a claim about everybody is refused, with what to write instead", async () => {
    const answer = await editor.post(`${one}/readings`, { ...answers, note: "区民の65%が感じています" });
    expect(answer.status).toBe(400);
    expect(read(answer.text)).toContain("「アンケート回答者の65%」のように書いてください。");
  });

  test("a viewer may not", async () => expect((await viewer.post(`${one}/readings`, answers)).status).toBe(403));

  test("an indicator of another ward is not there", async () => {
    expect((await editor.get(`${list}/suminoe-r7-2-1-2`)).status).toBe(404);
    expect((await editor.post(`${list}/suminoe-r7-2-1-2/readings`, answers)).status).toBe(404);
  });
});

describe("withdrawing", () => {
  test("needs a reason, and then it is gone from the figure", async () => {
    await editor.post(`${one}/readings`, answers);
    const [row] = await database.run("console", (tx) => tx.indicatorReading.findMany());
    const reading = row?.id ?? "";
    expect((await editor.post(`${one}/readings/withdraw`, { reading, why: " " })).status).toBe(400);
    expect((await editor.post(`${one}/readings/withdraw`, { reading, why: "転記の誤り" })).status).toBe(303);
    expect(await page(one)).toContain("未測定");
    expect((await editor.post(`${one}/readings/withdraw`, { reading, why: "もう一度" })).status).toBe(409);
    expect((await audited()).map(([action]) => action)).toEqual(["reading.entered", "reading.withdrawn"]);
  });

  test("not through another indicator's or ward's address", async () => {
    await editor.post(`${one}/readings`, answers);
    const [row] = await database.run("console", (tx) => tx.indicatorReading.findMany());
    for (const path of [course, `${list}/nishi-r6-1-1-2`])
      expect((await editor.post(`${path}/readings/withdraw`, { reading: row?.id ?? "", why: "x" })).status).toBe(409);
    expect(await page(one)).toContain("65.8%");
  });
});

describe("importing a file", () => {
  const upload = async (text: string, person = editor) => {
    const body = new FormData();
    body.append("_csrf", person.csrf);
    body.append("file", new Blob([text], { type: "text/csv" }), "readings.csv");
    const answer = await fetch(`${desk.served.url}${list}/import`, {
      method: "POST",
      body,
      redirect: "manual",
      headers: { cookie: person.cookie, origin: "http://localhost:3000" },
    });
    return { status: answer.status, text: read(await answer.text()) };
  };
  const head = "指標,回答の枠,当てはまる回答の数,回答した人数,いつ時点,出典\n";
  const good = `${head}nishi-r6-1-1-1,mailed,349,530,2025-02-28,報告書\nnishi-r6-1-1-2,mailed,250,530,2025-02-28,報告書\n`;

  test("takes all lines in, and the same file again changes nothing", async () => {
    expect((await upload(good)).status).toBe(303);
    expect(await page(list, editor)).toContain("2件の実績値を取り込みました。");
    expect((await upload(good)).status).toBe(303);
    expect(await page(list, editor)).toContain("0件の実績値を取り込みました。2件はもう登録されていました。");
    expect(await page(list)).toContain("47.2%");
  });

  test("with one faulty line it takes none, and names the line", async () => {
    const { status, text } = await upload(`${good}nishi-r6-9,mailed,1,20,2025-02-28,x\n`);
    expect(status).toBe(400);
    expect(text).toContain("4行目: 指標「nishi-r6-9」は、この区の運営方針にありません。");
    expect(await database.run("console", (tx) => tx.indicatorReading.count())).toBe(0);
  });

  test("a claim about everybody in a line is refused by its number", async () => {
    const { text } = await upload(`${head}nishi-r6-1-1-1,mailed,349,530,2025-02-28,区民の65%\n`);
    expect(text).toContain("2行目: 「区民の65%」は、");
  });
});

describe("progress status", () => {
  test("is set by staff and shown instead of what was printed", async () => {
    expect((await editor.post(`${course}/status`, { status: "やや遅れている" })).status).toBe(303);
    expect(await page("/console/suminoe/indicators")).toContain("やや遅れている　目標比 48.3%");
    await editor.post(`${course}/status`, { status: "" });
    expect(await page("/console/suminoe/indicators")).toContain("予定どおり　目標比 48.3%");
  });

  test("only in the form's own words", async () =>
    expect((await editor.post(`${course}/status`, { status: "順調です" })).status).toBe(400));
});

describe("marks by hand", () => {
  const plan = "plan:suminoe-r7-2-1-2:2025-09-30";

  test("an approver names the year's figure with a reason; the mark follows from it", async () => {
    expect((await approver.post(`${course}/mark`, { reading: plan, reason: "後期の講座は中止" })).status).toBe(303);
    const text = await page(course);
    expect(text).toContain("令和7年度（2025年度）の評価 B 未達成（実績 145人、目標 300人）");
    expect((await audited()).at(-1)).toEqual(["mark.given", "suminoe-r7-2-1-2"]);
  });

  test("an editor may not, and no reason or a reading of another year is refused", async () => {
    expect((await editor.post(`${course}/mark`, { reading: plan, reason: "x" })).status).toBe(403);
    expect((await approver.post(`${course}/mark`, { reading: plan, reason: "" })).status).toBe(400);
    await database.transaction("console", (tx) =>
      measure(tx, "nishi-r6-1-1-1", share("mailed", 20, 30, { asOf: "2026-11-01" })),
    );
    const [row] = await database.run("console", (tx) => tx.indicatorReading.findMany());
    expect((await approver.post(`${one}/mark`, { reading: row?.id ?? "", reason: "x" })).status).toBe(400);
  });

  test("not before the target's own day", async () => {
    await database.transaction("console", (tx) =>
      measure(tx, "suminoe-r7-2-1", share("organisations", 20, 30, { asOf: "2026-02-01" })),
    );
    const [row] = await database.run("console", (tx) => tx.indicatorReading.findMany());
    const answer = await approver.post("/console/suminoe/indicators/suminoe-r7-2-1/mark", {
      reading: row?.id ?? "",
      reason: "x",
    });
    expect(answer.status, "the year that is judged is 令和11年度").toBe(400);
  });

  test("one that was taken back is shown no more, and the rule does not give it again", async () => {
    await editor.post(`${one}/readings`, answers);
    const now = new Date("2026-11-20T03:00:00+09:00");
    const giveMarks = createGiveMarks({ database, indicators, audit, wards: ["nishi"] });
    expect(await giveMarks(now)).toBe(1);
    expect(await page(one)).toContain("評価 A 達成（実績 65.8%、目標 48.0%）");
    expect((await approver.post(`${one}/mark/void`, { year: "2024", reason: "" })).status).toBe(400);
    expect((await approver.post(`${one}/mark/void`, { year: "2024", reason: "集計の誤り" })).status).toBe(303);
    expect((await approver.post(`${one}/mark/void`, { year: "2024", reason: "again" })).status).toBe(409);
    expect(await giveMarks(now)).toBe(0);
    expect(await page(one)).not.toContain("評価 A 達成（実績");
  });
});

describeInBrowser("in a browser", (browser) => {
  test.each([
    ["a phone", { width: 360, height: 740 }],
    ["a computer", { width: 1280, height: 900 }],
  ])("on %s the pages are accessible and no wider than the screen", async (_, viewport) => {
    await database.transaction("console", async (tx) => {
      await measure(
        tx,
        "nishi-r6-1-1-1",
        share("mailed", 349, 530, { interval95: [61.7, 69.8], rule: "「そう思う」" }),
      );
      await measure(tx, "nishi-r6-1-1-1", share("line", 16, 20));
    });
    const context = await browser.newContext({ viewport, locale: "ja-JP" });
    const [name = "", value = ""] = approver.cookie.split("=");
    await context.addCookies([{ name, value, url: desk.served.url }]);
    const tab: Page = await context.newPage();
    for (const path of [list, one, course, `${list}/import`]) {
      await tab.goto(desk.served.url + path);
      await tab.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })");
      expect(await accessibilityProblems(tab), path).toEqual([]);
      expect(
        await tab.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth"),
        path,
      ).toBeLessThanOrEqual(0);
    }
    await context.close();
  });
});
