import { expect, test } from "vitest";
import type { Language } from "../../src/language.js";
import { realContent } from "../support/content.js";

test.each<[Language, string]>([
  ["ja", "アンケート"],
  ["easy", "アンケート"],
  ["en", "survey"],
  ["zh", "问卷"],
  ["ko", "설문"],
  ["vi", "khảo sát"],
])("who wants everything deleted is told beforehand that survey responses stay, and how to withdraw one (%s)", (language, word) => {
  const say = realContent().wards.get("nishi")?.say(language);
  expect(say?.("forgetLead")).toContain(word);
});
