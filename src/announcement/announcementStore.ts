/** The rows of announcements: written with their hashes, locked by ward, and what decides about their approval. */
import { z } from "zod";
import type { Prisma } from "../../generated/prisma/client.js";
import type { Actor } from "../console/actor.js";
import type { WardSettings } from "../console/settings/wardSetting.js";
import type { Tx } from "../db.js";
import { type AnnouncementContent, type AnnouncementState, hashOf } from "./announcement.js";
import type { Audience } from "./audience.js";
import { type ApprovalSituation, identitiesOf } from "./desk/approval.js";

export interface WrittenFields {
  content: AnnouncementContent;
  audience: Audience;
}

/** The columns that follow from what was written. */
function columnsOf({ content, audience }: WrittenFields) {
  return {
    content: content as unknown as Prisma.InputJsonObject,
    contentSha256: hashOf(content),
    audience: audience as unknown as Prisma.InputJsonObject,
    audienceSha256: hashOf(audience),
    emergency: content.emergency,
    sendAt: content.sendAt ? new Date(content.sendAt) : null,
    expiresAt: content.expiresAt ? new Date(content.expiresAt) : null,
    correctsId: "correctionOf" in audience ? audience.correctionOf : null,
  };
}

/** False where there is one with this id already. */
export async function insertDraft(
  tx: Tx,
  draft: WrittenFields & { id: string; ward: string; author: Actor & { id: string; name: string } },
): Promise<boolean> {
  const { id, ward, author } = draft;
  const { count } = await tx.announcement.createMany({
    data: {
      id,
      ward,
      ...columnsOf(draft),
      authorKind: author.kind,
      authorId: author.id,
      authorName: author.name,
      editors: identitiesOf(author),
    },
    skipDuplicates: true,
  });
  return count === 1;
}

/** The next version, a draft again: approvals and the request for them are void. */
export async function rewrite(tx: Tx, id: string, fields: WrittenFields, editor: Actor): Promise<void> {
  const { editors } = await tx.announcement.findUniqueOrThrow({ where: { id }, select: { editors: true } });
  await tx.announcement.update({
    where: { id },
    data: {
      ...columnsOf(fields),
      version: { increment: 1 },
      editors: [...new Set([...editors, ...identitiesOf(editor)])],
    },
  });
  await backToDraft(tx, id, null);
}

/** @param note of whoever sent it back; stands where the reason of a cancelled one does */
export async function backToDraft(tx: Tx, id: string, note: string | null): Promise<void> {
  await tx.$executeRaw`UPDATE announcement_approval SET voided_at = now() WHERE announcement_id = ${id}::uuid AND voided_at IS NULL`;
  await tx.$executeRaw`
    UPDATE announcement SET state = 'draft', submitted_at = NULL, approved_at = NULL, expected_recipients = NULL,
      cancel_reason = ${note}, updated_at = now() WHERE id = ${id}::uuid`;
}

/** Its state, locked until the transaction ends: planner, approvers and editors come one after the other. */
export async function lockAnnouncement(
  tx: Tx,
  ward: string,
  id: string,
): Promise<{ state: AnnouncementState; version: number } | undefined> {
  if (!z.uuid().safeParse(id).success) return undefined;
  const [row] = await tx.$queryRaw<{ state: AnnouncementState; version: number }[]>`
    SELECT state::text AS state, version FROM announcement WHERE id = ${id}::uuid AND ward = ${ward} FOR UPDATE`;
  return row;
}

/** What decides about the next approval. */
export async function approvalSituation(tx: Tx, id: string, settings: WardSettings): Promise<ApprovalSituation> {
  const row = await tx.announcement.findUniqueOrThrow({ where: { id } });
  const approvals = await tx.$queryRaw<ApprovalSituation["approvals"][number][]>`
    SELECT p.step, array_remove(ARRAY[p.approver_id, t.staff_id], NULL)::text[] AS by,
      p.content_sha256 AS "contentSha256", p.audience_sha256 AS "audienceSha256"
    FROM announcement_approval p LEFT JOIN api_token t ON p.approver_kind = 'token' AND t.id = p.approver_id
    WHERE p.announcement_id = ${id}::uuid AND p.voided_at IS NULL ORDER BY p.step`;
  const { state, version, contentSha256, audienceSha256, emergency, editors } = row;
  const steps = settings.approvalSteps;
  return { state, version, contentSha256, audienceSha256, emergency, editors, approvals, steps };
}
