/**
 * Weighting (重み付け): which question asks the age and which the sex, and to which groups of the ward's population
 * table their choices belong. Who chose none of these groups (「答えたくない」) has no weight, and is in the raw share alone.
 */
import { z } from "zod";
import { key } from "./surveyText.js";

/** As the population table names an age or a sex: 20-29, 20歳代, 女性. */
export const groupName = z.string().trim().min(1).max(30);

export const axes = ["age", "sex"] as const;
export type Axis = (typeof axes)[number];

const grouping = z.strictObject({
  question: key,
  /** Choice → group of the table; several choices may be one group. */
  groups: z.record(key, groupName),
});
export type Grouping = z.infer<typeof grouping>;

export const weighting = z.strictObject({ age: grouping, sex: grouping });
export type Weighting = z.infer<typeof weighting>;

/** The groups of the table that a survey is weighted by, each once. */
export const groupsOf = ({ groups }: Grouping): string[] => [...new Set(Object.values(groups))];
