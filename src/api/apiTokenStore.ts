/** Tokens of the JSON API: found by pseudonym, never readable. */
import { randomUUID } from "node:crypto";
import type { Database, Tx } from "../db.js";
import type { Vault } from "../vault.js";
import { scopes as allScopes, type Scope } from "./apiRoute.js";
import { newToken, tokenPurpose } from "./apiToken.js";

export interface ApiToken {
  id: string;
  ward: string;
  name: string;
  scopes: ReadonlySet<Scope>;
  /** The staff member it acts for. */
  staffId: string | undefined;
}

export interface ListedToken extends ApiToken {
  email: string | undefined;
  createdAt: Date;
  lastUsedAt: Date | undefined;
  revokedAt: Date | undefined;
}

export type NewToken = Pick<ApiToken, "ward" | "name" | "staffId"> & { scopes: readonly Scope[] };

interface Row {
  id: string;
  ward: string;
  name: string;
  scopes: string[];
  staffId: string | null;
}

export type ApiTokenStore = ReturnType<typeof createApiTokenStore>;

export function createApiTokenStore(database: Database, vault: Vault) {
  const hashOf = (token: string) => Buffer.from(vault.pseudonym(tokenPurpose, token));
  const tokenOf = (row: Row): ApiToken => ({
    id: row.id,
    ward: row.ward,
    name: row.name,
    scopes: new Set(allScopes.filter((scope) => row.scopes.includes(scope))),
    staffId: row.staffId ?? undefined,
  });

  return {
    /** Undefined when it is unknown, revoked, or its staff member is disabled or has left the ward. Notes the use, at most once a minute. */
    async find(token: string): Promise<ApiToken | undefined> {
      const [row] = await database.run(
        "console",
        (tx) => tx.$queryRaw<Row[]>`
        WITH found AS (
          SELECT t.* FROM api_token t WHERE t.token_hash = ${hashOf(token)} AND t.revoked_at IS NULL AND (t.staff_id IS NULL OR EXISTS (
            SELECT 1 FROM staff s JOIN staff_role r ON r.staff_id = s.id AND r.ward IN (t.ward, '*')
            WHERE s.id = t.staff_id AND s.disabled_at IS NULL))),
        used AS (
          UPDATE api_token t SET last_used_at = now() FROM found
          WHERE t.id = found.id AND (found.last_used_at IS NULL OR found.last_used_at < now() - interval '1 minute'))
        SELECT id, ward, name, scopes, staff_id AS "staffId" FROM found`,
      );
      return row && tokenOf(row);
    },

    /** @returns the token itself, which nothing can show again */
    async add(tx: Tx, { ward, name, scopes, staffId }: NewToken): Promise<{ id: string; token: string }> {
      const [id, token] = [randomUUID(), newToken()];
      await tx.apiToken.create({
        data: { id, ward, name, scopes: [...scopes], tokenHash: hashOf(token), staffId: staffId ?? null },
      });
      return { id, token };
    },

    async list(): Promise<ListedToken[]> {
      const rows = await database.run(
        "console",
        (tx) => tx.$queryRaw<
          (Row & { email: string | null; createdAt: Date; lastUsedAt: Date | null; revokedAt: Date | null })[]
        >`
        SELECT t.id, t.ward, t.name, t.scopes, t.staff_id AS "staffId", s.email, t.created_at AS "createdAt",
          t.last_used_at AS "lastUsedAt", t.revoked_at AS "revokedAt"
        FROM api_token t LEFT JOIN staff s ON s.id = t.staff_id ORDER BY t.created_at, t.id`,
      );
      return rows.map((row) => ({
        ...tokenOf(row),
        email: row.email ?? undefined,
        createdAt: row.createdAt,
        lastUsedAt: row.lastUsedAt ?? undefined,
        revokedAt: row.revokedAt ?? undefined,
      }));
    },

    /** @returns the ward it was of; undefined when there is none with this id that still works */
    async revoke(tx: Tx, id: string): Promise<string | undefined> {
      const [row] = await tx.$queryRaw<{ ward: string }[]>`
        UPDATE api_token SET revoked_at = now() WHERE id = ${id}::uuid AND revoked_at IS NULL RETURNING ward`;
      return row?.ward;
    },

    /** The staff member with this email, if they work in the ward. */
    async staffIn(tx: Tx, ward: string, email: string): Promise<string | undefined> {
      const [row] = await tx.$queryRaw<{ id: string }[]>`
        SELECT s.id FROM staff s WHERE s.email = ${email.trim().toLowerCase()} AND s.disabled_at IS NULL
          AND EXISTS (SELECT 1 FROM staff_role r WHERE r.staff_id = s.id AND r.ward IN (${ward}, '*'))`;
      return row?.id;
    },
  };
}
