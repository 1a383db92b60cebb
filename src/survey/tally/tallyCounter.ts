/**
 * Counters (数える項目): what is counted of each row of a survey, so that a tally can be made of the sums. They go by the
 * place of a question in its version and the bit of a choice.
 */
import { optionsOf, type Question } from "../question.js";
import { sameQuestion } from "../sameQuestion.js";
import type { Measure, SurveyDefinition } from "../survey.js";

export interface Version {
  number: number;
  definition: Pick<SurveyDefinition, "questions" | "measures">;
}

/** Respondents whose answer to the question at a place has one of the bits, for each of the places. */
export type Condition = readonly { place: number; bits: bigint }[];
export type Counter =
  | { kind: "asked"; place: number }
  | { kind: "answered"; place: number }
  | { kind: "choice"; place: number; bit: number }
  | { kind: "all"; conditions: Condition };

/** The same for counters that count the same. */
export const counterName = (counter: Counter): string =>
  counter.kind === "all"
    ? `all ${counter.conditions.map(({ place, bits }) => `${place} ${bits}`).join(" ")}`
    : `${counter.kind} ${counter.place} ${counter.kind === "choice" ? counter.bit : ""}`;

/** Every counter that a tally of these versions is made of, each once. */
export function countersOf(current: Version, versions: readonly Version[]): Counter[] {
  const counters = new Map<string, Counter>();
  const add = (counter: Counter) => counters.set(counterName(counter), counter);
  for (const { definition } of versions) {
    for (const [place, asked] of definition.questions.entries()) {
      const choices = optionsOf(asked).length;
      // Who has one answer each has answered as often as a choice was taken; who is always asked, as often as anybody.
      if (asked.onlyIf.length > 0) add({ kind: "asked", place });
      if (choices === 0 || asked.kind === "multiple") add({ kind: "answered", place });
      for (let bit = 0; bit < choices; bit++) add({ kind: "choice", place, bit });
    }
  }
  for (const measure of current.definition.measures)
    for (const version of versions)
      for (const side of ["numerator", "denominator"] as const) {
        const counter = measureCounter(measure, side, current, version);
        if (counter) add(counter);
      }
  return [...counters.values()];
}

/** What counts for one side of a measure. Undefined where the version asked one of the questions otherwise. */
export function measureCounter(
  measure: Measure,
  side: "numerator" | "denominator",
  current: Version,
  version: Version,
): Counter | undefined {
  const wanted = [{ question: measure.question, choices: measure[side] }, ...measure.subgroup];
  const conditions = wanted.map(({ question, choices }) => {
    const asked = questionOf(current, question);
    const place = placeIn(version, asked);
    const bits = optionsOf(asked).reduce(
      (sum, { key }, bit) => (choices.includes(key) ? sum | (1n << BigInt(bit)) : sum),
      0n,
    );
    return { place, bits };
  });
  return conditions.some(({ place }) => place < 0) ? undefined : { kind: "all", conditions };
}

function questionOf(version: Version, id: string): Question {
  const found = version.definition.questions.find((one) => one.id === id);
  if (!found) throw new Error(`the survey measures a question that it does not ask: ${id}`);
  return found;
}

/** Where the version asks it in the same words with the same choices; -1 where it does not. */
export const placeIn = (version: Version, asked: Question): number =>
  version.definition.questions.findIndex((one) => sameQuestion(one, asked));
