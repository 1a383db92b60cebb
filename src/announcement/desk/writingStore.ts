/** The writing half of the desk: drafts, their edits, the request for approval, sending back, corrections. */
import { randomUUID } from "node:crypto";
import type { Actor } from "../../console/actor.js";
import type { Audit } from "../../console/audit/audit.js";
import type { WardSettings } from "../../console/settings/wardSetting.js";
import type { Database, Tx } from "../../db.js";
import { shorten } from "../../line/messages.js";
import type { AnnouncementContent } from "../announcement.js";
import { backToDraft, insertDraft, lockAnnouncement, rewrite } from "../announcementStore.js";
import { findAnnouncement } from "../announcementViewStore.js";
import type { Audience } from "../audience.js";
import type { AnnouncementDesk, AnnouncementView, ContentFinding, Written } from "./announcementDesk.js";
import { authorOf, isError } from "./deskParts.js";

export interface WritingOptions {
  database: Database;
  audit: Audit;
  settings: { read(tx: Tx, ward: string): Promise<WardSettings> };
  /** What stops a draft from being kept at all. */
  draftProblems(
    ward: Parameters<AnnouncementDesk["check"]>[0],
    content: AnnouncementContent,
    audience: Audience,
  ): readonly ContentFinding[];
  check: AnnouncementDesk["check"];
}

type Writing = Pick<AnnouncementDesk, "create" | "edit" | "submit" | "reject" | "correct">;

export function createWriting({ database, audit, settings, draftProblems, check }: WritingOptions): Writing {
  async function written(tx: Tx, ward: string, id: string): Promise<Written> {
    const announcement = await findAnnouncement(tx, ward, id, await settings.read(tx, ward));
    return announcement ? { kind: "written", announcement } : { kind: "missing" };
  }

  async function record(tx: Tx, actor: Actor, action: string, view: AnnouncementView): Promise<void> {
    const { ward, id, version, contentSha256, audienceSha256 } = view;
    await audit.record(tx, {
      actor,
      ward,
      action: `announcement.${action}`,
      subject: id,
      facts: { version, contentSha256, audienceSha256 },
    });
  }

  /** What has been done, as it stands now, and on record. */
  async function recorded(tx: Tx, actor: Actor, action: string, ward: string, id: string): Promise<Written> {
    const outcome = await written(tx, ward, id);
    if (outcome.kind === "written") await record(tx, actor, action, outcome.announcement);
    return outcome;
  }

  async function originalIsHere(tx: Tx, ward: string, audience: Audience): Promise<boolean> {
    if (!("correctionOf" in audience)) return true;
    return (await tx.announcement.count({ where: { id: audience.correctionOf, ward } })) === 1;
  }

  return {
    create(ward, actor, content, audience, id = randomUUID()) {
      const author = authorOf(actor);
      const findings = draftProblems(ward, content, audience);
      if (findings.length > 0) return Promise.resolve({ kind: "faulty", findings });
      const about = ward.ward.id;
      return database.transaction("console", async (tx) => {
        if (!(await originalIsHere(tx, about, audience))) return { kind: "faulty", findings: [originalMissing] };
        const isNew = await insertDraft(tx, { id, ward: about, author, content, audience });
        return isNew ? recorded(tx, actor, "created", about, id) : written(tx, about, id);
      });
    },

    edit(ward, actor, id, version, content, audience) {
      authorOf(actor);
      const findings = draftProblems(ward, content, audience);
      if (findings.length > 0) return Promise.resolve({ kind: "faulty", findings });
      const about = ward.ward.id;
      return database.transaction("console", async (tx) => {
        const found = await lockAnnouncement(tx, about, id);
        if (!found) return { kind: "missing" };
        if (found.state !== "draft" && found.state !== "approved") return { kind: "fixed", state: found.state };
        if (found.version !== version) return { kind: "outdated", version: found.version };
        const before = await findAnnouncement(tx, about, id, await settings.read(tx, about));
        if (before?.correctsId !== ("correctionOf" in audience ? audience.correctionOf : undefined))
          return { kind: "faulty", findings: [audienceOfCorrection] };
        await rewrite(tx, id, { content, audience }, actor);
        return recorded(tx, actor, "edited", about, id);
      });
    },

    async submit(ward, actor, id, version) {
      const about = ward.ward.id;
      const seen = await database.run("console", (tx) => written(tx, about, id));
      if (seen.kind !== "written") return seen;
      const { content, audience } = seen.announcement;
      const findings = (await check(ward, content, audience)).filter(isError);
      return database.transaction("console", async (tx) => {
        const found = await lockAnnouncement(tx, about, id);
        if (!found) return { kind: "missing" };
        if (found.state !== "draft") return { kind: "fixed", state: found.state };
        if (found.version !== version || found.version !== seen.announcement.version)
          return { kind: "outdated", version: found.version };
        if (findings.length > 0) return { kind: "faulty", findings };
        await tx.$executeRaw`UPDATE announcement SET submitted_at = now(), cancel_reason = NULL, updated_at = now() WHERE id = ${id}::uuid`;
        return recorded(tx, actor, "submitted", about, id);
      });
    },

    reject(ward, actor, id, note) {
      const about = ward.ward.id;
      return database.transaction("console", async (tx) => {
        const found = await lockAnnouncement(tx, about, id);
        if (!found) return { kind: "missing" };
        if (found.state !== "draft" && found.state !== "approved") return { kind: "fixed", state: found.state };
        await backToDraft(tx, id, note.trim().slice(0, 500) || null);
        return recorded(tx, actor, "returned", about, id);
      });
    },

    correct(ward, actor, id) {
      const author = authorOf(actor);
      const about = ward.ward.id;
      return database.transaction("console", async (tx) => {
        const first = await findAnnouncement(tx, about, id, await settings.read(tx, about));
        if (!first) return { kind: "missing" };
        if (first.counts.accepted + first.counts.uncertain === 0) return { kind: "fixed", state: first.state };
        const { title, variants, emergency } = first.content;
        const content = { title: shorten(`訂正: ${title}`, 100), variants, emergency, broadcast: false };
        const audience = { correctionOf: first.id };
        const draft = { id: randomUUID(), ward: about, author, content, audience };
        await insertDraft(tx, draft);
        return recorded(tx, actor, "corrected", about, draft.id);
      });
    },
  };
}

const originalMissing: ContentFinding = {
  weight: "error",
  path: "audience.correctionOf",
  code: "original-missing",
  text: "訂正のもとになるお知らせが、この区にありません。",
};
const audienceOfCorrection: ContentFinding = {
  weight: "error",
  path: "audience",
  code: "correction-audience",
  text: "訂正の配信対象は、もとのお知らせが届いた人だけです。変えたいときは、新しいお知らせを作ってください。",
};
