/** Residents who were offered choices, and chose. */
import { randomUUID } from "node:crypto";
import type { Database } from "../../../src/db.js";
import type { UnsureStore } from "../../../src/guide/learning/unsureStore.js";
import type { Language } from "../../../src/language.js";

interface Asking {
  ward?: string;
  language?: Language;
  residentId?: string;
  messageKey?: Uint8Array;
}

/** @returns for a question and the entry that was chosen for it, if any: the question's id */
export function chooser(database: Database, unsure: UnsureStore) {
  return async (text: string, entry: string | undefined, more: Asking = {}): Promise<string> => {
    const { ward = "nishi", language = "ja", residentId = randomUUID(), messageKey = null } = more;
    const useId = randomUUID();
    await database.transaction("console", async (tx) => {
      const offered = ["office.contact", "association.festival"];
      await unsure.kept(tx, { useId, ward, language, residentId, messageKey, text, offered });
      if (entry !== undefined) await unsure.chosen(tx, { useId, residentId, entry });
      // The database's clock stands still in a transaction and moves between them.
      await tx.$executeRaw`UPDATE unsure_question SET asked_at = clock_timestamp() WHERE id = ${useId}::uuid`;
    });
    return useId;
  };
}
