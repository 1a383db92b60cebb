/** What was shown and whether it helped (counts, nobody's name), and the questions that had no answer. */
import type { Database, Tx } from "../db.js";
import type { Vault } from "../vault.js";

export interface Use {
  id: string;
  ward: string;
  language: string;
  kind: "answer" | "choices" | "priority" | "smalltalk" | "none";
  entry: string | undefined;
  /** Ids of what was offered to choose from, best first. */
  offered?: readonly string[];
}

export interface Unanswered {
  id: string;
  ward: string;
  language: string;
  residentId: string;
  messageKey: Uint8Array | null;
  text: string;
  nearest: readonly string[];
}

/** What the texts are sealed for. */
export const questionPurpose = "unanswered question";

export type UseStore = ReturnType<typeof createUseStore>;

/** How long a question is kept that nobody has dealt with, and how long the counts are: this fiscal year and two before. */
const questionDays = 180;
const useDays = 3 * 366;

export function createUseStore(database: Database, vault: Vault) {
  return {
    async shown(tx: Tx, use: Use): Promise<void> {
      await tx.$executeRaw`
        INSERT INTO guide_use (id, ward, language, kind, entry, offered)
        VALUES (${use.id}::uuid, ${use.ward}, ${use.language}, ${use.kind}, ${use.entry ?? null}, ${[...(use.offered ?? [])]}::text[])
        ON CONFLICT DO NOTHING`;
    },

    async rated(tx: Tx, useId: string, helpful: boolean): Promise<void> {
      await tx.guideUse.updateMany({ where: { id: useId }, data: { helpful } });
    },

    /** Of what was offered, or instead of what was wrong. */
    async chosen(tx: Tx, { useId, entry }: { useId: string; entry: string }): Promise<void> {
      await tx.guideUse.updateMany({ where: { id: useId }, data: { chosen: entry } });
    },

    /** @param question its text is kept sealed until staff have dealt with it, its asker leaves or takes it back */
    async unanswered(tx: Tx, question: Unanswered): Promise<void> {
      const { id, ward, language, residentId, messageKey, nearest } = question;
      await tx.unansweredQuestion.createMany({
        data: [
          {
            id,
            ward,
            language,
            residentId,
            messageKey: messageKey ? new Uint8Array(messageKey) : null,
            text: vault.seal(questionPurpose, question.text),
            nearest: [...nearest],
          },
        ],
        skipDuplicates: true,
      });
    },

    /** 「答えができたら知らせてほしい」. @returns false when the question is not theirs, or not there any more */
    async wish(tx: Tx, questionId: string, residentId: string): Promise<boolean> {
      const { count } = await tx.unansweredQuestion.updateMany({
        where: { id: questionId, residentId },
        data: { wantsAnswer: true },
      });
      return count > 0;
    },

    async erase(tx: Tx, messageKey: Uint8Array): Promise<void> {
      await tx.unansweredQuestion.deleteMany({ where: { messageKey: new Uint8Array(messageKey) } });
    },

    /** Nightly. */
    async forgetOld(): Promise<void> {
      await database.run(
        "worker",
        (tx) => tx.$executeRaw`
        DELETE FROM unanswered_question WHERE asked_at < now() - ${questionDays} * interval '1 day'`,
      );
      await database.run(
        "worker",
        (tx) => tx.$executeRaw`DELETE FROM guide_use WHERE shown_at < now() - ${useDays} * interval '1 day'`,
      );
    },
  };
}
