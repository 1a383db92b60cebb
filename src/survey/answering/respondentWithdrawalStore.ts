/**
 * Objection (回答の取り下げ): a respondent wants their response gone. Also after closing, until the secret of the keys is
 * destroyed; after that nobody can tell which response is theirs.
 */
import type { Tx } from "../../db.js";
import type { Vault } from "../../vault.js";
import { parseCode } from "../respondent/code.js";
import { findLink } from "../respondent/linkStore.js";
import { findCode, keyOf, keyOfResident } from "../respondent/respondentStore.js";
import { surveyForAnswer } from "../surveyStore.js";
import { removeResponse } from "./responseStore.js";
import { lockSheet } from "./sheetStore.js";
import { createWithdrawable } from "./withdrawableStore.js";

export type Withdrawn =
  | { kind: "withdrawn" }
  /** They have given no response. */
  | { kind: "nothing" }
  /** No such code of this survey, or no such resident. */
  | { kind: "unknown" }
  | { kind: "too-late" };

export interface WithdrawalOptions {
  vault: Vault;
  /** TallyDesk.changed */
  changed(tx: Tx, surveyId: string): Promise<void>;
}

export type Withdrawal = ReturnType<typeof createWithdrawal>;

/**
 * What staff do for somebody they put on record, as their last statement. What people do themselves is on no record: its
 * second, held against the webhooks of that second, would say who had answered.
 */
export function createWithdrawal({ vault, changed }: WithdrawalOptions) {
  async function withdraw(tx: Tx, surveyId: string, key: Buffer): Promise<Withdrawn> {
    await lockSheet(tx, surveyId, key);
    await tx.$executeRaw`DELETE FROM survey_sheet WHERE survey_id = ${surveyId}::uuid AND respondent_key = ${key}`;
    await tx.$executeRaw`DELETE FROM survey_link WHERE survey_id = ${surveyId}::uuid AND respondent_key = ${key}`;
    if (!(await removeResponse(tx, surveyId, key))) return { kind: "nothing" };
    // The "answered" flag stays: who takes their answer back does not want to be reminded.
    await changed(tx, surveyId);
    return { kind: "withdrawn" };
  }

  return {
    ...createWithdrawable(vault),

    /** By the code of the letter, told to staff. */
    async byCode(tx: Tx, ward: string, surveyId: string, typed: string): Promise<Withdrawn> {
      const read = parseCode(typed);
      const found = read.kind === "code" ? await findCode(tx, vault, ward, read.code) : undefined;
      if (read.kind !== "code" || found?.surveyId !== surveyId) return { kind: "unknown" };
      // Held until the end, so that the survey is not closed, nor its secret destroyed, in between.
      await surveyForAnswer(tx, surveyId);
      const key = await keyOf(tx, vault, surveyId, "code", read.code);
      return key ? withdraw(tx, surveyId, key) : { kind: "too-late" };
    },

    /** By the resident themself, through LINE. */
    async byResident(tx: Tx, surveyId: string, residentId: string): Promise<Withdrawn> {
      const locked = await surveyForAnswer(tx, surveyId);
      if (!locked) return { kind: "unknown" };
      if (!locked.salt) return { kind: "too-late" };
      const key = await keyOfResident(tx, vault, surveyId, residentId);
      return key ? withdraw(tx, surveyId, key) : { kind: "unknown" };
    },

    /** By whoever holds a link to the form; the link goes with the response. */
    async byLink(tx: Tx, ward: string, token: string): Promise<Withdrawn> {
      const link = await findLink(tx, vault, ward, token);
      const locked = link && (await surveyForAnswer(tx, link.surveyId));
      if (!locked) return { kind: "unknown" };
      return locked.salt ? withdraw(tx, link.surveyId, Buffer.from(link.respondent.key)) : { kind: "too-late" };
    },
  };
}
