/**
 * Results as lines of a table: one per question, frame and choice, with n and the hash of the answers in each, so that
 * a line that is copied out of its file still says what it is about. Frames stand in lines of their own.
 */

import type { CsvCell } from "../../csv.js";
import { frameWords } from "../../policy/frameWords.js";
import { optionsOf } from "../question.js";
import { frameSummaries, questionResults } from "../results/questionResult.js";
import type { SurveyDefinition } from "../survey.js";
import type { KeptTally } from "../tally/tally.js";

export const resultHeads = [
  "survey",
  "version",
  "counted_at",
  "question",
  "question_text",
  "frame",
  "frame_label",
  "invited",
  "responses",
  "response_rate",
  "n",
  "choice",
  "choice_text",
  "count",
  "percent",
  "interval95_low",
  "interval95_high",
  "answers_sha256",
  "fictional",
] as const;

export function resultLines(
  key: string,
  definition: SurveyDefinition,
  { tally, answersSha256, countedAt }: KeptTally,
  fictional: boolean,
): CsvCell[][] {
  const summaries = new Map(frameSummaries(tally).map((one) => [one.frame, one]));
  return questionResults(definition, tally).flatMap(({ question, frames }) =>
    frames.flatMap(({ frame, answered, choices }) => {
      const whole = summaries.get(frame);
      const before = [key, tally.version, countedAt.toISOString(), question.id, question.text.ja, frame];
      const asked = [frameWords[frame], whole?.invited, whole?.responses, whole?.responseRate, answered];
      const after = [answersSha256, fictional];
      const options = optionsOf(question);
      if (options.length === 0) return [[...before, ...asked, null, null, answered, null, null, null, ...after]];
      return options.map(({ key: choice, text }, place) => {
        const figure = choices[place];
        const [low = null, high = null] = figure?.interval ?? [];
        return [...before, ...asked, choice, text.ja, figure?.count ?? 0, figure?.percent ?? null, low, high, ...after];
      });
    }),
  );
}
