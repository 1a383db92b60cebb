/**
 * A story that comes by each page of the staff console, in the order in which staff meet them. The pictures in docs/ are
 * taken on its way, and a test looks on its way whether everybody can use the pages.
 */
import type { Browser, Page } from "playwright-core";
import { caseTour } from "./caseTour.mjs";
import { press, type Scene, signIn, visit } from "./consoleVisit.mjs";
import { newsTour } from "./newsTour.mjs";
import { openSimulator, type Phone } from "./simulatorPage.mjs";
import { slotTour } from "./slotTour.mjs";
import { surveyTour } from "./surveyTour.mjs";
import { takingPartTour } from "./takingPartTour.mjs";

export interface Stage {
  url: string;
  /** By the name of a fictional staff member: the link that signs them in. */
  links: ReadonlyMap<string, string>;
}

const newStaff = { name: "西田 花子", email: "hanako@example.jp", password: "朝の電車で本を読む係の人" };

export async function* consoleTour(browser: Browser, { url, links }: Stage): AsyncGenerator<Scene> {
  const nishi = `${url}/console/nishi`;
  const [editor, approver, admin] = await Promise.all(
    ["デモ編集者", "デモ承認者", "デモ管理者"].map((name) => signIn(browser, links.get(name) ?? "")),
  );
  if (!editor || !approver || !admin) throw new Error("the demo has no staff");
  const size = { width: 1280, height: 980, scale: 1 };
  const residents = [
    { displayName: "さくら", channel: "nishi" },
    { displayName: "健一", channel: "nishi" },
  ];
  const simulator = await openSimulator(browser, url, residents, size);
  const [sakura, kenichi] = simulator.phones;
  if (!sakura || !kenichi) throw new Error("there are no phones");

  yield* firstSignIn(browser, url, admin);
  yield* announcement(nishi, editor, approver, admin);
  await kenichi.frame.getByText("秋の津波避難訓練").first().waitFor();
  await simulator.page.getByRole("heading", { level: 1 }).click();
  yield { name: "console-simulator", page: simulator.page, cut: 980 };
  yield* residentsPages(browser, url, sakura, kenichi);
  yield* whatResidentsSaid(nishi, editor);
  yield* surveyTour(browser, url, { editor, approver, phone: sakura });
  yield* newsTour(browser, url, "nishi", editor);
  yield* caseTour(browser, url, "nishi", editor);
  yield* slotTour(nishi, editor);
  yield* takingPartTour(browser, url, nishi, editor);
  await admin.goto(nishi);
  yield { name: "console-start", page: admin, onPhone: true };
  yield* pages(admin, [
    ["console-countersigns", `${nishi}/countersigns`],
    ["console-content", `${nishi}/content`, 900],
    ["console-staff", `${nishi}/staff`],
    ["console-settings", `${nishi}/settings`],
    ["console-account", `${url}/console/account`],
    ["console-wards", `${url}/console`],
    ["console-all-staff", `${url}/console/staff`],
    ["console-installation", `${url}/console/installation`],
    ["console-all-audit", `${url}/console/audit`, 900],
    ["", `${url}/console/countersigns`],
    ["", `${url}/console/account/totp`],
  ]);
  await admin.goto(`${url}/console/staff`);
  await press(admin, newStaff.name);
  yield { name: "", page: admin };
  await admin.goto(`${nishi}/staff`);
  await press(admin, newStaff.name);
  yield { name: "console-staff-member", page: admin };
  yield* pages(admin, [["", `${nishi}/audit`]]);
  await press(admin, "記録のつながりを確かめる");
  yield { name: "console-audit", page: admin, cut: 1_100 };
  for (const page of [editor, approver, admin]) await page.context().close();
  await simulator.close();
}

async function* pages(page: Page, all: readonly (readonly [string, string, number?])[]): AsyncGenerator<Scene> {
  for (const [name, address, cut] of all) {
    await page.goto(address);
    yield { name, page, ...(cut === undefined ? {} : { cut }) };
  }
}

/** An admin invites somebody, who needs nothing but paper. */
async function* firstSignIn(browser: Browser, url: string, admin: Page): AsyncGenerator<Scene> {
  await admin.goto(`${url}/console/nishi/staff`);
  await admin.getByRole("textbox", { name: "名前" }).fill(newStaff.name);
  await admin.getByRole("textbox", { name: "メールアドレス" }).fill(newStaff.email);
  await admin.getByRole("radio", { name: /^閲覧者/ }).check();
  await press(admin, "招待する");
  yield { name: "console-invited", page: admin };
  const link = await admin.locator("#one-time-link").innerText();
  const page = await visit(browser);
  await page.goto(url + new URL(link).pathname);
  yield { name: "console-welcome", page: page };
  await page.locator("input[type=password]").fill(newStaff.password);
  await press(page, "パスワードを決めて次へ");
  yield { name: "console-set-up", page: page };
  yield* pages(page, [["console-totp", `${url}/console/set-up/totp`]]);
  await press(page, "やめて戻る");
  await press(page, "コード表を作る");
  const [code = ""] = await page.locator(".codes code").allInnerTexts();
  yield { name: "console-codes", page: page };
  await press(page, "保管したので次へ");
  await press(page, "サインアウト");
  yield { name: "console-sign-in", page: page };
  await page.getByRole("textbox", { name: "メールアドレス" }).fill(newStaff.email);
  await page.locator("input[type=password]").fill(newStaff.password);
  await press(page, "次へ");
  yield { name: "console-second-step", page: page };
  await page.getByRole("textbox", { name: "コード" }).fill(code);
  await press(page, "確認する");
  await page.goto(`${url}/console/account/confirm`);
  yield { name: "console-confirm", page: page };
  await page.context().close();
}

/** Written from a template, approved by somebody else, watched, corrected. */
async function* announcement(nishi: string, editor: Page, approver: Page, admin: Page): AsyncGenerator<Scene> {
  const list = `${nishi}/announcements`;
  yield* pages(editor, [["console-announcement-new", `${list}/new`]]);
  await press(editor, "訓練のお知らせ");
  yield { name: "console-announcement-template", page: editor };
  yield* pages(editor, [["", `${list}/new/blank`]]);
  await editor.getByRole("textbox", { name: "件名" }).fill("秋の津波避難訓練");
  await editor.getByRole("textbox", { name: "本文" }).fill("津波避難訓練をします。どなたでも参加できます。");
  await press(editor, "日本語にカードを追加");
  await editor.getByRole("textbox", { name: "見出し" }).fill("秋の津波避難訓練");
  await editor.getByRole("textbox", { name: "説明" }).fill("近くの津波避難ビルまで、歩いて避難します。");
  await editor.getByLabel("日付", { exact: true }).first().fill("2026-11-29");
  await editor.getByLabel("時刻", { exact: true }).first().fill("10:00");
  await editor.locator("summary", { hasText: "英語" }).first().click();
  await press(editor, "英語に文章を追加");
  await editor
    .getByRole("textbox", { name: "本文" })
    .last()
    .fill("We hold a tsunami evacuation drill on November 29. Everyone is welcome.");
  await editor.getByLabel("お知らせを受け取る人の全員").check();
  await editor.locator("#look .big-number").waitFor();
  await editor.locator("#look .line-version").waitFor();
  yield { name: "console-announcement-edit", page: editor, onPhone: true, cut: 1_400 };
  await press(editor, "下書きを保存");
  yield { name: "console-announcement-draft", page: editor };
  const address = editor.url();
  yield* pages(editor, [
    ["", `${address}/edit`],
    ["", address.replace(/([^/]+)$/, "new/copy/$1")],
  ]);
  await editor.goto(address);
  await press(editor, "承認を依頼する");
  await editor.goto(`${list}?tab=waiting`);
  yield { name: "console-announcements", page: editor };

  await approver.goto(address);
  yield { name: "console-announcement-approve", page: approver, onPhone: true };
  const people = await approver.locator(".decision strong").innerText();
  await approver.getByRole("textbox", { name: "届く人数" }).fill(people);
  await press(approver, "承認して送る");
  await approver.locator(".status-line", { hasText: "送信完了" }).waitFor();
  await admin.goto(address);
  yield { name: "console-announcement-progress", page: admin, cut: 1_400 };
  await admin.getByRole("textbox", { name: "書き出す理由" }).fill("届いていないという問い合わせの調査のため");
  await press(admin, "同意を依頼する");
  await approver.goto(`${nishi}/countersigns`);
  yield { name: "console-countersign", page: approver };
  await editor.goto(address);
  await press(editor, "訂正を送る");
  yield { name: "console-announcement-correction", page: editor };
  yield* pages(editor, [["console-figures", `${list}/figures`]]);
}

/** Two residents: one asks in vain and chooses among what is offered, one writes to the staff. */
async function* residentsPages(browser: Browser, url: string, sakura: Phone, kenichi: Phone): AsyncGenerator<Scene> {
  await sakura.say("銅像は誰がつくったの");
  await sakura.press("答えができたら知らせてほしい");
  await sakura.say("あの銅像は誰がつくったの");
  await sakura.say("子どもと出かけたい");
  await sakura.press("親子で集まれる場所");
  await sakura.say("受信設定");
  await kenichi.say("職員に相談");
  const page = await visit(browser);
  for (const [name, phone, path] of [
    ["settings", sakura, "settings"],
    ["talk", kenichi, "talk"],
  ] as const) {
    const link = await phone.frame.locator(`a[href*="/${path}/"]`).last().getAttribute("href");
    await page.goto(url + new URL(link ?? "").pathname);
    yield { name, page, onPhone: true };
  }
  await page.locator("textarea").fill("保育所に入れるか心配です。どこに相談すればよいですか。");
  await page.locator("select#counter").selectOption("childcare");
  await press(page, "送る");
  await page.context().close();
}

/** What residents asked and wrote, on the side of the staff. */
async function* whatResidentsSaid(nishi: string, editor: Page): AsyncGenerator<Scene> {
  yield* pages(editor, [["console-questions", `${nishi}/questions`]]);
  await editor.locator('main a[href*="/groups/"]').first().click();
  await editor.getByRole("heading", { name: "この案内で答えられる" }).waitFor();
  yield { name: "console-question", page: editor };
  yield* suggestions(nishi, editor);
  yield* pages(editor, [
    ["console-questions-settled", `${nishi}/questions/settled`],
    ["console-changes", `${nishi}/questions/changes`],
    ["console-canned-replies", `${nishi}/canned-replies`],
    ["console-talks", `${nishi}/talks`],
  ]);
  await editor.locator('main a[href*="/talks/"]').first().click();
  await editor.getByRole("button", { name: "返信を送る" }).waitFor();
  yield { name: "console-talk", page: editor };
}

/** What a resident chose becomes a way of asking, after a look at what that would change. */
async function* suggestions(nishi: string, editor: Page): AsyncGenerator<Scene> {
  const list = `${nishi}/questions/suggestions`;
  yield* pages(editor, [["console-suggestions", list]]);
  await editor.locator('main a[href*="/suggestions/"]').last().click();
  await editor.getByRole("heading", { name: "加えたときの効き目" }).waitFor();
  yield { name: "console-suggestion", page: editor };
  await press(editor, "加える");
  yield* pages(editor, [
    ["console-suggestions-decided", `${list}/decided`],
    ["console-uses", `${nishi}/questions/uses`],
  ]);
}
