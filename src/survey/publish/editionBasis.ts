/** Basis of an edition: the counts of each frame as suppression wants them, from the tally and the cross tables. */

import { optionsOf } from "../question.js";
import type { CrossTable } from "../results/crossTable.js";
import type { SurveyDefinition } from "../survey.js";
import type { FrameTally, SurveyTally } from "../tally/tally.js";
import type { EditionBasis, TableBasis } from "./publication.js";

/** A question by the choices of another one that is answered with one choice each. */
export interface Breakdown {
  question: string;
  by: string;
}

/** Counted for a breakdown, a table for each frame that has answers to both. */
export interface CountedBreakdown extends Breakdown {
  tables: readonly CrossTable[];
}

export function editionBasisOf(
  definition: SurveyDefinition,
  tally: SurveyTally,
  breakdowns: readonly CountedBreakdown[],
): EditionBasis {
  return { frames: tally.frames.map((frame) => frameBasisOf(definition, frame, breakdowns)) };
}

function frameBasisOf(
  definition: SurveyDefinition,
  frame: FrameTally,
  breakdowns: readonly CountedBreakdown[],
): EditionBasis["frames"][number] {
  const withChoices = definition.questions.filter((question) => optionsOf(question).length > 0);
  const keysOf = (id: string) => {
    const asked = withChoices.find((question) => question.id === id);
    return asked ? optionsOf(asked).map(({ key }) => key) : [];
  };
  return {
    frame: frame.frame,
    responses: frame.responses,
    questions: withChoices.map((question) => {
      const counted = frame.questions[question.id];
      const choices = keysOf(question.id).map((key) => [key, counted?.choices[key] ?? 0] as const);
      return {
        question: question.id,
        several: question.kind === "multiple",
        answered: counted?.answered ?? 0,
        choices: Object.fromEntries(choices),
      };
    }),
    tables: breakdowns.map(({ question, by, tables }): TableBasis => {
      const table = tables.find((one) => one.frame === frame.frame);
      const cells = keysOf(question).map((row, at) => [
        row,
        Object.fromEntries(keysOf(by).map((column, place) => [column, table?.cells[at]?.[place] ?? 0])),
      ]);
      return { question, by, cells: Object.fromEntries(cells) };
    }),
    headlines: definition.measures.flatMap((measure) => {
      const counted = frame.measures.find(({ indicator }) => indicator === measure.indicator);
      if (!counted) return [];
      return [
        {
          question: measure.question,
          numerator: measure.numerator,
          denominator: measure.denominator,
          subgroup: measure.subgroup.map(({ question }) => question),
          counted: counted.numerator,
          among: counted.denominator,
        },
      ];
    }),
  };
}
