import { describe, expect, it } from "vitest";
import { createGuide } from "../../src/guide/guide.js";
import type { TextFeatures } from "../../src/guide/matchFeatures.js";
import { readAhead } from "../../src/guide/readAhead.js";
import { realContent } from "../support/content.js";

describe("reading ahead", () => {
  it("reads each text once, and one that comes unforeseen when it comes", async () => {
    const read: string[] = [];
    const reader = (text: string) => {
      read.push(text);
      return { text } as unknown as TextFeatures;
    };
    const ahead = await readAhead(reader, ["町会", "防災"]);
    expect(read).toEqual(["町会", "防災"]);
    expect(ahead("町会", true)).toEqual({ text: "町会" });
    expect(ahead("見守り")).toEqual({ text: "見守り" });
    expect(read).toEqual(["町会", "防災", "見守り"]);
  });

  it("changes nothing of what a guide decides", async () => {
    const content = realContent();
    const topics = [...(content.wards.get("nishi")?.topics.values() ?? [])].slice(0, 12);
    const guide = () => createGuide({ id: "nishi", topics }, [], { ...content, ways: new Map(), notHere: new Map() });
    const [warm, cold] = [guide(), guide()];
    await warm.warmUp("ja");
    for (const text of ["夜泣きがつらい", "ひなんじょはどこ", "学校", "市バスの時刻表"]) {
      expect(warm.decide(text, "ja")).toEqual(cold.decide(text, "ja"));
    }
  });
});
