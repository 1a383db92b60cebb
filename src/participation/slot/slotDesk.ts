/** What forms, chat and console do with slots; taking one is the cases' own, under the lock of the slot's row. */
import type { Actor } from "../../console/actor.js";
import type { Tx } from "../../db.js";
import type { CaseDesk } from "../case/caseDesk.js";
import type { OpenSlot } from "./slot.js";
import { slotStore } from "./slotStore.js";

/** State of a form into which a case goes when the ward closes its slot. */
const wardCancelledState = "ward-cancelled";

export type SlotCancelled =
  /** With so many cases that held it. */
  | { kind: "cancelled"; cases: number }
  /** Somebody holds it: they are owed a reason. */
  | { kind: "needs-message" }
  /** Closed already, or its time is over. */
  | { kind: "over" }
  /** The form of a case that holds it knows no such state. */
  | { kind: "no-state"; number: string };

export interface SlotDesk {
  /** For the form's page, the next first. */
  open(tx: Tx, ward: string, form: string, now: Date): Promise<OpenSlot[]>;
  /** By staff. Cases that hold it end, and their residents are told as of any change of state. */
  cancel(
    tx: Tx,
    ward: string,
    id: string,
    how: { message: string | undefined; by: Actor },
    now: Date,
  ): Promise<SlotCancelled>;
}

export interface SlotDeskOptions {
  cases: Pick<CaseDesk, "find" | "setState">;
}

export function createSlotDesk({ cases }: SlotDeskOptions): SlotDesk {
  return {
    open: (tx, ward, form, now) => slotStore.open(tx, ward, form, now),

    async cancel(tx, ward, id, { message, by }, now) {
      const slot = await slotStore.lock(tx, ward, id);
      if (!slot || slot.cancelled || slot.endsAt <= now) return { kind: "over" };
      const held = (await slotStore.casesOf(tx, [id])).filter(({ final }) => !final);
      if (held.length > 0 && message === undefined) return { kind: "needs-message" };
      for (const one of held) {
        const found = await cases.find(tx, ward, one.id);
        if (!found?.asked.states.some(({ key }) => key === wardCancelledState))
          return { kind: "no-state", number: one.number };
      }
      for (const { id: caseId } of held) {
        // Changed in this very moment by somebody else: the second time its row is ours.
        for (let tries = 0; tries < 2; tries++) {
          const found = await cases.find(tx, ward, caseId);
          if (!found || found.final) break;
          const what = { state: wardCancelledState, seen: found.version, ...(message !== undefined && { message }) };
          if ((await cases.setState(tx, ward, caseId, what, by, now)).kind !== "outdated") break;
        }
      }
      await slotStore.cancel(tx, id);
      return { kind: "cancelled", cases: held.length };
    },
  };
}
