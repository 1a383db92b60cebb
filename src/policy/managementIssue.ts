/**
 * Management issue (経営課題): what the ward must solve, why (課題認識), and how: by strategies (主な戦略) or, in the
 * form of 令和7年度, by aimed-at outcomes (めざす成果), each with its initiatives.
 */
import { z } from "zod";
import { indicator } from "./indicator.js";
import { initiative } from "./initiative.js";
import { budget, definition, ended, names, phrase, phrases } from "./planText.js";

/** Strategy (主な戦略): how an issue is to be solved. Some documents number and name them, some only describe them. */
export const strategy = z
  .strictObject({
    id: phrase.optional(),
    title: phrase.optional(),
    text: phrase.optional(),
    /** Whom it is for. */
    audience: phrase.optional(),
    names: names.default({}),
    figures: phrases.default([]),
    ended: ended.optional(),
    initiatives: z.array(initiative).default([]),
  })
  .refine((it) => it.title !== undefined || it.text !== undefined, "a strategy has a title or a text");
export type Strategy = z.infer<typeof strategy>;

/** Aimed-at outcome with its strategy (めざす成果及び戦略). */
export const outcome = z.strictObject({
  id: phrase,
  title: phrase,
  period: phrase,
  targetState: phrase,
  strategies: phrases,
  indicators: z.array(indicator),
  /** The overview that the document puts before the details. */
  overview: z.strictObject({ vision: phrase, issue: phrase }).optional(),
  initiatives: z.array(initiative),
});
export type Outcome = z.infer<typeof outcome>;

export const managementIssue = z.strictObject({
  /** The document's own number: 「2」, 「1-(1)」. */
  id: phrase,
  title: phrase,
  /** The heading as printed, to find it in the document. */
  heading: phrase,
  /** id of the numbered basic policy it stands under, where the document has them. */
  basicPolicy: phrase.optional(),
  budgets: z.array(budget).default([]),
  /** 将来像, with the span of years it looks ahead. */
  vision: z.strictObject({ text: phrase, period: phrase }).optional(),
  /** 課題認識: why it is an issue. */
  statements: phrases,
  definitions: z.array(definition).default([]),
  /** Empty must be written down: it says that the document has none at this level. */
  indicators: z.array(indicator),
  strategies: z.array(strategy).default([]),
  outcomes: z.array(outcome).default([]),
});
export type ManagementIssue = z.infer<typeof managementIssue>;
