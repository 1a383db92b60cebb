/** The questions of one resident that had no sure answer, for themselves: what a copy of everything about them holds. */
import type { Tx } from "../db.js";
import type { Vault } from "../vault.js";
import { unsurePurpose } from "./learning/unsureStore.js";
import { questionPurpose } from "./useStore.js";

export interface OwnQuestion {
  text: string;
  askedAt: Date;
}

/** Oldest first. */
export async function questionsOf(tx: Tx, vault: Vault, ward: string, residentId: string): Promise<OwnQuestion[]> {
  const own = { where: { ward, residentId }, select: { text: true, askedAt: true } };
  const unanswered = await tx.unansweredQuestion.findMany(own);
  const unsure = await tx.unsureQuestion.findMany(own);
  return [
    ...unanswered.map(({ text, askedAt }) => ({ text: vault.open(questionPurpose, text), askedAt })),
    ...unsure.map(({ text, askedAt }) => ({ text: vault.open(unsurePurpose, text), askedAt })),
  ].sort((one, other) => one.askedAt.getTime() - other.askedAt.getTime());
}
