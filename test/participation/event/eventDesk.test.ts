import { expect, test } from "vitest";
import { whatToTell } from "../../../src/participation/event/eventDesk.js";
import { eventFields, type WardEvent } from "../../../src/participation/event/wardEvent.js";

const at = (time: string) => new Date(`2026-12-05T${time}:00+09:00`);
const event = (change: Partial<WardEvent> = {}): WardEvent => ({
  ...eventFields.parse({ title: "防災訓練", startsAt: at("10:00"), endsAt: at("12:00"), place: "小学校" }),
  ...{ id: "1", ward: "nishi", key: "a", state: "published", cancelled: false, cancelReason: undefined },
  ...{ movedFrom: undefined, sequence: 0, version: 1, origin: "console", edited: false, fictional: false },
  updatedAt: at("00:00"),
  ...change,
});

test.each<[string, Partial<WardEvent>, "moved" | "changed" | undefined]>([
  ["begins at another time", { startsAt: at("09:00") }, "moved"],
  ["lasts all day now", { allDay: true }, "moved"],
  ["is at another place", { place: "公園" }, "changed"],
  ["has another address", { address: "新町1丁目" }, "changed"],
  ["ends earlier", { endsAt: at("11:00") }, "changed"],
  ["is described in other words", { title: "地域の防災訓練", details: "持ち物: 水筒" }, undefined],
])("an event that %s is news for those who signed up, or is not", (_, change, what) => {
  const before = at("00:00");
  expect(whatToTell(event(), event(change), before)).toBe(what);
  // Of a draft nobody knows, and what is over is put right without a word.
  expect(whatToTell(event({ state: "draft" }), event(change), before)).toBe(undefined);
  expect(whatToTell(event(), event(change), new Date("2026-12-07T00:00:00+09:00"))).toBe(undefined);
});
