/** Drop-off (途中離脱): at which question people stopped who had begun to answer and never sent their sheet. */
import type { Frame } from "../../policy/indicator.js";
import type { SurveyDefinition } from "../survey.js";
import type { SurveyTally } from "../tally/tally.js";

export interface DropOff {
  question: string;
  /** By frame, in the tally's order. */
  stopped: readonly number[];
}

export function dropOffs(definition: SurveyDefinition, { frames }: SurveyTally): DropOff[] {
  return definition.questions.map(({ id }) => ({
    question: id,
    stopped: frames.map(({ leftAt }) => leftAt[id] ?? 0),
  }));
}

export interface Days {
  /** Each day from the first answer to the last, with those that had none. */
  days: readonly string[];
  lines: readonly { frame: Frame; values: readonly number[] }[];
}

const day = 86_400_000;

export function responsesByDay({ frames }: SurveyTally): Days {
  const known = frames.flatMap(({ byDay }) => Object.keys(byDay)).sort();
  const [first] = known;
  const last = known.at(-1);
  if (first === undefined || last === undefined) return { days: [], lines: [] };
  const days: string[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += day)
    days.push(new Date(at).toISOString().slice(0, 10));
  return {
    days,
    lines: frames.map(({ frame, byDay }) => ({ frame, values: days.map((one) => byDay[one] ?? 0) })),
  };
}
