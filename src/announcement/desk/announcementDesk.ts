/**
 * What console and API do with announcements: one interface, so that both follow the same rules. Each method runs its
 * own transaction (lane "console"), records it in the audit, and answers with what happened as a value.
 */
import type { Actor } from "../../console/actor.js";
import type { WardContent } from "../../content.js";
import type { Language } from "../../language.js";
import type { AnnouncementContent, AnnouncementState, DeliveryCounts } from "../announcement.js";
import type { Audience } from "../audience.js";

export interface ApprovalMade {
  step: number;
  by: string;
  asDeputy: boolean;
  at: Date;
}

export interface AnnouncementView {
  id: string;
  ward: string;
  state: AnnouncementState;
  version: number;
  content: AnnouncementContent;
  audience: Audience;
  contentSha256: string;
  audienceSha256: string;
  author: { kind: "staff" | "token"; id: string; name: string };
  correctsId: string | undefined;
  /** Corrections of this one. */
  correctedBy: readonly string[];
  seriesId: string | undefined;
  submittedAt: Date | undefined;
  approvals: readonly ApprovalMade[];
  /** Steps that the ward wants, in order, by name (係長, 課長). */
  steps: readonly string[];
  counts: DeliveryCounts;
  leftOut: number;
  createdAt: Date;
  startedAt: Date | undefined;
  finishedAt: Date | undefined;
  pauseReason: string | undefined;
  cancelReason: string | undefined;
}

/** Who would get it now. */
export interface AudienceCount {
  recipients: number;
  byLanguage: Readonly<Partial<Record<Language, number>>>;
  byChannel: Readonly<Record<string, number>>;
  /** Named by the rule, but left out: they have stopped announcements, or reached their weekly cap. */
  stopped: number;
  capped: number;
  /** Of the recipients: those who chose quiet hours, and would get it in the morning. */
  untilMorning: number;
}

export interface ChannelForecast {
  channel: string;
  /** LINE counts one message per recipient and request. */
  messages: number;
  /** This month's use and limit, as LINE says; undefined: LINE could not be asked. Type none: no limit. */
  quota: { type: "none" | "limited"; value: number | undefined; used: number; readAt: Date } | undefined;
  /** Messages kept for emergencies. */
  reserve: number;
  left: number | undefined;
  /** Plan's name and the price of this announcement beyond what the plan includes; undefined where no plan is set. */
  plan: string | undefined;
  yen: number | undefined;
  fits: boolean;
  /** Why it does not fit, in words for staff. */
  reason: string | undefined;
}

/** What the checks found: an error stops the approval, a warning is to be read. */
export interface ContentFinding {
  weight: "error" | "warning" | "hint";
  /** variants.ja[0].text */
  path: string;
  code: string;
  /** In words for staff. */
  text: string;
}

export type Written =
  | { kind: "written"; announcement: AnnouncementView }
  | { kind: "missing" }
  /** Not a draft any more. */
  | { kind: "fixed"; state: AnnouncementState }
  /** Somebody else has edited it since. */
  | { kind: "outdated"; version: number }
  | { kind: "faulty"; findings: readonly ContentFinding[] };

export type Approved =
  | { kind: "approved"; announcement: AnnouncementView; complete: boolean }
  | { kind: "missing" }
  | { kind: "fixed"; state: AnnouncementState }
  /** By its author, or by somebody who edited it or made an earlier step. */
  | { kind: "own" }
  /** Not among those of this step. */
  | { kind: "not-yours"; step: string }
  | { kind: "outdated"; version: number }
  /** Another number of recipients than was expected. */
  | { kind: "count"; expected: number; recipients: number }
  | { kind: "faulty"; findings: readonly ContentFinding[] }
  | { kind: "too-big"; forecasts: readonly ChannelForecast[] };

export type Cancelled =
  | { kind: "cancelled"; announcement: AnnouncementView }
  | { kind: "missing" }
  | { kind: "over"; state: AnnouncementState };

export interface RecipientRow {
  /** Ours, never LINE's. */
  residentId: string;
  language: Language;
  state: "accepted" | "invalid" | "cancelled" | "uncertain" | "pending" | "left";
  at: Date | undefined;
}

export interface ApproveRequest {
  /** The version that the approver saw. */
  version?: number | undefined;
  expectedRecipients?: number | undefined;
  /** The token holds the scope, or the staff member is an approver: then an emergency may be approved by its author. */
  mayApproveOwnEmergency?: boolean | undefined;
}

export interface AnnouncementDesk {
  /**
   * @param id of the new one, where the caller derives it (the API from its Idempotency-Key) so that a repeat makes no
   * second one; the one that is there already with this id in this ward is then the answer
   */
  create(
    ward: WardContent,
    actor: Actor,
    content: AnnouncementContent,
    audience: Audience,
    id?: string,
  ): Promise<Written>;
  edit(
    ward: WardContent,
    actor: Actor,
    id: string,
    version: number,
    content: AnnouncementContent,
    audience: Audience,
  ): Promise<Written>;
  /** Asks for approval; the draft can still be edited, which takes the request and all approvals back. */
  submit(ward: WardContent, actor: Actor, id: string, version: number): Promise<Written>;
  /** `mayApproveOwnEmergency`: the token holds the scope, or the staff member is an approver. */
  approve(ward: WardContent, actor: Actor, id: string, request: ApproveRequest): Promise<Approved>;
  /** Back to draft, from approved and not yet planned. */
  reject(ward: WardContent, actor: Actor, id: string, note: string): Promise<Written>;
  /** Also withdraws what is not sent yet of one in delivery. */
  cancel(ward: WardContent, actor: Actor, id: string): Promise<Cancelled>;
  /** Goes on after a pause, once the reason is gone. */
  resume(ward: WardContent, actor: Actor, id: string): Promise<Cancelled>;
  /** A person decides about chunks whose fate is uncertain: taken as sent, or sent again with new keys. */
  settleUncertain(ward: WardContent, actor: Actor, id: string, as: "sent" | "again"): Promise<Cancelled>;
  /** A draft with the same messages to exactly those who got the first. */
  correct(ward: WardContent, actor: Actor, id: string): Promise<Written>;
  view(ward: WardContent, id: string): Promise<AnnouncementView | undefined>;
  list(
    ward: WardContent,
    filter: { states?: readonly AnnouncementState[]; limit: number; before?: Date | undefined },
  ): Promise<AnnouncementView[]>;
  count(ward: WardContent, audience: Audience, content?: AnnouncementContent): Promise<AudienceCount>;
  forecast(ward: WardContent, content: AnnouncementContent, count: AudienceCount): Promise<ChannelForecast[]>;
  check(ward: WardContent, content: AnnouncementContent, audience: Audience): Promise<ContentFinding[]>;
  recipients(ward: WardContent, id: string): AsyncIterable<RecipientRow>;
}
