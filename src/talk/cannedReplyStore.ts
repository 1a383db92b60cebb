/** Canned replies (定型文) of a ward: what its staff write again and again, in each language. */
import type { Tx } from "../db.js";
import { language } from "../language.js";
import type { CannedReply } from "./cannedReply.js";

export const cannedReplyStore = {
  async list(tx: Tx, ward: string): Promise<CannedReply[]> {
    const rows = await tx.cannedReply.findMany({ where: { ward }, orderBy: [{ language: "asc" }, { title: "asc" }] });
    return rows.map(({ id, title, text, ...row }) => ({
      id,
      title,
      text,
      language: language.catch("ja").parse(row.language),
    }));
  },

  async add(tx: Tx, ward: string, staffId: string, reply: CannedReply): Promise<void> {
    await tx.$executeRaw`
      INSERT INTO canned_reply (id, ward, title, text, language, updated_by)
      VALUES (${reply.id}::uuid, ${ward}, ${reply.title}, ${reply.text}, ${reply.language}, ${staffId}::uuid)
      ON CONFLICT (id) DO NOTHING`;
  },

  /** @returns whether the ward had it */
  async remove(tx: Tx, ward: string, id: string): Promise<boolean> {
    return (await tx.cannedReply.deleteMany({ where: { id, ward } })).count > 0;
  },
};
