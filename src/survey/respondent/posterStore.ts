/** Codes of posters (掲示): one for a whole batch, for everyone who stands before it; they say at which event. */
import type { Tx } from "../../db.js";
import type { Vault } from "../../vault.js";
import { codeFrom } from "./code.js";

export interface PosterCode {
  code: string;
  /** For SurveyBatch.posterHash. */
  hash: Buffer<ArrayBuffer>;
}

type Pseudonyms = Pick<Vault, "pseudonym">;

const hashOf = (vault: Pseudonyms, code: string) => Buffer.from(vault.pseudonym("survey poster hash", code));

/** The code of a batch's poster; derived, so that it can be printed again. */
export function posterCode(vault: Pseudonyms, batchId: string): PosterCode {
  const code = codeFrom(vault.pseudonym("survey poster", batchId));
  return { code, hash: hashOf(vault, code) };
}

export interface FoundPoster {
  surveyId: string;
  batchId: string;
  frame: string;
}

export async function findPoster(
  tx: Tx,
  vault: Pseudonyms,
  ward: string,
  code: string,
): Promise<FoundPoster | undefined> {
  const [row] = await tx.$queryRaw<FoundPoster[]>`
    SELECT b.survey_id AS "surveyId", b.id AS "batchId", b.frame FROM survey_batch b JOIN survey s ON s.id = b.survey_id
    WHERE b.poster_hash = ${hashOf(vault, code)} AND s.ward = ${ward}`;
  return row;
}
