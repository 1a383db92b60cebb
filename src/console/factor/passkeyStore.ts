/** Passkeys and hardware keys of staff. */
import type { Tx } from "../../db.js";

export interface KnownPasskey {
  id: string;
  staffId: string;
  name: string;
  publicKey: Uint8Array<ArrayBuffer>;
  counter: number;
  transports: string[];
  createdAt: Date;
  lastUsedAt: Date | null;
}

interface Row extends Omit<KnownPasskey, "counter"> {
  counter: bigint;
}

const known = (row: Row): KnownPasskey => ({ ...row, counter: Number(row.counter) });

/** Of one person at most: more than anybody has, and no way to fill the table. */
export const passkeysAtMost = 20;

export const passkeyStore = {
  async of(tx: Tx, staffId: string): Promise<KnownPasskey[]> {
    return (await tx.passkey.findMany({ where: { staffId }, orderBy: { createdAt: "asc" } })).map(known);
  },

  async byId(tx: Tx, id: string): Promise<KnownPasskey | undefined> {
    const row = await tx.passkey.findUnique({ where: { id } });
    return row ? known(row) : undefined;
  },

  async add(
    tx: Tx,
    key: Pick<KnownPasskey, "id" | "staffId" | "name" | "publicKey" | "counter" | "transports">,
  ): Promise<void> {
    await tx.passkey.create({ data: { ...key, publicKey: Buffer.from(key.publicKey), counter: BigInt(key.counter) } });
  },

  async used(tx: Tx, id: string, counter: number): Promise<void> {
    await tx.$executeRaw`UPDATE passkey SET counter = ${counter}, last_used_at = now() WHERE id = ${id}`;
  },

  async remove(tx: Tx, staffId: string, id: string): Promise<boolean> {
    return (await tx.passkey.deleteMany({ where: { id, staffId } })).count > 0;
  },
} as const;
