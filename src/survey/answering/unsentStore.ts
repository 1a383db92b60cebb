/**
 * What somebody had begun to answer and not sent (書きかけの回答): it goes when they ask to be forgotten. What they had
 * sent stays, for it leads to nobody; and it stays their one response if they come back while the survey is open.
 */
import type { Tx } from "../../db.js";
import type { Vault } from "../../vault.js";
import { keyOfResident } from "../respondent/respondentStore.js";
import { surveyForAnswer } from "../surveyStore.js";
import { lockSheet } from "./sheetStore.js";

/** Before the resident's row goes: their keys are told by it. Unused links go too. @returns how many sheets there were */
export async function forgetUnsent(tx: Tx, vault: Vault, residentId: string): Promise<number> {
  // Always in the same order, so that two who wait for each other's locks can't be.
  const surveys = await tx.survey.findMany({
    where: { salt: { not: null }, version: { not: null } },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  let sheets = 0;
  for (const { id } of surveys) {
    const key = await keyOfResident(tx, vault, id, residentId);
    if (!key) return sheets;
    await surveyForAnswer(tx, id);
    await lockSheet(tx, id, key);
    sheets += await tx.$executeRaw`
      DELETE FROM survey_sheet WHERE survey_id = ${id}::uuid AND respondent_key = ${key} AND NOT submitted`;
    await tx.$executeRaw`
      DELETE FROM survey_link WHERE survey_id = ${id}::uuid AND respondent_key = ${key} AND spent_at IS NULL`;
  }
  return sheets;
}
