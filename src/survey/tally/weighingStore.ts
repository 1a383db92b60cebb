/** Counts a survey's measures by age and sex, and puts the weighted shares into its tally; no cost where none is defined. */
import { Prisma } from "../../../generated/prisma/client.js";
import type { Tx } from "../../db.js";
import type { Frame } from "../../policy/indicator.js";
import { chosenKeys } from "../answering/encode.js";
import { findPopulation } from "../population/populationStore.js";
import type { Question } from "../question.js";
import type { Grouping } from "../weighting.js";
import type { SurveyTally } from "./tally.js";
import { type Counter, measureCounter, placeIn, type Version } from "./tallyCounter.js";
import { counting, placesOf, type TalliedSurvey } from "./tallyStore.js";
import { type StratumCount, weigh } from "./weighing.js";

interface CountedCell {
  frame: Frame;
  /** Bits of the chosen choice. */
  age: bigint;
  sex: bigint;
  /** In the order of the counters. */
  counts: readonly number[];
}

interface FrameStrata {
  frame: Frame;
  /** By measure. */
  strata: readonly StratumCount[];
}

/** @param tally of the same moment: in the transaction that counted it */
export async function weighed(
  tx: Tx,
  surveyId: string,
  survey: Pick<TalliedSurvey, "ward" | "version" | "definition"> & { versions: readonly Version[] },
  tally: SurveyTally,
): Promise<SurveyTally> {
  const { weighting, measures } = survey.definition;
  if (!weighting || measures.length === 0) return tally;
  const table = (await findPopulation(tx, survey.ward))?.table;
  const counted = table ? await countStrata(tx, surveyId, survey) : [];
  const strataOf = (frame: Frame, place: number) =>
    counted.filter((one) => one.frame === frame).flatMap(({ strata }) => strata[place] ?? []);
  return {
    ...tally,
    frames: tally.frames.map((one) => ({
      ...one,
      measures: one.measures.map((measure, place) => ({
        ...measure,
        weighing: weigh(weighting, strataOf(one.frame, place), table),
      })),
    })),
  };
}

/** One pass over the rows of each version that asks for age and sex in today's words. */
async function countStrata(
  tx: Tx,
  surveyId: string,
  { version, definition, versions }: Parameters<typeof weighed>[2],
): Promise<FrameStrata[]> {
  const { weighting, measures } = definition;
  const current = versions.find(({ number }) => number === version);
  const asked = (grouping: Grouping | undefined) => definition.questions.find(({ id }) => id === grouping?.question);
  const [age, sex] = [asked(weighting?.age), asked(weighting?.sex)];
  if (!weighting || !current || !age || !sex) throw new Error("the survey is weighted by what it does not ask");
  const groupIn = ({ groups }: Grouping, question: Question, bits: bigint): string | undefined =>
    groups[chosenKeys(question, bits)[0] ?? ""];

  const found: FrameStrata[] = [];
  for (const one of versions) {
    const places = { age: placeIn(one, age), sex: placeIn(one, sex) };
    if (places.age < 0 || places.sex < 0) continue;
    const sides = measures.flatMap((measure) => [
      measureCounter(measure, "denominator", current, one),
      measureCounter(measure, "numerator", current, one),
    ]);
    const counters = sides.filter((side) => side !== undefined);
    for (const cell of await countCells(tx, surveyId, one.number, places, counters)) {
      const ageGroup = groupIn(weighting.age, age, cell.age);
      const sexGroup = groupIn(weighting.sex, sex, cell.sex);
      if (ageGroup === undefined || sexGroup === undefined) continue;
      const count = (side: Counter | undefined): number => (side && cell.counts[counters.indexOf(side)]) ?? 0;
      const strata = measures.map((_, place) => ({
        age: ageGroup,
        sex: sexGroup,
        answered: count(sides[2 * place]),
        agreed: count(sides[2 * place + 1]),
      }));
      found.push({ frame: cell.frame, strata });
    }
  }
  return found;
}

function countCells(
  tx: Tx,
  surveyId: string,
  version: number,
  places: { age: number; sex: number },
  counters: readonly Counter[],
): Promise<CountedCell[]> {
  const all = new Set([places.age, places.sex, ...counters.flatMap(placesOf)]);
  const columns = [...all].map((place) => `, picks[${place + 1}] AS p${place}`).join("");
  const [age, sex] = [`p${places.age}`, `p${places.sex}`];
  return tx.$queryRaw<CountedCell[]>`
    SELECT frame, ${Prisma.raw(`${age} AS age, ${sex} AS sex, ARRAY[${counters.map(counting).join(", ")}]::int[] AS counts`)}
    FROM (SELECT frame${Prisma.raw(columns)} FROM survey_response
          WHERE survey_id = ${surveyId}::uuid AND version = ${version} OFFSET 0) r
    WHERE ${Prisma.raw(`${age} <> 0 AND ${sex} <> 0`)} GROUP BY 1, 2, 3`;
}
