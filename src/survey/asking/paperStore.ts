/** Paper forms that wait for the second person to key them in: sealed, and gone once both agree. */
import type { Tx } from "../../db.js";
import type { Vault } from "../../vault.js";
import type { Answers } from "../answering/answer.js";

const purpose = "survey paper";

export interface FirstEntry {
  answers: Answers;
  keyedBy: string;
  keyedAt: Date;
}

export function createPaperStore(vault: Pick<Vault, "seal" | "open">) {
  const place = (surveyId: string, codeHash: Uint8Array) => ({
    surveyId_codeHash: { surveyId, codeHash: new Uint8Array(codeHash) },
  });
  return {
    /** When it was keyed in, for the order of answers. */
    async now(tx: Tx): Promise<Date> {
      const [row] = await tx.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
      if (!row) throw new Error("the database tells no time");
      return row.now;
    },

    async first(tx: Tx, surveyId: string, codeHash: Uint8Array): Promise<FirstEntry | undefined> {
      const found = await tx.surveyPaper.findUnique({ where: place(surveyId, codeHash) });
      if (!found) return undefined;
      // Sealed by us, so it is what `keep` wrote.
      const answers = JSON.parse(vault.open(purpose, found.entries)) as Answers;
      return { answers, keyedBy: found.keyedBy, keyedAt: found.keyedAt };
    },

    /** Again by the same person: their first entry is corrected. */
    async keep(
      tx: Tx,
      entry: { surveyId: string; codeHash: Uint8Array; answers: Answers; keyedBy: string; now: Date },
    ): Promise<void> {
      const entries = new Uint8Array(vault.seal(purpose, JSON.stringify(entry.answers)));
      const written = { entries, keyedBy: entry.keyedBy, keyedAt: entry.now };
      await tx.surveyPaper.upsert({
        where: place(entry.surveyId, entry.codeHash),
        create: { surveyId: entry.surveyId, codeHash: new Uint8Array(entry.codeHash), ...written },
        update: written,
      });
    },

    async drop(tx: Tx, surveyId: string, codeHash: Uint8Array): Promise<void> {
      await tx.surveyPaper.deleteMany({ where: { surveyId, codeHash: new Uint8Array(codeHash) } });
    },

    /** Whether the code's answer counts already, on whatever way it came. */
    async isAnswered(tx: Tx, codeHash: Uint8Array): Promise<boolean> {
      const row = await tx.surveyCode.findUnique({ where: { codeHash: new Uint8Array(codeHash) } });
      return row?.answered ?? false;
    },

    /** How many wait for somebody else than this person. */
    async waiting(tx: Tx, surveyId: string, staffId: string): Promise<{ all: number; forYou: number }> {
      const all = await tx.surveyPaper.count({ where: { surveyId } });
      const forYou = await tx.surveyPaper.count({ where: { surveyId, NOT: { keyedBy: staffId } } });
      return { all, forYou };
    },
  };
}
