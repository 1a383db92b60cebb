/** Where requests for a second person are kept; each ward sees its own. */
import { randomUUID } from "node:crypto";
import type { Tx } from "../../db.js";
import type { Role } from "../role.js";
import {
  type CountersignKind,
  type CountersignRequest,
  type ExportPayload,
  hoursToDecide,
  hoursToUse,
  mayDecide,
  type RolePayload,
} from "./countersign.js";

export interface NewCountersign {
  ward: string;
  kind: CountersignKind;
  payload: ExportPayload | RolePayload;
  reason: string;
  askedBy: string;
}

export type Decided =
  | { kind: "decided"; request: CountersignRequest }
  /** Not there, of another ward, decided already, lapsed. */
  | { kind: "gone" }
  /** Their own request, their own role, or too low a role. */
  | { kind: "not-yours" };

export type CountersignStore = ReturnType<typeof createCountersignStore>;

export function createCountersignStore() {
  const inWard = (tx: Tx, ward: string, only: { id?: string; askedBy?: string; open?: boolean }) => tx.$queryRaw<
    CountersignRequest[]
  >`
    SELECT c.id, c.ward, c.kind, c.payload, c.reason, c.asked_by AS "askedBy", coalesce(s.name, '') AS "askedByName",
      c.asked_at AS "askedAt", c.state::text AS state, c.expires_at AS "expiresAt"
    FROM countersign c LEFT JOIN staff s ON s.id = c.asked_by
    WHERE c.ward = ${ward} AND c.expires_at > now()
      AND (${only.id ?? null}::uuid IS NULL OR c.id = ${only.id ?? null}::uuid)
      AND (${only.askedBy ?? null}::uuid IS NULL OR c.asked_by = ${only.askedBy ?? null}::uuid)
      AND (NOT ${only.open ?? false}::boolean OR c.state = 'asked')
    ORDER BY c.asked_at DESC LIMIT 200`;

  return {
    /** @returns undefined where the same person waits for the same already */
    async ask(tx: Tx, request: NewCountersign): Promise<string | undefined> {
      const { ward, kind, payload, reason, askedBy } = request;
      const id = randomUUID();
      const made = await tx.$executeRaw`
        INSERT INTO countersign (id, ward, kind, payload, reason, asked_by, expires_at)
        SELECT ${id}::uuid, ${ward}, ${kind}, ${JSON.stringify(payload)}::jsonb, ${reason}, ${askedBy}::uuid,
          now() + ${hoursToDecide} * interval '1 hour'
        WHERE NOT EXISTS (SELECT 1 FROM countersign WHERE ward = ${ward} AND kind = ${kind}
          AND payload = ${JSON.stringify(payload)}::jsonb AND asked_by = ${askedBy}::uuid AND state = 'asked' AND expires_at > now())`;
      return made === 1 ? id : undefined;
    },

    /** Open requests of a ward that this person may decide. */
    async waitingFor(tx: Tx, ward: string, staffId: string, role: Role): Promise<CountersignRequest[]> {
      const open = await inWard(tx, ward, { open: true });
      return open.filter((request) => mayDecide(request, staffId, role));
    },

    /** What this person has asked for and what has not lapsed. */
    askedBy: (tx: Tx, ward: string, staffId: string): Promise<CountersignRequest[]> =>
      inWard(tx, ward, { askedBy: staffId }),

    async decide(
      tx: Tx,
      decision: { ward: string; id: string; staffId: string; role: Role; grant: boolean },
    ): Promise<Decided> {
      const { ward, id, staffId, role, grant } = decision;
      // Two who decide at once queue here.
      await tx.$queryRaw`SELECT 1 AS one FROM countersign WHERE id = ${id}::uuid AND ward = ${ward} FOR UPDATE`;
      const [request] = await inWard(tx, ward, { id, open: true });
      if (!request) return { kind: "gone" };
      if (!mayDecide(request, staffId, role)) return { kind: "not-yours" };
      const state = grant ? (request.kind === "role" ? "used" : "granted") : "refused";
      await tx.$executeRaw`
        UPDATE countersign SET state = ${state}::countersign_state, decided_by = ${staffId}::uuid, decided_at = now(),
          expires_at = now() + ${hoursToUse} * interval '1 hour' WHERE id = ${id}::uuid`;
      return { kind: "decided", request: { ...request, state } };
    },

    /** Uses up a grant of an export, once. @returns whether there was one */
    async use(tx: Tx, ward: string, staffId: string, payload: ExportPayload): Promise<boolean> {
      const used = await tx.$executeRaw`
        UPDATE countersign SET state = 'used' WHERE id = (
          SELECT id FROM countersign WHERE ward = ${ward} AND kind = 'export' AND payload = ${JSON.stringify(payload)}::jsonb
            AND asked_by = ${staffId}::uuid AND state = 'granted' AND expires_at > now()
          ORDER BY decided_at LIMIT 1 FOR UPDATE SKIP LOCKED)`;
      return used === 1;
    },
  };
}
