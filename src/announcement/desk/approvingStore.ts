/** The approving half of the desk: what was seen is checked, counted and priced again at the moment of the approval. */
import { randomUUID } from "node:crypto";
import type { Actor } from "../../console/actor.js";
import type { Audit } from "../../console/audit/audit.js";
import type { WardSettings } from "../../console/settings/wardSetting.js";
import type { WardContent } from "../../content.js";
import type { Database, Tx } from "../../db.js";
import type { AnnouncementContent } from "../announcement.js";
import { approvalSituation, lockAnnouncement } from "../announcementStore.js";
import { findAnnouncement } from "../announcementViewStore.js";
import type { Audience } from "../audience.js";
import { announcementWake } from "../delivery/chunk.js";
import type {
  AnnouncementDesk,
  AnnouncementView,
  Approved,
  ApproveRequest,
  AudienceCount,
  ChannelForecast,
  ContentFinding,
} from "./announcementDesk.js";
import { type ApprovalDecision, decideApproval } from "./approval.js";
import type { DeskCount } from "./deskCountStore.js";
import { authorOf, isError } from "./deskParts.js";

export interface ApprovingOptions {
  database: Database;
  audit: Audit;
  settings: { read(tx: Tx, ward: string): Promise<WardSettings> };
  count: DeskCount;
  forecast: AnnouncementDesk["forecast"];
  /** The checks that need no network. */
  findings(
    ward: WardContent,
    content: AnnouncementContent,
    audience: Audience,
    count: AudienceCount,
    settings: WardSettings,
  ): readonly ContentFinding[];
}

type Step = Extract<ApprovalDecision, { kind: "step" }>;

export function createApproving(options: ApprovingOptions): Pick<AnnouncementDesk, "approve"> {
  const { database, audit, settings, count } = options;

  /** LINE is asked before the transaction: nothing waits for the network with a row locked. */
  async function price(
    ward: WardContent,
    id: string,
  ): Promise<{ version: number; forecasts: readonly ChannelForecast[] } | undefined> {
    const seen = await database.run("console", async (tx) => {
      const rules = await settings.read(tx, ward.ward.id);
      const view = await findAnnouncement(tx, ward.ward.id, id, rules);
      return view && { view, counted: await count(tx, ward.ward.id, view.audience, rules, view.content) };
    });
    if (!seen) return undefined;
    const { view, counted } = seen;
    return { version: view.version, forecasts: await options.forecast(ward, view.content, counted) };
  }

  async function keep(tx: Tx, view: AnnouncementView, actor: Actor, step: Step, recipients: number): Promise<void> {
    const approver = authorOf(actor);
    await tx.announcementApproval.create({
      data: {
        id: randomUUID(),
        announcementId: view.id,
        step: step.step,
        approverKind: approver.kind,
        approverId: approver.id,
        approverName: approver.name,
        asDeputy: step.asDeputy,
        contentSha256: view.contentSha256,
        audienceSha256: view.audienceSha256,
      },
    });
    if (!step.complete) return;
    await tx.$executeRaw`
      UPDATE announcement SET state = 'approved', approved_at = now(), expected_recipients = ${recipients}, cancel_reason = NULL,
        updated_at = now() WHERE id = ${view.id}::uuid`;
  }

  async function record(tx: Tx, view: AnnouncementView, actor: Actor, step: Step, recipients: number): Promise<void> {
    const { id, ward, version, contentSha256, audienceSha256 } = view;
    await audit.record(tx, {
      actor,
      ward,
      // An emergency may be one person's decision: it stands out in the record.
      action: view.content.emergency ? "announcement.emergency" : "announcement.approved",
      subject: id,
      facts: {
        version,
        contentSha256,
        audienceSha256,
        recipients,
        step: step.step + 1,
        complete: step.complete,
        asDeputy: step.asDeputy,
        ...(step.ownEmergency ? { byItsAuthor: true } : {}),
      },
    });
  }

  return {
    async approve(ward, actor, id, request: ApproveRequest) {
      const about = ward.ward.id;
      const priced = await price(ward, id);
      if (!priced) return { kind: "missing" };
      const approved = await database.transaction("console", async (tx): Promise<Approved> => {
        if (!(await lockAnnouncement(tx, about, id))) return { kind: "missing" };
        const rules = await settings.read(tx, about);
        const view = await findAnnouncement(tx, about, id, rules);
        if (!view) return { kind: "missing" };
        if (view.version !== priced.version) return { kind: "outdated", version: view.version };
        const step = decideApproval(await approvalSituation(tx, id, rules), actor, request);
        if (step.kind !== "step") return step;
        const counted = await count(tx, about, view.audience, rules, view.content);
        const { recipients } = counted;
        if (request.expectedRecipients !== undefined && request.expectedRecipients !== recipients)
          return { kind: "count", expected: request.expectedRecipients, recipients };
        const findings = options.findings(ward, view.content, view.audience, counted, rules).filter(isError);
        if (findings.length > 0) return { kind: "faulty", findings };
        const { forecasts } = priced;
        if (forecasts.some(({ fits }) => !fits)) return { kind: "too-big", forecasts };
        await keep(tx, view, actor, step, recipients);
        const now = await findAnnouncement(tx, about, id, rules);
        await record(tx, view, actor, step, recipients);
        return { kind: "approved", announcement: now ?? view, complete: step.complete };
      });
      if (approved.kind === "approved" && approved.complete) await database.wake(announcementWake);
      return approved;
    },
  };
}
