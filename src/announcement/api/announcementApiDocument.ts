/** An announcement as the API shows it. */
import { z } from "zod";
import { announcementStates, type DeliveryCounts } from "../announcement.js";
import type { AnnouncementView } from "../desk/announcementDesk.js";

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const instant = z.iso.datetime().nullable();
const counts = z.object({
  recipients: z.int(),
  accepted: z.int(),
  invalid: z.int(),
  cancelled: z.int(),
  uncertain: z.int(),
  pending: z.int(),
});

export const announcementListItem = z.object({
  id: z.uuid(),
  state: z.enum(announcementStates),
  title: z.string(),
  version: z.int(),
  emergency: z.boolean(),
  contentSha256: hash,
  audienceSha256: hash,
  /** Null until its recipients are planned. */
  counts: counts.nullable(),
  createdAt: instant,
  startedAt: instant,
  finishedAt: instant,
});

export const announcementDocument = announcementListItem.extend({
  counts,
  sendAt: instant,
  expiresAt: instant,
  /** Steps that the ward wants, and those that are approved. */
  steps: z.array(z.string()),
  approvals: z.array(z.object({ step: z.int(), asDeputy: z.boolean(), at: z.iso.datetime() })),
  /** Named by the audience, but left out: stopped, or over their weekly cap. */
  leftOut: z.int(),
  correctsId: z.uuid().nullable(),
  pauseReason: z.string().nullable(),
  cancelReason: z.string().nullable(),
});

const iso = (at: Date | string | undefined) => (at === undefined ? null : new Date(at).toISOString());

function head(view: AnnouncementView) {
  const { id, state, version, content, contentSha256, audienceSha256, createdAt, startedAt, finishedAt } = view;
  return {
    id,
    state,
    title: content.title,
    version,
    emergency: content.emergency,
    contentSha256,
    audienceSha256,
    createdAt: iso(createdAt),
    startedAt: iso(startedAt),
    finishedAt: iso(finishedAt),
  };
}

export const listItemJson = (view: AnnouncementView): z.infer<typeof announcementListItem> => ({
  ...head(view),
  counts: view.state === "draft" || view.state === "approved" ? null : view.counts,
});

export const announcementJson = (
  view: AnnouncementView,
  counts: DeliveryCounts,
): z.infer<typeof announcementDocument> => ({
  ...head(view),
  counts,
  sendAt: iso(view.content.sendAt),
  expiresAt: iso(view.content.expiresAt),
  steps: [...view.steps],
  approvals: view.approvals.map(({ step, asDeputy, at }) => ({ step, asDeputy, at: at.toISOString() })),
  leftOut: view.leftOut,
  correctsId: view.correctsId ?? null,
  pauseReason: view.pauseReason ?? null,
  cancelReason: view.cancelReason ?? null,
});
