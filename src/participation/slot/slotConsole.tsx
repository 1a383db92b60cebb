/** Slots in the console: staff open times for consultations, see who booked, and close them again. */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Audit } from "../../console/audit/audit.js";
import type { ConsoleContext, ConsoleFeature } from "../../console/consoleRoute.js";
import { mayAct } from "../../console/role.js";
import type { Database } from "../../db.js";
import { addDays, civilDate, instantOf } from "../../time.js";
import { uuid5 } from "../../uuid.js";
import type { CaseForm } from "../case/caseForm.js";
import { mondayOf } from "../find/civilDays.js";
import { slotOpening, slotTimes } from "./slot.js";
import type { SlotDesk } from "./slotDesk.js";
import { SlotListPage } from "./slotListPage.js";
import { SlotPage } from "./slotPage.js";
import { slotPath, slotsPath } from "./slotPaths.js";
import { type HeldSlot, slotStore } from "./slotStore.js";
import { slotMistakes, timeMistakes } from "./slotWords.js";

export interface SlotConsoleOptions {
  database: Database;
  audit: Audit;
  slots: Pick<SlotDesk, "cancel">;
}

const week = z.iso.date().catch("");
const reason = z.string().trim().min(1).max(1_000);
const section = "slots";

export function createSlotConsole({ database, audit, slots }: SlotConsoleOptions): ConsoleFeature {
  const missing = (context: ConsoleContext) => context.refuse(404, "この枠は、この区にありません。");
  const formsOf = ({ ward }: ConsoleContext): CaseForm[] => [...ward.caseForms.values()];
  const titlesOf = (context: ConsoleContext) => new Map(formsOf(context).map(({ key, title }) => [key, title.ja]));

  async function list(context: ConsoleContext, mistakes: Readonly<Record<string, string>> = {}): Promise<void> {
    const ward = context.ward.ward.id;
    const asked = week.parse(context.request.query.week);
    const monday = mondayOf(asked === "" ? civilDate(context.now) : asked);
    const [from, until] = [instantOf(monday), instantOf(addDays(monday, 7))];
    const shown = await database.run("console", async (tx) => {
      const held = await slotStore.between(tx, ward, from, until);
      const cases = await slotStore.casesOf(
        tx,
        held.map(({ id }) => id),
      );
      return { held, cases, next: await slotStore.nextAfter(tx, ward, until) };
    });
    const faulty = Object.keys(mistakes).length > 0;
    const sent = z.uuid().safeParse(context.form["seed"]);
    await context.send(
      { title: "相談枠", section, ...(faulty && { status: 400 }) },
      <SlotListPage
        ward={ward}
        titles={titlesOf(context)}
        forms={formsOf(context).filter((form) => form.slots)}
        monday={monday}
        slots={shown.held}
        cases={shown.cases}
        nextDay={shown.next && civilDate(shown.next)}
        mayEdit={mayAct(context.role, "editor")}
        seed={faulty && sent.success ? sent.data : randomUUID()}
        form={faulty ? context.form : {}}
        mistakes={mistakes}
        csrfField={context.csrfField}
      />,
    );
  }

  async function add(context: ConsoleContext): Promise<void> {
    const ward = context.ward.ward.id;
    const sent = slotOpening.safeParse(context.form);
    if (!sent.success) return list(context, slotMistakes(sent.error.issues));
    if (!formsOf(context).some(({ key, slots: takes }) => takes && key === sent.data.form))
      return list(context, { form: "相談を選んでください。" });
    const found = slotTimes(sent.data, context.now);
    if (found.kind === "wrong") return list(context, { [found.field]: timeMistakes[found.because] });
    const seed = z.uuid().catch(randomUUID()).parse(context.form["seed"]);
    const { form, place, person, capacity } = sent.data;
    const made = found.times.map((time) => ({
      ...time,
      id: uuid5("slot", ward, seed, time.startsAt.toISOString()),
      place,
      person,
      capacity,
    }));
    const added = await database.transaction("console", async (tx) => {
      const count = await slotStore.add(tx, ward, form, made, { staff: context.staff.id });
      const facts = { slots: count };
      if (count > 0)
        await audit.record(tx, { actor: context.actor, ward, action: "slot.opened", subject: form, facts });
      return count;
    });
    const [first] = found.times;
    const notes = [
      added < made.length ? `${made.length - added}枠は、もう開いています。` : "",
      found.skipped.length > 0 ? `祝日と年末年始の${found.skipped.length}日は飛ばしました。` : "",
    ].join("");
    context.redirect(`${slotsPath(ward)}?week=${mondayOf(civilDate(first?.startsAt ?? context.now))}`, {
      kind: added > 0 ? "success" : "warning",
      text: `${added}枠を開きました。${notes}`,
    });
  }

  async function slotOf(context: ConsoleContext): Promise<HeldSlot | undefined> {
    const id = z.uuid().safeParse(context.request.params["slot"]);
    if (!id.success) return undefined;
    return database.run("console", (tx) => slotStore.find(tx, context.ward.ward.id, id.data));
  }

  async function show(context: ConsoleContext, mistakes: Readonly<Record<string, string>> = {}): Promise<void> {
    const slot = await slotOf(context);
    if (!slot) return missing(context);
    const ward = context.ward.ward.id;
    const cases = await database.run("console", (tx) => slotStore.casesOf(tx, [slot.id]));
    const faulty = Object.keys(mistakes).length > 0;
    await context.send(
      {
        title: "枠",
        section,
        crumbs: [{ name: "相談枠", href: slotsPath(ward) }],
        ...(faulty && { status: 400 }),
      },
      <SlotPage
        ward={ward}
        slot={slot}
        title={titlesOf(context).get(slot.form) ?? slot.form}
        cases={cases}
        now={context.now}
        mayEdit={mayAct(context.role, "editor")}
        mistakes={mistakes}
        form={faulty ? context.form : {}}
        csrfField={context.csrfField}
      />,
    );
  }

  async function cancel(context: ConsoleContext): Promise<void> {
    const slot = await slotOf(context);
    if (!slot) return missing(context);
    const ward = context.ward.ward.id;
    const message = reason.safeParse(context.form["message"]);
    const { actor, now } = context;
    const done = await database.transaction("console", async (tx) => {
      const ended = await slots.cancel(tx, ward, slot.id, { message: message.data, by: actor }, now);
      if (ended.kind === "cancelled") {
        const facts = { cases: ended.cases };
        await audit.record(tx, { actor, ward, action: "slot.cancelled", subject: slot.id, facts });
      }
      return ended;
    });
    switch (done.kind) {
      case "cancelled":
        return context.redirect(slotPath(ward, slot.id), {
          kind: "success",
          text: done.cases > 0 ? `枠を閉じ、${done.cases}件の予約を中止にしました。` : "枠を閉じました。",
        });
      case "needs-message":
        return show(context, { message: "予約した方への説明を、1,000文字までで入力してください。" });
      case "over":
        return context.refuse(409, "この枠は、もう閉じているか、終わっています。");
      case "no-state":
        return context.refuse(
          409,
          `申し込み ${done.number} の様式には「区の都合で中止」の状態がありません。先に申し込みのページで終わらせてから、枠を閉じてください。`,
        );
      default:
        return done satisfies never;
    }
  }

  const path = "/console/:ward/slots";
  const one = `${path}/:slot`;
  return {
    routes: [
      { method: "get", path, scope: "ward", role: "viewer", run: (context) => list(context) },
      { method: "post", path, scope: "ward", role: "editor", run: add },
      { method: "get", path: one, scope: "ward", role: "viewer", run: (context) => show(context) },
      { method: "post", path: `${one}/cancel`, scope: "ward", role: "editor", run: cancel },
    ],
    navigation: [{ section, name: "相談枠", path: slotsPath, role: "viewer" }],
  };
}
