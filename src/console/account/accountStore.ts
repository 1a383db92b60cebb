/** Staff members as their sign-in needs them: password, factors, roles. */
import type { Tx } from "../../db.js";
import type { Vault } from "../../vault.js";
import type { ConsoleStaff } from "../consoleRoute.js";
import type { Role } from "../role.js";

export interface Account {
  id: string;
  email: string;
  name: string;
  passwordHash: string | null;
  totpSecret: Uint8Array | null;
  epoch: number;
  disabled: boolean;
  passkeys: number;
  /** Codes that are left on the sheet. */
  codes: number;
  /** A sheet was made, and perhaps used up. */
  sheet: boolean;
}

export type PresentStaff = ConsoleStaff & { epoch: number };

export type AccountStore = ReturnType<typeof createAccountStore>;

const totpPurpose = "totp secret";

export function createAccountStore(vault: Vault) {
  const hashOfCode = (staffId: string, code: string) => Buffer.from(vault.pseudonym("recovery code", staffId, code));

  async function account(tx: Tx, by: { email: string } | { id: string } | { oidcSubject: string }) {
    const row = await tx.staff.findUnique({
      where: by,
      include: { _count: { select: { passkeys: true } }, recoveryCodes: { select: { usedAt: true } } },
    });
    if (!row) return undefined;
    const { id, email, name, passwordHash, totpSecret, epoch, disabledAt, _count, recoveryCodes } = row;
    const found: Account = {
      id,
      email,
      name,
      passwordHash,
      totpSecret,
      epoch,
      disabled: disabledAt !== null,
      passkeys: _count.passkeys,
      codes: recoveryCodes.filter(({ usedAt }) => usedAt === null).length,
      sheet: recoveryCodes.length > 0,
    };
    return found;
  }

  return {
    byEmail: (tx: Tx, email: string) => account(tx, { email }),
    byId: (tx: Tx, id: string) => account(tx, { id }),
    bySubject: (tx: Tx, oidcSubject: string) => account(tx, { oidcSubject }),

    /** Who a session belongs to, with their roles of now; undefined when they were disabled or their epoch has passed. */
    async present(tx: Tx, staffId: string, epoch: number): Promise<PresentStaff | undefined> {
      const [row] = await tx.$queryRaw<{ name: string; email: string; roles: Record<string, Role> | null }[]>`
        SELECT s.name, s.email, (SELECT json_object_agg(r.ward, r.role) FROM staff_role r WHERE r.staff_id = s.id) AS roles
        FROM staff s WHERE s.id = ${staffId}::uuid AND s.epoch = ${epoch} AND s.disabled_at IS NULL`;
      return (
        row && { id: staffId, name: row.name, email: row.email, epoch, roles: new Map(Object.entries(row.roles ?? {})) }
      );
    },

    async lock(tx: Tx, staffId: string): Promise<void> {
      await tx.$executeRaw`SELECT 1 FROM staff WHERE id = ${staffId}::uuid FOR UPDATE`;
    },

    /** @returns whether this subject is now theirs; false where they have another one */
    async bindSubject(tx: Tx, staffId: string, subject: string): Promise<boolean> {
      const { count } = await tx.staff.updateMany({
        where: { id: staffId, oidcSubject: null },
        data: { oidcSubject: subject },
      });
      return count > 0;
    },

    /** Sessions of before are over. @returns the new epoch */
    async setPassword(tx: Tx, staffId: string, passwordHash: string): Promise<number> {
      const { epoch } = await tx.staff.update({
        where: { id: staffId },
        data: { passwordHash, epoch: { increment: 1 } },
        select: { epoch: true },
      });
      return epoch;
    },

    openTotp: (sealed: Uint8Array): string => vault.open(totpPurpose, sealed),

    async setTotp(tx: Tx, staffId: string, secret: string, step: number): Promise<void> {
      const totpSecret = Buffer.from(vault.seal(totpPurpose, secret));
      await tx.staff.update({ where: { id: staffId }, data: { totpSecret, totpStep: step } });
    },

    async removeTotp(tx: Tx, staffId: string): Promise<void> {
      await tx.staff.update({ where: { id: staffId }, data: { totpSecret: null, totpStep: null } });
    },

    /** A code works once: @returns false when this step, or a later one, was used before */
    async useTotpStep(tx: Tx, staffId: string, step: number): Promise<boolean> {
      const used = await tx.$executeRaw`
        UPDATE staff SET totp_step = ${step} WHERE id = ${staffId}::uuid AND (totp_step IS NULL OR totp_step < ${step})`;
      return used > 0;
    },

    /** A new sheet; the codes of the old one are worth nothing from now on. */
    async replaceCodes(tx: Tx, staffId: string, codes: readonly string[]): Promise<void> {
      await tx.recoveryCode.deleteMany({ where: { staffId } });
      await tx.recoveryCode.createMany({
        data: codes.map((code) => ({ staffId, codeHash: hashOfCode(staffId, code) })),
      });
    },

    async useCode(tx: Tx, staffId: string, code: string): Promise<boolean> {
      const used = await tx.$executeRaw`
        UPDATE recovery_code SET used_at = now()
        WHERE code_hash = ${hashOfCode(staffId, code)} AND staff_id = ${staffId}::uuid AND used_at IS NULL`;
      return used > 0;
    },
  };
}

/** Whether there is one that works: the last of them is not removed. */
export const hasSecondFactor = ({ totpSecret, passkeys, codes }: Account): boolean =>
  totpSecret !== null || passkeys > 0 || codes > 0;

/**
 * Where a right password leads. A sheet that is used up still counts as set up: otherwise the password alone would be
 * enough to set up a new factor.
 */
export const stepAfterPassword = (account: Account): "second" | "setup" =>
  hasSecondFactor(account) || account.sheet ? "second" : "setup";
