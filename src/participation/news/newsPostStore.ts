/** Posts of local news: sent once by their key, decided once by their version. */
import type { Tx } from "../../db.js";
import { topicKeys } from "../../guide/topic.js";
import { type NewsDraft, type NewsPost, newsLimits, newsStates } from "./newsPost.js";

const columns = {
  id: true,
  ward: true,
  groupId: true,
  group: { select: { name: true, about: true } },
  state: true,
  title: true,
  body: true,
  place: true,
  startsAt: true,
  district: true,
  topic: true,
  picture: true,
  pictureText: true,
  note: true,
  postedAt: true,
  decidedAt: true,
  showUntil: true,
  version: true,
  fictional: true,
} as const;

type Row = Awaited<ReturnType<typeof rowsOf>>[number];
const rowsOf = (tx: Tx) => tx.newsPost.findMany({ select: columns });

const postOf = ({
  group,
  state,
  place,
  startsAt,
  district,
  topic,
  picture,
  pictureText,
  note,
  ...row
}: Row): NewsPost => ({
  ...row,
  group: group.name,
  groupAbout: group.about ?? undefined,
  state: newsStates.find((one) => one === state) ?? "waiting",
  place: place ?? undefined,
  startsAt: startsAt ?? undefined,
  district: district ?? undefined,
  topic: topicKeys.find((one) => one === topic),
  picture: picture ?? undefined,
  pictureText: pictureText ?? undefined,
  note: note ?? undefined,
  decidedAt: row.decidedAt ?? undefined,
});

export interface ShownFilter {
  district?: string | undefined;
  topic?: string | undefined;
  most: number;
  offset?: number;
}

export type Posted = "posted" | "too-many" | "suspended";

export const newsPostStore = {
  /** @param id derived from the form's key, so that a form sent twice is one post */
  async post(
    tx: Tx,
    groupId: string,
    id: string,
    draft: NewsDraft,
    { now, picture, fictional = false }: { now: Date; picture?: string | undefined; fictional?: boolean },
  ): Promise<Posted> {
    // One form of a group at a time: what it may post in a day is counted under this lock.
    const [group] = await tx.$queryRaw<{ ward: string; suspended: boolean; today: number }[]>`
      SELECT g.ward, g.suspended_at IS NOT NULL AS suspended,
        (SELECT count(*) FROM news_post p WHERE p.group_id = g.id AND p.posted_at > ${now}::timestamptz - interval '1 day')::int AS today
      FROM news_group g WHERE g.id = ${groupId}::uuid FOR UPDATE OF g`;
    if (!group || group.suspended) return "suspended";
    const known = await tx.newsPost.findUnique({ where: { id }, select: { id: true } });
    if (known) return "posted";
    if (group.today >= newsLimits.perDay) return "too-many";
    await tx.newsPost.create({
      data: {
        id,
        ward: group.ward,
        groupId,
        title: draft.title,
        body: draft.body,
        place: draft.place ?? null,
        startsAt: draft.startsAt ?? null,
        district: draft.district ?? null,
        topic: draft.topic ?? null,
        picture: picture ?? null,
        pictureText: picture === undefined ? null : (draft.pictureText ?? null),
        postedAt: now,
        showUntil: draft.showUntil,
        fictional,
      },
    });
    return "posted";
  },

  async find(tx: Tx, ward: string, id: string): Promise<NewsPost | undefined> {
    const row = await tx.newsPost.findFirst({ where: { id, ward }, select: columns });
    return row ? postOf(row) : undefined;
  },

  /** Newest first. */
  async ofGroup(tx: Tx, groupId: string, most: number): Promise<NewsPost[]> {
    const rows = await tx.newsPost.findMany({
      where: { groupId },
      select: columns,
      orderBy: [{ postedAt: "desc" }, { id: "asc" }],
      take: most,
    });
    return rows.map(postOf);
  },

  /** Of one state: who has waited longest comes first, else the newest. */
  async ofWard(
    tx: Tx,
    ward: string,
    { states, most, offset = 0 }: { states: readonly NewsPost["state"][]; most: number; offset?: number },
  ): Promise<NewsPost[]> {
    const oldest = states.length === 1 && states[0] === "waiting";
    const rows = await tx.newsPost.findMany({
      where: { ward, state: { in: [...states] } },
      select: columns,
      orderBy: [{ postedAt: oldest ? "asc" : "desc" }, { id: "asc" }],
      take: most,
      skip: offset,
    });
    return rows.map(postOf);
  },

  waiting: (tx: Tx, ward: string): Promise<number> => tx.newsPost.count({ where: { ward, state: "waiting" } }),

  /** What residents see, newest first. */
  async shown(
    tx: Tx,
    ward: string,
    now: Date,
    { district, topic, most, offset = 0 }: ShownFilter,
  ): Promise<NewsPost[]> {
    const rows = await tx.newsPost.findMany({
      where: {
        ward,
        state: "approved",
        showUntil: { gt: now },
        ...(district === undefined ? {} : { district }),
        ...(topic === undefined ? {} : { topic }),
      },
      select: columns,
      orderBy: [{ postedAt: "desc" }, { id: "asc" }],
      take: most,
      skip: offset,
    });
    return rows.map(postOf);
  },

  /** @returns false where somebody was faster: it is decided already, or its version is another one */
  async decide(
    tx: Tx,
    of: { ward: string; id: string; version: number },
    decision: { state: "approved" | "declined"; note?: string; staff: string; now: Date },
  ): Promise<boolean> {
    const { ward, id, version } = of;
    const { state, note, staff, now } = decision;
    const { count } = await tx.newsPost.updateMany({
      where: { id, ward, version, state: "waiting", ...(state === "approved" && { showUntil: { gt: now } }) },
      data: { state, note: note ?? null, decidedBy: staff, decidedAt: now, version: { increment: 1 } },
    });
    return count === 1;
  },

  /** By staff, or by its group; keeps when it was approved. The picture is not needed any more. */
  async withdraw(
    tx: Tx,
    of: { ward: string; id: string; version?: number; groupId?: string },
    note?: string,
  ): Promise<boolean> {
    const { ward, id, version, groupId } = of;
    const { count } = await tx.newsPost.updateMany({
      where: {
        id,
        ward,
        state: { in: ["waiting", "approved"] },
        ...(version !== undefined && { version }),
        ...(groupId !== undefined && { groupId }),
      },
      data: { state: "withdrawn", note: note ?? null, version: { increment: 1 } },
    });
    return count === 1;
  },

  /** Never longer than the group itself wished. */
  async shorten(
    tx: Tx,
    { ward, id, version }: { ward: string; id: string; version: number },
    showUntil: Date,
  ): Promise<boolean> {
    const { count } = await tx.newsPost.updateMany({
      where: { id, ward, version, state: { in: ["waiting", "approved"] }, showUntil: { gt: showUntil } },
      data: { showUntil, version: { increment: 1 } },
    });
    return count === 1;
  },
};
