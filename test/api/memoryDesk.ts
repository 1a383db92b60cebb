/** A desk that keeps announcements in memory: enough of its rules for the API to be asked everything. */
import { randomUUID } from "node:crypto";
import { type DeliveryCounts, hashOf } from "../../src/announcement/announcement.js";
import type { AnnouncementDesk, AnnouncementView, Approved } from "../../src/announcement/desk/announcementDesk.js";
import { type Actor, personOf } from "../../src/console/actor.js";

const nobody: DeliveryCounts = { recipients: 0, accepted: 0, invalid: 0, cancelled: 0, uncertain: 0, pending: 0 };
const idOf = (actor: Actor) => personOf(actor) ?? ("id" in actor ? actor.id : "");

export function memoryDesk() {
  const rows = new Map<string, AnnouncementView & { by: string }>();
  const state = {
    /** How many the audience has now. */
    recipients: 3,
    created: 0,
    /** Answered by the next approval. */
    refusal: undefined as Exclude<Approved, { kind: "approved" }> | undefined,
    rows,
  };
  const find = (ward: string, id: string) => (rows.get(id)?.ward === ward ? rows.get(id) : undefined);
  const change = (id: string, changes: Partial<AnnouncementView>) => {
    const row = { ...rows.get(id)!, ...changes };
    rows.set(id, row);
    return row;
  };
  const unused = () => Promise.reject(new Error("the API has no such method"));

  const desk: AnnouncementDesk = {
    async create({ ward }, actor, content, audience, id = randomUUID()) {
      const known = rows.get(id);
      if (known) return { kind: "written", announcement: known };
      state.created += 1;
      const hashes = { contentSha256: hashOf(content), audienceSha256: hashOf(audience) };
      const author = { kind: "token" as const, id: idOf(actor), name: "name" in actor ? actor.name : "" };
      const row = {
        id,
        ward: ward.id,
        state: "draft" as const,
        version: 1,
        content,
        audience,
        ...hashes,
        author,
        correctsId: undefined,
        correctedBy: [],
        seriesId: undefined,
        submittedAt: undefined,
        approvals: [],
        steps: ["承認"],
        counts: nobody,
        leftOut: 0,
        createdAt: new Date(Date.UTC(2026, 10, 20, 1, 0, rows.size)),
        startedAt: undefined,
        finishedAt: undefined,
        pauseReason: undefined,
        cancelReason: undefined,
        by: idOf(actor),
      };
      rows.set(id, row);
      return { kind: "written", announcement: row };
    },
    async edit({ ward }, _actor, id, version, content, audience) {
      const row = find(ward.id, id);
      if (!row) return { kind: "missing" };
      if (row.state !== "draft") return { kind: "fixed", state: row.state };
      if (row.version !== version) return { kind: "outdated", version: row.version };
      const hashes = { contentSha256: hashOf(content), audienceSha256: hashOf(audience) };
      return { kind: "written", announcement: change(id, { content, audience, ...hashes, version: version + 1 }) };
    },
    async submit({ ward }, _actor, id) {
      if (!find(ward.id, id)) return { kind: "missing" };
      return { kind: "written", announcement: change(id, { submittedAt: new Date() }) };
    },
    async approve({ ward }, actor, id, { expectedRecipients, version, mayApproveOwnEmergency }) {
      const row = find(ward.id, id);
      if (!row) return { kind: "missing" };
      if (state.refusal) return state.refusal;
      if (row.state !== "draft") return { kind: "fixed", state: row.state };
      if (version !== undefined && version !== row.version) return { kind: "outdated", version: row.version };
      if (row.by === idOf(actor) && !(row.content.emergency && mayApproveOwnEmergency)) return { kind: "own" };
      if (expectedRecipients !== undefined && expectedRecipients !== state.recipients)
        return { kind: "count", expected: expectedRecipients, recipients: state.recipients };
      const approvals = [{ step: 0, by: "x", asDeputy: false, at: new Date() }];
      return { kind: "approved", announcement: change(id, { state: "approved", approvals }), complete: true };
    },
    async cancel({ ward }, _actor, id) {
      const row = find(ward.id, id);
      if (!row) return { kind: "missing" };
      if (row.state === "done" || row.state === "cancelled") return { kind: "over", state: row.state };
      return { kind: "cancelled", announcement: change(id, { state: "cancelled", cancelReason: "person" }) };
    },
    reject: unused,
    resume: unused,
    settleUncertain: unused,
    correct: unused,
    forecast: unused,
    check: unused,
    view: async ({ ward }, id) => find(ward.id, id),
    async list({ ward }, { states, limit, before }) {
      return [...rows.values()]
        .filter((row) => row.ward === ward.id && (!states || states.includes(row.state)))
        .filter((row) => !before || row.createdAt < before)
        .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
        .slice(0, limit);
    },
    async count() {
      const { recipients } = state;
      return { recipients, byLanguage: {}, byChannel: {}, stopped: 0, capped: 0, untilMorning: 0 };
    },
    async *recipients() {
      const residentId = "00000000-0000-4000-8000-000000000001";
      yield { residentId, language: "ja", state: "accepted", at: new Date("2026-11-20T01:00:00Z") };
      yield { residentId, language: "easy", state: "pending", at: undefined };
    },
  };
  return { desk, state, change };
}
