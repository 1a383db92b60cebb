/** A reading as staff type it or as a line of a file says it: checked, and with what follows from it computed. */
import { z } from "zod";
import { boundsOf, percentOf, responseRate } from "../survey/statistics/share.js";
import { wilson95 } from "../survey/statistics/wilson.js";
import type { CivilDate } from "../time.js";
import { type Frame, frames, type Indicator } from "./indicator.js";
import { type Reading, reading as readingSchema } from "./reading.js";

/** Names of the fields, in the form and as columns of a file. */
export const readingFields = [
  "value",
  "numerator",
  "n",
  "sent",
  "population",
  "everyone",
  "frame",
  "scope",
  "from",
  "asOf",
  "source",
  "note",
] as const;
export type ReadingField = (typeof readingFields)[number];

export type ReadingFault =
  | "missing"
  | "not-a-number"
  | "not-a-day"
  | "in-the-future"
  | "ends-before-it-begins"
  | "more-than-all"
  | "needs-answers"
  | "needs-value"
  | "not-for-this"
  | "unknown-frame"
  | "too-long";

export type ReadingTold =
  | { kind: "reading"; reading: Reading }
  | { kind: "faulty"; faults: ReadonlyMap<ReadingField, ReadingFault> };

const longest = 500;
const day = z.iso.date();

/** @param told the fields as text; what is missing or empty is not told */
export function readingFrom(
  indicator: Indicator,
  told: Readonly<Partial<Record<ReadingField, string>>>,
  today: CivilDate,
): ReadingTold {
  const faults = new Map<ReadingField, ReadingFault>();
  const text = (field: ReadingField): string => (told[field] ?? "").normalize("NFKC").trim();
  const words = (field: ReadingField): string | null => {
    const found = (told[field] ?? "").trim();
    if (found.length > longest) faults.set(field, "too-long");
    return found === "" ? null : found;
  };
  const number = (field: ReadingField, pattern: RegExp): number | null => {
    const found = text(field).replaceAll(",", "");
    if (found === "") return null;
    if (!pattern.test(found)) faults.set(field, "not-a-number");
    return pattern.test(found) ? Number(found) : null;
  };
  const whole = (field: ReadingField) => number(field, /^\d{1,9}$/);
  const date = (field: ReadingField): string | null => {
    const found = text(field).replaceAll("/", "-");
    if (found === "") return null;
    if (!day.safeParse(found).success) faults.set(field, "not-a-day");
    else if (found > today) faults.set(field, "in-the-future");
    return found;
  };

  const isShare = indicator.kind === "survey";
  const value = number("value", /^\d{1,12}(\.\d{1,4})?$/);
  const numerator = whole("numerator");
  const n = whole("n");
  const sent = whole("sent");
  const population = whole("population");
  const everyone = ["yes", "1", "true", "はい"].includes(text("everyone").toLowerCase());
  const frame = frameFrom(text("frame"));
  const asOf = date("asOf");
  const from = date("from");
  const source = words("source");
  if (asOf === null) faults.set("asOf", "missing");
  if (source === null) faults.set("source", "missing");
  if (asOf !== null && from !== null && from > asOf) faults.set("from", "ends-before-it-begins");
  if (n !== null && numerator !== null && numerator > n) faults.set("numerator", "more-than-all");
  if (n !== null && sent !== null && n > sent) faults.set("sent", "more-than-all");
  if (n !== null && population !== null && n > population) faults.set("population", "more-than-all");
  if (isShare) {
    // A share without its answers can't be judged: no interval, no suppression, no mark by exact numbers.
    if (numerator === null && !faults.has("numerator")) faults.set("numerator", "needs-answers");
    if ((n === null || n === 0) && !faults.has("n")) faults.set("n", "needs-answers");
    if (value !== null) faults.set("value", "not-for-this");
    if (frame === undefined) faults.set("frame", text("frame") === "" ? "missing" : "unknown-frame");
  } else {
    if (value === null && !faults.has("value")) faults.set("value", "needs-value");
    for (const field of ["numerator", "n", "sent", "population", "frame"] as const)
      if (text(field) !== "") faults.set(field, "not-for-this");
    // A count says from when it counts, or it could be of any time.
    if (indicator.kind === "count" && from === null && !faults.has("from")) faults.set("from", "missing");
  }
  const scope = words("scope");
  const note = words("note");
  if (faults.size > 0 || asOf === null || source === null) return { kind: "faulty", faults };

  const shared = { unit: indicator.target.unit, from, asOf, source, note, surveyVersion: null, answersSha256: null };
  const measured =
    isShare && numerator !== null && n !== null && frame !== undefined
      ? { ...shareOf({ numerator, n, sent, population, everyone }), frame, scope: scope ?? indicator.population }
      : { ...nothing, value, frame: null, scope, suppressed: false };
  return { kind: "reading", reading: readingSchema.parse({ ...shared, ...measured }) };
}

const nothing = { numerator: null, n: null, sent: null, responseRate: null, interval95: null, bounds: null };

function shareOf(answers: {
  numerator: number;
  n: number;
  sent: number | null;
  population: number | null;
  everyone: boolean;
}): Pick<Reading, keyof typeof nothing | "value" | "suppressed"> {
  const { numerator, n, population, everyone } = answers;
  // Everyone was asked: those are then all of the population, where nobody wrote it.
  const sent = answers.sent ?? (everyone ? population : null);
  const asked = { n, sent, responseRate: responseRate(n, sent) };
  if (n < 10) return { ...nothing, ...asked, value: null, suppressed: true };
  return {
    ...asked,
    value: percentOf(numerator, n),
    numerator,
    interval95: everyone ? null : wilson95(numerator, n, population),
    bounds: boundsOf(numerator, n, sent),
    suppressed: false,
  };
}

/** Its key; anything else is none. */
const frameFrom = (text: string): Frame | undefined => frames.find((one) => one === text.toLowerCase());
