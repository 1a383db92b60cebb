import { describe, expect, it } from "vitest";
import type { Content, WardContent } from "../src/content.js";
import { unapprovedTexts } from "../src/contentApproval.js";
import { checkContent } from "../src/contentCheck.js";
import type { Topic } from "../src/guide/topic.js";
import { languages } from "../src/language.js";
import { realContent } from "./support/content.js";

const today = new Date("2026-11-20T00:00:00Z");
const content = realContent();

/** The content with one entry of 西区 changed. */
function changed(id: string, change: (topic: Topic) => Partial<Topic>): Content {
  const nishi = content.wards.get("nishi") as WardContent;
  const topic = nishi.topics.get(id) as Topic;
  const topics = new Map(nishi.topics).set(id, { ...topic, ...change(topic) });
  return { ...content, wards: new Map([["nishi", { ...nishi, topics }]]) };
}

describe("the check of the content", () => {
  it("finds no error in what is shipped, and names the holes of each ward", () => {
    const { errors, wards } = checkContent(content, today);
    expect(errors).toEqual([]);
    for (const ward of wards) {
      expect(ward.holes.length).toBeGreaterThan(10);
      expect(ward.withContact).toBeLessThanOrEqual(ward.entries);
    }
  });

  it.each<[string, (topic: Topic) => Partial<Topic>, RegExp]>([
    [
      "a related entry that does not exist",
      () => ({ related: ["childcare.nothing"] }),
      /childcare\.nothing does not exist/,
    ],
    ["an entry related to itself", ({ id }) => ({ related: [id] }), /related to itself/],
    ["an unknown counter", () => ({ counter: "nowhere" }), /counter nowhere/],
    ["an unknown plan", () => ({ sources: [{ kind: "plan", plan: "nishi-r9", section: "1" }] }), /plan nishi-r9/],
    [
      "a validity that ends before it begins",
      () => ({ validFrom: "2026-02-01", validUntil: "2026-01-01" }),
      /validFrom is after/,
    ],
    [
      "an approval of a day to come",
      () => ({ approved: { ja: { by: "係", on: "2027-01-01" } } }),
      /approved on a day to come/,
    ],
    [
      "a plan's answer without its fiscal year",
      (topic) => ({
        basis: "plan",
        sources: [{ kind: "plan", plan: "nishi-r6", section: "1" }],
        text: { ...topic.text, en: { title: "Talk", answer: "You can talk to us any time." } },
      }),
      /en: rests on a plan/,
    ],
    [
      "a way of asking that another entry has",
      () => ({ ask: { ...(content.wards.get("nishi")?.topics.get("association.join") as Topic).ask } }),
      /asks 「/,
    ],
  ])("finds %s", (_title, change, problem) => {
    expect(checkContent(changed("childcare.consult", change), today).errors.join("\n")).toMatch(problem);
  });

  it("warns of a review that is due", () => {
    expect(checkContent(content, new Date("2030-01-01T00:00:00Z")).warnings.length).toBeGreaterThan(100);
  });
});

describe("approval", () => {
  it("is asked for each language of each entry and of each priority answer", () => {
    const all = unapprovedTexts(content);
    const entries = [...content.wards.values()].reduce((sum, { topics }) => sum + topics.size, 0);
    expect(all).toHaveLength((entries + 5) * languages.length);
    const approved = changed("childcare.consult", () => ({
      approved: { ja: { by: "子育ての担当", on: "2026-11-01" } },
    }));
    expect(unapprovedTexts(approved)).not.toContain("nishi/childcare.consult (ja)");
    expect(unapprovedTexts(approved)).toContain("nishi/childcare.consult (en)");
  });
});
