/**
 * Countersign (二人承認): what needs two people. One asks with a reason, another one grants; an export of personal
 * data may then be made once within a day by whoever asked, a role change takes effect with the grant.
 */
import { z } from "zod";
import { mayAct, type Role, role } from "../role.js";

const countersignKinds = ["export", "role"] as const;
export type CountersignKind = (typeof countersignKinds)[number];

/** An export: what (announcement.recipients), and of what (its id; empty: all of it). */
const exportPayload = z.strictObject({ what: z.string().min(1).max(60), subject: z.string().max(200) });
export type ExportPayload = z.infer<typeof exportPayload>;

/** A role: whose, and which; null takes the role away. */
export const rolePayload = z.strictObject({ staffId: z.uuid(), role: role.nullable() });
export type RolePayload = z.infer<typeof rolePayload>;

export const reasonField = z.string().trim().min(1).max(300);

export interface CountersignRequest {
  id: string;
  ward: string;
  kind: CountersignKind;
  payload: ExportPayload | RolePayload;
  reason: string;
  askedBy: string;
  askedByName: string;
  askedAt: Date;
  state: "asked" | "granted" | "refused" | "used";
  expiresAt: Date;
}

/** The least role of the second person. */
const decidedBy: Readonly<Record<CountersignKind, Role>> = { export: "approver", role: "admin" };

/** Hours until a request, and until a grant, has lapsed. */
export const hoursToDecide = 72;
export const hoursToUse = 24;

/** Who asked does not decide, nor does the person whose role it is. */
export function mayDecide(
  request: Pick<CountersignRequest, "kind" | "askedBy" | "payload">,
  staffId: string,
  has: Role,
): boolean {
  if (request.askedBy === staffId || !mayAct(has, decidedBy[request.kind])) return false;
  return !("staffId" in request.payload) || request.payload.staffId !== staffId;
}

/**
 * Whoever is new may look at once; every other role, and every change of one, takes two. Else one admin could make up an
 * editor, write as that one and approve as themselves.
 */
export const needsTwo = (before: Role | undefined, after: Role | undefined): boolean =>
  before !== undefined || (after !== undefined && after !== "viewer");
