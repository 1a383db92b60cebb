/** The pages of surveys over the real engine and a real database; `walk` presses buttons as a browser without script does. */
import express from "express";
import request from "supertest";
import type { Database } from "../../../src/db.js";
import { createLog } from "../../../src/log.js";
import type { OpenSurvey } from "../../../src/survey/answering/answeringDesk.js";
import { createWithdrawal } from "../../../src/survey/answering/respondentWithdrawalStore.js";
import { surveyRoutes } from "../../../src/survey/page/surveyPages.js";
import { createSurveyLimits } from "../../../src/survey/respondent/surveyLimitsStore.js";
import { surveyDefinition } from "../../../src/survey/survey.js";
import { realContent } from "../../support/content.js";
import { testFrame } from "../../support/pages.js";
import { createStand as createEngine, now, vault } from "../engine/stand.js";

export { days, definition as branching, now } from "../engine/stand.js";

const ja = (text: string) => ({ ja: text });

/** Four questions without branches: all on one page. */
export const short = surveyDefinition.parse({
  key: "safety",
  title: { ja: "安心・安全アンケート", en: "Survey on safety" },
  lead: ja("まちの安心についてうかがいます。"),
  purpose: ja("区の取組の参考にします。回答した方が誰かは分かりません。"),
  eligibility: ja("西区にお住まいの方"),
  class: "confidential",
  frames: ["mailed"],
  questions: [
    {
      id: "safe",
      kind: "scale",
      text: { ja: "安心して暮らせると感じますか", en: "Do you feel safe here?" },
      subject: "opinion",
      required: true,
      from: 1,
      to: 5,
      lowest: ja("まったく感じない"),
      highest: ja("とても感じる"),
    },
    {
      id: "worry",
      kind: "multiple",
      text: ja("心配なこと"),
      help: ja("いまの気持ちに近いものを選んでください。"),
      subject: "opinion",
      most: 2,
      choices: [
        { key: "fire", text: ja("火事") },
        { key: "quake", text: ja("地震") },
        { key: "theft", text: ja("盗難") },
        { key: "none", text: ja("特にない"), exclusive: true },
      ],
    },
    { id: "people", kind: "number", text: ja("同居の人数"), subject: "family", least: 1, most: 20, unit: ja("人") },
    { id: "words", kind: "text", text: ja("ご意見"), subject: "personal", most: 100 },
  ],
});

export function createPages(database: Database) {
  const engine = createEngine(database);
  const lines: string[] = [];
  const log = createLog("info", { write: (line) => lines.push(line) });
  const frame = testFrame({ log });
  const stand = { now, results: undefined as string | undefined, address: "203.0.113.9" };
  const content = realContent();
  const limits = createSurveyLimits(database, vault);
  const withdrawal = createWithdrawal({ vault, changed: engine.changed });
  const app = express().disable("x-powered-by").set("trust proxy", true);
  app.use(...frame.headers, frame.assets);
  app.use(
    surveyRoutes({
      frame,
      content,
      database,
      clock: { now: () => stand.now },
      answering: engine.answering,
      withdrawal,
      limits,
      publicUrl: "http://localhost:3000",
      resultsPath: async () => stand.results,
    }),
    frame.missing,
    frame.failed,
  );

  const get = (path: string) => request(app).get(path).set("X-Forwarded-For", stand.address);
  const post = (path: string, form: Record<string, string | string[]> = {}) =>
    request(app).post(path).set("X-Forwarded-For", stand.address).type("form").send(form);

  return {
    ...engine,
    publish: (opening: Parameters<typeof engine.publish>[0]) => engine.publish(opening),
    republish: (...asked: Parameters<typeof engine.republish>) => engine.republish(...asked),
    letters: (survey: OpenSurvey, count: number) => engine.letters(survey, count),
    app,
    stand,
    lines,
    limits,
    get,
    post,
    enter: (code: string, path = "/nishi/code") => post(path, { code, lang: "ja" }),

    /** A letter, and the address that its code leads to. */
    async link(survey: OpenSurvey): Promise<{ path: string; code: string }> {
      const [code = ""] = (await engine.letters(survey, 1)).printed;
      const entered = await post("/nishi/code", { code });
      return { path: pathOf(entered.headers["location"] ?? ""), code };
    },

    /** Sends the form of a step and follows to the next page, as a browser does. */
    async send(path: string, form: Record<string, string | string[]>) {
      const sent = await post(path, { lang: "ja", ...form });
      if (sent.status !== 303) return { status: sent.status, at: "", text: sent.text };
      const at = new URL(sent.headers["location"] ?? "", `http://localhost${path}`);
      const page = await get(at.pathname + at.search);
      return { status: page.status, at: at.search, text: page.text };
    },
  };
}

export const pathOf = (location: string): string => new URL(location, "http://localhost").pathname;
