/**
 * Published results (公開した結果): an edition as it lies in its row: the counts that may be shown, and all that must
 * stand beside them. It is complete in itself, so that a page is made of one row, and shows later what it showed then.
 */
import { z } from "zod";
import { frames } from "../../policy/indicator.js";
import { reading } from "../../policy/reading.js";
import { question } from "../question.js";
import { surveyText } from "../surveyText.js";
import { editionContent } from "./publication.js";

const count = z.int().nonnegative();

/** Who was asked, and how many answered. */
const publishedFrame = z.strictObject({
  frame: z.enum(frames),
  responses: count,
  invited: count.nullable(),
  responseRate: z.number().nullable(),
  population: count.nullable(),
  everyone: z.boolean(),
  /** Names of the batches: 「住民基本台帳から無作為に選んだ2,000人」. */
  batches: z.array(z.string()),
});
export type PublishedFrame = z.infer<typeof publishedFrame>;

export const publishedResults = z.strictObject({
  title: surveyText(100),
  version: z.int(),
  /** As they were asked in that version. */
  questions: z.array(question),
  /** When it was counted. */
  countedAt: z.iso.datetime(),
  /** The survey still took answers. */
  midway: z.boolean(),
  opensAt: z.iso.datetime().nullable(),
  closesAt: z.iso.datetime().nullable(),
  answersSha256: z.string(),
  fictional: z.boolean(),
  frames: z.array(publishedFrame),
  /** Shares of indicators, whole from ten answers on. */
  readings: z.array(z.strictObject({ indicator: z.string(), text: z.string(), reading })),
  shown: editionContent,
  note: z.string().nullable(),
});
export type PublishedResults = z.infer<typeof publishedResults>;

/** An edition that readers see. */
export interface PublishedEdition {
  survey: { id: string; ward: string; key: string };
  number: number;
  results: PublishedResults;
  publishedAt: Date;
}
