/** Notices on disk: each made once by its key, and over once it is sent, void, refused or has nobody to reach. */
import { randomUUID } from "node:crypto";
import type { Tx } from "../db.js";
import { language } from "../language.js";
import type { NewNotice, NoticeFor } from "./noticeDesk.js";

export type NoticeEnd = "sent" | "void" | "refused" | "gone";

export const noticeStore = {
  /** @returns its id; undefined where it is there already */
  async add(tx: Tx, { ward, residentId, kind, subject, slot }: NewNotice): Promise<string | undefined> {
    const id = randomUUID();
    const made = await tx.$executeRaw`
      INSERT INTO notice (id, ward, resident_id, kind, subject, slot)
      VALUES (${id}::uuid, ${ward}, ${residentId}::uuid, ${kind}, ${subject}, ${slot})
      ON CONFLICT (kind, subject, slot) DO NOTHING`;
    return made === 0 ? undefined : id;
  },

  /** Undefined once it is over. */
  async pending(tx: Tx, id: string): Promise<NoticeFor | undefined> {
    const [row] = await tx.$queryRaw<(Omit<NoticeFor, "language"> & { language: string })[]>`
      SELECT n.id, n.ward, n.resident_id AS "residentId", n.kind, n.subject, n.slot, r.language, r.channel
      FROM notice n JOIN resident r ON r.id = n.resident_id WHERE n.id = ${id}::uuid AND n.state = 'pending'`;
    return row && { ...row, language: language.catch("ja").parse(row.language) };
  },

  async end(tx: Tx, id: string, state: NoticeEnd): Promise<void> {
    await tx.$executeRaw`
      UPDATE notice SET state = ${state}, finished_at = now() WHERE id = ${id}::uuid AND state = 'pending'`;
  },

  /** What is long over; its key has done its work. */
  async forgetOld(tx: Tx): Promise<void> {
    await tx.$executeRaw`DELETE FROM notice WHERE finished_at < now() - interval '400 days'`;
  },
};
