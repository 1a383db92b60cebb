/** The open dialogue of a resident, and what the last answer was about. */
import type { Tx } from "../db.js";

export interface ConversationState {
  dialogue: string | undefined;
  state: unknown;
  lastEntry: string | undefined;
}

export const conversationStore = {
  async read(tx: Tx, residentId: string): Promise<ConversationState> {
    const row = await tx.conversation.findUnique({ where: { residentId } });
    return {
      dialogue: row?.dialogue ?? undefined,
      state: row?.state ?? undefined,
      lastEntry: row?.lastEntry ?? undefined,
    };
  },

  async write(tx: Tx, residentId: string, kept: ConversationState): Promise<void> {
    const state = kept.state === undefined ? null : JSON.stringify(kept.state);
    await tx.$executeRaw`
      INSERT INTO conversation (resident_id, dialogue, state, last_entry, updated_at)
      VALUES (${residentId}::uuid, ${kept.dialogue ?? null}, ${state}::jsonb, ${kept.lastEntry ?? null}, now())
      ON CONFLICT (resident_id) DO UPDATE
      SET dialogue = excluded.dialogue, state = excluded.state, last_entry = excluded.last_entry, updated_at = now()`;
  },
};
