/** A local group posts by its link, staff look at it and let residents see it. */
import type { Browser, Page } from "playwright-core";
import { press, type Scene, visit } from "./consoleVisit.mjs";

export async function* newsTour(browser: Browser, url: string, ward: string, editor: Page): AsyncGenerator<Scene> {
  const desk = `${url}/console/${ward}/news`;
  await editor.goto(`${desk}/groups`);
  await editor.getByRole("textbox", { name: "団体の名前" }).fill("架空の町・花いっぱい会");
  await editor.getByRole("textbox", { name: "連絡先の担当者" }).fill("架空 花子");
  yield { name: "", page: editor };
  await press(editor, "登録してリンクを作る");
  yield { name: "", page: editor };
  const link = await editor.locator("#one-time-link").innerText();
  // The page of the group as such: what a POST has shown is not it.
  await editor.goto(`${desk}/groups`);
  await press(editor, "架空の町・花いっぱい会");
  yield { name: "", page: editor };

  const group = await visit(browser);
  await group.goto(url + new URL(link).pathname);
  await group.locator("#title").fill("秋の花植え");
  await group.locator("#body").fill("公園の花だんに、みんなで花を植えます。道具はあります。申込みはいりません。");
  await group.locator("#place").fill("近くの公園");
  await group.locator("#date").fill("2026-12-05");
  await group.locator("#time").fill("10:00");
  await press(group, "区に送る");
  yield { name: "news-post", page: group, only: "phone", cut: 1_400 };

  await editor.goto(desk);
  yield { name: "console-news", page: editor };
  await press(editor, "秋の花植え");
  yield { name: "console-news-post", page: editor };
  await press(editor, "承認して載せる");
  await group.goto(`${url}/${ward}/news`);
  yield { name: "news", page: group, only: "phone", cut: 1_400 };
  await group.goto(`${url}/${ward}/waiting`);
  yield { name: "", page: group };
  await group.context().close();
}
