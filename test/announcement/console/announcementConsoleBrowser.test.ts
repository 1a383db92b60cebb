import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accessibilityProblems } from "../../support/axe.js";
import { describeInBrowser } from "../../support/browser.js";
import { useDatabase } from "../../support/database.js";
import { contentOf, deliver, settle, staff, wardNamed } from "../desk/deskBench.js";
import { engage, openConsole, serve } from "./announcementConsoleBench.js";

const database = useDatabase();
const nishi = wardNamed("nishi");

describeInBrowser("the pages of announcements in a browser", (browser) => {
  let bench: ReturnType<typeof openConsole>;
  let served: Awaited<ReturnType<typeof serve>>;
  let paths: Record<"editor" | "approver" | "admin", string>;
  let sending: string;
  let waiting: string;
  const errors: string[] = [];

  beforeAll(async () => {
    bench = openConsole(database);
    served = await serve(bench.app);
    paths = {
      editor: (await engage(database, "nishi", "editor", "花子")).path,
      approver: (await engage(database, "nishi", "approver", "太郎")).path,
      admin: (await engage(database, "nishi", "admin", "次郎")).path,
    };
    const people = await settle(database, [{}, {}, { language: "en" }, { language: "vi" }]);
    const make = async (changes: object) => {
      const made = await bench.desk.create(nishi, staff(1), contentOf(changes), { all: true });
      if (made.kind !== "written") throw new Error(made.kind);
      return made.announcement.id;
    };
    const english = [{ kind: "text", text: "We hold a drill." }];
    const card = {
      kind: "card",
      title: "訓練",
      text: "歩きます。",
      date: "2026-11-29",
      time: "10:00",
      place: "区役所",
    };
    const ja = [
      { kind: "text", text: "訓練をします。" },
      { ...card, link: { label: "くわしく", url: "https://example.jp/" } },
    ];
    sending = await make({ variants: { ja, en: english } });
    await database.run(
      "console",
      (tx) => tx.$executeRaw`UPDATE announcement SET state = 'sending', started_at = now()`,
    );
    await deliver(database, sending, people.slice(0, 3));
    await deliver(database, sending, people.slice(3), { state: "pending" });
    waiting = await make({ variants: { ja, en: english } });
    await bench.desk.submit(nishi, staff(1), waiting, 1);
  });
  afterAll(() => served.close());

  async function open(role: keyof typeof paths, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("console", (message) => {
      // A browser notes each answer that is no success; what it refuses to run or load is what matters.
      if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
        errors.push(message.text());
    });
    await page.goto(served.url + paths[role]);
    await page.locator("main button").first().click();
    await page.waitForLoadState();
    return page;
  }
  const list = () => `${served.url}/console/nishi/announcements`;

  test("who writes sees the people, the cost and the message in LINE while typing", async () => {
    const page = await open("editor");
    await page.goto(`${list()}/new/blank`);
    const look = page.locator("#look");
    await page.getByRole("textbox", { name: "件名" }).fill("秋の訓練");
    await page.getByRole("textbox", { name: "本文" }).fill("津波避難訓練をします。");
    await look.locator(".ln-text", { hasText: "津波避難訓練をします。" }).waitFor();
    await page.getByLabel("お知らせを受け取る人の全員").check();
    await look.getByText("人に届きます").waitFor();
    expect(await look.locator(".big-number").innerText()).toMatch(/^4/);
    await look.getByText("0円（ライトプランの範囲内）").waitFor();
    await page.getByLabel("条件で選ぶ").check();
    await page.getByRole("checkbox", { name: "防災・安全" }).first().waitFor({ state: "visible" });
    await page.context().close();
  });

  test("without a script everything is done by buttons, and no letter is lost on the way", async () => {
    const page = await open("editor", { javaScriptEnabled: false });
    const odd = 'R&copy と "AT&amp;T" <b>';
    await page.goto(`${list()}/new/blank`);
    await page.getByRole("textbox", { name: "件名" }).fill(odd);
    await page.getByRole("textbox", { name: "本文" }).fill(`\n${odd}\n二行目`);
    await page.getByRole("button", { name: "日本語にカードを追加" }).click();
    expect(await page.getByRole("textbox", { name: "件名" }).inputValue()).toBe(odd);
    expect(await page.getByRole("textbox", { name: "本文" }).inputValue()).toBe(`\n${odd}\n二行目`);
    await page.getByRole("button", { name: "日本語の2つめを削除" }).click();
    await page.getByRole("button", { name: "下書きを保存" }).click();
    await page.getByText("入力を直してください（1か所）").waitFor();
    await page.getByLabel("お知らせを受け取る人の全員").check();
    await page.getByRole("button", { name: "下書きを保存" }).click();
    await page.getByText("下書きを保存しました").waitFor();
    await page.getByRole("button", { name: "承認を依頼する" }).click();
    await page.getByText("承認を依頼しました").waitFor();
    await page.context().close();
  });

  test("Enter in a field shows how it becomes and saves nothing", async () => {
    const page = await open("editor", { javaScriptEnabled: false });
    const before = (await bench.desk.list(nishi, { limit: 50 })).length;
    await page.goto(`${list()}/new/blank`);
    await page.getByRole("textbox", { name: "件名" }).press("Enter");
    await page.getByText("入力を直してください").waitFor();
    expect((await bench.desk.list(nishi, { limit: 50 })).length).toBe(before);
    await page.context().close();
  });

  test("a mistake's link opens the fold that its field is in", async () => {
    const page = await open("editor");
    await page.goto(`${list()}/new/blank`);
    await page.getByLabel("日時を決めて", { exact: true }).check();
    await page.getByRole("button", { name: "下書きを保存" }).click();
    await page.locator("details", { hasText: "日時を決めて送る" }).evaluate((fold) => fold.removeAttribute("open"));
    await page.getByRole("link", { name: "時刻を 09:30 の形で入力してください。" }).click();
    expect(await page.locator("#sendTime").isVisible()).toBe(true);
    await page.context().close();
  });

  test.each([360, 1280])("every page is free of barriers and of sideways scrolling at %i px", async (width) => {
    const pages = {
      editor: [
        "",
        "?tab=waiting",
        "?tab=active",
        "/figures",
        "/new",
        "/new/blank",
        "/new/template/drill",
        `/${waiting}/edit`,
        `/${sending}`,
      ],
      approver: [`/${waiting}`],
      admin: [`/${sending}`],
    };
    const problems: string[] = [];
    for (const [role, all] of Object.entries(pages)) {
      const page = await open(role as keyof typeof paths, { viewport: { width, height: 800 } });
      for (const path of all) {
        await page.goto(list() + path);
        // A page of mistakes is a page, too.
        if (path === "/new/blank") await page.getByRole("button", { name: "下書きを保存" }).click();
        await page.evaluate("for (const fold of document.querySelectorAll('main details')) fold.open = true");
        problems.push(...(await accessibilityProblems(page)).map((problem) => `${role} ${path}: ${problem}`));
        const wide = await page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
        if (Number(wide) > 0) problems.push(`${role} ${path}: ${wide} px too wide`);
      }
      await page.context().close();
    }
    expect(problems).toEqual([]);
  }, 120_000);

  test("who watches sees the bar fill by itself, and then that it is over", async () => {
    const page = await open("editor");
    await page.goto(`${list()}/${sending}`);
    expect(await page.locator("#progress").innerText()).toContain("75%（3 / 4人）");
    await database.run("console", (tx) => tx.$executeRaw`UPDATE chunk SET state = 'accepted'`);
    await database.run(
      "console",
      (tx) => tx.$executeRaw`UPDATE announcement SET state = 'done', finished_at = now() WHERE id = ${sending}::uuid`,
    );
    await page.locator(".status-line", { hasText: "送信完了" }).waitFor();
    expect(await page.locator("#progress").innerText()).toContain("100%（4 / 4人）");
    await page.context().close();
  });

  test("and the browser has refused nothing", () => expect(errors).toEqual([]));
});
