/** The unanswered questions of one resident, for themselves: what a copy of everything about them holds. */
import type { Tx } from "../db.js";
import type { Vault } from "../vault.js";
import { questionPurpose } from "./useStore.js";

export interface OwnQuestion {
  text: string;
  askedAt: Date;
}

/** Oldest first. */
export async function questionsOf(tx: Tx, vault: Vault, ward: string, residentId: string): Promise<OwnQuestion[]> {
  const rows = await tx.unansweredQuestion.findMany({
    where: { ward, residentId },
    orderBy: { askedAt: "asc" },
    select: { text: true, askedAt: true },
  });
  return rows.map(({ text, askedAt }) => ({ text: vault.open(questionPurpose, text), askedAt }));
}
