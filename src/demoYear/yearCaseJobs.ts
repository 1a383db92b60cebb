/** Plays cases and consultation times: asked for, taken, noted and moved on, by the product's own desk. */
import type { StaffActor } from "../console/staff/demoStaff.js";
import type { Database, Tx } from "../db.js";
import type { AssociationDesk } from "../participation/association/associationDesk.js";
import type { CaseDesk, WardCase } from "../participation/case/caseDesk.js";
import type { CaseForm } from "../participation/case/caseForm.js";
import { slotOpening, slotTimes } from "../participation/slot/slot.js";
import { slotStore } from "../participation/slot/slotStore.js";
import { addDays, civilDate, instantOf } from "../time.js";
import { uuid5 } from "../uuid.js";
import { fictionalCases, openedBefore } from "./demoYearStore.js";
import type { PlayedClock } from "./yearCalendar.js";
import { type PlayedCase, playedAnswers, yearCases } from "./yearCases.js";
import { slotPerson, slotPlace } from "./yearWords.js";

export interface YearCaseOptions {
  database: Database;
  /** On the played clock. */
  cases: CaseDesk;
  associations: Pick<AssociationDesk, "associationOf">;
  clock: PlayedClock;
  /** Who works on them: a person of the demo. */
  editor: StaffActor;
}

export interface CaseWard {
  id: string;
  towns: readonly string[];
  forms: ReadonlyMap<string, CaseForm>;
}

const minuteMs = 60_000;

export function createYearCases({ database, cases, associations, clock, editor }: YearCaseOptions) {
  /** Tuesdays and Thursdays of two weeks. */
  async function slots({ id: ward, forms }: CaseWard, now: Date): Promise<number> {
    return database.transaction("worker", async (tx) => {
      if (await openedBefore(tx, ward)) return 0;
      let added = 0;
      for (const form of [...forms.values()].filter((one) => one.slots)) {
        const opening = slotOpening.parse({
          ...{ form: form.key, date: addDays(civilDate(now), 1), until: addDays(civilDate(now), 14) },
          ...{ weekdays: ["2", "4"], from: "10:00", to: "12:00", minutes: "40", capacity: "1" },
          ...{ place: slotPlace, person: slotPerson, holidays: "" },
        });
        const opened = slotTimes(opening, now);
        if (opened.kind !== "times") continue;
        const { place, person, capacity } = opening;
        const rows = opened.times.map((time) => ({
          ...{ ...time, place, person, capacity },
          id: uuid5("demo year slot", ward, form.key, time.startsAt.toISOString()),
        }));
        added += await slotStore.add(tx, ward, form.key, rows, { staff: editor.id, fictional: true });
      }
      return added;
    });
  }

  async function changed(one: WardCase, change: (seen: number) => ReturnType<CaseDesk["setState"]>): Promise<WardCase> {
    const done = await change(one.version);
    if (done.kind !== "changed") throw new Error(`a fictional case was ${done.kind}`);
    return done.case;
  }

  async function play(
    tx: Tx,
    ward: CaseWard,
    form: CaseForm,
    played: PlayedCase,
    now: Date,
  ): Promise<string | undefined> {
    // In the order of the list, by daylight.
    const day = (ago: number) =>
      new Date(instantOf(addDays(civilDate(now), -ago), "09:30").getTime() + played.number * 11 * minuteMs);
    const made = day(played.made);
    const answers = playedAnswers(form, played.number, ward.towns, now);
    const slotId = form.slots ? (await slotStore.open(tx, ward.id, form.key, now))[played.number % 3]?.id : undefined;
    if (form.slots && slotId === undefined) return undefined;
    const town = answers["town"];
    const found =
      form.association && typeof town === "string"
        ? await associations.associationOf(tx, ward.id, { town })
        : undefined;
    const outcome = await cases.make(
      tx,
      ward.id,
      { kind: "visitor", language: "ja" },
      {
        ...{ form, answers, slotId, fictional: true, seed: `demo year ${played.number}` },
        association: found?.kind === "found" ? found.association.key : undefined,
      },
      made,
    );
    if (outcome.kind !== "made") throw new Error(`a fictional case was ${outcome.kind}`);
    let one = outcome.case;
    const { id } = one;
    clock.put(new Date(made.getTime() + 60 * minuteMs));
    if (played.assigned)
      one = await changed(one, (seen) => cases.assign(tx, ward.id, id, { to: editor.id, seen }, editor));
    if (played.note !== undefined) await cases.note(tx, ward.id, id, played.note, editor);
    for (const { state, ago, message } of played.states) {
      const at = new Date(Math.max(day(ago).getTime(), clock.now().getTime() + 5 * minuteMs));
      const what = { state, ...(message !== undefined && { message }) };
      one = await changed(one, (seen) => cases.setState(tx, ward.id, id, { ...what, seen }, editor, at));
    }
    return id;
  }

  return {
    /** @returns how many were new */
    async play(ward: CaseWard, now: Date): Promise<{ slots: number; cases: number }> {
      const added = { slots: await slots(ward, now), cases: 0 };
      const known = await database.run("worker", (tx) => fictionalCases(tx, ward.id));
      // As the desk derives it from the seed.
      const idOf = ({ form, number }: PlayedCase) => uuid5("case", ward.id, form, "visitor", `demo year ${number}`);
      for (const played of yearCases) {
        const form = ward.forms.get(played.form);
        if (!form || known.has(idOf(played))) continue;
        const id = await database.transaction("worker", (tx) => play(tx, ward, form, played, now));
        if (id !== undefined) added.cases += 1;
      }
      return added;
    },
  };
}
