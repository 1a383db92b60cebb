/**
 * 「相談の予約」: the next open times, from which the form opens; and what somebody has booked, to be looked at or given
 * back. A time is nobody's personal matter; name and need stay on the form.
 */
import { z } from "zod";
import type { Dialogue, Outcome, Turn } from "../../conversation/dialogue.js";
import { type LineMessage, text } from "../../line/messages.js";
import type { ResidentLinkStore } from "../../resident/residentLinkStore.js";
import type { CaseDesk, WardCase } from "../case/caseDesk.js";
import type { CaseForm } from "../case/caseForm.js";
import { caseFormPath, casePath, linkTo } from "../paths.js";
import { type BookedSlot, bookedSlotsBubble, cancelSlotBubble } from "./slotBookedBubble.js";
import { slotStore } from "./slotStore.js";
import { slotWish } from "./slotText.js";
import { noSlotsBubble, slotFormsBubble, slotTimesBubble } from "./slotTimesBubble.js";

export interface SlotDialogueOptions {
  links: Pick<ResidentLinkStore, "create">;
  cases: Pick<CaseDesk, "find" | "allOfResident" | "withdraw" | "linkOf">;
  publicUrl: string;
}

export interface SlotDialogue extends Dialogue {
  /** Undefined where the ward takes no bookings of consultations. */
  open(turn: Turn): Promise<Outcome | undefined>;
  /** For the list of one's bookings; empty where there are none. */
  slotBookings(turn: Turn): Promise<LineMessage[]>;
}

/** As buttons of the ward's content call it. */
const name = "consultation";

export function createSlotDialogue({ links, cases, publicUrl }: SlotDialogueOptions): SlotDialogue {
  const slotForms = (turn: Turn) => [...turn.ward.caseForms.values()].filter(({ slots }) => slots);
  const said = (turn: Turn, ...messages: LineMessage[]): Outcome => ({ messages, aside: turn.open !== name });
  const words = (turn: Turn, key: "slotCancelled" | "slotKept" | "slotOver" | "slotBegun") =>
    said(turn, text(turn.ward.say(turn.resident.language)(key)));

  async function times(turn: Turn, form: CaseForm): Promise<Outcome> {
    const { tx, resident } = turn;
    const ward = turn.ward.ward.id;
    const slots = await slotStore.open(tx, ward, form.key, turn.now);
    if (slots.length === 0) return said(turn, noSlotsBubble(turn, form));
    const token =
      resident.ward === undefined ? undefined : await links.create(tx, resident.id, "case", turn.effectId("case"));
    const path = caseFormPath(ward, form.key, token);
    const url = (slot?: string) =>
      linkTo(publicUrl, slot === undefined ? path : `${path}?slot=${slot}`, resident.language);
    return said(turn, slotTimesBubble(turn, { form, slots, url }));
  }

  async function open(turn: Turn, wanted?: string): Promise<Outcome | undefined> {
    const forms = slotForms(turn);
    if (wanted !== undefined) {
      const form = forms.find(({ key }) => key === wanted);
      return form && times(turn, form);
    }
    const [first, second] = forms;
    if (!first) return undefined;
    return second ? said(turn, slotFormsBubble(turn, forms, name)) : times(turn, first);
  }

  async function bookedOf(turn: Turn, all: readonly WardCase[]): Promise<BookedSlot[]> {
    const held = all.filter(({ final, slotId }) => !final && slotId !== undefined);
    const slots = await slotStore.byIds(
      turn.tx,
      turn.ward.ward.id,
      held.flatMap(({ slotId }) => slotId ?? []),
    );
    return slots.flatMap((slot) =>
      held
        .filter(({ slotId }) => slotId === slot.id && !slot.cancelled)
        .map((one) => ({
          caseId: one.id,
          form: one.asked,
          slot,
          url: linkTo(publicUrl, casePath(one.ward, cases.linkOf(one.id)), turn.resident.language),
        })),
    );
  }

  async function slotBookings(turn: Turn): Promise<LineMessage[]> {
    const { tx, ward, resident, now } = turn;
    const booked = await bookedOf(turn, await cases.allOfResident(tx, ward.ward.id, resident.id));
    const coming = booked.filter(({ slot }) => slot.endsAt > now);
    return coming.length === 0 ? [] : [bookedSlotsBubble(coming, { ward, language: resident.language }, name)];
  }

  async function giveBack(turn: Turn, caseId: string | undefined, sure: boolean): Promise<Outcome | undefined> {
    const { tx, now } = turn;
    const ward = turn.ward.ward.id;
    const id = z.uuid().safeParse(caseId);
    const found = id.success ? await cases.find(tx, ward, id.data) : undefined;
    // Somebody else's is none of theirs, whatever button they have.
    if (!found || found.residentId !== turn.resident.id) return undefined;
    const [booked] = await bookedOf(turn, [found]);
    if (!booked) return words(turn, "slotOver");
    if (booked.slot.startsAt <= now) return words(turn, "slotBegun");
    const reader = { ward: turn.ward, language: turn.resident.language };
    if (!sure) return said(turn, cancelSlotBubble(booked, reader, name));
    const changed = await cases.withdraw(tx, ward, found.id, now);
    return words(turn, changed.kind === "changed" ? "slotCancelled" : "slotOver");
  }

  return {
    name,
    open: (turn) => open(turn),
    slotBookings,
    async hear(turn, told) {
      if (told.kind === "text") {
        const wish = slotWish(told.text);
        return wish && open(turn, wish.form);
      }
      if (told.kind !== "postback") return undefined;
      switch (told.action) {
        case "open":
          return open(turn);
        case "times":
          return open(turn, told.values.f ?? "");
        case "cancel":
          return giveBack(turn, told.values.c, false);
        case "cancel-yes":
          return giveBack(turn, told.values.c, true);
        case "cancel-no":
          return words(turn, "slotKept");
        default:
          return undefined;
      }
    },
  };
}
