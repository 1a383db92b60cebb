/** Somebody asks to join their association on the ward's page; staff open it, pass it on, print it, take out the list. */
import type { Browser, Page } from "playwright-core";
import { press, type Scene, visit } from "./consoleVisit.mjs";

export async function* caseTour(browser: Browser, url: string, ward: string, editor: Page): AsyncGenerator<Scene> {
  const visitor = await visit(browser);
  await visitor.goto(`${url}/${ward}/forms`);
  yield { name: "", page: visitor };
  await press(visitor, "町会・自治会への加入");
  yield { name: "", page: visitor };
  await press(visitor, "次へ");
  await visitor.locator("#q-name").fill("架空 花子");
  await visitor.locator("#q-phone").fill("06-0000-0000");
  await visitor.locator("#q-buildingType").getByText("集合住宅").click();
  yield { name: "case-form", page: visitor, only: "phone", cut: 1_400 };
  await press(visitor, "申し込む");
  yield { name: "case-own", page: visitor, only: "phone", cut: 1_400 };

  const list = `${url}/console/${ward}/cases`;
  await editor.goto(list);
  yield { name: "console-cases", page: editor };
  await press(editor, /^\d{4}-\d{4}$/);
  const address = editor.url();
  yield { name: "console-case", page: editor };
  await editor.getByRole("radio", { name: /^町会へ取次ぎ/ }).check();
  await editor.getByRole("textbox", { name: "申込者に伝える文" }).fill("町会の役員の方に伝えました。");
  await press(editor, "変える・伝える");
  await editor.goto(`${address}/print`);
  yield { name: "", page: editor };
  await editor.goto(`${list}/export`);
  yield { name: "", page: editor };

  await visitor.reload();
  await press(visitor, "取り下げる");
  yield { name: "", page: visitor };
  await visitor.context().close();
}
