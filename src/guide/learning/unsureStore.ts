/** Questions whose answer was not sure, and what their askers then chose: sealed, until staff decide, for 180 days at most. */
import type { Tx } from "../../db.js";
import type { Language } from "../../language.js";
import type { Vault } from "../../vault.js";
import { keepable, masked } from "../questionMask.js";
import { questionPurpose } from "../useStore.js";
import { languageOf } from "./waySuggestion.js";

export interface UnsureQuestion {
  /** Of what was shown for it. */
  useId: string;
  ward: string;
  language: Language;
  residentId: string;
  /** So that taking the message back erases it. */
  messageKey: Uint8Array | null;
  text: string;
  /** Entries that were offered, best first. */
  offered: readonly string[];
}

/** A question whose asker then chose an entry. */
export interface ChosenQuestion {
  id: string;
  kind: "chosen" | "corrected";
  text: string;
  language: Language;
  entry: string;
}

export interface OpenQuestion {
  id: string;
  groupId: string;
  text: string;
  language: Language;
}

/** What the texts are sealed for. */
export const unsurePurpose = "unsure question";

/** How long a question is kept that nobody has decided on. */
const keptDays = 180;
/** So long after 「違う」 what is chosen still belongs to the question. */
const correctionMinutes = 30;
/** Of each kind, the newest: what staff can look through. */
const readAtOnce = 500;

export type UnsureStore = ReturnType<typeof createUnsureStore>;

export function createUnsureStore(vault: Vault) {
  const textOf = (sealed: Uint8Array, purpose = unsurePurpose) => masked(vault.open(purpose, sealed));

  return {
    /** In the turn that offers choices. What asks nothing, or is only a number, is not kept. */
    async kept(tx: Tx, question: UnsureQuestion): Promise<void> {
      const { useId, ward, language, residentId, messageKey, offered } = question;
      const text = keepable(question.text);
      if (text === undefined) return;
      await tx.$executeRaw`
        INSERT INTO unsure_question (id, ward, language, resident_id, message_key, text, kind, shown)
        VALUES (${useId}::uuid, ${ward}, ${language}, ${residentId}::uuid, ${messageKey ? new Uint8Array(messageKey) : null},
          ${vault.seal(unsurePurpose, text)}, 'choices', ${[...offered]}) ON CONFLICT DO NOTHING`;
    },

    /**
     * Its asker chose an entry of what was offered, or of what was offered after 「違う」.
     * @param useId of the choices whose button was pressed
     */
    async chosen(
      tx: Tx,
      { useId, residentId, entry }: { useId: string; residentId: string; entry: string },
    ): Promise<void> {
      const own = await tx.$executeRaw`
        UPDATE unsure_question SET chosen = ${entry} WHERE id = ${useId}::uuid AND resident_id = ${residentId}::uuid`;
      if (own > 0) return;
      await tx.$executeRaw`
        UPDATE unsure_question SET chosen = ${entry} WHERE id = (
          SELECT id FROM unsure_question WHERE resident_id = ${residentId}::uuid AND kind = 'wrong' AND chosen IS NULL
            AND asked_at > now() - ${correctionMinutes} * interval '1 minute' ORDER BY asked_at DESC LIMIT 1)`;
    },

    /** 「違う」 on an entry that they had chosen: it was not what they meant. */
    async wrong(tx: Tx, residentId: string, entry: string): Promise<void> {
      await tx.$executeRaw`
        UPDATE unsure_question SET kind = 'wrong', chosen = NULL WHERE id = (
          SELECT id FROM unsure_question WHERE resident_id = ${residentId}::uuid AND chosen = ${entry}
            AND asked_at > now() - ${correctionMinutes} * interval '1 minute' ORDER BY asked_at DESC LIMIT 1)`;
    },

    /** Those whose askers chose, oldest first. */
    async chosenOnes(tx: Tx, ward: string): Promise<ChosenQuestion[]> {
      const rows = await tx.$queryRaw<
        { id: string; kind: string; text: Uint8Array; language: string; chosen: string }[]
      >`
        SELECT id, kind, text, language, chosen FROM unsure_question
        WHERE ward = ${ward} AND chosen IS NOT NULL ORDER BY asked_at DESC, id LIMIT ${readAtOnce}`;
      return rows.toReversed().map(({ id, kind, text, language, chosen }) => ({
        id,
        kind: kind === "wrong" ? "corrected" : "chosen",
        text: textOf(text),
        language: languageOf(language),
        entry: chosen,
      }));
    },

    /** Unanswered questions in open groups, oldest first. */
    async openOnes(tx: Tx, ward: string): Promise<OpenQuestion[]> {
      const rows = await tx.$queryRaw<{ id: string; groupId: string; text: Uint8Array; language: string }[]>`
        SELECT q.id, q.group_id AS "groupId", q.text, q.language
        FROM unanswered_question q JOIN question_group g ON g.id = q.group_id
        WHERE q.ward = ${ward} AND g.ward = ${ward} AND g.state = 'open' ORDER BY q.asked_at DESC, q.id LIMIT ${readAtOnce}`;
      return rows
        .toReversed()
        .map((row) => ({ ...row, text: textOf(row.text, questionPurpose), language: languageOf(row.language) }));
    },

    /** Once staff have decided. */
    async drop(tx: Tx, ward: string, ids: readonly string[]): Promise<void> {
      await tx.$executeRaw`DELETE FROM unsure_question WHERE ward = ${ward} AND id = ANY(${[...ids]}::uuid[])`;
    },

    /** Their asker took the message back. */
    async erase(tx: Tx, messageKey: Uint8Array): Promise<void> {
      await tx.$executeRaw`DELETE FROM unsure_question WHERE message_key = ${new Uint8Array(messageKey)}`;
    },

    /** Nightly: also what nobody chose anything for, which tells nothing after a day. */
    async forgetOld(tx: Tx): Promise<void> {
      await tx.$executeRaw`
        DELETE FROM unsure_question WHERE asked_at < now() - ${keptDays} * interval '1 day'
          OR (chosen IS NULL AND asked_at < now() - interval '1 day')
          OR NOT EXISTS (SELECT 1 FROM resident r WHERE r.id = resident_id)`;
    },
  };
}
