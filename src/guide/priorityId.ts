/** Kinds of danger (優先回答の種類), gravest first: where a message speaks of several, the first one answers. */
export const priorityIds = [
  "priority.emergency",
  "priority.suicide",
  "priority.abuse",
  "priority.dv",
  "priority.disaster-now",
] as const;
export type PriorityId = (typeof priorityIds)[number];
