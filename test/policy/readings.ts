/** Indicators and readings for tests: `survey({…})`, `counted(145)`, `kept("id", reading)`. */
import type { Frame, Indicator } from "../../src/policy/indicator.js";
import { indicator } from "../../src/policy/indicator.js";
import { type KeptReading, type Reading, reading } from "../../src/policy/reading.js";
import { fiscalYear } from "../../src/time.js";

export const shareIndicator = (
  acceptsFrames: Frame[] = ["mailed", "imported"],
  target = 48,
  by: string | null = null,
): Indicator =>
  indicator.parse({
    id: "nishi-r6-1-1-1",
    text: "区民アンケート回答者の割合",
    kind: "survey",
    population: "区民アンケート回答者",
    target: { value: target, comparator: ">=", unit: "%", by },
    acceptsFrames,
    section: "経営課題1-(1)",
  });

export const countIndicator = (target: number, unit: string, scope = "地域向け"): Indicator =>
  indicator.parse({
    id: "suminoe-r7-2-1-2",
    text: "年間参加者数",
    kind: "count",
    population: "参加者",
    target: { value: target, comparator: ">=", unit, by: null },
    acceptsFrames: [],
    section: "具体的取組2-1-2",
    counts: { series: "course", scope, what: "people" },
  });

const nothing: Reading = {
  value: null,
  unit: "%",
  scope: null,
  from: null,
  asOf: "2025-02-28",
  source: "試験の資料",
  frame: null,
  numerator: null,
  n: null,
  sent: null,
  responseRate: null,
  interval95: null,
  bounds: null,
  surveyVersion: null,
  answersSha256: null,
  suppressed: false,
  survey: null,
  rule: null,
  weighted: null,
  note: null,
};

/** A share measured by a survey, with its figures as printed beside it. */
export const share = (frame: Frame | null, numerator: number, n: number, more: Partial<Reading> = {}): Reading =>
  reading.parse({
    ...nothing,
    frame,
    numerator: n < 10 ? null : numerator,
    n,
    value: n < 10 ? null : Math.floor((numerator * 2000 + n) / (2 * n)) / 10,
    suppressed: n < 10,
    survey: "residents",
    surveyVersion: 1,
    ...more,
  });

export const count = (value: number, unit: string, asOf: string, more: Partial<Reading> = {}): Reading =>
  reading.parse({ ...nothing, value, unit, asOf, from: "2025-04-01", scope: "地域向け", ...more });

let made = 0;
export function kept(told: Reading, more: Partial<KeptReading> = {}): KeptReading {
  made += 1;
  return {
    id: `reading-${made}`,
    indicator: "nishi-r6-1-1-1",
    kind: told.frame === null ? "entered" : "survey",
    reading: told,
    fiscalYear: fiscalYear(told.asOf),
    fictional: false,
    enteredBy: undefined,
    updatedAt: new Date("2026-11-20T00:00:00Z"),
    ...more,
  };
}
