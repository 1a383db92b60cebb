/** The desk of announcements, put together: console and API both work through it. */
import type { Audit } from "../../console/audit/audit.js";
import type { WardSettings } from "../../console/settings/wardSetting.js";
import type { WardContent } from "../../content.js";
import type { Database, Tx } from "../../db.js";
import type { Clock } from "../../time.js";
import type { AnnouncementContent } from "../announcement.js";
import { findAnnouncement, listAnnouncements } from "../announcementViewStore.js";
import type { Audience } from "../audience.js";
import type { Criteria } from "../audienceStore.js";
import { checkContent } from "../checks/contentChecks.js";
import { draftProblems } from "../checks/draftProblems.js";
import type { LinkCheck } from "../checks/linkCheck.js";
import { linkFindings } from "../checks/linkFindings.js";
import type { Quota } from "../cost/quotaStore.js";
import { recipientRows } from "../delivery/chunkCountStore.js";
import type { AnnouncementDesk, AudienceCount, ContentFinding } from "./announcementDesk.js";
import { createApproving } from "./approvingStore.js";
import { createDeskCount } from "./deskCountStore.js";
import { createSteering } from "./steeringStore.js";
import { createWriting } from "./writingStore.js";

export interface DeskOptions {
  database: Database;
  clock: Clock;
  audit: Audit;
  settings: { read(tx: Tx, ward: string): Promise<WardSettings> };
  quota: Pick<Quota, "forecast">;
  /** Channels of a ward that are on. */
  channelsOf(ward: string): readonly string[];
  publicUrl: string;
  /** Real channels take pictures from https addresses only. */
  realChannels: boolean;
  /** Words that residents may not know, with what to say instead (content). */
  plainWords: ReadonlyMap<string, string>;
  /** Left out: links are not tried. */
  linkCheck?: LinkCheck | undefined;
  /** Criteria that other features bring. */
  criteria?: Criteria | undefined;
}

/** An emergency that went out, for the admins' start page. */
export interface SentEmergency {
  id: string;
  title: string;
  at: Date;
}

export type Desk = AnnouncementDesk & { emergencies(ward: string, since: Date): Promise<SentEmergency[]> };

export function createAnnouncementDesk(options: DeskOptions): Desk {
  const { database, clock, settings, quota } = options;
  const countNow = createDeskCount(options);
  const kinds: ReadonlySet<string> = new Set(options.criteria?.keys());

  const findings = (
    ward: WardContent,
    content: AnnouncementContent,
    audience: Audience,
    count: AudienceCount,
    rules: WardSettings,
  ): ContentFinding[] =>
    checkContent(content, audience, {
      ward,
      count,
      now: clock.now(),
      publicUrl: options.publicUrl,
      realChannels: options.realChannels,
      broadcastAllowed: rules.broadcastAllowed,
      criteria: kinds,
      plainWords: options.plainWords,
    });

  const count: AnnouncementDesk["count"] = (ward, audience, content) =>
    database.run("console", async (tx) =>
      countNow(tx, ward.ward.id, audience, await settings.read(tx, ward.ward.id), content),
    );

  const check: AnnouncementDesk["check"] = async (ward, content, audience) => {
    const [rules, counted] = await database.run("console", async (tx) => {
      const read = await settings.read(tx, ward.ward.id);
      return [read, await countNow(tx, ward.ward.id, audience, read, content)] as const;
    });
    const links = options.linkCheck ? await linkFindings(content, options.linkCheck) : [];
    return [...findings(ward, content, audience, counted, rules), ...links];
  };

  const forecastFor =
    (decisive: boolean): AnnouncementDesk["forecast"] =>
    async (ward, content, counted) => {
      const { emergencyReserve: reserve } = await database.run("console", (tx) => settings.read(tx, ward.ward.id));
      return quota.forecast(counted.byChannel, { emergency: content.emergency, reserve, decisive });
    };

  return {
    ...createWriting({
      ...options,
      check,
      draftProblems: (ward, content, audience) => draftProblems(content, audience, ward, kinds),
    }),
    ...createApproving({ ...options, count: countNow, forecast: forecastFor(true), findings }),
    ...createSteering(options),
    count,
    check,
    forecast: forecastFor(false),
    view: (ward, id) =>
      database.run("console", async (tx) =>
        findAnnouncement(tx, ward.ward.id, id, await settings.read(tx, ward.ward.id)),
      ),
    list: (ward, filter) =>
      database.run("console", async (tx) =>
        listAnnouncements(tx, ward.ward.id, filter, await settings.read(tx, ward.ward.id)),
      ),
    recipients: (ward, id) => recipientRows(database, ward.ward.id, id),
    emergencies: (ward, since) =>
      database.run(
        "console",
        (tx) => tx.$queryRaw<SentEmergency[]>`
        SELECT id, content->>'title' AS title, approved_at AS at FROM announcement
        WHERE ward = ${ward} AND emergency AND approved_at >= ${since}::timestamptz ORDER BY approved_at DESC LIMIT 20`,
      ),
  };
}
