/** Part of the tour of the staff console: a course from its draft to who came, and the pages that everybody sees of it. */
import type { Page } from "playwright-core";
import { press, type Scene } from "./consoleVisit.mjs";

/** @param nishi address of the ward's part of the console */
export async function* eventTour(url: string, nishi: string, editor: Page): AsyncGenerator<Scene> {
  const scene = (name = ""): Scene => ({ name, page: editor });
  const go = async (address: string): Promise<Scene> => {
    await editor.goto(address);
    return scene();
  };
  yield await go(`${nishi}/events`);
  yield await go(`${nishi}/events/new`);
  await editor.getByRole("textbox", { name: "行事の名前" }).fill("架空の講座");
  await editor.getByLabel("開催日").fill("2026-11-15");
  await editor.getByLabel("始まりの時刻", { exact: true }).fill("10:00");
  await editor.getByLabel("終わりの時刻", { exact: true }).fill("12:00");
  await editor.getByRole("textbox", { name: "会場の名前" }).fill("架空の会場");
  await press(editor, "保存する");
  const course = editor.url();
  yield scene();
  yield await go(`${course}/edit`);
  yield await go(`${course}/publish`);
  await press(editor, "公開する");
  yield scene("console-event");
  await press(editor, "公開ページを見る");
  yield scene();
  for (const part of ["move", "cancel", "check-in", "bookings", "bookings/print", "attendance"])
    yield await go(`${course}/${part}`);
  await editor.getByLabel("参加者数").first().fill("12");
  await press(editor, "記録する");
  yield scene();
  yield await go(`${nishi}/events/import`);
  const rows = "イベント名,開始日,ID\r\n架空のつどい,2026-12-20,fictional-1\r\n日のない行事,,fictional-2\r\n";
  const file = { name: "events.csv", mimeType: "text/csv", buffer: Buffer.from(rows) };
  await editor.locator("input[type=file]").setInputFiles(file);
  await press(editor, "読み込んで確かめる");
  yield scene("console-event-import");
  yield await go(`${url}/nishi/events`);
}
