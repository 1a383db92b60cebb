/**
 * Signs of danger (危険のしるし): the words by which a message is recognised as one of a person in danger, kept in
 * content so that people who know such messages can read and mend them.
 */
import { z } from "zod";
import { withoutMarks } from "./priorityFold.js";
import { type PriorityId, priorityIds } from "./priorityId.js";
import { compilePatterns, patternProblem, type Script } from "./priorityPattern.js";

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

const languageSignals = z
  .strictObject({
    /** Word lists, named in patterns as {name}. */
    lists: z.record(z.string().regex(/^[a-zA-Z]+$/), patterns),
    rules: z.array(rule).min(1),
  })
  .superRefine(({ lists, rules }, context) => {
    const known = new Set<string>();
    const check = (all: readonly string[], path: PropertyKey[]) => {
      all.forEach((pattern, index) => {
        const problem = patternProblem(pattern, known);
        if (problem) context.addIssue({ code: "custom", path: [...path, index], message: `${pattern}: ${problem}` });
      });
    };
    for (const [name, list] of Object.entries(lists)) {
      check(list, ["lists", name]);
      known.add(name);
    }
    const ids = new Set<string>();
    rules.forEach((one, index) => {
      const path = ["rules", index];
      if (ids.has(one.id))
        context.addIssue({ code: "custom", path: [...path, "id"], message: `${one.id} is there twice` });
      ids.add(one.id);
      check(one.any, [...path, "any"]);
      one.and.forEach((group, place) => {
        check(group, [...path, "and", place]);
      });
      check(one.unless ?? [], [...path, "unless"]);
      check(one.unlessAnywhere ?? [], [...path, "unlessAnywhere"]);
    });
  });

export const prioritySignalsFile = z.strictObject({
  /** Pairs of one traditional and one simplified character: Chinese rules are written in simplified ones. */
  traditional: z.string().regex(/^(\S\S\s+)*\S\S\s*$/u),
  ja: languageSignals,
  zh: languageSignals,
  ko: languageSignals,
  en: languageSignals,
  vi: languageSignals,
});
export type PrioritySignalsFile = z.infer<typeof prioritySignalsFile>;

export interface Signal {
  readonly id: string;
  readonly priority: PriorityId;
  readonly any: RegExp;
  readonly and: readonly RegExp[];
  readonly unless: RegExp | undefined;
  readonly unlessAnywhere: RegExp | undefined;
}

export interface PrioritySignals {
  readonly simplified: ReadonlyMap<string, string>;
  /** Rules by language, gravest first. `viPlain` are the Vietnamese ones for text without its signs. */
  readonly rules: Readonly<Record<SignalLanguage | "viPlain", readonly Signal[]>>;
}

const scripts: Record<SignalLanguage, { script: Script; gap: number }> = {
  ja: { script: "tight", gap: 12 },
  zh: { script: "tight", gap: 8 },
  ko: { script: "tight", gap: 10 },
  en: { script: "spaced", gap: 30 },
  vi: { script: "spaced", gap: 24 },
};

export function compileSignals(file: PrioritySignalsFile): PrioritySignals {
  const compiled = (
    language: SignalLanguage,
    plain: (pattern: string) => string = (pattern) => pattern,
  ): readonly Signal[] => {
    const { lists, rules } = file[language];
    const { script, gap } = scripts[language];
    const compile = (all: readonly string[]) =>
      compilePatterns(all.map(plain), (name) => (lists[name] ?? []).map(plain), script, gap);
    return [...rules]
      .sort((one, other) => priorityIds.indexOf(one.priority) - priorityIds.indexOf(other.priority))
      .map((one) => ({
        id: one.id,
        priority: one.priority,
        any: compile(one.any),
        and: one.and.map(compile),
        unless: one.unless && compile(one.unless),
        unlessAnywhere: one.unlessAnywhere && compile(one.unlessAnywhere),
      }));
  };
  const pairs = file.traditional
    .trim()
    .split(/\s+/)
    .map((pair) => [...pair] as [string, string]);
  return {
    simplified: new Map(pairs),
    rules: {
      ja: compiled("ja"),
      zh: compiled("zh"),
      ko: compiled("ko"),
      en: compiled("en"),
      vi: compiled("vi"),
      viPlain: compiled("vi", withoutMarks),
    },
  };
}
