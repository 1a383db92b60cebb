/** A course as a resident meets it, from the question in LINE to the door, and what the ward then holds about them. */
import type { Browser, Page } from "playwright-core";
import { press, type Scene, visit, widths } from "./consoleVisit.mjs";
import { openSimulator } from "./simulatorPage.mjs";

/** @param nishi address of the ward's part of the console */
export async function* takingPartTour(
  browser: Browser,
  url: string,
  nishi: string,
  editor: Page,
): AsyncGenerator<Scene> {
  for (const [title, day, capacity] of [
    ["見守りの講座（架空）", "2026-12-12", "20"],
    ["はじめての応急手当講座（架空）", "2026-12-19", "1"],
  ] as const)
    await publish(nishi, editor, { title, day, capacity });
  const course = editor.url().replace(/\?.*/, "");

  const size = { width: widths.computer, height: 980, scale: 1 };
  const simulator = await openSimulator(browser, url, [{ displayName: "さくら", channel: "nishi" }], size);
  const [sakura] = simulator.phones;
  if (!sakura) throw new Error("there is no phone");
  await sakura.say("12月の講座");
  await simulator.page.getByRole("heading", { level: 1 }).click();
  yield { name: "events-line", page: simulator.page, part: sakura.frame };

  const resident = await visit(browser);
  const open = async (path: string) => {
    const link = await sakura.frame.locator(`a[href*="${path}"]`).last().getAttribute("href");
    const { pathname, search } = new URL(link ?? "", url);
    await resident.goto(url + pathname + search);
  };
  await resident.goto(`${url}/nishi/events`);
  yield { name: "events", page: resident, only: "phone" };
  await open("/sign-up/");
  await resident.locator("#name").fill("架空 花子");
  await resident.locator("#phone").fill("06-0000-0000");
  yield { name: "sign-up", page: resident, only: "phone", cut: 1_760 };
  await press(resident, "申し込む");
  yield { name: "sign-up-ticket", page: resident, only: "phone" };
  await sakura.frame.getByText("入場コードを受付で").last().waitFor();
  await simulator.page.getByRole("heading", { level: 1 }).click();
  yield { name: "sign-up-line", page: simulator.page, part: sakura.frame };
  await sakura.say("わたしのページ");
  await open("/me/");
  yield { name: "own-page", page: resident, only: "phone", cut: 1_400 };
  await press(resident, "わたしの情報を消す");
  yield { name: "own-page-delete", page: resident, only: "phone" };

  await editor.goto(`${course}/bookings`);
  yield { name: "console-bookings", page: editor, cut: 1_400 };
  await editor.goto(`${course}/check-in`);
  yield { name: "console-check-in", page: editor, onPhone: true };
  await resident.context().close();
  await simulator.close();
}

async function publish(
  nishi: string,
  editor: Page,
  { title, day, capacity }: { title: string; day: string; capacity: string },
): Promise<void> {
  await editor.goto(`${nishi}/events/new`);
  await editor.getByRole("textbox", { name: "行事の名前" }).fill(title);
  await editor.getByLabel("種類").selectOption("course");
  await editor.getByRole("textbox", { name: "短い説明" }).fill("説明のための架空の講座です。");
  await editor.getByLabel("開催日").fill(day);
  await editor.getByLabel("始まりの時刻", { exact: true }).fill("10:00");
  await editor.getByLabel("終わりの時刻", { exact: true }).fill("12:00");
  await editor.getByRole("textbox", { name: "会場の名前" }).fill("架空の会館");
  await editor.getByLabel("この窓口で申し込みを受け付ける").check();
  await editor.getByRole("textbox", { name: "定員（人）" }).fill(capacity);
  await editor.getByRole("textbox", { name: "選べる配慮" }).fill("手話通訳\n車いすの席");
  await press(editor, "保存する");
  await editor.goto(`${editor.url().replace(/\?.*/, "")}/publish`);
  await press(editor, "公開する");
}
