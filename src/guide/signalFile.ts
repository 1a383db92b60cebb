/**
 * Signs of danger (危険のしるし): the words by which a message is recognised as one of a person in danger, kept in
 * content so that people who know such messages can read and mend them.
 */
import { z } from "zod";
import { priorityIds } from "./priorityId.js";
import { patternProblem } from "./priorityPattern.js";

export const signalLanguages = ["ja", "zh", "ko", "en", "vi"] as const;
export type SignalLanguage = (typeof signalLanguages)[number];

/** Alternatives, written with ` / ` between them. */
const patterns = z
  .string()
  .transform((all) => all.split("/").map((one) => one.trim()))
  .pipe(z.array(z.string().min(1)).min(1));

const rule = z.strictObject({
  /** Says in English what the rule sees, for tests and for people who mend it. */
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  priority: z.enum(priorityIds),
  /** One of these must be said. */
  any: patterns,
  /** And one of each of these, anywhere in the message. */
  and: z.array(patterns).default([]),
  /** But not in the same sentence, */
  unless: patterns.optional(),
  /** nor anywhere in the message. */
  unlessAnywhere: patterns.optional(),
});

/** A language's signs, or a part of them: `ja-suicide.yaml` may use the lists of `ja-words.yaml`. */
export const signalFile = z.strictObject({
  /** Word lists, named in patterns as {name}. */
  lists: z.record(z.string().regex(/^[a-zA-Z]+$/), patterns).default({}),
  rules: z.array(rule).default([]),
  /** Pairs of one traditional and one simplified character that `traditional.ts` does not have. */
  traditional: z
    .string()
    .regex(/^(\S\S\s+)*\S\S\s*$/u)
    .optional(),
});
export type SignalFile = z.infer<typeof signalFile>;

/** Each language's signs from all its files. */
export type WrittenSignals = Readonly<Record<SignalLanguage, SignalFile>>;

/** What no single file can know: lists that nobody wrote, ids given twice, brackets that do not match. */
export function signalProblems({ lists, rules }: SignalFile): { place: string; problem: string }[] {
  const problems: { place: string; problem: string }[] = [];
  const known = new Set<string>();
  const check = (all: readonly string[], place: string) => {
    for (const pattern of all) {
      const problem = patternProblem(pattern, known);
      if (problem) problems.push({ place, problem: `${pattern}: ${problem}` });
    }
  };
  for (const [name, list] of Object.entries(lists)) {
    check(list, `lists.${name}`);
    known.add(name);
  }
  const ids = new Set<string>();
  for (const { id, any, and, unless = [], unlessAnywhere = [] } of rules) {
    if (ids.has(id)) problems.push({ place: id, problem: "is there twice" });
    ids.add(id);
    check([...any, ...and.flat(), ...unless, ...unlessAnywhere], id);
  }
  return problems;
}
