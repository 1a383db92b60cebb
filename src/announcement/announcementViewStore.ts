/** Announcements as desk, console and API show them: found by ward, with their approvals and counts. */
import { z } from "zod";
import type { Prisma } from "../../generated/prisma/client.js";
import type { WardSettings } from "../console/settings/wardSetting.js";
import type { Tx } from "../db.js";
import { type AnnouncementState, announcementContent } from "./announcement.js";
import { audience as audienceRule } from "./audience.js";
import { countDeliveries, noCounts } from "./delivery/chunkCountStore.js";
import type { AnnouncementView } from "./desk/announcementDesk.js";

const shown = { approvals: { where: { voidedAt: null }, orderBy: { step: "asc" } } } as const;
type Row = Prisma.AnnouncementGetPayload<{ include: typeof shown }>;

export async function findAnnouncement(
  tx: Tx,
  ward: string,
  id: string,
  settings: WardSettings,
): Promise<AnnouncementView | undefined> {
  if (!z.uuid().safeParse(id).success) return undefined;
  const row = await tx.announcement.findFirst({ where: { id, ward }, include: shown });
  return row ? (await viewsOf(tx, [row], settings))[0] : undefined;
}

export interface ListFilter {
  states?: readonly AnnouncementState[];
  limit: number;
  before?: Date | undefined;
}

/** Newest first. */
export async function listAnnouncements(
  tx: Tx,
  ward: string,
  { states, limit, before }: ListFilter,
  settings: WardSettings,
): Promise<AnnouncementView[]> {
  const rows = await tx.announcement.findMany({
    where: {
      ward,
      ...(states ? { state: { in: [...states] } } : {}),
      ...(before ? { createdAt: { lt: before } } : {}),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
    include: shown,
  });
  return viewsOf(tx, rows, settings);
}

async function viewsOf(tx: Tx, rows: readonly Row[], settings: WardSettings): Promise<AnnouncementView[]> {
  const ids = rows.map(({ id }) => id);
  const counts = await countDeliveries(tx, ids);
  const corrections = await tx.announcement.findMany({
    where: { correctsId: { in: ids }, state: { not: "cancelled" } },
    select: { id: true, correctsId: true },
    orderBy: { createdAt: "asc" },
  });
  const names = settings.approvalSteps.map(({ name }) => name);
  return rows.map((row) => ({
    id: row.id,
    ward: row.ward,
    state: row.state,
    version: row.version,
    content: announcementContent.parse(row.content),
    audience: audienceRule.parse(row.audience),
    contentSha256: row.contentSha256,
    audienceSha256: row.audienceSha256,
    author: { kind: row.authorKind === "token" ? "token" : "staff", id: row.authorId, name: row.authorName },
    correctsId: row.correctsId ?? undefined,
    correctedBy: corrections.filter(({ correctsId }) => correctsId === row.id).map(({ id }) => id),
    seriesId: row.seriesId ?? undefined,
    submittedAt: row.submittedAt ?? undefined,
    approvals: row.approvals.map(({ step, approverName, asDeputy, at }) => ({ step, by: approverName, asDeputy, at })),
    steps: row.emergency ? names.slice(0, 1) : names,
    counts: counts.get(row.id) ?? noCounts,
    leftOut: row.leftOut,
    createdAt: row.createdAt,
    startedAt: row.startedAt ?? undefined,
    finishedAt: row.finishedAt ?? undefined,
    pauseReason: row.pauseReason ?? undefined,
    cancelReason: row.cancelReason ?? undefined,
  }));
}
