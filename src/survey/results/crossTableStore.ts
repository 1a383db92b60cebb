/** Counts how two questions were answered together, from the rows, version by version. */
import type { Tx } from "../../db.js";
import type { Frame } from "../../policy/indicator.js";
import type { Question } from "../question.js";
import { placesOf } from "../sameQuestion.js";
import type { SurveyDefinition } from "../survey.js";
import type { PickPair } from "./crossTable.js";

type Versions = readonly { number: number; definition: SurveyDefinition }[];

interface Counted {
  frame: Frame;
  row: bigint;
  column: bigint;
  responses: number;
}

/** @param row @param column two questions with choices, as the version asks them that is answered now */
export async function pickPairs(
  tx: Tx,
  surveyId: string,
  versions: Versions,
  row: Question,
  column: Question,
): Promise<PickPair[]> {
  const inColumns = placesOf(column, versions);
  const pairs: PickPair[] = [];
  for (const { version, place, question } of placesOf(row, versions)) {
    const beside = inColumns.find((one) => one.version === version);
    if (!beside) continue;
    const counted = await tx.$queryRaw<Counted[]>`
      SELECT frame, picks[${place + 1}::int] AS row, picks[${beside.place + 1}::int] AS column,
        count(*)::int AS responses
      FROM survey_response WHERE survey_id = ${surveyId}::uuid AND version = ${version}
        AND picks[${place + 1}::int] <> 0 AND picks[${beside.place + 1}::int] <> 0
      GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;
    pairs.push(...counted.map((one) => ({ ...one, rowQuestion: question, columnQuestion: beside.question })));
  }
  return pairs;
}
