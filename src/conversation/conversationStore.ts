/** The open dialogue of a resident, and what the last answer was about. */
import type { Tx } from "../db.js";
import { type LastAnswer, lastAnswer } from "./lastAnswer.js";

export interface ConversationState {
  dialogue: string | undefined;
  state: unknown;
  lastEntry: string | undefined;
  /** When and how it was; undefined without a last entry. */
  lastAnswer: LastAnswer | undefined;
}

export const conversationStore = {
  async read(tx: Tx, residentId: string): Promise<ConversationState> {
    const row = await tx.conversation.findUnique({ where: { residentId } });
    return {
      dialogue: row?.dialogue ?? undefined,
      state: row?.state ?? undefined,
      lastEntry: row?.lastEntry ?? undefined,
      lastAnswer: lastAnswer.safeParse(row?.lastAnswer).data,
    };
  },

  async write(tx: Tx, residentId: string, kept: ConversationState): Promise<void> {
    const state = kept.state === undefined ? null : JSON.stringify(kept.state);
    const answer = kept.lastEntry !== undefined && kept.lastAnswer ? JSON.stringify(kept.lastAnswer) : null;
    await tx.$executeRaw`
      INSERT INTO conversation (resident_id, dialogue, state, last_entry, last_answer, updated_at)
      VALUES (${residentId}::uuid, ${kept.dialogue ?? null}, ${state}::jsonb, ${kept.lastEntry ?? null}, ${answer}::jsonb, now())
      ON CONFLICT (resident_id) DO UPDATE
      SET dialogue = excluded.dialogue, state = excluded.state, last_entry = excluded.last_entry,
        last_answer = excluded.last_answer, updated_at = now()`;
  },
};
