import type express from "express";
import request from "supertest";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { languages } from "../../src/language.js";
import { markStore } from "../../src/policy/markStore.js";
import { emptyDatabase, useDatabase } from "../support/database.js";
import { pagesApp, read } from "../support/pages.js";
import { measure, mountIndicators } from "./indicatorParts.js";
import { share } from "./readings.js";

const database = useDatabase();
let app: express.Express;
beforeAll(() => {
  app = pagesApp({ before: (one) => mountIndicators(one, database) });
});
beforeEach(() => emptyDatabase(database));

const mailed = share("mailed", 349, 530, {
  scope: "区民アンケート回答者",
  asOf: "2025-02-28",
  from: "2025-02-01",
  sent: 2000,
  responseRate: 26.5,
  interval95: [61.7, 69.8],
  bounds: [17.5, 91],
  answersSha256: "ab".repeat(32),
  rule: "「そう思う」「どちらかといえばそう思う」と答えた人",
  source: "区民アンケート（第1版）",
});
const put = (indicator: string, ...told: Parameters<typeof measure>[2][]) =>
  database.transaction("console", async (tx) => {
    for (const one of told) await measure(tx, indicator, one);
  });
const page = async (path: string) => read((await request(app).get(path).expect(200)).text);
const first = "nishi-r6-1-1-1";

describe("the list of indicators", () => {
  test("names each plan's year, that it is not this year's, and what is not measured yet", async () => {
    await put(first, mailed);
    const text = await page("/nishi/indicators");
    expect(text).toContain("令和6年度（2024年度）の方針です。");
    expect(text).toContain("今年度、令和8年度（2026年度）の方針ではありません。");
    expect(text).toContain("指標10件のうち、測ったもの1件、まだ測っていないもの9件。");
    expect(text).toContain("この文書には数値のアウトカム指標がない。");
    expect(text).toContain("65.8%");
    expect(text).toContain("無作為抽出の郵送調査");
    expect(text.match(/まだ測っていません。/g)).toHaveLength(9);
  });

  test("of 住之江区 it shows what the plan's own document reports", async () => {
    const text = await page("/suminoe/indicators");
    for (const printed of ["145人", "14件", "116件", "48.3%", "116.7%", "予定どおり", "2025年9月30日", "2025年8月31日"])
      expect(text, printed).toContain(printed);
    expect(text).not.toContain("277");
  });

  test("a ward without indicators says so in its plan's words", async () =>
    expect(await page("/nishiyodogawa/indicators")).toContain("令和6年度（2024年度）の方針です。"));

  test.each(languages)("in %s no gap stays open, and plans stay in Japanese", async (language) => {
    await put(first, mailed, share("line", 16, 20));
    const { text } = await request(app).get(`/suminoe/indicators?lang=${language}`).expect(200);
    expect(text).not.toMatch(/\{[a-z]+\}/);
    const one = await request(app).get(`/nishi/indicators/${first}?lang=${language}`).expect(200);
    expect(one.text).not.toMatch(/\{[a-z]+\}/);
    if (!["ja", "easy"].includes(language)) expect(one.text).toContain('<span lang="ja">各団体により');
  });
});

describe("an indicator's page", () => {
  test("the figure carries whose it is, n, asked, rate, interval, bounds, rule, dates, version and hash", async () => {
    await put(first, mailed);
    const text = await page(`/nishi/indicators/${first}`);
    for (const part of [
      "区民アンケート回答者の",
      "65.8%",
      "530人のうち349人",
      "2,000人",
      "26.5%",
      "61.7%–69.8%",
      "17.5%–91.0%",
      "「そう思う」「どちらかといえばそう思う」と答えた人",
      "2025年2月1日から2025年2月28日まで",
      "第1版",
      "ab".repeat(32),
      "区民アンケート（第1版）",
      "48%以上",
    ])
      expect(text, part).toContain(part);
    expect(text).not.toMatch(/区民の[0-9０-９]/);
    expect((await request(app).get(`/nishi/indicators/${first}`)).text).toContain('href="/nishi/s/residents"');
  });

  test("answers of LINE friends stand beside with the reason, and move as they come in", async () => {
    await put(first, mailed, share("line", 16, 20));
    const before = await page(`/nishi/indicators/${first}`);
    expect(before).toContain("LINE登録者の回答");
    expect(before).toContain("80.0%");
    expect(before).toContain("この指標の値にするとしている枠ではないので、混ぜていません。");
    await put(first, share("line", 17, 21));
    const after = await page(`/nishi/indicators/${first}`);
    expect(after).toContain("81.0%");
    expect(after).not.toContain("80.0%");
    expect(after).toContain("65.8%");
  });

  test("where the ward counts them, the figure itself is labelled as answers of LINE friends", async () => {
    await put("nishi-r6-2-1-1", share("line", 16, 20, { asOf: "2026-11-20" }));
    const text = await page("/nishi/indicators/nishi-r6-2-1-1");
    expect(text).toContain("アンケートに回答した保護者の80.0%LINE登録者の回答");
    expect(text).toContain("目標の期限（2025年3月31日）より後に測った値なので、方針の年度の評価はしません。");
  });

  test("below ten answers nothing but their number is told", async () => {
    await put(first, share("mailed", 8, 9));
    const { text } = await request(app).get(`/nishi/indicators/${first}`);
    expect(read(text)).toContain("回答が10人より少ないため、割合は公表しません（回答9人）。");
    expect(text).not.toContain("88.9");
    await request(app).get(`/nishi/indicators/${first}/chart.svg`).expect(404);
  });

  test("145 of 300: no mark, and why; printed status, rate and pace", async () => {
    const text = await page("/suminoe/indicators/suminoe-r7-2-1-2");
    for (const part of [
      "145人",
      "予定どおり",
      "48.3%",
      "150.4人（365日のうち183日）",
      "年度の初めから終わり（2026年3月31日）までの数ではないので、評価をしていません。",
      "令和7年度住之江区運営方針の進捗状況",
      "地域向け8回の参加者。学校向け4回の132人は含まない。",
    ])
      expect(text, part).toContain(part);
    expect(text).not.toContain("未達成");
  });

  test("a mark that was given is shown with the figure and target it was given for", async () => {
    await put(first, mailed);
    await database.transaction("console", (tx) =>
      markStore.give(tx, {
        ward: "nishi",
        indicator: first,
        fiscalYear: 2024,
        mark: "A",
        readingId: undefined,
        givenBy: undefined,
        facts: {
          value: 65.8,
          unit: "%",
          numerator: 349,
          n: 530,
          asOf: "2025-02-28",
          source: "区民アンケート",
          frame: "mailed",
          target: 48,
          comparator: ">=",
          fictional: false,
          reason: null,
          voided: null,
        },
      }),
    );
    expect(await page(`/nishi/indicators/${first}`)).toContain(
      "令和6年度（2024年度）の評価 A 達成（実績 65.8%、目標 48.0%）",
    );
  });

  test("fictional figures say so", async () => {
    await database.transaction("console", (tx) => measure(tx, first, mailed, { fictional: true }));
    expect(await page(`/nishi/indicators/${first}`)).toContain("架空のデータです。");
    expect(await page("/nishi/indicators")).toContain("架空のデータです。");
    expect(await page("/suminoe/indicators")).not.toContain("架空のデータです。");
  });

  test("history is a picture that loads nothing, with a table that says the same", async () => {
    await put(first, mailed);
    await database.transaction("console", (tx) =>
      measure(tx, first, share("mailed", 300, 500, { asOf: "2024-02-10" }), { key: "survey:before:mailed" }),
    );
    const { text } = await request(app).get(`/nishi/indicators/${first}`);
    expect(text).toContain(`src="/nishi/indicators/${first}/chart.svg"`);
    expect(read(text)).toContain("前年度の実績: 60.0%（令和5年度（2023年度））");
    const chart = await request(app).get(`/nishi/indicators/${first}/chart.svg`).expect(200);
    expect(chart.headers["content-type"]).toContain("image/svg+xml");
    expect(chart.headers["content-security-policy"]).toContain("default-src 'none'");
    expect(chart.body.toString("utf8")).toContain("60.0%");
  });

  test.each([
    "/nishi/indicators/suminoe-r7-2-1-2",
    "/nowhere/indicators",
    "/nishi/indicators/no-such/chart.svg",
  ])("%s is not there: an indicator belongs to its ward", async (path) => {
    await request(app).get(path).expect(404);
  });
});
