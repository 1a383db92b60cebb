/** Inbound hooks, their sealed secrets, and which signed webhooks have been taken. */
import { randomUUID } from "node:crypto";
import type { Database, Tx } from "../../db.js";
import type { Vault } from "../../vault.js";
import { hookPurpose, newHookSecret } from "./inboundHook.js";

export interface InboundHook {
  id: string;
  ward: string;
  name: string;
  /** Name of the template of its drafts. */
  template: string;
}

export interface ListedHook extends InboundHook {
  createdAt: Date;
  revokedAt: Date | undefined;
}

export type InboundHookStore = ReturnType<typeof createInboundHookStore>;

export function createInboundHookStore(database: Database, vault: Vault) {
  return {
    /** @returns the hook with its secret and the database's Unix time; undefined when there is none in the ward, or it is revoked */
    async find(ward: string, id: string): Promise<(InboundHook & { secret: string; unixTime: number }) | undefined> {
      const [row] = await database.run(
        "console",
        (tx) => tx.$queryRaw<(InboundHook & { secret: Uint8Array; unixTime: number })[]>`
        SELECT id, ward, name, template, secret, extract(epoch FROM now())::float8 AS "unixTime" FROM inbound_hook
        WHERE id = ${id}::uuid AND ward = ${ward} AND revoked_at IS NULL`,
      );
      return row && { ...row, secret: vault.open(hookPurpose, row.secret) };
    },

    async wasTaken(hookId: string, signature: string): Promise<boolean> {
      const found = await database.run("console", (tx) =>
        tx.inboundHookKey.findUnique({ where: { hookId_signature: { hookId, signature } } }),
      );
      return found !== null;
    },

    async take(hookId: string, signature: string): Promise<void> {
      await database.run(
        "console",
        (tx) => tx.$executeRaw`
        INSERT INTO inbound_hook_key (hook_id, signature) VALUES (${hookId}::uuid, ${signature}) ON CONFLICT DO NOTHING`,
      );
    },

    /** @returns the secret itself, which nothing can show again */
    async add(tx: Tx, { ward, name, template }: Omit<InboundHook, "id">): Promise<{ id: string; secret: string }> {
      const [id, secret] = [randomUUID(), newHookSecret()];
      await tx.inboundHook.create({ data: { id, ward, name, template, secret: vault.seal(hookPurpose, secret) } });
      return { id, secret };
    },

    async list(): Promise<ListedHook[]> {
      const rows = await database.run("console", (tx) => tx.inboundHook.findMany({ orderBy: { createdAt: "asc" } }));
      return rows.map(({ id, ward, name, template, createdAt, revokedAt }) => ({
        id,
        ward,
        name,
        template,
        createdAt,
        revokedAt: revokedAt ?? undefined,
      }));
    },

    /** @returns the ward it was of; undefined when there is none with this id that still works */
    async revoke(tx: Tx, id: string): Promise<string | undefined> {
      const [row] = await tx.$queryRaw<{ ward: string }[]>`
        UPDATE inbound_hook SET revoked_at = now() WHERE id = ${id}::uuid AND revoked_at IS NULL RETURNING ward`;
      return row?.ward;
    },

    /** Nightly: signatures that are too old to be taken again. */
    async forgetOld(): Promise<void> {
      await database.run(
        "worker",
        (tx) => tx.$executeRaw`DELETE FROM inbound_hook_key WHERE received_at < now() - interval '1 day'`,
      );
    },
  };
}
