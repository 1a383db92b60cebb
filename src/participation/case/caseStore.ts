/** Cases as rows: numbered without gaps, and changed under the lock of their own row. */
import type { Prisma } from "../../../generated/prisma/client.js";
import type { Tx } from "../../db.js";
import { language } from "../../language.js";
import { civilDate } from "../../time.js";
import type { WardCase } from "./caseDesk.js";
import { caseForm } from "./caseForm.js";

export type CaseRow = NonNullable<Awaited<ReturnType<Tx["wardCase"]["findFirst"]>>>;

/** What the lists of staff narrow down by. */
export interface CaseFilter {
  form?: string | undefined;
  /** open: not final; else a state's key. */
  state?: string | undefined;
  /** Not final, and due before. */
  dueBefore?: Date | undefined;
  assignedTo?: string | undefined;
  /** In the number. */
  words?: string | undefined;
}

export function caseOfRow(row: CaseRow): WardCase {
  return {
    id: row.id,
    ward: row.ward,
    number: row.number,
    form: row.form,
    asked: caseForm.parse(row.asked),
    residentId: row.residentId ?? undefined,
    language: language.catch("ja").parse(row.language),
    state: row.state,
    final: row.final,
    assignedTo: row.assignedTo ?? undefined,
    association: row.association ?? undefined,
    slotId: row.slotId ?? undefined,
    dueAt: row.dueAt ?? undefined,
    createdAt: row.createdAt,
    changedAt: row.changedAt,
    closedAt: row.closedAt ?? undefined,
    keepUntil: row.keepUntil?.toISOString().slice(0, 10),
    version: row.version,
    fictional: row.fictional,
  };
}

const filtered = (ward: string, filter: CaseFilter): Prisma.WardCaseWhereInput => ({
  ward,
  ...(filter.form !== undefined && { form: filter.form }),
  ...(filter.state === "open"
    ? { final: false }
    : filter.state === "closed"
      ? { final: true }
      : filter.state !== undefined && { state: filter.state }),
  ...(filter.dueBefore && { final: false, dueAt: { lt: filter.dueBefore } }),
  ...(filter.assignedTo !== undefined && { assignedTo: filter.assignedTo }),
  ...(filter.words !== undefined && { number: { contains: filter.words } }),
});

export const caseStore = {
  /** The next number of the ward's year; whoever makes a case waits here for the others of the year. */
  async nextNumber(tx: Tx, ward: string, year: number): Promise<string> {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`case number ${ward} ${year}`}, 0))`;
    // Rows stay when their content is erased, so the highest number is still there.
    const [row] = await tx.$queryRaw<{ last: number }[]>`
      SELECT coalesce(max(split_part(number, '-', 2)::int), 0) AS last FROM ward_case
      WHERE ward = ${ward} AND number LIKE ${`${year}-%`}`;
    return `${year}-${String((row?.last ?? 0) + 1).padStart(4, "0")}`;
  },

  async add(tx: Tx, data: Prisma.WardCaseUncheckedCreateInput): Promise<CaseRow> {
    return tx.wardCase.create({ data });
  },

  async find(tx: Tx, ward: string, by: { id: string } | { linkHash: Uint8Array<ArrayBuffer> }) {
    return (await tx.wardCase.findFirst({ where: { ward, ...by } })) ?? undefined;
  },

  async answers(tx: Tx, id: string): Promise<Uint8Array | undefined> {
    const row = await tx.wardCase.findUnique({ where: { id }, select: { answers: true } });
    return row?.answers ?? undefined;
  },

  async lock(tx: Tx, ward: string, id: string): Promise<CaseRow | undefined> {
    const found = await tx.$queryRaw<object[]>`
      SELECT 1 FROM ward_case WHERE id = ${id}::uuid AND ward = ${ward} FOR UPDATE`;
    return found.length === 0 ? undefined : this.find(tx, ward, { id });
  },

  async change(tx: Tx, row: CaseRow, data: Prisma.WardCaseUncheckedUpdateInput): Promise<CaseRow> {
    return tx.wardCase.update({ where: { id: row.id }, data: { ...data, version: row.version + 1 } });
  },

  /** The most urgent first: what is open by its time limit, then what is over, the last first. */
  async list(tx: Tx, ward: string, filter: CaseFilter, page: { most: number; offset?: number }): Promise<WardCase[]> {
    const rows = await tx.wardCase.findMany({
      where: filtered(ward, filter),
      orderBy: [{ final: "asc" }, { dueAt: "asc" }, { number: "desc" }],
      take: page.most,
      skip: page.offset ?? 0,
    });
    return rows.map(caseOfRow);
  },

  count: (tx: Tx, ward: string, filter: CaseFilter): Promise<number> =>
    tx.wardCase.count({ where: filtered(ward, filter) }),

  /** By form and state, of cases made from a day on; no person in them. */
  async figures(
    tx: Tx,
    ward: string,
    from: Date,
  ): Promise<{ form: string; state: string; final: boolean; count: number; fictional: boolean }[]> {
    return tx.$queryRaw`
      SELECT form, state, final, fictional, count(*)::int AS count FROM ward_case
      WHERE ward = ${ward} AND created_at >= ${from}::timestamptz
      GROUP BY form, state, final, fictional ORDER BY form, final, state`;
  },

  async ofResident(tx: Tx, residentId: string, ward?: string): Promise<WardCase[]> {
    const rows = await tx.wardCase.findMany({
      where: { residentId, ...(ward !== undefined && { ward }) },
      orderBy: [{ createdAt: "desc" }, { number: "desc" }],
    });
    return rows.map(caseOfRow);
  },

  /** What lies past its time; held until this transaction is over, and left out by others meanwhile. */
  async lockOld(tx: Tx, now: Date, most: number): Promise<{ id: string; ward: string }[]> {
    return tx.$queryRaw`
      SELECT id, ward FROM ward_case WHERE keep_until <= ${civilDate(now)}::date AND answers IS NOT NULL
      ORDER BY id LIMIT ${most} FOR UPDATE SKIP LOCKED`;
  },

  /** What the number stands for goes; the number stays, so that none is given twice. */
  async erase(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.wardCase.updateMany({
      where: { id: { in: [...ids] } },
      data: { answers: null, residentId: null, association: null, version: { increment: 1 } },
    });
  },

  async lockUnmarkedDue(tx: Tx, now: Date, most: number): Promise<string[]> {
    const rows = await tx.$queryRaw<{ id: string }[]>`
      SELECT c.id::text FROM ward_case c
      WHERE NOT c.final AND c.due_at < ${now}::timestamptz
        AND NOT EXISTS (SELECT 1 FROM case_step s WHERE s.case_id = c.id AND s.kind = 'due' AND s.at >= c.due_at)
      ORDER BY c.due_at LIMIT ${most} FOR UPDATE OF c SKIP LOCKED`;
    return rows.map(({ id }) => id);
  },
};
