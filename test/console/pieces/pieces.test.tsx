import { describe, expect, test } from "vitest";
import { Button } from "../../../src/console/pieces/button.js";
import { CheckboxGroup } from "../../../src/console/pieces/checkboxGroup.js";
import { ConsoleForm } from "../../../src/console/pieces/consoleForm.js";
import { DateField } from "../../../src/console/pieces/dateField.js";
import { Pagination } from "../../../src/console/pieces/pagination.js";
import { ProgressBar } from "../../../src/console/pieces/progressBar.js";
import { RadioGroup } from "../../../src/console/pieces/radioGroup.js";
import { Select } from "../../../src/console/pieces/select.js";
import { TextArea } from "../../../src/console/pieces/textArea.js";
import { TextField } from "../../../src/console/pieces/textField.js";
import { DefinitionList } from "../../../src/web/definitionList.js";

const evil = `"><script>alert('x')</script>`;

describe("fields", () => {
  test("tie label, hint and mistake to the field, and say in words that it is required", async () => {
    const html = await TextField({
      name: "title",
      label: "題名",
      hint: "短く",
      mistake: "入力してください。",
      required: true,
    });
    expect(html).toContain('<label for="title">題名（必須）</label>');
    expect(html).toContain('aria-describedby="title-hint title-mistake"');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('role="alert"');
  });

  test("keep every line of a long text, the first empty one too", async () =>
    expect(await TextArea({ name: "text", label: "本文", value: "\nあ\n<b>" })).toContain(
      ">\n\nあ\n&lt;b></textarea>",
    ));

  test("show the choice that was made", async () => {
    const options = [
      { value: "a", label: "あ" },
      { value: "b", label: "い", hint: "説明" },
    ];
    expect(await Select({ name: "s", label: "選ぶ", options, value: "b" })).toContain('<option value="b" selected>');
    expect(await RadioGroup({ name: "r", label: "選ぶ", options, value: "b" })).toMatch(/id="r-1" value="b" checked/);
    const boxes = await CheckboxGroup({ name: "c", label: "選ぶ", options, values: ["a", "b"] });
    expect(boxes.match(/checked/g)).toHaveLength(2);
    expect(boxes).toContain("<legend>選ぶ</legend>");
  });

  test.each([
    ["a text field", TextField({ name: "n", label: evil, hint: evil, mistake: evil, value: evil })],
    ["a text area", TextArea({ name: "n", label: evil, value: evil })],
    ["a date", DateField({ name: "n", label: evil, value: evil })],
    ["a select", Select({ name: "n", label: evil, options: [{ value: evil, label: evil }], empty: evil })],
    [
      "a group of boxes",
      CheckboxGroup({ name: "n", label: evil, options: [{ value: evil, label: evil, hint: evil }] }),
    ],
    ["a button", Button({ label: evil, meaning: evil, value: evil })],
    ["a list of definitions", DefinitionList({ items: [{ term: evil, text: evil }] })],
    ["a progress bar", ProgressBar({ id: "p", label: evil, done: 1, total: 2, text: evil })],
    ["a form", ConsoleForm({ action: evil, csrfField: "", children: "" })],
  ])("%s shows what was typed, and runs nothing of it", async (_name, piece) => {
    // Inside quotes a < does no harm; outside of them there is none.
    const outside = (await piece).replace(/"[^"]*"/g, '""');
    expect(outside).not.toContain("<script");
  });
});

describe("a form of the console", () => {
  test("posts, carries the token, and says so when it has files", async () => {
    const html = await ConsoleForm({ action: "/x", csrfField: "<i></i>", upload: true, children: "" });
    expect(html).toBe('<form method="post" action="/x" class="form" enctype="multipart/form-data"><i></i></form>');
  });
});

describe("a progress bar", () => {
  test.each([
    [0, 10, "0%"],
    [9_999, 10_000, "99%"],
    [10, 10, "100%"],
    [12, 10, "100%"],
    [0, 0, "100%"],
  ])("of %i done of %i says %s: 100 only when nothing is left", async (done, total, words) =>
    expect(await ProgressBar({ id: "p", label: "配信", done, total })).toContain(
      `<span class="progress-text">${words}</span>`,
    ));
});

describe("pages of a list", () => {
  const shown = async (page: number, pages: number) =>
    [...(await Pagination({ page, pages, href: (one) => `/l?page=${one}` })).matchAll(/page=(\d+)"/g)].map(([, one]) =>
      Number(one),
    );
  test("of one page are not shown", async () => expect(await Pagination({ page: 1, pages: 1, href: String })).toBe(""));
  test("lead to the neighbours, the first and the last", async () => {
    expect(await shown(1, 9)).toEqual([2, 3, 9, 2]);
    expect(await shown(5, 9)).toEqual([4, 1, 3, 4, 6, 7, 9, 6]);
    expect(await shown(9, 9)).toEqual([8, 1, 7, 8]);
  });
});
