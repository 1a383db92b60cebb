import { describe, expect, it } from "vitest";
import { DatabaseUnavailable } from "../../src/db.js";
import { persist } from "../../src/jobs/persist.js";

describe("writing down what became of work", () => {
  it("waits for a database that is away", async () => {
    let times = 0;
    const write = async () => {
      times += 1;
      if (times < 3) throw new DatabaseUnavailable("restarting");
      return "written";
    };
    expect(await persist(write, { everyMs: 1 })).toBe("written");
    expect(times).toBe(3);
  });

  it("does not try again what is wrong in itself, and gives up in the end", async () => {
    let times = 0;
    const fail = (error: Error) => async () => {
      times += 1;
      throw error;
    };
    await expect(persist(fail(new Error("syntax")), { everyMs: 1 })).rejects.toThrow("syntax");
    expect(times).toBe(1);
    await expect(persist(fail(new DatabaseUnavailable("gone")), { everyMs: 1, forMs: 10 })).rejects.toThrow("gone");
    expect(times).toBeGreaterThan(2);
  });
});
