/**
 * Population table (人口の表): how many people of each age and sex live in a ward, by a source and on a day. Staff enter
 * it; nothing of it is shipped. A survey is weighted by those of its groups that the survey names.
 */
import { z } from "zod";
import { groupName } from "../weighting.js";

export const longestSource = 200;
export const mostGroups = 400;

export const populationTable = z.strictObject({
  /** As it is shown to readers: 「令和2年国勢調査 人口等基本集計」. */
  source: z.string().trim().min(1).max(longestSource),
  asOf: z.iso.date(),
  groups: z
    .array(z.strictObject({ age: groupName, sex: groupName, people: z.int().nonnegative() }))
    .min(1)
    .max(mostGroups),
});
export type PopulationTable = z.infer<typeof populationTable>;
export type PopulationGroup = PopulationTable["groups"][number];

/** Ages and sexes in the order in which they came. */
export const agesOf = ({ groups }: Pick<PopulationTable, "groups">): string[] => [
  ...new Set(groups.map(({ age }) => age)),
];
export const sexesOf = ({ groups }: Pick<PopulationTable, "groups">): string[] => [
  ...new Set(groups.map(({ sex }) => sex)),
];

/** Undefined where the table does not have the group. */
export const peopleOf = ({ groups }: Pick<PopulationTable, "groups">, age: string, sex: string): number | undefined =>
  groups.find((one) => one.age === age && one.sex === sex)?.people;
