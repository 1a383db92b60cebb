import { describe, expect, it } from "vitest";
import { ContentKept } from "../../src/console/installation/contentKept.js";

const problem = { file: "content/wards/nishi/topics/office.contact.yaml", place: "text.ja", problem: "<Required>" };

describe("where an edit of the content was not taken", () => {
  it("the admin reads that the version before is shown, and where to mend what", async () => {
    const page = String(await ContentKept({ problems: [problem] }));
    expect(page).toContain("編集中のファイルに誤りがあるため、前の内容で動いています");
    for (const part of [problem.file, problem.place, "&lt;Required>"]) expect(page).toContain(part);
    expect(page).not.toContain("ほかに");
  });

  it("a long list is cut, and its rest counted", async () => {
    const page = String(await ContentKept({ problems: Array.from({ length: 23 }, () => problem) }));
    expect(page).toContain("ほかに3か所あります。");
  });
});
