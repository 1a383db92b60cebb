/**
 * A course from its draft to who came, in a real browser: staff publish it, residents find it in LINE and sign up on a
 * phone without script, the waiting list moves up by itself, one reminder goes out, the reception counts by scope, the
 * indicator of the plan moves, and those who came are asked how it was.
 */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { press } from "../../scripts/screenshots/consoleVisit.mjs";
import { createJobStore } from "../../src/jobs/jobStore.js";
import { createLog } from "../../src/log.js";
import { createNoticeJobs } from "../../src/notice/noticeJobs.js";
import { createBookingDesk } from "../../src/participation/booking/bookingDeskStore.js";
import { createBookingJobs } from "../../src/participation/booking/bookingJobs.js";
import { createVault } from "../../src/vault.js";
import { describeInBrowser } from "../support/browser.js";
import { realContent } from "../support/content.js";
import { useDatabase } from "../support/database.js";
import { layOpenSurvey } from "../support/openSurvey.js";
import { type Service, startService, testKey } from "../support/service.js";
import { until } from "../support/until.js";
import { traces } from "./privacyTraces.js";
import { heardAfter, isForEverybody, linkIn, type Person, plainPhone, staffPages, visit } from "./takingPartSteps.js";

const database = useDatabase();
let service: Service;

/** What nobody may find again outside the sealed rows. */
const told = {
  sakura: { name: "雀田しるし子", phone: "06-0000-7311", note: "車いすしるしでうかがいます" },
  kenichi: { name: "鶯谷しるし夫", phone: "06-0000-7322", note: "手話しるしをお願いします" },
  visitor: { name: "鴉山しるし美", phone: "06-0000-7333", note: "遅れるしるしです" },
};
const markers = Object.values(told).flatMap((one) => Object.values(one));

describeInBrowser("a course", (browser) => {
  /** 2026 January is of the fiscal year 2025, whose plan counts the supporters. */
  let now = "2026-01-13T10:00:00+09:00";
  let editor: Page;
  let approver: Page;
  let phone: Page;
  let looker: Page;
  let sakura: Person;
  let kenichi: Person;
  let course: string;
  let signUp: string;
  let code = "";

  beforeAll(async () => {
    service = await startService(database, { clock: { now: () => new Date(now) } });
    ({ editor, approver } = await staffPages(browser, service, database));
    [phone, looker] = await Promise.all([plainPhone(browser), visit(browser)]);
    sakura = service.platform.addFriend("suminoe", { displayName: "さくら" });
    kenichi = service.platform.addFriend("suminoe", { displayName: "健一" });
  });
  afterAll(async () => {
    for (const page of [editor, approver, phone, looker]) await page?.context().close();
    await service.close();
  });

  const suminoe = () => `${service.url}/console/suminoe`;
  const say = (person: Person, words: string) => heardAfter(service, person, () => person.say(words));
  const tap = (person: Person, label: string) => heardAfter(service, person, () => person.press(label));

  /** Of the minute: the process's own looks about once in real minutes, and civil time is the test's. */
  async function minute(): Promise<void> {
    const vault = createVault(testKey);
    const { desk: notices } = createNoticeJobs({
      ...{ database, log: createLog("silent"), kinds: () => ({}) },
      jobs: createJobStore(database),
      messenger: {} as never,
      lineUserIdOf: async () => undefined,
    });
    const bookings = createBookingDesk({ vault, notices });
    await createBookingJobs({ database, bookings, notices, log: createLog("silent") }).tick(new Date(now));
    await database.wake("job");
    await service.idle();
  }

  async function fill({ name, phone: number, note }: (typeof told)["sakura"]): Promise<void> {
    await phone.locator("#name").fill(name);
    await phone.locator("#phone").fill(number);
    await phone.locator("#note").fill(note);
    await press(phone, /申し込む/);
  }

  test("is written by an editor, and published after a look at what it will reach", async () => {
    await editor.goto(`${suminoe()}/events/new`);
    await editor.getByRole("textbox", { name: "行事の名前" }).fill("見守りあったかネットサポーター養成講座");
    await editor.getByLabel("種類").selectOption("course");
    await editor.getByLabel("シリーズ").selectOption("watchover-supporter-course");
    await editor.getByLabel("指標の対象").selectOption("地域向け");
    await editor.getByLabel("開催日").fill("2026-02-14");
    await editor.getByLabel("始まりの時刻", { exact: true }).fill("13:30");
    await editor.getByLabel("終わりの時刻", { exact: true }).fill("15:30");
    await editor.getByRole("textbox", { name: "会場の名前" }).fill("架空の会館");
    await editor.getByLabel("この窓口で申し込みを受け付ける").check();
    await editor.getByRole("textbox", { name: "定員（人）" }).fill("2");
    await press(editor, "保存する");
    course = editor.url();
    expect(await editor.locator("main").innerText()).toContain("下書き");
    expect(await say(sakura, "来月の講座")).not.toContain("架空の会館");
    await editor.goto(`${course}/publish`);
    await press(editor, "公開する");
    expect(await editor.locator("main").innerText()).toContain("公開");
  });

  test("is found in LINE by 「来月の講座」, as a card with a place left and the way to sign up", async () => {
    const heard = await say(sakura, "来月の講座");
    for (const words of ["見守りあったかネットサポーター養成講座", "2月14日", "架空の会館", "あと2人", "申し込む"])
      expect(heard).toContain(words);
    signUp = linkIn(service, heard, /\/sign-up\//);
    await isForEverybody(looker, `${service.url}/suminoe/events`);
    await press(looker, "見守りあったかネットサポーター養成講座");
    await isForEverybody(looker);
  });

  test("is signed up for at 360 pixels without script; a mistake is told where it is, and what was typed stays", async () => {
    await phone.goto(signUp);
    await phone.locator("#name").fill(told.sakura.name);
    await press(phone, /申し込む/);
    expect(await phone.locator("main").innerText()).toMatch(/電話/);
    expect(await phone.locator("#name").inputValue()).toBe(told.sakura.name);
    await isForEverybody(looker, signUp);
    const heard = await heardAfter(service, sakura, () => fill(told.sakura));
    expect(await phone.locator("main").innerText()).toContain("入場コード");
    expect(
      await phone.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth"),
    ).toBeLessThanOrEqual(0);
    expect(heard).toContain("参加が決まっています");
    await isForEverybody(looker, phone.url());
  });

  test("is full after a neighbour without LINE; the next resident waits, and is told which number they are", async () => {
    const { pathname } = new URL(signUp);
    await phone.goto(service.url + pathname.replace(/\/sign-up\/.*/, "/sign-up"));
    await fill(told.visitor);
    expect(await phone.locator("main").innerText()).toContain("入場コード");
    await press(phone, "取り消す");
    await isForEverybody(looker, phone.url());
    const card = await say(kenichi, "来月の講座");
    expect(card).toContain("満席・キャンセル待ち");
    await phone.goto(linkIn(service, card, /\/sign-up\//));
    const heard = await heardAfter(service, kenichi, () => fill(told.kenichi));
    expect(heard).toContain("キャンセル待ちの1番目です");
    expect(await phone.locator("main").innerText()).not.toContain("入場コード");
  });

  test("loses one who cancels in the chat, and the one who waited is asked at once and accepts", async () => {
    expect(await say(sakura, "申し込みの確認")).toContain("参加が決まっています");
    expect(await tap(sakura, "取り消す")).toContain("この申し込みを取り消しますか");
    const before = kenichi.replies.length;
    expect(await tap(sakura, "取り消す")).toContain("申し込みを取り消しました");
    expect(JSON.stringify(kenichi.replies.slice(before))).toContain("キャンセル待ちの順番が来ました");
    expect(await tap(kenichi, "参加する")).toContain("参加が決まりました");
    await phone.goto(linkIn(service, await say(kenichi, "申し込みの確認"), /\/sign-up\//));
    code = await phone.locator(".taking-code").innerText();
  });

  test("is reminded of the evening before, once, and only who has a place", async () => {
    now = "2026-02-13T18:01:00+09:00";
    const before = [sakura.replies.length, kenichi.replies.length];
    for (let times = 0; times < 2; times += 1) await minute();
    expect(sakura.replies.length).toBe(before[0]);
    const heard = kenichi.replies.slice(before[1]);
    expect(heard).toHaveLength(1);
    expect(JSON.stringify(heard)).toContain("明日は参加の日です");
  });

  test("is received at the door by a typed code, by hand, and without a sign-up under another scope", async () => {
    now = "2026-02-14T13:40:00+09:00";
    await editor.goto(`${course}/check-in`);
    await isForEverybody(editor);
    await editor.getByRole("textbox", { name: "入場コード" }).fill(code.toLowerCase());
    await editor.getByRole("button", { name: "受け付ける", exact: true }).first().click();
    await editor.getByText("受け付けました").waitFor();
    await editor.goto(`${course}/check-in`);
    await press(editor, `${told.visitor.name}を受け付ける`);
    for (const [people, scope] of [
      ["4", ""],
      ["3", "学校向け"],
    ] as const) {
      const walkIn = editor.locator('form[action$="/walk-in"]');
      await walkIn.locator("[name=people]").fill(people);
      await walkIn.locator("[name=scope]").selectOption(scope);
      await press(editor, "記録する");
    }
    expect(await editor.locator("main").innerText()).toMatch(/9人/);
    for (const page of ["", "/bookings", "/attendance"]) await isForEverybody(editor, course + page);
  });

  test("moves the indicator of the plan by those of the area alone, beside what was reported before", async () => {
    await looker.goto(`${service.url}/suminoe/indicators/suminoe-r7-2-1-2`);
    const text = await looker.locator("main").innerText();
    expect(text).toContain("6人");
    expect(text).toContain("145");
    expect(text).not.toContain("9人");
    await isForEverybody(looker);
  });

  test("is followed by a survey of those who came: only they are asked, and their answers are the participants'", async () => {
    now = "2026-02-14T16:00:00+09:00";
    const guardians = realContent().wards.get("nishi")?.surveys.get("guardians");
    if (!guardians) throw new Error("the survey that is copied is gone");
    const definition = { ...guardians, key: "after-course", measures: [], frames: ["participants" as const] };
    const id = await layOpenSurvey(database, definition, "suminoe");
    await database.run("console", (tx) =>
      tx.survey.update({ where: { id }, data: { opensAt: new Date("2026-02-14T00:00:00+09:00") } }),
    );
    await editor.goto(`${suminoe()}/surveys/after-course/asking/line`);
    await editor.getByLabel("条件で選ぶ").check();
    await editor.evaluate("document.querySelector('details.version').open = true");
    await editor
      .getByLabel(/^行事に参加した人（見守り/)
      .first()
      .check();
    await editor.getByRole("textbox", { name: "依頼の名前" }).fill("参加された方");
    await press(editor, "下書きを作る");
    await press(editor, "承認を依頼する");
    await approver.goto(editor.url());
    await approver.getByRole("textbox", { name: "届く人数" }).fill("1");
    const before = sakura.replies.length;
    await press(approver, "承認して送る");
    // Delivered in its own pace, which no queue of the service tells the end of.
    await until(() => JSON.stringify(kenichi.replies.at(-1)).includes("アンケート"));
    await service.idle();
    expect(sakura.replies.length).toBe(before);
    for (const label of ["アンケートを開く", "はじめる", "感じる", "とばす", "とばす"]) await tap(kenichi, label);
    expect(JSON.stringify(kenichi.replies.at(-1))).toContain("ご回答いただき、ありがとうございました");
    const answers = await database.run("console", (tx) => tx.surveyResponse.findMany({ where: { surveyId: id } }));
    expect(answers.map(({ frame }) => frame)).toEqual(["participants"]);
  });

  test("leaves no name, number or note in LINE, in the log or in any open column", async () => {
    const { found, tables, requests } = await traces(database, service, markers);
    expect(found).toEqual([]);
    for (const name of ["booking", "inbox_event", "reply", "job", "notice", "audit_record", "attendance"])
      expect(tables).toContain(name);
    expect(requests).toBeGreaterThan(5);
  });
});
