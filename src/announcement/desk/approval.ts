/**
 * Approval (承認): who may take which step. Never who wrote it, never one person twice; bound to the hashes of content
 * and audience rule, so that what was not seen is not approved. Emergencies relay what the city's crisis management
 * has issued: one approver is enough, also for their own.
 */
import { type Actor, personOf } from "../../console/actor.js";
import type { ApprovalStep } from "../../console/settings/wardSetting.js";
import type { AnnouncementState } from "../announcement.js";
import type { ApproveRequest } from "./announcementDesk.js";

export interface EarlierApproval {
  step: number;
  /** Ids of whoever approved: the staff member, the token, or the token and the staff member behind it. */
  by: readonly string[];
  contentSha256: string;
  audienceSha256: string;
}

export interface ApprovalSituation {
  state: AnnouncementState;
  version: number;
  contentSha256: string;
  audienceSha256: string;
  emergency: boolean;
  /** Ids of who wrote or edited it. */
  editors: readonly string[];
  /** Those that no edit has voided. */
  approvals: readonly EarlierApproval[];
  /** What the ward wants, in order; at least one. */
  steps: readonly ApprovalStep[];
}

export type ApprovalDecision =
  | { kind: "fixed"; state: AnnouncementState }
  | { kind: "outdated"; version: number }
  | { kind: "own" }
  | { kind: "not-yours"; step: string }
  | { kind: "step"; step: number; asDeputy: boolean; complete: boolean; ownEmergency: boolean };

/** Every id that an actor goes by: a token that acts for somebody is also that person. */
export function identitiesOf(actor: Actor): string[] {
  if (actor.kind !== "staff" && actor.kind !== "token") return [];
  const person = personOf(actor);
  return [...new Set([actor.id, ...(person ? [person] : [])])];
}

/** What an approval by `actor`, who has the role or scope for it, would be. */
export function decideApproval(
  situation: ApprovalSituation,
  actor: Actor,
  { version: seenVersion, mayApproveOwnEmergency = false }: ApproveRequest,
): ApprovalDecision {
  const { state, version, emergency, steps } = situation;
  if (state !== "draft") return { kind: "fixed", state };
  if (seenVersion !== undefined && seenVersion !== version) return { kind: "outdated", version };

  const identities = identitiesOf(actor);
  const isOneOf = (ids: readonly string[]) => identities.some((id) => ids.includes(id));
  const wrote = isOneOf(situation.editors);
  if (identities.length === 0) return { kind: "own" };
  if (emergency && (mayApproveOwnEmergency || !wrote))
    return { kind: "step", step: 0, asDeputy: false, complete: true, ownEmergency: wrote };

  const made = boundApprovals(situation);
  if (wrote || isOneOf(made.flatMap(({ by }) => by))) return { kind: "own" };
  const index = made.length;
  const step = steps[index] ?? steps.at(-1);
  if (!step) throw new Error("an approval without steps");
  const named = step.members.length > 0;
  const asDeputy = named && !isOneOf(step.members) && isOneOf(step.deputies);
  if (named && !asDeputy && !isOneOf(step.members)) return { kind: "not-yours", step: step.name };
  return { kind: "step", step: index, asDeputy, complete: index + 1 >= steps.length, ownEmergency: false };
}

/** The step that is next, by its place; undefined when all are made. */
export function nextStep(situation: Pick<ApprovalSituation, "steps"> & BoundTo): ApprovalStep | undefined {
  return situation.steps[boundApprovals(situation).length];
}

type BoundTo = Pick<ApprovalSituation, "approvals" | "contentSha256" | "audienceSha256">;

/** Approvals of exactly this content for exactly this audience rule. */
function boundApprovals({ approvals, contentSha256, audienceSha256 }: BoundTo): readonly EarlierApproval[] {
  return approvals.filter((one) => one.contentSha256 === contentSha256 && one.audienceSha256 === audienceSha256);
}
