/**
 * Guide topic (案内項目): one question residents have, and the ward's written answer to it.
 *
 * The ids are stable (answer logs, links and question sets use them); the texts are owned by the ward.
 * A text is shown exactly as written: nothing here is composed by a machine.
 */
import { z } from "zod";
import { languages, localText } from "../language.js";

const date = z.iso.date();
/** `2025-10-31`, `2025-10` or `2025`: as exact as the source is. */
const asOf = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, "write as-of dates as 2025-10-31, 2025-10 or 2025");

export const topicKeys = ["childcare", "watchover", "disaster", "association", "expo", "office"] as const;
export type TopicKey = (typeof topicKeys)[number];

/** What a follow-up question may ask of an entry (いつ・どこ・費用・申込・対象・持ち物・雨天・内容・中止). */
export const facetKeys = ["when", "where", "fee", "apply", "who", "bring", "rain", "content", "cancel"] as const;
export type FacetKey = (typeof facetKeys)[number];

/** A telephone number that may be told. `recheck` marks numbers from an old page: shown with the as-of date. */
export const phone = z.strictObject({
  name: localText,
  number: z.string().regex(/^(#?\d{3,4}|0\d{1,4}-\d{1,4}-\d{3,4}|\d{3,4}-\d{2,3}-\d{3,4})$/),
  hours: localText.optional(),
  asOf,
  recheck: z.boolean().default(false),
  source: z.url(),
});
export type Phone = z.infer<typeof phone>;

/** A page that may be linked. */
export const page = z.strictObject({
  name: localText,
  url: z.url({ protocol: /^https?$/ }),
  asOf: asOf.optional(),
  recheck: z.boolean().default(false),
});
export type Page = z.infer<typeof page>;

/** Where an answer rests: a section of a plan document, or a page. Shown under the answer. */
export const source = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("plan"),
    /** id of a file in the ward's plans/, such as nishi-r6 */
    plan: z.string().min(1),
    section: z.string().min(1),
  }),
  z.strictObject({
    kind: z.literal("page"),
    title: z.string().min(1),
    url: z.url(),
    asOf,
    recheck: z.boolean().default(false),
  }),
  /** A fact of general knowledge that needs no document, such as how this account works. */
  z.strictObject({ kind: z.literal("self"), title: z.string().min(1) }),
]);
export type Source = z.infer<typeof source>;

const facets = z.partialRecord(z.enum(facetKeys), z.string().min(1).max(200));

const text = (answerMax: number, titleMax: number) =>
  z.strictObject({
    /** The resident's wish in their own words; also the label of a button. */
    title: z.string().min(2).max(titleMax),
    /** Answers first: the sentence somebody needs who reads no further. */
    answer: z.string().min(10).max(answerMax),
    /** The rest, shown under 「くわしく」. */
    details: z.string().min(10).max(1200).optional(),
    /** Steps or points, in order. */
    points: z.array(z.string().min(2).max(160)).max(7).optional(),
    facets: facets.optional(),
  });

const inLanguages = <T extends z.ZodType>(japanese: T, other: T) =>
  z.strictObject({ ja: japanese, easy: japanese, en: other, zh: japanese, ko: other, vi: other });

const outside = z.strictObject({ answer: z.string().min(10).max(300), details: z.string().max(1200).optional() });
const outsideByLanguage = z.strictObject({
  ja: outside,
  easy: outside,
  en: outside,
  zh: outside,
  ko: outside,
  vi: outside,
});

const approval = z.strictObject({ by: z.string().min(1), on: date });

/** What a button under the answer does, beside related entries. */
export const action = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("dialogue"),
    /** name of a dialogue of the product; a button appears once the product has it */
    dialogue: z.enum(["shelter", "survey", "settings", "association", "consultation", "event"]),
    label: localText,
  }),
  /** A form of the ward's own (case-forms/), opened by a link. */
  z.strictObject({ kind: z.literal("form"), form: z.string().regex(/^[a-z]+(-[a-z0-9]+)*$/), label: localText }),
  z.strictObject({ kind: z.literal("call"), phone }),
  z.strictObject({ kind: z.literal("link"), page }),
]);
export type Action = z.infer<typeof action>;

const ways = (least: number) => z.array(z.string().min(1).max(80)).min(least).max(60);

export const topic = z
  .strictObject({
    id: z.string().regex(/^[a-z]+(\.[a-z0-9-]+)+$/),
    /** Key of a counter in ward.yaml: who owns the answer. */
    counter: z.string().min(1),
    /** `plan`: nothing but a plan document supports it, so the text says which year's. */
    basis: z.enum(["fact", "plan", "self"]),
    sources: z.array(source).min(1),
    /** Numbers and pages for this entry, before those of its counter. */
    phones: z.array(phone).default([]),
    pages: z.array(page).default([]),
    validFrom: date.optional(),
    validUntil: date.optional(),
    /** Said instead of the answer before `validFrom` and after `validUntil`. */
    before: outsideByLanguage.optional(),
    after: outsideByLanguage.optional(),
    reviewBy: date,
    related: z.array(z.string()).min(1).max(4),
    actions: z.array(action).max(3).default([]),
    /** Ways of asking, as people type them. */
    ask: z.strictObject({ ja: ways(8), en: ways(3), zh: ways(3), ko: ways(3), vi: ways(3) }),
    text: inLanguages(text(120, 26), text(320, 60)),
    /** Who in the ward approved which language, and when. Missing: nobody has. */
    approved: z.partialRecord(z.enum(languages), approval).default({}),
    /** What a person in the ward must find out before going live, in Japanese. */
    holes: z.array(z.string().min(4)).default([]),
  })
  .superRefine((entry, context) => {
    if (entry.validFrom && !entry.before) {
      context.addIssue({ code: "custom", path: ["before"], message: "has validFrom, so say what to answer before it" });
    }
    if (entry.validUntil && !entry.after) {
      context.addIssue({ code: "custom", path: ["after"], message: "has validUntil, so say what to answer after it" });
    }
  });
export type Topic = z.infer<typeof topic>;
