/** The engine behind all cases: made once, numbered, moved from state to state, told to whom they concern. */
import { type Actor, personOf } from "../../console/actor.js";
import type { Tx } from "../../db.js";
import type { NoticeDesk } from "../../notice/noticeDesk.js";
import { type Clock, civilDate, fiscalYear } from "../../time.js";
import { uuid5 } from "../../uuid.js";
import type { Vault } from "../../vault.js";
import { dueAt, keepUntil } from "./caseDeadline.js";
import type { Asker, CaseChanged, CaseDesk, NewCase, WardCase } from "./caseDesk.js";
import { caseAnswers, caseForm, withdrawnState } from "./caseForm.js";
import { caseReceived, caseTold, toldSlot } from "./caseNotice.js";
import { caseSlotStore } from "./caseSlotStore.js";
import { createCaseStepStore, type NewStep } from "./caseStepStore.js";
import { type CaseRow, caseOfRow, caseStore } from "./caseStore.js";

export interface CaseDeskOptions {
  vault: Vault;
  notices: NoticeDesk;
  /** For what has no `now`: who was put in charge, and notes. */
  clock: Clock;
}

const answersPurpose = "case answers";

/** Who stands in a step. */
function stepBy(actor: Actor): NewStep["by"] {
  if (actor.kind === "system") return { kind: "time" };
  if (actor.kind === "operator") return { kind: "staff" };
  return { kind: "staff", id: personOf(actor), name: actor.name };
}

export function createCaseDesk({ vault, notices, clock }: CaseDeskOptions): CaseDesk {
  const steps = createCaseStepStore(vault);
  const tokenOf = (id: string) => Buffer.from(vault.pseudonym("case link token", id)).toString("base64url");
  const hashOf = (token: string) => vault.pseudonym("case link", token);

  /** The one asked for, locked, or what stands in the way of changing it. */
  async function open(tx: Tx, ward: string, id: string, seen?: number): Promise<CaseChanged | CaseRow> {
    const row = await caseStore.lock(tx, ward, id);
    if (!row) return { kind: "missing" };
    if (row.final) return { kind: "over", case: caseOfRow(row) };
    if (seen !== undefined && seen !== row.version) return { kind: "outdated", version: row.version };
    return row;
  }

  async function move(tx: Tx, row: CaseRow, key: string, step: Omit<NewStep, "kind">, now: Date): Promise<WardCase> {
    const { states, keepMonths, answerWithinDays } = caseForm.parse(row.asked);
    const state = states.find((one) => one.key === key);
    if (!state) throw new Error(`a case of ${row.form} has no state ${key}`);
    const changed = await caseStore.change(tx, row, {
      state: key,
      changedAt: now,
      // Each step on its way has its own time limit: what was passed on is asked after again.
      ...(!state.final && key !== row.state && { dueAt: dueAt(now, answerWithinDays) }),
      ...(state.final && { final: true, closedAt: now, keepUntil: new Date(keepUntil(now, keepMonths)) }),
    });
    await steps.add(tx, row.id, { kind: key === row.state ? "message" : "state", state: key, ...step }, now);
    return caseOfRow(changed);
  }

  /** What is made up for a demo reaches nobody. */
  async function tell(tx: Tx, kind: string, { id, ward, residentId, fictional, version, state }: WardCase) {
    if (residentId === undefined || fictional) return;
    await notices.tell(tx, { ward, residentId, kind, subject: id, slot: toldSlot(version, state) });
  }

  /** Who goes back and sends the form once more means what stands in it now, as long as nobody has worked on the first. */
  async function corrected(tx: Tx, row: CaseRow, { answers: now, association, slotId }: NewCase, at: Date) {
    const sealed = JSON.stringify(now);
    const same = row.final || !row.answers || vault.open(answersPurpose, row.answers) === sealed;
    if (same || (slotId ?? null) !== row.slotId) return caseOfRow(row);
    if ((await steps.list(tx, row.id)).some(({ by }) => by.kind !== "resident")) return caseOfRow(row);
    const change = { answers: vault.seal(answersPurpose, sealed), association: association ?? null, changedAt: at };
    await steps.add(tx, row.id, { kind: "answers", by: { kind: "resident" } }, at);
    return caseOfRow(await caseStore.change(tx, row, change));
  }

  async function make(tx: Tx, ward: string, asker: Asker, what: NewCase, now: Date) {
    const { form } = what;
    const residentId = asker.kind === "resident" ? asker.residentId : undefined;
    // With who asks in it: the seed of somebody else's form opens nothing.
    const id = uuid5("case", ward, form.key, residentId ?? "visitor", what.seed);
    const token = tokenOf(id);
    const number = await caseStore.nextNumber(tx, ward, fiscalYear(civilDate(now)));
    const before = await caseStore.find(tx, ward, { id });
    if (before) return { kind: "made", case: await corrected(tx, before, what, now), token } as const;
    if (form.slots) {
      const free = what.slotId !== undefined && (await caseSlotStore.lockFree(tx, ward, form.key, what.slotId, now));
      if (!free) return { kind: "slot-gone" } as const;
    }
    const row = await caseStore.add(tx, {
      id,
      ward,
      number,
      form: form.key,
      asked: form,
      residentId: residentId ?? null,
      language: asker.language,
      answers: vault.seal(answersPurpose, JSON.stringify(what.answers)),
      association: what.association ?? null,
      slotId: form.slots ? (what.slotId ?? null) : null,
      linkHash: hashOf(token),
      dueAt: dueAt(now, form.answerWithinDays),
      createdAt: now,
      changedAt: now,
      fictional: what.fictional ?? false,
    });
    await steps.add(tx, id, { kind: "made", state: row.state, by: { kind: "resident" } }, now);
    const made = caseOfRow(row);
    await tell(tx, caseReceived, made);
    return { kind: "made", case: made, token } as const;
  }

  async function answers(tx: Tx, id: string) {
    const sealed = await caseStore.answers(tx, id);
    return sealed && caseAnswers.parse(JSON.parse(vault.open(answersPurpose, sealed)));
  }

  return {
    make,
    answers,
    linkOf: (id) => tokenOf(id),
    steps: (tx, id) => steps.list(tx, id),

    async find(tx, ward, id) {
      const row = await caseStore.find(tx, ward, { id });
      return row && caseOfRow(row);
    },

    async byLink(tx, ward, token) {
      const row = await caseStore.find(tx, ward, { linkHash: hashOf(token) });
      return row?.answers ? caseOfRow(row) : undefined;
    },

    allOfResident: (tx, ward, residentId) => caseStore.ofResident(tx, residentId, ward),

    async setState(tx, ward, id, { state, seen, message, quietly }, by, now) {
      const row = await open(tx, ward, id, seen);
      if ("kind" in row) return row;
      if (state === row.state && message === undefined) return { kind: "changed", case: caseOfRow(row) };
      const changed = await move(tx, row, state, { text: message, by: stepBy(by) }, now);
      if (!quietly) await tell(tx, caseTold, changed);
      return { kind: "changed", case: changed };
    },

    async assign(tx, ward, id, { to, seen }, by) {
      const row = await open(tx, ward, id, seen);
      if ("kind" in row) return row;
      if ((row.assignedTo ?? undefined) === to) return { kind: "changed", case: caseOfRow(row) };
      const changed = await caseStore.change(tx, row, { assignedTo: to ?? null });
      // Whom: their id, which the console knows the name of.
      await steps.add(tx, id, { kind: "assigned", text: to ?? "", by: stepBy(by) }, clock.now());
      return { kind: "changed", case: caseOfRow(changed) };
    },

    async note(tx, ward, id, text, by) {
      const row = await caseStore.lock(tx, ward, id);
      if (!row) return { kind: "missing" };
      // A note can be made after the end too, but not on what has been erased.
      if (!row.answers) return { kind: "over", case: caseOfRow(row) };
      await steps.add(tx, id, { kind: "note", text, by: stepBy(by) }, clock.now());
      return { kind: "changed", case: caseOfRow(row) };
    },

    async withdraw(tx, ward, id, now) {
      const row = await open(tx, ward, id);
      if ("kind" in row) return row;
      return { kind: "changed", case: await move(tx, row, withdrawnState, { by: { kind: "resident" } }, now) };
    },

    async staying(tx, residentId) {
      const all = await caseStore.ofResident(tx, residentId);
      return all.map(({ asked, number, keepUntil: until }) => ({
        title: asked.title,
        number,
        reason: asked.keepReason,
        months: asked.keepMonths,
        keepUntil: until,
      }));
    },
  };
}
