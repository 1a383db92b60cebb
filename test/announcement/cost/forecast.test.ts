import { describe, expect, it } from "vitest";
import { type ForecastFacts, forecastChannel } from "../../../src/announcement/cost/forecast.js";
import { extraYen } from "../../../src/announcement/cost/linePlan.js";
import { realContent } from "../../support/content.js";

const { communication, light, standard } = realContent().linePlans.plans;
const readAt = new Date("2026-11-20T10:00:00+09:00");
const limited = (value: number, used: number) => ({ type: "limited", value, used, readAt }) as const;
const facts: ForecastFacts = {
  channel: "nishi",
  messages: 1_000,
  quota: limited(30_000, 10_000),
  underWay: 0,
  reserve: 0,
  plan: standard,
  emergency: false,
};

const situations: [
  string,
  Partial<ForecastFacts>,
  { left: number | undefined; yen: number | undefined; fits: boolean },
][] = [
  ["there is room, inside the plan", {}, { left: 20_000, yen: 0, fits: true }],
  ["it fits to the last message", { messages: 20_000 }, { left: 20_000, yen: 0, fits: true }],
  ["it is one message too many", { messages: 20_001 }, { left: 20_000, yen: 3, fits: false }],
  [
    "the ward has allowed itself more than the plan includes",
    { messages: 25_000, quota: limited(100_000, 10_000) },
    { left: 90_000, yen: 15_000, fits: true },
  ],
  ["the reserve is for emergencies", { messages: 15_001, reserve: 5_000 }, { left: 15_000, yen: 0, fits: false }],
  [
    "an emergency may use the reserve",
    { messages: 15_001, reserve: 5_000, emergency: true },
    { left: 20_000, yen: 0, fits: true },
  ],
  [
    "an emergency can't have more than there is",
    { messages: 20_001, reserve: 5_000, emergency: true },
    { left: 20_000, yen: 3, fits: false },
  ],
  ["another one is under way", { messages: 15_001, underWay: 5_000 }, { left: 15_000, yen: 0, fits: false }],
  ["the reserve is greater than what is left", { reserve: 50_000 }, { left: 0, yen: 0, fits: false }],
  ["nobody would get it", { messages: 0, reserve: 50_000 }, { left: 0, yen: 0, fits: true }],
  [
    "LINE sets no limit",
    { messages: 1_000_000, quota: { type: "none", value: undefined, used: 0, readAt }, plan: undefined },
    { left: undefined, yen: undefined, fits: true },
  ],
  [
    "LINE could not be asked",
    { messages: 1_000_000, quota: undefined, plan: undefined },
    { left: undefined, yen: undefined, fits: true },
  ],
  [
    "LINE could not be asked, so that all may cost",
    { messages: 1_000, quota: undefined },
    { left: undefined, yen: 3_000, fits: true },
  ],
  ["the plan sells nothing beyond", { plan: light, quota: limited(5_000, 4_500) }, { left: 500, yen: 0, fits: false }],
];

describe("a forecast", () => {
  it.each(situations)("when %s", (_title, changes, expected) => {
    expect(forecastChannel({ ...facts, ...changes })).toMatchObject(expected);
  });

  it("says why it does not fit", () => {
    const { reason } = forecastChannel({ ...facts, messages: 21_000, reserve: 5_000, underWay: 1_000 });
    expect(reason).toBe(
      "21,000通を送りますが、今月使えるのはあと14,000通です（上限30,000通、使用10,000通、配信中のお知らせ1,000通、緊急用に取っておく5,000通）。配信対象をしぼるか、来月に送るか、LINEの追加メッセージの上限を上げてください。",
    );
    expect(forecastChannel(facts).reason).toBeUndefined();
    expect(forecastChannel({ ...facts, quota: undefined }).reason).toContain("LINEに確かめられませんでした");
  });

  it("prices only what goes beyond the plan, at most", () => {
    expect(extraYen(standard, 0, 30_000)).toBe(0);
    expect(extraYen(standard, 29_999, 2)).toBe(3);
    expect(extraYen(standard, 40_000, 10)).toBe(30);
    expect(extraYen(communication, 300, 10)).toBe(0);
  });
});
