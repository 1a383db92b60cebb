import { describe, expect, it } from "vitest";
import type { Content } from "../src/content.js";
import { createContentMemory, noMemory } from "../src/contentMemory.js";
import { perVersion } from "../src/perVersion.js";

describe("what an earlier reading made", () => {
  it("is used again while its sources are the same, and made anew when one of them differs", () => {
    const memory = createContentMemory();
    let made = 0;
    const read = (text: string) =>
      memory.same("file", [text], () => {
        made += 1;
        return { text, number: made };
      });
    const first = read("a: 1");
    expect(read("a: 1")).toBe(first);
    expect(read("a: 2")).toEqual({ text: "a: 2", number: 2 });
    expect(read("a: 1").number).toBe(3);
  });

  it("is made anew when a source has gone or come", () => {
    const memory = createContentMemory();
    const count = (...sources: string[]) => memory.same("folder", sources, () => sources.length);
    expect([count("a", "b"), count("a"), count("a", "b"), count()]).toEqual([2, 1, 2, 0]);
  });

  it("is not kept where it failed, and not at all by who reads once", () => {
    const memory = createContentMemory();
    let tries = 0;
    const fail = () => {
      tries += 1;
    };
    memory.same("broken", ["x"], fail);
    memory.same("broken", ["x"], fail);
    noMemory.same("any", [], fail);
    noMemory.same("any", [], fail);
    expect(tries).toBe(4);
  });
});

describe("what is put together from content", () => {
  it("is put together once for each version, when it is first asked for", () => {
    const versions = [{ pages: {} }, { pages: {} }] as unknown as [Content, Content];
    let [now] = versions;
    const made: Content[] = [];
    const current = perVersion(
      () => now,
      (content) => made.push(content),
    );
    expect(made).toEqual([]);
    expect([current(), current()]).toEqual([1, 1]);
    now = versions[1];
    expect([current(), current()]).toEqual([2, 2]);
    expect(made[1]).toBe(versions[1]);
  });
});
