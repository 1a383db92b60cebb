/** A survey as its respondents meet it: read, begin, answer step by step, look again, submit, change; and what goes wrong. */
import request from "supertest";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { languages } from "../../../src/language.js";
import { emptyDatabase, useDatabase } from "../../support/database.js";
import { read } from "../../support/pages.js";
import { branching, createPages, days, now, pathOf, short } from "./stand.js";

const database = useDatabase();
const pages = createPages(database);
const { app, stand, get, post, send, publish, responses } = pages;
beforeEach(() => {
  stand.now = now;
  stand.results = undefined;
  pages.lines.splice(0);
});
afterEach(() => emptyDatabase(database));

const marker = "ひみつの ご意見";
const next = { action: "next" };

describe("the page of a survey", () => {
  it("says what is asked, of whom, what for and until when, and takes no answer", async () => {
    await publish({ definition: short, closesAt: days(10) });
    const page = await get("/nishi/s/safety");
    expect(page.status).toBe(200);
    const text = read(page.text);
    for (const words of [
      "安心・安全アンケート",
      "西区にお住まいの方",
      "2026年11月30日 12:00まで",
      "区の取組の参考にします",
      "第1版",
      "問4",
      "特にない",
      "1: まったく感じない",
    ])
      expect(text).toContain(words);
    expect(page.text).toContain('action="/nishi/s/safety/code"');
    expect(page.text).not.toContain('name="q_');
    expect(page.text).not.toContain("/begin");
    expect(page.text).not.toContain("noindex");
    expect((await post("/nishi/s/safety", { q_safe: "5" })).status).toBe(404);
    expect((await post("/nishi/s/safety/begin")).status).toBe(404);
  });

  it("is nobody's page where no survey can be called so", async () => {
    for (const key of ["%00", "a%00", "constructor"]) {
      expect((await get(`/nishi/s/${key}`)).status).toBe(404);
      expect((await post(`/nishi/s/${key}/begin`)).status).toBe(404);
    }
    expect(pages.lines.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  });

  it("is in every language, and marks what is Japanese only", async () => {
    await publish({ definition: short });
    for (const lang of languages) {
      const { text, status } = await get(`/nishi/s/safety?lang=${lang}`);
      expect(status).toBe(200);
      expect(text).not.toContain("undefined");
    }
    const english = (await get("/nishi/s/safety?lang=en")).text;
    expect(english).toContain("Do you feel safe here?");
    expect(english).toContain('<span lang="ja">心配なこと</span>');
    expect(read(english)).toContain("have not been translated");
    expect((await get("/nishi/s/safety")).text).not.toContain('<span lang="ja">');
  });

  it("is not there for a draft, another ward's survey, or none", async () => {
    const survey = await publish({ definition: short });
    expect((await get("/suminoe/s/safety")).status).toBe(404);
    expect((await get("/nishi/s/other")).status).toBe(404);
    await database.run("console", (tx) =>
      tx.survey.update({ where: { id: survey.id }, data: { version: null, state: "draft" } }),
    );
    expect((await get("/nishi/s/safety")).status).toBe(404);
  });

  it("says when it begins, that it is over, and where the results are", async () => {
    await publish({ definition: short, opensAt: days(1), closesAt: days(2) });
    const early = await get("/nishi/s/safety");
    expect(read(early.text)).toContain("2026年11月21日 12:00から回答できます");
    expect(early.text).not.toContain("/code");
    stand.now = days(3);
    expect(read((await get("/nishi/s/safety")).text)).toContain("受付は終わりました");
    stand.results = "/nishi/s/safety/results";
    expect((await get("/nishi/s/safety?lang=en")).text).toContain('href="/nishi/s/safety/results?lang=en"');
  });

  it("says that it is fictional where it is", async () => {
    const survey = await publish({ definition: short });
    await database.run("console", (tx) => tx.survey.update({ where: { id: survey.id }, data: { fictional: true } }));
    const { path } = await pages.link(survey);
    for (const at of ["/nishi/s/safety", path]) expect(read((await get(at)).text)).toContain("架空のアンケート");
  });
});

describe("with a letter's code", () => {
  it("a short survey is answered on one page, looked at again, submitted once, and changed", async () => {
    const survey = await publish({ definition: short });
    const { path, code } = await pages.link(survey);
    expect(path).toMatch(/^\/nishi\/s\/safety\/a\/[\w-]{43}$/);

    const form = await get(path);
    expect(form.headers).toMatchObject({
      "cache-control": "no-store",
      "x-robots-tag": "noindex",
      "referrer-policy": "no-referrer",
    });
    expect(read(form.text)).toMatch(/利用目的[\s\S]*問1[\s\S]*必須[\s\S]*問4/);
    expect(form.text).not.toContain(path.split("/").at(-1));
    expect(form.text).not.toContain(code);

    const review = await send(path, {
      ...next,
      q_safe: "4",
      q_worry: ["fire", "quake"],
      q_people: "３",
      q_words: marker,
    });
    expect(review.at).toBe("?view=review&lang=ja");
    expect(read(review.text)).toMatch(
      /まだ提出されていません[\s\S]*4[\s\S]*火事[\s\S]*地震[\s\S]*3 人[\s\S]*ひみつの ご意見/,
    );
    expect(review.text).toContain('href="?form=1&lang=ja#q_worry_fire"');
    expect(await responses(survey)).toHaveLength(0);

    for (let n = 0; n < 2; n++) {
      const thanks = await send(path, { action: "submit", from: "review" });
      expect(thanks.at).toBe("?view=thanks&lang=ja");
      expect(read(thanks.text)).toMatch(/ありがとうございました[\s\S]*同じアドレス[\s\S]*区の取組の参考にします/);
    }
    const [counted, ...more] = await responses(survey);
    expect(more).toEqual([]);
    expect(counted).toMatchObject({ frame: "mailed", way: "page" });

    const again = await get(path);
    expect(read(again.text)).toContain("回答は提出済みです");
    const opened = await get(`${path}?form=1`);
    expect(opened.text).toMatch(/id="q_safe_4"[^>]*checked/);
    expect(opened.text).toContain(`\n${marker}</textarea>`);
    const changed = await send(path, { ...next, q_safe: "2", q_worry: "none", q_people: "", q_words: "" });
    expect(read(changed.text)).toContain("変更した内容で受け付けました");
    expect(await responses(survey)).toHaveLength(1);
    expect((await responses(survey))[0]?.hash).not.toBe(counted?.hash);

    // The code still opens the same answer sheet.
    const second = pathOf((await pages.enter(code)).headers["location"] ?? "");
    expect(read((await get(second)).text)).toContain("特にない");
  });

  it("opening the link five times, also as a preview does, changes nothing; submitting spends it once", async () => {
    const survey = await publish({ definition: short });
    const { path } = await pages.link(survey);
    const rows = () =>
      database.run(
        "console",
        (tx) => tx.$queryRaw`SELECT (SELECT count(*)::int FROM survey_sheet) AS sheets,
        (SELECT count(*)::int FROM survey_link WHERE spent_at IS NOT NULL) AS spent`,
      );
    for (let n = 0; n < 5; n++) expect((await get(path)).status).toBe(200);
    expect((await request(app).head(path)).status).toBe(200);
    expect(await rows()).toEqual([{ sheets: 0, spent: 0 }]);
    await send(path, { ...next, q_safe: "1" });
    expect(await rows()).toEqual([{ sheets: 1, spent: 0 }]);
    await send(path, { action: "submit" });
    expect(await rows()).toEqual([{ sheets: 1, spent: 1 }]);
    expect((await get(path)).status).toBe(200);
  });

  it("shows nothing to programs that draw previews in chats, and everything in LINE's own browser", async () => {
    const survey = await publish({ definition: short });
    const { path } = await pages.link(survey);
    await send(path, { ...next, q_safe: "4", q_words: marker });
    const preview = await get(path).set("User-Agent", "facebookexternalhit/1.1;line-poker/1.0");
    expect([preview.status, preview.text]).toEqual([204, ""]);
    const phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Safari Line/15.0.0";
    expect((await get(path).set("User-Agent", phone)).text).toContain(marker);
  });

  it("who has begun goes on with the questions as they were, though the ward has published others since", async () => {
    const survey = await publish({ definition: short });
    const { path } = await pages.link(survey);
    await send(path, { ...next, q_safe: "4" });
    const [first, ...others] = short.questions;
    await pages.republish(survey, { ...short, questions: [{ ...first!, text: { ja: "新しい設問" } }, ...others] });
    expect((await get(path)).text).not.toContain("新しい設問");
    expect((await get((await pages.link(survey)).path)).text).toContain("新しい設問");
    expect(read((await get("/nishi/s/safety")).text)).toContain("第2版");
  });

  it("mistakes are named above and beside the field, and nothing typed is lost", async () => {
    const survey = await publish({ definition: short });
    const { path } = await pages.link(survey);
    const page = await send(path, { ...next, q_worry: ["fire", "none"], q_people: "三人", q_words: marker });
    expect(page.status).toBe(400);
    expect(read(page.text)).toContain("確かめていただきたいところが3か所あります");
    expect(page.text).toContain('href="#q_safe_1"');
    expect(page.text).toContain('href="#q_worry_fire"');
    expect(page.text).toContain('href="#q_people"');
    expect(read(page.text)).toContain("「特にない」は、ほかの答えと一緒には選べません");
    expect(page.text).toMatch(/id="q_people"[^>]*aria-invalid="true"[^>]*value="三人"/);
    expect(page.text).toMatch(/id="q_worry_none"[^>]*checked/);
    expect(page.text).toContain(`\n${marker}</textarea>`);
    // What was right is on the sheet already.
    expect((await get(path)).text).toContain(`\n${marker}</textarea>`);
    expect(await responses(survey)).toHaveLength(0);
  });

  it("what is required is asked for again when somebody submits without it", async () => {
    const survey = await publish({ definition: short });
    const { path } = await pages.link(survey);
    const page = await send(path, { action: "submit", from: "review" });
    expect(page.status).toBe(400);
    expect(read(page.text)).toContain("問1: 回答が必要な設問です");
    expect(await responses(survey)).toHaveLength(0);
  });

  it("the draft is kept, and goes on in the middle on another day", async () => {
    const survey = await publish({ definition: branching() });
    const { path } = await pages.link(survey);
    const first = await get(path);
    expect(read(first.text)).toContain("全4問のうち1問目");
    expect(read(first.text)).not.toContain("利用しましたか");
    const second = await send(path, { ...next, asked: "feel", q_feel: "rather" });
    expect(second.at).toBe("?n=2&lang=ja");
    const saved = await send(path, { action: "save", asked: "used", q_used: "yes" });
    expect(saved.at).toBe("?n=2&lang=ja&said=saved");
    expect(read(saved.text)).toContain("まだ提出されていません");
    stand.now = days(3);
    const later = await get(path);
    expect(read(later.text)).toContain("前回の続き");
    expect(read(later.text)).toContain("全6問のうち3問目");
  });

  it("branches are followed by the server, back and forth, and the way back loses nothing", async () => {
    const survey = await publish({ definition: branching() });
    const { path } = await pages.link(survey);
    await send(path, { ...next, asked: "feel", q_feel: "rather" });
    const which = await send(path, { ...next, asked: "used", q_used: "yes" });
    expect(read(which.text)).toContain("どれですか");
    const missing = await send(path, { ...next, asked: "which" });
    expect(missing.status).toBe(400);
    const back = await send(path, { action: "back", asked: "which", q_which: "talk" });
    expect(back.at).toBe("?n=2&lang=ja");
    expect((await get(`${path}?n=3`)).text).toMatch(/id="q_which_talk"[^>]*checked/);
    const no = await send(path, { ...next, asked: "used", q_used: "no" });
    expect(read(no.text)).toContain("いつから");
    await send(path, { ...next, asked: "since", q_since: "" });
    const review = await send(path, { ...next, asked: "words", q_words: marker });
    expect(review.at).toBe("?view=review&lang=ja");
    expect(read(review.text)).not.toContain("どれですか");
    expect(review.text).toContain('href="?n=2&lang=ja&to=review"');
    // Changing the branch from the review asks only what is new.
    const opened = await send(path, { ...next, to: "review", asked: "used", q_used: "yes" });
    expect(opened.at).toBe("?n=4&lang=ja&to=review");
    expect(read(opened.text)).toContain("何回");
    const done = await send(path, { ...next, to: "review", asked: "times", q_times: "2" });
    expect(done.at).toBe("?view=review&lang=ja");
    expect((await send(path, { action: "submit", from: "review" })).at).toBe("?view=thanks&lang=ja");
    expect(await responses(survey)).toMatchObject([{ values: { times: 2 } }]);
  });

  it("a change that opens a required question keeps what was submitted until it is answered, and says so", async () => {
    const survey = await publish({ definition: branching() });
    const { path } = await pages.link(survey);
    for (const [asked, value] of [
      ["feel", "very"],
      ["used", "no"],
      ["since", ""],
      ["words", ""],
    ] as const)
      await send(path, { ...next, asked, [`q_${asked}`]: value });
    await send(path, { action: "submit" });
    const [before] = await responses(survey);
    const opened = await send(path, { ...next, to: "review", asked: "used", q_used: "yes" });
    expect(read(opened.text)).toContain("どれですか");
    expect(await responses(survey)).toEqual([before]);
    expect(read((await get(path)).text)).toContain("問3: 回答が必要な設問です");
    await send(path, { ...next, to: "review", asked: "which", q_which: "none" });
    const [after] = await responses(survey);
    expect(after?.hash).not.toBe(before?.hash);
  });

  it("another language keeps what was typed, also what is not right yet, and comes back", async () => {
    const survey = await publish({ definition: short });
    const { path } = await pages.link(survey);
    const english = await send(path, { language: "en", q_safe: "3", q_words: marker });
    expect(english.at).toBe("?form=1&lang=en");
    expect(english.text).toMatch(/id="q_safe_3"[^>]*checked/);
    expect(english.text).toContain(`\n${marker}</textarea>`);
    expect(english.text).toContain("Do you feel safe here?");
    const wrong = await send(path, { lang: "en", language: "ja", q_safe: "3", q_people: "三人" });
    expect(wrong.status).toBe(200);
    expect(wrong.text).toContain('value="三人"');
    expect(wrong.text).not.toContain("banner-mistake");
    expect((await send(path, { lang: "en", language: "ja", from: "review" })).at).toBe("?view=review&lang=ja");
    await send(path, { lang: "en", ...next, q_safe: "3" });
    expect((await get(path)).text).toContain("Do you feel safe here?");
    for (const lang of languages) expect((await get(`${path}?view=review&lang=${lang}`)).status).toBe(200);
  });
});

describe("of two tabs", () => {
  it("the one that was sent later counts", async () => {
    const survey = await publish({ definition: short });
    const { path } = await pages.link(survey);
    await send(path, { ...next, q_safe: "1" });
    await send(path, { action: "submit" });
    await send(path, { ...next, q_safe: "5" });
    await Promise.all([send(path, { action: "submit" }), send(path, { action: "submit" })]);
    expect((await get(`${path}?form=1`)).text).toMatch(/id="q_safe_5"[^>]*checked/);
    expect(await responses(survey)).toHaveLength(1);
  });
});

describe("a survey open to anyone", () => {
  const open = branching({ frames: ["open"], class: "public" });
  const begin = async (cookie?: string) => {
    const asked = post("/nishi/s/guardians/begin", { lang: "ja" });
    return cookie ? asked.set("Cookie", cookie) : asked;
  };

  it("begins with a button, with a cookie for its own pages alone; the same browser is the same person", async () => {
    const survey = await publish({ definition: open });
    expect((await get("/nishi/s/guardians")).text).toContain('action="/nishi/s/guardians/begin"');
    const begun = await begin();
    expect(begun.status).toBe(303);
    const [cookie = ""] = begun.headers["set-cookie"] as unknown as string[];
    expect(cookie).toMatch(
      /^survey-visitor=[\da-f-]{36}; Max-Age=\d+; Path=\/nishi\/s\/guardians;.*HttpOnly; SameSite=Lax$/,
    );
    const path = pathOf(begun.headers["location"] ?? "");
    await send(path, { ...next, asked: "feel", q_feel: "very" });
    await send(path, { action: "submit" });
    const again = await begin(cookie.split(";")[0]);
    expect(pathOf(again.headers["location"] ?? "")).toBe(path);
    expect(read((await get(path)).text)).toContain("提出済み");
    const other = await begin("survey-visitor=anything");
    expect(pathOf(other.headers["location"] ?? "")).not.toBe(path);
    expect(await responses(survey)).toMatchObject([{ frame: "open" }]);
  });

  it("is no way into a survey that is not open, and begins no more than a hall of people would", async () => {
    await publish({ definition: short });
    expect((await post("/nishi/s/safety/begin")).status).toBe(404);
    await publish({ definition: open });
    let refused = 0;
    // The survey that is not open counted as a try as well.
    for (let n = 0; n < 100; n++) if ((await begin()).status === 429) refused += 1;
    expect(refused).toBe(1);
    const last = await begin();
    expect([last.status, Number(last.headers["retry-after"]) > 0]).toEqual([429, true]);
    expect(read(last.text)).toContain("10分ほどたってから");
  });
});

describe("when it does not go well", () => {
  it("a survey that closes in between says so kindly, takes nothing, and shows the results", async () => {
    const survey = await publish({ definition: short, closesAt: days(1) });
    const { path, code } = await pages.link(survey);
    await send(path, { ...next, q_safe: "4" });
    stand.now = days(2);
    stand.results = "/nishi/s/safety/results";
    for (const answer of [await get(path), await post(path, { action: "submit" }), await pages.enter(code)]) {
      expect(answer.status).toBe(410);
      expect(read(answer.text)).toContain("ご関心をお寄せいただき、ありがとうございます");
      expect(answer.text).toContain("/nishi/s/safety/results");
    }
    expect(await responses(survey)).toHaveLength(0);
  });

  it("a link that is wrong, of another ward or under another survey's address says what to do", async () => {
    const survey = await publish({ definition: short });
    await publish({ definition: branching() });
    const { path } = await pages.link(survey);
    const token = path.split("/").at(-1);
    for (const wrong of [`${path}x`, `/suminoe/s/safety/a/${token}`, `/nishi/s/guardians/a/${token}`]) {
      for (const answer of [await get(wrong), await post(wrong, next)]) {
        expect(answer.status).toBe(410);
        expect(read(answer.text)).toContain("もう一度コードを入れてください");
      }
    }
    expect((await get(`/nowhere/s/safety/a/${token}`)).status).toBe(404);
  });

  it.each([
    [{ "Sec-Fetch-Site": "cross-site", Origin: "null" }],
    [{ "Sec-Fetch-Site": "same-site" }],
    [{ Origin: "https://evil.example" }],
    [{ Origin: "nonsense" }],
  ])("a form of another site is refused: %j", async (headers) => {
    const survey = await publish({ definition: short });
    const { path, code } = await pages.link(survey);
    expect((await post(path, { ...next, q_safe: "1" }).set(headers)).status).toBe(403);
    expect((await post("/nishi/code", { code }).set(headers)).status).toBe(403);
    expect((await post("/nishi/s/safety/begin").set(headers)).status).toBe(403);
  });

  it.each([
    [{ "Sec-Fetch-Site": "same-origin", Origin: "null" }],
    [{ Origin: "null" }],
    [{ Origin: "http://localhost:3000" }],
  ])("our own form is taken however a browser names it: %j", async (headers) => {
    const survey = await publish({ definition: short });
    const { path } = await pages.link(survey);
    expect((await post(path, { ...next, q_safe: "1" }).set(headers)).status).toBe(303);
  });

  it("what is far too long is refused and not kept", async () => {
    const survey = await publish({ definition: short });
    const { path } = await pages.link(survey);
    expect((await post(path, { ...next, q_words: "x".repeat(700_000) })).status).toBe(413);
    expect((await send(path, { action: "dance", q_safe: ["1", "2"] })).status).toBe(400);
  });
});

it("no address, header or line of the log holds an answer, a code or a token", async () => {
  const survey = await publish({ definition: short });
  const { path, code } = await pages.link(survey);
  const answer = await post(path, { lang: "ja", ...next, q_safe: "4", q_people: "7", q_words: marker });
  expect(answer.headers["location"]).toBe("?view=review&lang=ja");
  // Also not when it fails.
  await database.run("console", (tx) => tx.$executeRaw`ALTER TABLE survey_sheet RENAME TO survey_sheet_away`);
  const failed = await post(path, { ...next, q_words: marker });
  await database.run("console", (tx) => tx.$executeRaw`ALTER TABLE survey_sheet_away RENAME TO survey_sheet`);
  expect(failed.status).toBe(500);
  expect(pages.lines.length).toBeGreaterThan(0);
  const log = pages.lines.join("");
  for (const secret of [marker, code, code.replaceAll("-", ""), path.split("/").at(-1) ?? "?"])
    expect(log).not.toContain(secret);
});
