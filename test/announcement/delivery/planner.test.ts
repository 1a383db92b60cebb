import { describe, expect, it } from "vitest";
import {
  aggregationUnit,
  chunkIdOf,
  isBroadcast,
  pathAgain,
  retryKeyOf,
} from "../../../src/announcement/delivery/chunk.js";
import { type Decision, type Due, decide, untilMorningMs } from "../../../src/announcement/delivery/planner.js";

const at = (time: string) => new Date(`2026-11-20T${time}:00+09:00`);
const repeat = { every: "day", at: "10:00", until: "2026-12-31", excludeHolidays: false, excludeDays: [] } as const;

describe("whether an approved announcement goes now", () => {
  it.each<[string, Partial<Due["content"]>, Partial<Due>, string, Decision]>([
    ["without a time: at once", {}, {}, "12:00", "go"],
    ["without a time, at night: at once, as the console warned", {}, {}, "23:00", "go"],
    ["without a time, at night, with the night respected: later", { respectQuietHours: true }, {}, "23:00", "later"],
    ["its time not come: later", { sendAt: "2026-11-20T15:00:00+09:00" }, {}, "14:59", "later"],
    ["its time come: now", { sendAt: "2026-11-20T15:00:00+09:00" }, {}, "15:00", "go"],
    ["its time is at night: later", { sendAt: "2026-11-20T21:00:00+09:00" }, {}, "21:00", "later"],
    [
      "its time is at night, and that is meant",
      { sendAt: "2026-11-20T21:00:00+09:00", respectQuietHours: false },
      {},
      "21:00",
      "go",
    ],
    ["its time was at night, and it is eight", { sendAt: "2026-11-20T05:00:00+09:00" }, {}, "08:00", "go"],
    ["an emergency at night: now", { sendAt: "2026-11-20T02:00:00+09:00" }, { emergency: true }, "02:00", "go"],
    ["its end is over: never", { expiresAt: "2026-11-20T12:00:00+09:00" }, {}, "12:00", "expired"],
    [
      "its end is over before its time: never",
      { sendAt: "2026-11-20T15:00:00+09:00", expiresAt: "2026-11-20T11:00:00+09:00" },
      {},
      "12:00",
      "expired",
    ],
    [
      "a repeating one itself: only its occurrences go",
      { repeat: { ...repeat, excludeDays: [] } },
      {},
      "12:00",
      "later",
    ],
    ["an occurrence: now", { repeat: { ...repeat, excludeDays: [] } }, { ofSeries: true }, "12:00", "go"],
    ["an occurrence at night: later", { repeat: { ...repeat, excludeDays: [] } }, { ofSeries: true }, "07:59", "later"],
  ])("%s", (_title, content, due, time, decision) => {
    expect(decide({ content, emergency: false, ofSeries: false, ...due }, at(time))).toBe(decision);
  });

  it.each([
    ["21:00", 11],
    ["23:30", 8.5],
    ["00:00", 8],
    ["07:59", 1 / 60],
    ["08:00", 24],
  ])("from %s it is %d hours until the morning", (time, hours) => {
    expect(untilMorningMs(at(time)) / 3_600_000).toBeCloseTo(hours, 6);
  });
});

describe("names and keys of chunks", () => {
  const id = "7b0e5c3d-5a0b-4d0f-9c1e-2f6a8d4b1c90";
  it("follow from the announcement and the path, and differ with either", () => {
    const paths = ["nishi/ja/0000", "nishi/ja/0000.0", "nishi/ja/0000.1", "nishi/ja/0000.r1"];
    const keys = paths.flatMap((path) => [retryKeyOf(id, path), chunkIdOf(id, path)]);
    expect(new Set(keys).size).toBe(8);
    expect(retryKeyOf(id, "nishi/ja/0000")).toBe(retryKeyOf(id, "nishi/ja/0000"));
    expect(keys.every((key) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key))).toBe(true);
  });
  it("a chunk that goes out again has a new path each time", () => {
    expect([pathAgain("nishi/ja/0000.1"), pathAgain("nishi/ja/0000.1.r1"), pathAgain("nishi/broadcast.r9")]).toEqual([
      "nishi/ja/0000.1.r1",
      "nishi/ja/0000.1.r2",
      "nishi/broadcast.r10",
    ]);
    expect(["nishi/broadcast", "nishi/broadcast.r2", "nishi/ja/0000"].map(isBroadcast)).toEqual([true, true, false]);
  });
  it("LINE's name for an announcement's figures keeps within LINE's rules", () => {
    for (const one of [id, "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff"])
      expect(aggregationUnit(one)).toMatch(/^\w{1,30}$/);
  });
});
