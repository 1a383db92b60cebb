/** Codes of letters: kept as HMAC, and derived again from the secret key when letters are printed. */
import type { Tx } from "../../db.js";
import type { Vault } from "../../vault.js";
import { codeFrom } from "./code.js";

/** Rows a statement, so that the embedded database stays within its memory. */
const rowsAtOnce = 5_000;

export interface PrintedCode {
  number: number;
  code: string;
  memberId: string | undefined;
  answered: boolean;
  void: boolean;
}

export type CodeStore = ReturnType<typeof createCodeStore>;

export const codeHash = (vault: Pick<Vault, "pseudonym">, code: string): Buffer =>
  Buffer.from(vault.pseudonym("survey code hash", code));

export function createCodeStore(vault: Pick<Vault, "pseudonym">) {
  const codeAt = (batchId: string, number: number) => codeFrom(vault.pseudonym("survey code", batchId, String(number)));

  return {
    codeAt,

    /**
     * Makes the codes `first` … `first + count - 1` of a batch; those that are there already stay as they are.
     * @param options.memberIds whose letters they are, in the same order, in a batch for a panel
     */
    async createCodes(
      tx: Tx,
      batchId: string,
      count: number,
      options: { first?: number; memberIds?: readonly string[] } = {},
    ): Promise<void> {
      const { first = 1, memberIds } = options;
      for (let from = first; from < first + count; from += rowsAtOnce) {
        const length = Math.min(rowsAtOnce, first + count - from);
        const numbers = Array.from({ length }, (_, index) => from + index);
        const hashes = numbers.map((number) => codeHash(vault, codeAt(batchId, number)).toString("hex"));
        const members = numbers.map((number) => memberIds?.[number - first] ?? "");
        await tx.$executeRaw`
          INSERT INTO survey_code (code_hash, batch_id, number, member_id)
          SELECT decode(g.hash, 'hex'), ${batchId}::uuid, g.number, nullif(g.member, '')::uuid
          FROM unnest(${hashes}::text[], ${numbers}::int[], ${members}::text[]) AS g (hash, number, member)
          ON CONFLICT (batch_id, number) DO NOTHING`;
      }
    },

    /** The codes themselves, to print letters; by number, in pieces. */
    async codesOf(tx: Tx, batchId: string, piece: { after?: number; limit?: number } = {}): Promise<PrintedCode[]> {
      const rows = await tx.surveyCode.findMany({
        where: { batchId, number: { gt: piece.after ?? 0 } },
        orderBy: { number: "asc" },
        take: piece.limit ?? rowsAtOnce,
      });
      return rows.map(({ number, memberId, answered, void: withdrawn }) => ({
        number,
        code: codeAt(batchId, number),
        memberId: memberId ?? undefined,
        answered,
        void: withdrawn,
      }));
    },

    /** A letter was lost: its code takes no answer any more. One that was answered stays, for its answer counts. */
    async voidCode(tx: Tx, batchId: string, number: number): Promise<"void" | "answered" | "missing"> {
      const [row] = await tx.$queryRaw<{ answered: boolean }[]>`
        UPDATE survey_code SET void = void OR NOT answered
        WHERE batch_id = ${batchId}::uuid AND number = ${number} RETURNING answered`;
      if (!row) return "missing";
      return row.answered ? "answered" : "void";
    },
  };
}
