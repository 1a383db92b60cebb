/** What of the announcements wants attention, on the console's start page. */
import type { AttentionItem } from "../../console/consoleRoute.js";
import { mayAct, type Role } from "../../console/role.js";
import type { WardContent } from "../../content.js";
import type { AnnouncementContent } from "../announcement.js";
import type { AudienceCount } from "../desk/announcementDesk.js";
import { number } from "../page/announcementWords.js";
import { announcementPath, announcementsPath } from "./announcementConsolePaths.js";
import type { AnnouncementConsoleOptions } from "./announcementOptionsConsole.js";

const week = 7 * 24 * 60 * 60 * 1_000;

/** What is left of the month is what a message to nobody would leave. */
const nothing: AnnouncementContent = {
  title: "―",
  variants: { ja: [{ kind: "text", text: "―" }] },
  emergency: false,
  broadcast: false,
};
const nobody = (channels: readonly string[]): AudienceCount => ({
  recipients: 0,
  byLanguage: {},
  byChannel: Object.fromEntries(channels.map((channel) => [channel, 0])),
  stopped: 0,
  capped: 0,
  untilMorning: 0,
});

export async function announcementAttention(
  options: AnnouncementConsoleOptions,
  ward: WardContent,
  role: Role,
  now: Date,
): Promise<AttentionItem[]> {
  const { desk } = options;
  const id = ward.ward.id;
  const list = announcementsPath(id);
  const [drafts, active, emergencies, quotas] = await Promise.all([
    mayAct(role, "editor") ? desk.list(ward, { states: ["draft"], limit: 200 }) : [],
    desk.list(ward, { states: ["planned", "sending", "paused"], limit: 50 }),
    mayAct(role, "admin") ? desk.emergencies(id, new Date(now.getTime() - week)) : [],
    mayAct(role, "editor") ? desk.forecast(ward, nothing, nobody(options.channelsOf(id))) : [],
  ]);
  const waiting = mayAct(role, "approver") ? drafts.filter(({ submittedAt }) => submittedAt !== undefined) : [];
  // On a draft the reason is what somebody wrote who sent it back.
  const returned = drafts.filter(({ submittedAt, cancelReason }) => !submittedAt && cancelReason !== undefined);
  const sending = active.filter(({ state }) => state !== "paused");
  return [
    ...active
      .filter(({ state, counts }) => state === "paused" || counts.uncertain > 0)
      .map(
        (view): AttentionItem => ({
          weight: "alarm",
          text: `「${view.content.title}」の送信が${view.state === "paused" ? "止まっています" : "一部、不明です"}`,
          href: announcementPath(id, view.id),
        }),
      ),
    ...(waiting.length > 0
      ? [
          {
            weight: "todo" as const,
            text: "承認を待っているお知らせ",
            count: waiting.length,
            href: `${list}?tab=waiting`,
          },
        ]
      : []),
    ...returned.map(
      (view): AttentionItem => ({
        weight: "todo",
        text: `差し戻されたお知らせ「${view.content.title}」`,
        href: announcementPath(id, view.id),
      }),
    ),
    ...(sending.length > 0
      ? [{ weight: "remark" as const, text: "送信中のお知らせ", count: sending.length, href: `${list}?tab=active` }]
      : []),
    ...emergencies.map(
      (one): AttentionItem => ({
        weight: "remark",
        text: `緊急のお知らせ「${one.title}」が送られました`,
        href: announcementPath(id, one.id),
      }),
    ),
    ...quotas
      .filter(({ left }) => left !== undefined)
      .map(
        ({ channel, left = 0 }): AttentionItem => ({
          weight: left <= 0 ? "alarm" : "remark",
          text: `LINEの今月の残り ${number(Math.max(0, left))}通${quotas.length > 1 ? `（${channel}）` : ""}`,
          href: list,
        }),
      ),
  ];
}
