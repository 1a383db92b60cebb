/** Who is on the staff: taken on with a role, disabled, reset. Each ends the sessions of before by a new epoch. */
import { randomUUID } from "node:crypto";
import type { Tx } from "../../db.js";
import type { Role } from "../role.js";

export interface StaffMember {
  id: string;
  email: string;
  name: string;
  disabled: boolean;
  /** Has set a password, so a first sign-in is behind them. */
  started: boolean;
  roles: readonly { ward: string; role: Role }[];
}

/** As the table wants it. */
export const plainEmail = (email: string): string => email.normalize("NFKC").trim().toLowerCase();

const include = { roles: { orderBy: { ward: "asc" } } } as const;

export const staffRosterStore = {
  async list(tx: Tx): Promise<StaffMember[]> {
    const rows = await tx.staff.findMany({ include, orderBy: { email: "asc" } });
    return rows.map(member);
  },

  async byEmail(tx: Tx, email: string): Promise<StaffMember | undefined> {
    const row = await tx.staff.findUnique({ where: { email: plainEmail(email) }, include });
    return row ? member(row) : undefined;
  },

  async rolesOf(tx: Tx, staffId: string): Promise<StaffMember["roles"]> {
    return tx.staffRole.findMany({ where: { staffId }, orderBy: { ward: "asc" } });
  },

  /** A new staff member without a role yet. */
  async add(tx: Tx, email: string, name: string): Promise<string> {
    const id = randomUUID();
    await tx.staff.create({ data: { id, email: plainEmail(email), name } });
    return id;
  },

  /** In place of the role they had in that ward. */
  async give(tx: Tx, staffId: string, ward: string, role: Role): Promise<void> {
    await tx.staffRole.upsert({
      where: { staffId_ward: { staffId, ward } },
      create: { staffId, ward, role },
      update: { role },
    });
    await endSessions(tx, staffId);
  },

  /** Away with the role they had in that ward. */
  async take(tx: Tx, staffId: string, ward: string): Promise<void> {
    await tx.staffRole.deleteMany({ where: { staffId, ward } });
    await endSessions(tx, staffId);
  },

  async disable(tx: Tx, staffId: string): Promise<void> {
    await tx.$executeRaw`UPDATE staff SET disabled_at = coalesce(disabled_at, now()) WHERE id = ${staffId}::uuid`;
    await tx.signInLink.deleteMany({ where: { staffId, usedAt: null } });
    await endSessions(tx, staffId);
  },

  async enable(tx: Tx, staffId: string): Promise<void> {
    await tx.staff.update({ where: { id: staffId }, data: { disabledAt: null } });
  },

  /** Password, factors, links and sessions go; roles stay. A new link is to be issued. */
  async reset(tx: Tx, staffId: string): Promise<void> {
    await tx.staff.update({
      where: { id: staffId },
      data: { passwordHash: null, totpSecret: null, totpStep: null, oidcSubject: null },
    });
    await tx.passkey.deleteMany({ where: { staffId } });
    await tx.recoveryCode.deleteMany({ where: { staffId } });
    await tx.signInLink.deleteMany({ where: { staffId } });
    await endSessions(tx, staffId);
  },
} as const;

async function endSessions(tx: Tx, staffId: string): Promise<void> {
  await tx.staff.update({ where: { id: staffId }, data: { epoch: { increment: 1 } } });
  await tx.consoleSession.deleteMany({ where: { staffId } });
}

interface Row {
  id: string;
  email: string;
  name: string;
  disabledAt: Date | null;
  passwordHash: string | null;
  oidcSubject: string | null;
  roles: readonly { ward: string; role: Role }[];
}

const member = ({ id, email, name, disabledAt, passwordHash, oidcSubject, roles }: Row): StaffMember => ({
  id,
  email,
  name,
  disabled: disabledAt !== null,
  started: passwordHash !== null || oidcSubject !== null,
  roles: roles.map(({ ward, role }) => ({ ward, role })),
});
