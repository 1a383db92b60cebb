/**
 * What can be taken back (取り消せる回答): responses whose respondent can still be told, while the survey is open and
 * afterwards until its secret is destroyed; and the links to the page on which to do it.
 */
import { z } from "zod";
import type { Tx } from "../../db.js";
import { type Frame, frames } from "../../policy/indicator.js";
import type { Vault } from "../../vault.js";
import { parseCode } from "../respondent/code.js";
import { findLink, writeLink } from "../respondent/linkStore.js";
import { findCode, keyOf, keyOfResident } from "../respondent/respondentStore.js";
import { surveyById } from "../surveyStore.js";
import type { OpenSurvey } from "./answeringDesk.js";

export type Withdrawable = ReturnType<typeof createWithdrawable>;

const frame = z.enum(frames);
type Held = { frame: Frame; batchId: string | undefined };

export function createWithdrawable(vault: Vault) {
  async function held(tx: Tx, surveyId: string, key: Uint8Array): Promise<Held | undefined> {
    const [row] = await tx.$queryRaw<{ frame: string; batchId: string | null }[]>`
      SELECT frame, batch_id AS "batchId" FROM survey_response
      WHERE survey_id = ${surveyId}::uuid AND respondent_key = ${Buffer.from(key)}`;
    return row && { frame: frame.parse(row.frame), batchId: row.batchId ?? undefined };
  }

  /** To whom an untold survey was open: all friends of the account, or those who were invited. */
  async function wasTold(tx: Tx, { id, definition }: OpenSurvey, residentId: string): Promise<boolean> {
    if (definition.frames.includes("line")) return true;
    return (await tx.surveyAsked.count({ where: { surveyId: id, residentId } })) > 0;
  }

  /** Without anything that names the respondent: it only serves to take the response back. */
  const linkTo = (tx: Tx, surveyId: string, key: Buffer, { frame, batchId }: Held, seed: string) =>
    writeLink(tx, vault, surveyId, { key, frame, batchId }, seed);

  return {
    /**
     * Surveys of the ward to which this resident has sent a response, newest first. Of confidential ones those that
     * are over, whether they answered or not: what is said of them in LINE must not tell who did.
     */
    async ofResident(tx: Tx, ward: string, residentId: string, now: Date): Promise<OpenSurvey[]> {
      const rows = await tx.survey.findMany({
        where: { ward, salt: { not: null }, version: { not: null } },
        orderBy: { createdAt: "desc" },
        select: { id: true },
      });
      const found: OpenSurvey[] = [];
      for (const { id } of rows) {
        const survey = await surveyById(tx, id);
        if (!survey) continue;
        if (survey.definition.class === "confidential") {
          if (isOver(survey, now) && (await wasTold(tx, survey, residentId))) found.push(survey);
          continue;
        }
        const key = await keyOfResident(tx, vault, id, residentId);
        if (key && (await held(tx, id, key))) found.push(survey);
      }
      return found;
    },

    /** For a confidential survey that has closed; also to who has sent nothing, and then it leads to nothing. */
    async linkOfResident(tx: Tx, surveyId: string, residentId: string, seed: string): Promise<string | undefined> {
      const key = await keyOfResident(tx, vault, surveyId, residentId);
      if (!key) return undefined;
      const place = (await held(tx, surveyId, key)) ?? { frame: "line", batchId: undefined };
      return linkTo(tx, surveyId, key, place, seed);
    },

    /** For a letter's code, typed again after the survey has closed; undefined where no response was sent by it. */
    async linkByCode(
      tx: Tx,
      ward: string,
      typed: string,
      seed: string,
    ): Promise<{ survey: OpenSurvey; token: string } | undefined> {
      const read = parseCode(typed);
      const found = read.kind === "code" ? await findCode(tx, vault, ward, read.code) : undefined;
      const survey = found && (await surveyById(tx, found.surveyId));
      if (read.kind !== "code" || !survey) return undefined;
      const key = await keyOf(tx, vault, survey.id, "code", read.code);
      const place = key && (await held(tx, survey.id, key));
      return place && { survey, token: await linkTo(tx, survey.id, key, place, seed) };
    },

    /** The survey whose response the link's holder may take back. */
    async ofLink(tx: Tx, ward: string, token: string): Promise<OpenSurvey | undefined> {
      const link = await findLink(tx, vault, ward, token);
      if (!link || !(await held(tx, link.surveyId, link.respondent.key))) return undefined;
      const survey = await surveyById(tx, link.surveyId);
      const salt = survey && (await tx.survey.count({ where: { id: survey.id, salt: { not: null } } }));
      return salt ? survey : undefined;
    },
  };
}

/** From the minute it ends, also before it has been closed for good. */
const isOver = ({ state, closesAt }: OpenSurvey, now: Date): boolean =>
  state === "closed" || (closesAt !== undefined && closesAt <= now);
