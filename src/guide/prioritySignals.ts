/** Signs of danger made ready for the search: each rule a few regular expressions, gravest rules first. */
import type { DangerModel } from "./danger/dangerModel.js";
import { withoutMarks } from "./fold.js";
import { type PriorityId, priorityIds } from "./priorityId.js";
import { compilePatterns, type Script } from "./priorityPattern.js";
import type { SignalLanguage, WrittenSignals } from "./signalFile.js";

export interface Signal {
  readonly id: string;
  readonly priority: PriorityId;
  readonly any: RegExp;
  readonly and: readonly RegExp[];
  readonly unless: RegExp | undefined;
  readonly unlessAnywhere: RegExp | undefined;
}

export interface PrioritySignals {
  /** The second look, where there is one: what is likely though no rule says so, and what a rule sees in vain. */
  readonly model: DangerModel | undefined;
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

export function compileSignals(written: WrittenSignals, model?: DangerModel): PrioritySignals {
  const compiled = (
    language: SignalLanguage,
    plain: (pattern: string) => string = (pattern) => pattern,
  ): readonly Signal[] => {
    const { lists, rules } = written[language];
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
  const pairs = written.zh.traditional?.trim().split(/\s+/) ?? [];
  return {
    model,
    simplified: new Map(pairs.map((pair) => [...pair] as [string, string])),
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
