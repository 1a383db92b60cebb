import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { languages } from "../../src/language.js";
import { projectRoot } from "../../src/projectRoot.js";
import { createPageSay, pageWordKeys } from "../../src/web/pageWords.js";
import { realContent } from "../support/content.js";

const { pages } = realContent();
const holes = (text: string) => (text.match(/\{[a-z]+\}/g) ?? []).sort();

test("a word has the same gaps to fill in every language", () => {
  for (const key of pageWordKeys) {
    for (const language of languages)
      expect(holes(pages[key][language]), `${key} ${language}`).toEqual(holes(pages[key].ja));
  }
});

test("what fills a gap is put in, and what is missing stays visible", () => {
  const say = createPageSay(pages, "en");
  expect(say("wardTitle", { ward: "Nishi Ward" })).toBe("Ask about Nishi Ward");
  expect(say("wardTitle")).toContain("{ward}");
});

test("every word is used by some page", () => {
  const lists = ["pageWords.ts", "surveyWordKeys.ts"];
  const folders = ["web", "guide", "shelter", "policy", "survey/page"].map((name) => join(projectRoot, "src", name));
  const code = folders
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => /\.tsx?$/.test(name) && !lists.includes(name))
        .map((name) => readFileSync(join(folder, name), "utf8")),
    )
    .join("\n");
  const built = ["missingTitle", "missingText", "refusedTitle", "refusedText", "failedTitle", "failedText"];
  expect(pageWordKeys.filter((key) => !code.includes(`"${key}"`) && !built.includes(key))).toEqual([]);
});
