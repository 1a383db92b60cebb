/** Times opened for consultations, and the ward's table of associations, by staff. */
import type { Page } from "playwright-core";
import { press, type Scene } from "./consoleVisit.mjs";

const table = [
  "町名,丁目,番地から,番地まで,建物名,町会名,連合名,会費,連絡先,備考",
  "新町,1,,,,架空一丁目町会,架空連合町会,月300円,,",
  "新町,2,1,9,,架空二丁目町会,架空連合町会,,,",
  "新町,2,,,架空の塔,架空の塔自治会,,,,",
  "東京,1,,,,よその町会,,,,",
].join("\n");

export async function* slotTour(nishi: string, editor: Page): AsyncGenerator<Scene> {
  await editor.goto(`${nishi}/slots`);
  await editor.locator("select#form").selectOption({ index: 1 });
  await editor.getByLabel("最初の日").fill("2026-12-02");
  await editor.getByLabel("最後の日").fill("2026-12-16");
  await editor.getByLabel("水曜日").check();
  await editor.getByRole("textbox", { name: "場所" }).fill("西区役所（架空の部屋）");
  await press(editor, "枠を開く");
  yield { name: "console-slots", page: editor, cut: 1_400 };
  await editor.locator('main table a[href*="/slots/"]').first().click();
  await editor.getByRole("heading", { name: "枠を閉じる" }).waitFor();
  yield { name: "", page: editor };

  await editor.goto(`${nishi}/associations`);
  const file = { name: "areas.csv", mimeType: "text/csv", buffer: Buffer.from(table) };
  await editor.locator("input[type=file]").setInputFiles(file);
  await editor.getByRole("textbox", { name: "出典" }).fill("架空の町会区域一覧");
  await press(editor, "読み込んで確かめる");
  yield { name: "console-association-table", page: editor };
  await press(editor, "この表を反映する");
  await editor.locator("select#town").selectOption("新町");
  await editor.getByRole("textbox", { name: "丁目・番地" }).fill("2-5");
  await press(editor, "調べる");
  yield { name: "console-associations", page: editor, cut: 1_400 };
  // The page itself, which has an address.
  await editor.goto(`${nishi}/associations`);
  yield { name: "", page: editor };
}
