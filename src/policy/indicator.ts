/**
 * Indicator (指標): a figure by which a ward policy plan wants to be measured, with its target (目標値) and the
 * readings (実績値) that the plan's own document reports. On a management issue or an aimed-at outcome it is an
 * outcome indicator (アウトカム指標), on an initiative an activity indicator.
 */
import { z } from "zod";
import { phrase } from "./planText.js";

const date = z.iso.date();

/** Sampling frames (標本の枠): who was asked, and how. Answers of different frames are never mixed into one figure. */
export const frames = [
  /** A random sample asked by letter with a one-time code, wherever the code is entered. */
  "mailed",
  /** The account's friends; such a figure is labelled 「LINE登録者の回答」. */
  "line",
  /** Participants of an event or course. */
  "participants",
  /** Members of the ward council and the like, all of whom are asked. */
  "panel",
  "staff",
  "organisations",
  /** Reached through schools, nurseries and health checks. */
  "guardians",
  /** A file of another system, which names its own frame. */
  "imported",
  /** A survey open to anyone. */
  "open",
] as const;
export type Frame = (typeof frames)[number];

/** An administrative figure (コンビニ交付の割合) comes from the ward's or city's own records. */
const indicatorKinds = ["survey", "count", "administrative"] as const;

export const target = z.strictObject({
  value: z.number().nonnegative(),
  /** 「以上」: the only comparison the wards' documents make. */
  comparator: z.literal(">="),
  unit: phrase,
  /** The last day of a target over several years; null where the fiscal year's end is meant. */
  by: date.nullable(),
});
export type Target = z.infer<typeof target>;

/** A reading printed in the plan's own document, as opposed to one measured here or entered by staff. */
const reportedReading = z
  .strictObject({
    value: z.number().nonnegative(),
    unit: phrase,
    /** What the figure covers, as narrowly as the document says it: 「地域向け」 leaves the courses for schools out. */
    scope: phrase,
    from: date,
    asOf: date,
    /** Title of the document, as shown to readers. */
    source: phrase,
    /** 進捗状況 as printed: 「予定どおり」, in one place 「予定通り」. */
    progressStatus: phrase,
    note: phrase.optional(),
  })
  .refine((reading) => reading.from <= reading.asOf, "a reading's asOf lies before its from");

/**
 * What the product itself counts for an indicator: events of a series (シリーズ) held for one scope (対象), by the
 * people who came or the sessions held; or the local news (地域の情報) that was approved. Rows are counted, never a counter.
 */
const countRule = z
  .strictObject({
    series: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    /** 「地域向け」: events of another scope (学校向け) are not in it. */
    scope: phrase,
    what: z.enum(["people", "sessions", "posts"]),
    /** From this day on every event of the series is in the product; left out: from its earliest event on. */
    since: date.optional(),
  })
  .refine(
    ({ series, what }) => (what === "posts") === (series === "local-news"),
    'posts are counted of the series "local-news", and only there',
  );
export type CountRule = z.infer<typeof countRule>;

export const indicator = z
  .strictObject({
    /** Stable: readings, surveys, open data and links use it. Begins with the plan's id. */
    id: z.string().regex(/^[a-z]+(-[a-z0-9]+)+$/),
    /** The plan's wording, with slips of the printed or scanned text put right. */
    text: phrase,
    /** Only where the corrected wording differs. */
    textAsPrinted: phrase.optional(),
    kind: z.enum(indicatorKinds),
    /** Whose answers, or what is counted: a share is about 「区民アンケート回答者」, never about 区民. */
    population: phrase,
    target,
    /** Frames whose answers may be the figure itself; others stand beside it. Empty where nobody is asked. */
    acceptsFrames: z.array(z.enum(frames)),
    /** Where in the document it stands: 「経営課題1-(1) アウトカム指標」. */
    section: phrase,
    readings: z.array(reportedReading).default([]),
    counts: countRule.optional(),
    note: phrase.optional(),
    /** The indicator of an earlier year's plan that this one carries on: its last reading is 前年度実績. */
    continues: z
      .string()
      .regex(/^[a-z]+(-[a-z0-9]+)+$/)
      .optional(),
  })
  .superRefine((it, context) => {
    const complain = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    if ((it.kind === "survey") !== it.acceptsFrames.length > 0) {
      complain("acceptsFrames", "a survey's indicator accepts at least one frame, any other none");
    }
    if (new Set(it.acceptsFrames).size < it.acceptsFrames.length) complain("acceptsFrames", "names a frame twice");
    if (it.textAsPrinted === it.text) complain("textAsPrinted", "is the same as text: leave it out");
    if (it.target.unit === "%" && it.target.value > 100) complain("target", "is a share of more than 100 %");
    if (it.kind === "survey" && it.target.unit !== "%") complain("target", "a survey's indicator is a share in %");
    if (it.readings.some((reading) => reading.unit !== it.target.unit)) {
      complain("readings", "a reading has another unit than the target");
    }
    if (it.counts && it.kind !== "count") complain("counts", "is for an indicator that counts");
  });
export type Indicator = z.infer<typeof indicator>;
