import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openContentFiles } from "../../src/contentFiles.js";
import { type PriorityAnswer, readPriority } from "../../src/guide/priority.js";
import { type PriorityId, priorityIds } from "../../src/guide/priorityId.js";
import { languages } from "../../src/language.js";
import { graphemes, limits } from "../../src/line/limits.js";
import { projectRoot } from "../../src/projectRoot.js";

const files = openContentFiles(join(projectRoot, "content"));
const priority = readPriority(files);
if (!priority) throw new Error(JSON.stringify(files.problems));
const { answers, beginning } = priority;

/** Numbers that a page was seen to give, and as of when. No other may be told to a person in danger. */
const known: Record<string, { asOf: string; recheck: boolean }> = {
  "110": { asOf: "2025-10", recheck: false },
  "119": { asOf: "2025-10", recheck: false },
  "171": { asOf: "2025-10", recheck: false },
  "189": { asOf: "2025-11", recheck: false },
  "0120-01-7285": { asOf: "2025-11", recheck: false },
  "#7119": { asOf: "2024-07", recheck: false },
  "06-6582-7119": { asOf: "2024-07", recheck: false },
  "#8000": { asOf: "2023-09", recheck: true },
  "0120-279-338": { asOf: "2024-09", recheck: false },
  "0570-064-556": { asOf: "2025-03", recheck: true },
  "0120-783-556": { asOf: "2025-03", recheck: true },
  "06-4305-0100": { asOf: "2025-10-27", recheck: false },
  "0120-279-889": { asOf: "2024-03-19", recheck: true },
};
const everyNumber = /#\d{4}|0\d{1,3}-\d{2,4}-\d{3,4}|(?<![\d#-])1\d{2}(?![\d-])/g;
const phones = ({ first, others }: PriorityAnswer) => [first, ...others];
const words = (answer: PriorityAnswer) =>
  languages.map((language) => ({ language, ...answer.text[language], points: answer.text[language].points ?? [] }));

test("every priority answer begins with the truth about who reads it", () => {
  expect(files.problems).toEqual([]);
  expect(beginning.ja).toBe("これは自動の返事です。職員は見ていません。通報にはなりません。");
});

describe.each(priorityIds.map((id) => answers[id]))("$id", (answer) => {
  test("tells only numbers that were verified, each with the date of its page", () => {
    for (const { number, asOf, recheck } of phones(answer))
      expect({ number, asOf, recheck }).toEqual({ number, ...known[number] });
  });

  test("names in its words no number that it has no button for", () => {
    const buttons = phones(answer).map(({ number }) => number);
    for (const { lead, points } of words(answer))
      for (const [number] of [lead, ...points].join(" ").matchAll(everyNumber)) expect(buttons).toContain(number);
  });

  test("says 119 or 110 in its first sentences in every language", () => {
    if (answer.id === "priority.disaster-now") return;
    for (const { language, lead } of words(answer)) expect([language, /11[09]/.test(lead)]).toEqual([language, true]);
  });

  test("asks nothing", () => {
    for (const { title, lead } of words(answer)) expect(`${title}${lead}`).not.toMatch(/[?？]/);
  });

  test("has labels that fit a button anywhere in LINE", () => {
    const labels = [
      ...words(answer).map(({ callFirst }) => callFirst),
      ...answer.actions.flatMap((one) => ("label" in one ? Object.values(one.label) : [])),
    ];
    for (const label of labels) expect([label, graphemes(label) <= limits.label]).toEqual([label, true]);
  });
});

test.each<[PriorityId, string]>([
  ["priority.emergency", "119"],
  ["priority.suicide", "0120-279-338"],
  ["priority.abuse", "189"],
  ["priority.dv", "110"],
  ["priority.disaster-now", "119"],
])("%s is to call %s first", (id, number) => expect(answers[id].first.number).toBe(number));

test("in a disaster people flee first: shelters are searched for by the last point and a button, once safe", () => {
  const { text, actions } = answers["priority.disaster-now"];
  expect(text.ja.lead).toMatch(/いますぐ.*高い階|いますぐ.*水より高い/);
  expect(text.ja.lead).not.toContain("避難先");
  expect(text.ja.points?.at(-1)).toContain("安全な所に着いてから");
  expect(actions.map((action) => action.kind === "dialogue" && action.dialogue)).toEqual(["shelter"]);
});

test("no other priority answer has anything to press but calls and pages", () => {
  for (const id of priorityIds) if (id !== "priority.disaster-now") expect(answers[id].actions).toEqual([]);
});

test("violence by a partner can be told without a voice", () => {
  expect(answers["priority.dv"].silent).toHaveLength(2);
});

test("for elderly and disabled people, whose number is not known, it says so", () => {
  expect(answers["priority.abuse"].text.ja.points?.join("")).toContain("専用の電話番号は確認中");
});
