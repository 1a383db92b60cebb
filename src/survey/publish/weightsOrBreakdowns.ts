/**
 * Weights or breakdowns (重み付けか内訳か): a weighted share is one more equation about the age and sex of those who
 * answered, and the hiding of small cells does not know of it. So a survey's results tell either the weighted share or
 * tables by the attributes that it is weighted by, in all its editions: whichever was public first.
 */
import type { SurveyDefinition } from "../survey.js";
import type { PublishedResults } from "./publishedResults.js";

interface Told {
  question: string;
  by: string;
}

type Shown = Pick<PublishedResults["shown"], "frames">;

export function weighingQuestions({ weighting }: Pick<SurveyDefinition, "weighting">): readonly string[] {
  return Object.values(weighting ?? {}).map(({ question }) => question);
}

/** Whether a table by one of these attributes is, or was asked to be, in an edition: what is hidden whole counts too. */
export function isBrokenDown(
  definition: Pick<SurveyDefinition, "weighting">,
  breakdowns: readonly Told[],
  earlier: readonly Shown[],
): boolean {
  const attributes = weighingQuestions(definition);
  const told = earlier.flatMap(({ frames }) => frames.flatMap(({ tables, withheld }) => [...tables, ...withheld]));
  return [...breakdowns, ...told].some(({ by }) => attributes.includes(by));
}

/** What may be chosen once an edition has told a weighted share. */
export function besideWeights<T extends Told>(
  definition: Pick<SurveyDefinition, "weighting">,
  breakdowns: readonly T[],
  isWeightTold: boolean,
): T[] {
  const attributes = isWeightTold ? weighingQuestions(definition) : [];
  return breakdowns.filter(({ by }) => !attributes.includes(by));
}

export const tellsWeights = ({ readings }: Pick<PublishedResults, "readings">): boolean =>
  readings.some(({ reading }) => reading.weighted !== null);
