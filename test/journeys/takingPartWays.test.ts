/**
 * The other ways of taking part, each from LINE to the staff and back, on a phone of 360 pixels without script: joining
 * the neighbourhood association, a time for a consultation booked and given back, local news from a group to those whom
 * it fits, and the resident's own page with its end.
 */
import type { Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { press } from "../../scripts/screenshots/consoleVisit.mjs";
import { describeInBrowser } from "../support/browser.js";
import { useDatabase } from "../support/database.js";
import { type Service, startService } from "../support/service.js";
import { traces } from "./privacyTraces.js";
import { heardAfter, isForEverybody, linkIn, type Person, plainPhone, staffPages, visit } from "./takingPartSteps.js";

const database = useDatabase();
let service: Service;

/** What nobody may find again outside the sealed rows. */
const joiner = { name: "雲雀しるし江", phone: "06-0000-7411", wishes: "当番しるしのことを聞きたいです" };
const parent = { name: "燕しるし代", phone: "06-0000-7422", note: "夜泣きしるしで困っています" };
const group = { person: "鳩しるし郎", reach: "hato-shirushi@example.jp" };
const staffWords = "役員の鷺しるし吉さんから電話があります。";
const markers = [...Object.values(joiner), ...Object.values(parent), ...Object.values(group), "鷺しるし吉"];

describeInBrowser("taking part", (browser) => {
  let editor: Page;
  let approver: Page;
  let phone: Page;
  let looker: Page;
  let person: Person;
  let ownCase = "";
  let number = "";

  beforeAll(async () => {
    service = await startService(database, { now: "2026-11-20T10:00:00+09:00" });
    ({ editor, approver } = await staffPages(browser, service, database));
    [phone, looker] = await Promise.all([plainPhone(browser), visit(browser)]);
    person = service.platform.addFriend("nishi", { displayName: "さくら" });
  });
  afterAll(async () => {
    for (const page of [editor, approver, phone, looker]) await page?.context().close();
    await service.close();
  });

  const nishi = () => `${service.url}/console/nishi`;
  const say = (words: string) => heardAfter(service, person, () => person.say(words));
  const tap = (label: string) => heardAfter(service, person, () => person.press(label));
  const main = (page: Page) => page.locator("main").innerText();
  const fits = async () =>
    expect(
      await phone.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth"),
    ).toBeLessThanOrEqual(0);

  /** Of what somebody asked for, by staff. */
  async function turn(state: RegExp, words: string): Promise<string> {
    await editor.goto(`${nishi()}/cases`);
    await press(editor, number);
    await editor.getByRole("radio", { name: state }).check();
    if (words !== "") await editor.getByRole("textbox", { name: "申込者に伝える文" }).fill(words);
    return heardAfter(service, person, () => press(editor, "変える・伝える"));
  }

  test("「町会に入りたい」 asks for the town, and leads to a form that asks only what the association needs", async () => {
    for (const page of ["forms", "waiting"]) await isForEverybody(looker, `${service.url}/nishi/${page}`);
    expect(await say("町会に入りたい")).toContain("お住まいの町を選ぶか");
    const heard = await say("九条");
    expect(heard).toContain("お住まいの町: 九条");
    await phone.goto(linkIn(service, heard, /\/forms\/association-join\//));
    await isForEverybody(looker, phone.url());
    await phone.locator("main select").first().selectOption("九条");
    await press(phone, "次へ");
    await press(phone, "申し込む");
    expect(await main(phone)).toContain("お名前");
    expect(await phone.locator("[aria-invalid=true]").count()).toBeGreaterThan(0);
    await isForEverybody(looker, phone.url());
    await phone.locator("#q-name").fill(joiner.name);
    await phone.locator("#q-phone").fill(joiner.phone);
    await phone.locator("#q-buildingType").getByText("集合住宅").click();
    await phone.locator("#q-wishes").fill(joiner.wishes);
    const received = await heardAfter(service, person, () => press(phone, "申し込む"));
    number = /番号 (\d{4}-\d{4})/.exec(received)?.[1] ?? "no number";
    expect(received).toContain("区役所が受け付けました");
    ownCase = linkIn(service, received, /\/case\//);
    await fits();
    expect(await main(phone)).toContain(number);
  });

  test("staff pass it on and hear of the end; the resident hears each step in LINE, and reads what staff wrote on the page", async () => {
    expect(await turn(/^町会へ取次ぎ/, staffWords)).toContain("町会へ取り次ぎました");
    await isForEverybody(editor);
    expect(await turn(/^加入(?!に)/, "")).toContain("町会への加入を確認しました");
    await phone.goto(ownCase);
    for (const words of [staffWords, "加入", joiner.wishes]) expect(await main(phone)).toContain(words);
    await isForEverybody(looker, ownCase);
    await isForEverybody(editor, `${nishi()}/cases`);
  });

  test("a consultation is booked at one of the times that staff have opened, and the time is nobody else's then", async () => {
    await editor.goto(`${nishi()}/slots`);
    await editor.locator("select#form").selectOption("home-visit");
    await editor.getByLabel("最初の日").fill("2026-12-02");
    await editor.getByRole("textbox", { name: "場所" }).fill("架空の部屋");
    await press(editor, "枠を開く");
    await isForEverybody(editor);
    const offered = await say("相談を予約したい");
    for (const time of ["10:00", "11:00"]) expect(offered).toContain(time);
    const [, slot = ""] = /(\/nishi\/forms\/home-visit\/[^"\\\s]*slot=[^"\\\s]*)/.exec(offered) ?? [];
    await phone.goto(service.url + slot);
    await isForEverybody(looker, phone.url());
    await phone.locator("#q-name").fill(parent.name);
    await phone.locator("#q-phone").fill(parent.phone);
    await phone.locator("#q-town").selectOption("九条");
    await phone.locator("#q-note").fill(parent.note);
    const heard = await heardAfter(service, person, () => press(phone, "申し込む"));
    // Over a shoulder nobody reads what the visit is about.
    expect(heard).toContain("子育ての訪問の相談");
    expect(heard).not.toContain("産後");
    await fits();
    const left = await say("相談を予約したい");
    expect(left).not.toContain("10:00");
    expect(left).toContain("11:00");
  });

  test("it is given back in the chat, and the time is free again", async () => {
    expect(await say("申し込みの確認")).toContain("予約した相談");
    expect(await tap("予約を取り消す")).toContain("この予約を取り消しますか");
    expect(await tap("取り消す")).toContain("予約を取り消しました");
    expect(await say("相談を予約したい")).toContain("10:00");
    expect(await say("申し込みの確認")).not.toContain("予約した相談");
  });

  test("a local group posts with a picture by its own link; nobody sees it before staff have approved", async () => {
    await editor.goto(`${nishi()}/news/groups`);
    await editor.getByRole("textbox", { name: "団体の名前" }).fill("架空の町・花いっぱい会");
    await editor.getByRole("textbox", { name: "連絡先の担当者" }).fill(group.person);
    await editor.getByRole("textbox", { name: "連絡方法" }).fill(group.reach);
    await press(editor, "登録してリンクを作る");
    const link = service.url + new URL(await editor.locator("#one-time-link").innerText()).pathname;
    await phone.goto(link);
    await isForEverybody(looker, link);
    await phone.locator("#title").fill("秋の花植え");
    await phone.locator("#body").fill("公園の花だんに、みんなで花を植えます。道具はあります。");
    await phone.locator("#place").fill("近くの公園");
    await phone.locator("#date").fill("2026-12-05");
    await phone.locator("#district").selectOption("九条");
    await phone.locator("#topic").selectOption("childcare");
    await phone.locator("#pictureText").fill("花だんの絵");
    const picture = sharp({ create: { width: 240, height: 160, channels: 3, background: "#3a7" } }).png();
    await phone
      .locator("#picture")
      .setInputFiles({ name: "flowers.png", mimeType: "image/png", buffer: await picture.toBuffer() });
    await press(phone, "区に送る");
    expect(await main(phone)).toContain("秋の花植え");
    await fits();
    expect(await say("地域の情報")).not.toContain("秋の花植え");
  });

  test("it reaches first those whose town and interests it fits, in LINE and on the page", async () => {
    await editor.goto(`${nishi()}/news`);
    await isForEverybody(editor);
    await press(editor, "秋の花植え");
    await isForEverybody(editor);
    await press(editor, "承認して載せる");
    await phone.goto(linkIn(service, await say("受信設定"), /\/settings\//));
    await phone.locator('input[name=topic][value="childcare"]').check();
    await phone.locator("#town").selectOption("九条");
    await press(phone, "保存");
    const heard = await say("地域の情報");
    for (const words of ["に合うものを先に", "九条", "秋の花植え", "区が内容を確認"]) expect(heard).toContain(words);
    await phone.goto(linkIn(service, heard, /\/news/));
    expect(await phone.getByRole("img", { name: "花だんの絵" }).count()).toBe(1);
    await fits();
    await isForEverybody(looker, `${service.url}/nishi/news`);
  });

  test("the own page shows and hands out what the ward holds", async () => {
    await phone.goto(linkIn(service, await say("わたしのページ"), /\/me\//));
    await isForEverybody(looker, phone.url());
    for (const words of [number, "九条", "町会・自治会への加入"]) expect(await main(phone)).toContain(words);
    const file = await phone.request.get(phone.url().replace(/\?.*|$/, "/data.json"));
    expect(file.headers()["cache-control"]).toContain("no-store");
    const text = JSON.stringify(await file.json());
    for (const words of [joiner.name, joiner.wishes, parent.note, staffWords]) expect(text).toContain(words);
  });

  test("until then no name, number, address or note stands in LINE, in the log or in any open column", async () => {
    const { found, tables, requests } = await traces(database, service, markers);
    expect(found).toEqual([]);
    for (const name of [
      "ward_case",
      "case_step",
      "news_group",
      "inbox_event",
      "reply",
      "job",
      "notice",
      "audit_record",
    ])
      expect(tables).toContain(name);
    expect(requests).toBeGreaterThan(10);
  });

  test("and ends it: what stays is named before, and afterwards the links are dead and nobody is told anything", async () => {
    const own = phone.url();
    await press(phone, "わたしの情報を消す");
    const named = await main(phone);
    for (const words of ["消えるもの", "残るもの", number, "まで保存します"]) expect(named).toContain(words);
    await isForEverybody(looker, phone.url());
    await press(phone, "消す");
    expect(await main(phone)).toContain("あなたの情報を消しました");
    expect((await phone.goto(own))?.status()).toBe(410);
    await editor.goto(`${nishi()}/cases?state=closed`);
    expect(await main(editor)).toContain(number);
    expect(await say("申し込みの確認")).toContain("申し込んでいるものはありません");
  });

  test("and not afterwards either", async () => {
    expect((await traces(database, service, markers)).found).toEqual([]);
  });
});
