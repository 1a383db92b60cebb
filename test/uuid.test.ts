import { describe, expect, it } from "vitest";
import { uuid5 } from "../src/uuid.js";

describe("an id by name", () => {
  it("is a version-5 UUID, the same for the same name", () => {
    expect(uuid5("reply", "1")).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(uuid5("reply", "1")).toBe(uuid5("reply", "1"));
  });

  it("keeps names apart that would read the same when joined", () => {
    expect(new Set([uuid5("a", "bc"), uuid5("ab", "c"), uuid5("abc"), uuid5("a", "b", "c")]).size).toBe(4);
  });
});
