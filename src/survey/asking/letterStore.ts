/** The letters of a batch: which codes there are, whose they are, and which are withdrawn. The codes themselves are derived. */
import type { Tx } from "../../db.js";
import type { Vault } from "../../vault.js";
import { openPerson } from "./panelStore.js";

export interface Letter {
  number: number;
  answered: boolean;
  void: boolean;
  name: string | undefined;
  address: string | undefined;
}

export const letterStore = {
  /** From a number on, in their order. */
  async page(tx: Tx, vault: Pick<Vault, "open">, batchId: string, from: number, limit: number): Promise<Letter[]> {
    const rows = await tx.$queryRaw<
      { number: number; answered: boolean; void: boolean; name: Uint8Array | null; address: Uint8Array | null }[]
    >`
      SELECT c.number, c.answered, c.void, m.name, m.address
      FROM survey_code c LEFT JOIN panel_member m ON m.id = c.member_id
      WHERE c.batch_id = ${batchId}::uuid AND c.number >= ${from}::int ORDER BY c.number LIMIT ${limit}::int`;
    return rows.map(({ name, address, ...row }) => ({ ...row, ...openPerson(vault, name, address) }));
  },

  /** Names on a panel's letters that nobody has answered yet: for reminders, by the flag alone. */
  async unanswered(tx: Tx, vault: Pick<Vault, "open">, batchId: string): Promise<Letter[]> {
    const letters = await this.page(tx, vault, batchId, 0, 100_000);
    return letters.filter((letter) => !letter.answered && !letter.void);
  },
};
