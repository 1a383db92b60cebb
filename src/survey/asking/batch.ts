/** Batch (配布): people who were asked in one way, as one sampling frame: letters, an invitation in LINE, a poster, a panel. */
import { z } from "zod";
import { audience } from "../../announcement/audience.js";
import type { Frame } from "../../policy/indicator.js";
import type { SurveyDefinition, SurveyState } from "../survey.js";

export const batchKinds = ["letters", "line", "panel", "poster", "import"] as const;
export type BatchKind = (typeof batchKinds)[number];

/** Frames whose people are asked by letter, or by a note that is handed over. */
export const letterFrames = ["mailed", "guardians", "participants", "organisations", "panel", "staff"] as const;
/** Whoever scans a poster hung up at an event took part in it; one in the ward office finds the account's friends. */
export const posterFrames = ["participants", "line", "guardians"] as const;

export const mostLetters = 50_000;
export const mostReminders = 2;

/** What a batch was drawn or made by, so that it can be drawn or printed again. */
export const drawn = z.object({
  /** Text of the letter; the placeholders are in letter.ts. */
  letter: z.string().optional(),
  /** Of a panel: its name. */
  panel: z.string().optional(),
  /** Of an import: the name of the other system's form. */
  source: z.string().optional(),
  /** Of an invitation in LINE. */
  invitation: z
    .object({
      audience,
      /** Drawn so many of them; null: all of them. */
      size: z.int().nullable(),
      seed: z.string(),
      /** How many could be asked then, and the hash of their list: two draws with the same hash are the same. */
      candidates: z.int(),
      candidatesSha256: z.string(),
      /** At most so many surveys a person a quarter, then. */
      perQuarter: z.int(),
      /** First day of that quarter. */
      quarterFrom: z.string(),
    })
    .optional(),
  /** Announcements that reminded those who had not answered. */
  reminders: z.array(z.string()).optional(),
});
export type Drawn = z.infer<typeof drawn>;

export interface Batch {
  id: string;
  kind: BatchKind;
  frame: Frame;
  name: string;
  asked: number | undefined;
  returned: number;
  population: number | undefined;
  everyone: boolean;
  drawn: Drawn;
  announcementId: string | undefined;
  createdAt: Date;
  /** Of those asked; of a poster or an import: all who answered. */
  answered: number;
  /** Withdrawn codes. */
  withdrawn: number;
}

/** The survey that is asked about, as much as asking needs. */
export interface AskedSurvey {
  id: string;
  ward: string;
  key: string;
  state: SurveyState;
  /** Undefined before the first publication. */
  version: number | undefined;
  definition: SurveyDefinition;
  closesAt: Date | undefined;
  fictional: boolean;
}

const count = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
const filled = (value: unknown) => (typeof value === "string" && value.trim() === "" ? undefined : value);
const ticked = z.preprocess((value) => value === "on", z.boolean());

/** The form of new letters. Numbers come as text. */
export const letterOrder = z
  .object({
    frame: z.enum(letterFrames),
    name: z.string().trim().min(1).max(100),
    count: count(1, mostLetters),
    population: z.preprocess(filled, count(1, 100_000_000).optional()),
    everyone: ticked,
  })
  .refine(({ count, population }) => population === undefined || population >= count, { path: ["population"] })
  .refine(({ count, population, everyone }) => !everyone || population === undefined || population === count, {
    path: ["everyone"],
  });
export type LetterOrder = z.infer<typeof letterOrder>;

export const posterOrder = z.object({
  frame: z.enum(posterFrames),
  name: z.string().trim().min(1).max(100),
});
