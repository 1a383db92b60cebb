/** Ways in: who may answer a survey, and as whom; by being a friend of the account, by a code, a poster or a link. */
import { z } from "zod";
import type { Tx } from "../../db.js";
import { type Frame, frames } from "../../policy/indicator.js";
import type { Vault } from "../../vault.js";
import type { OpenSurvey, Respondent, WayIn } from "../answering/answeringDesk.js";
import { findSheet, lockSheet, writeSheet } from "../answering/sheetStore.js";
import { sealedSalt, surveyById, surveyForAnswer, takesAnswers } from "../surveyStore.js";
import { parseCode } from "./code.js";
import { codeHash } from "./codeStore.js";
import { findLink } from "./linkStore.js";
import { findPoster } from "./posterStore.js";
import { type KnownBy, openSalt, respondentKey } from "./respondent.js";

const frame = z.enum(frames);

/** Undefined where the survey's secret has been destroyed: nobody's key can be told any more. */
export async function keyOf(
  tx: Tx,
  vault: Vault,
  surveyId: string,
  by: KnownBy,
  ...parts: readonly string[]
): Promise<Buffer | undefined> {
  const sealed = await sealedSalt(tx, surveyId);
  return sealed && respondentKey(openSalt(vault, sealed), by, ...parts);
}

/** The key of a friend of the account; undefined also where the resident is gone. */
export async function keyOfResident(
  tx: Tx,
  vault: Vault,
  surveyId: string,
  residentId: string,
): Promise<Buffer | undefined> {
  const contact = await tx.lineContact.findUnique({ where: { residentId }, select: { lineUserId: true } });
  return contact ? keyOf(tx, vault, surveyId, "line", vault.open("line user id", contact.lineUserId)) : undefined;
}

interface CodeRow {
  surveyId: string;
  batchId: string;
  frame: string;
}

export async function findCode(tx: Tx, vault: Vault, ward: string, code: string): Promise<CodeRow | undefined> {
  const [row] = await tx.$queryRaw<CodeRow[]>`
    SELECT b.survey_id AS "surveyId", c.batch_id AS "batchId", b.frame
    FROM survey_code c JOIN survey_batch b ON b.id = c.batch_id JOIN survey s ON s.id = b.survey_id
    WHERE c.code_hash = ${codeHash(vault, code)} AND NOT c.void AND s.ward = ${ward}`;
  return row;
}

export function createWaysIn(vault: Vault) {
  const asRespondent = (survey: OpenSurvey, respondent: Respondent): WayIn => ({
    kind: "respondent",
    survey,
    respondent,
  });

  async function friend(tx: Tx, survey: OpenSurvey, residentId: string, now: Date): Promise<WayIn> {
    if (!takesAnswers(survey, now)) return { kind: "closed", survey };
    const key = await keyOfResident(tx, vault, survey.id, residentId);
    if (!key) return { kind: "unknown" };
    // Who has begun goes on in the same frame, also after being forgotten and coming back.
    const begun = await findSheet(tx, vault, survey, key);
    // Who had answered before they were invited is not to be reminded.
    if (begun?.submitted) await markAnswered(tx, survey.id, residentId, true);
    const asked = begun ?? (await askedIn(tx, survey.id, residentId));
    if (asked) return asRespondent(survey, { key, frame: asked.frame, batchId: asked.batchId, residentId });
    if (!survey.definition.frames.includes("line")) return { kind: "not-asked" };
    return asRespondent(survey, { key, frame: "line", batchId: undefined, residentId });
  }

  return {
    friend,

    async byCode(tx: Tx, ward: string, typed: string, now: Date): Promise<WayIn> {
      const read = parseCode(typed);
      const found = read.kind === "code" ? await findCode(tx, vault, ward, read.code) : undefined;
      const survey = found && (await surveyById(tx, found.surveyId));
      if (read.kind !== "code" || !survey) return { kind: "unknown" };
      if (!takesAnswers(survey, now)) return { kind: "closed", survey };
      const key = await keyOf(tx, vault, survey.id, "code", read.code);
      if (!key) return { kind: "closed", survey };
      return asRespondent(survey, {
        key,
        frame: frame.parse(found.frame),
        batchId: found.batchId,
        codeHash: codeHash(vault, read.code),
      });
    },

    /** Noted on the sheet, which is keyed like the answers: the poster leaves no row that names the resident. */
    async byPoster(tx: Tx, ward: string, typed: string, residentId: string, now: Date): Promise<WayIn> {
      const read = parseCode(typed);
      const poster = read.kind === "code" ? await findPoster(tx, vault, ward, read.code) : undefined;
      const locked = poster && (await surveyForAnswer(tx, poster.surveyId));
      if (!locked) return { kind: "unknown" };
      const { survey } = locked;
      if (!takesAnswers(survey, now)) return { kind: "closed", survey };
      const key = await keyOfResident(tx, vault, survey.id, residentId);
      if (!key) return { kind: "unknown" };
      await lockSheet(tx, survey.id, key);
      const begun = await findSheet(tx, vault, survey, key);
      // What has been submitted stays in its frame: a figure that moves from one to another is nobody's answer.
      if (begun?.submitted) return friend(tx, survey, residentId, now);
      const { id, version, definition } = survey;
      const place = { frame: frame.parse(poster.frame), batchId: poster.batchId };
      if (begun) await writeSheet(tx, vault, id, key, { ...begun, ...place }, now);
      else {
        const kept = { ...place, version, definition, language: "ja", said: [], submitted: false } as const;
        await writeSheet(tx, vault, id, key, kept, now);
      }
      return asRespondent(survey, { key, ...place, residentId });
    },

    async ofPoster(tx: Tx, ward: string, typed: string): Promise<OpenSurvey | undefined> {
      const read = parseCode(typed);
      const poster = read.kind === "code" ? await findPoster(tx, vault, ward, read.code) : undefined;
      return poster && surveyById(tx, poster.surveyId);
    },

    async anyone(tx: Tx, survey: OpenSurvey, visitor: string, now: Date): Promise<WayIn> {
      if (!takesAnswers(survey, now)) return { kind: "closed", survey };
      if (!survey.definition.frames.includes("open")) return { kind: "not-asked" };
      const key = await keyOf(tx, vault, survey.id, "visitor", visitor);
      return key ? asRespondent(survey, { key, frame: "open", batchId: undefined }) : { kind: "closed", survey };
    },

    async byLink(tx: Tx, ward: string, token: string, now: Date): Promise<WayIn> {
      const link = await findLink(tx, vault, ward, token);
      const survey = link && (await surveyById(tx, link.surveyId));
      if (!survey) return { kind: "unknown" };
      return takesAnswers(survey, now) ? asRespondent(survey, link.respondent) : { kind: "closed", survey };
    },
  };
}

/** The flag of an invitation: that they have answered, never what. */
export async function markAnswered(tx: Tx, surveyId: string, residentId: string, answered: boolean): Promise<void> {
  await tx.surveyAsked.updateMany({ where: { surveyId, residentId, answered: !answered }, data: { answered } });
}

/** The batch in which this resident was invited. */
async function askedIn(
  tx: Tx,
  surveyId: string,
  residentId: string,
): Promise<{ frame: Frame; batchId: string } | undefined> {
  const [row] = await tx.$queryRaw<{ frame: string; batchId: string }[]>`
    SELECT b.frame, b.id AS "batchId" FROM survey_asked a JOIN survey_batch b ON b.id = a.batch_id
    WHERE a.survey_id = ${surveyId}::uuid AND a.resident_id = ${residentId}::uuid`;
  return row && { frame: frame.parse(row.frame), batchId: row.batchId };
}
