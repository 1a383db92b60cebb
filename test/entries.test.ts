/** The entries that every ward must answer: question sets, logs and links rely on their ids. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { realContent } from "./support/content.js";

const wardsOf = z
  .record(z.string(), z.array(z.string()))
  .parse(JSON.parse(readFileSync(new URL("entries.json", import.meta.url), "utf8")));

describe.each([...realContent().wards.values()].map((one) => [one.ward.id, one] as const))("%s", (id, { topics }) => {
  it("answers every entry that it has to", () => {
    const wanted = Object.keys(wardsOf).filter((entry) => wardsOf[entry]?.includes(id));
    expect(wanted.filter((entry) => !topics.has(entry))).toEqual([]);
    expect(wanted.length).toBeGreaterThan(25);
  });

  it("can be asked each of them in eight ways in Japanese and three in every other language, about as many everywhere", () => {
    for (const { ask } of topics.values()) {
      expect(ask.ja.length).toBeGreaterThanOrEqual(8);
      expect(ask.ja.length).toBeLessThanOrEqual(34);
      for (const ways of [ask.en, ask.zh, ask.ko, ask.vi]) expect(ways.length).toBeGreaterThanOrEqual(3);
    }
  });
});
