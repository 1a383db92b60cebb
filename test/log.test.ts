import { describe, expect, it } from "vitest";
import { createLog, errorFields } from "../src/log.js";

describe("the log", () => {
  it("writes one JSON line per event, with the level by name and Japan-neutral ISO time", () => {
    const lines: string[] = [];
    createLog("info", { write: (line) => lines.push(line) }).warn("webhook refused", { status: 401 });
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ level: "warn", message: "webhook refused", status: 401 });
    expect(JSON.parse(lines[0] ?? "").time).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  });

  it("leaves out what is below its level", () => {
    const lines: string[] = [];
    createLog("warn", { write: (line) => lines.push(line) }).info("ready");
    expect(lines).toEqual([]);
  });
});

describe("an error in the log", () => {
  it("has its name, code and place, and nothing of its message", () => {
    const error = Object.assign(new Error("Key (text)=(ひみつ)\n  at home I wait\nsee you at ひみつ"), {
      code: "P2010",
    });
    const fields = errorFields(error);
    expect(fields).toMatchObject({ error: "Error", code: "P2010" });
    expect(fields["at"]).toContain("log.test.ts");
    expect(JSON.stringify(fields)).not.toMatch(/ひみつ|home/);
  });

  it("can be anything that was thrown", () => {
    expect(errorFields("ひみつ")).toEqual({ error: "string" });
    expect(errorFields(undefined)).toEqual({ error: "undefined" });
  });
});
