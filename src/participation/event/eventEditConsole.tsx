/** New events, and events that are edited. */
import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import { violatedIndex } from "../../db.js";
import { readEventForm } from "./eventForm.js";
import { EventFormPage } from "./eventFormPage.js";
import { copyOf, emptyEvent, typedOf } from "./eventFormValues.js";
import { eventMistakes, tooFewPlacesText } from "./eventFormWords.js";
import { lookUpEvent, missingEventText } from "./eventLookConsole.js";
import {
  cancelledText,
  changedText,
  type EventConsoleParts,
  eventPage,
  eventsTitle,
  fieldOptions,
  refuseChange,
  seenIn,
} from "./eventOptionsConsole.js";
import { eventConsolePath, eventsConsolePath } from "./eventPaths.js";
import { type EventTyped, eventTyped } from "./eventTyped.js";
import { whenText } from "./eventWords.js";
import type { EventFields, WardEvent } from "./wardEvent.js";
import { wardEventStore } from "./wardEventStore.js";

/** Key of a new event, made with its form so that sending it twice is one event. */
const seed = z.string().regex(/^[0-9a-f]{10}$/);

export function eventEditRoutes(options: EventConsoleParts): ConsoleRoute[] {
  const { database, audit, desk } = options;

  async function newForm(
    context: ConsoleContext,
    typed: EventTyped,
    mistakes: Readonly<Record<string, string>> = {},
    key: string = randomBytes(5).toString("hex"),
  ): Promise<void> {
    const base = eventsConsolePath(context.ward.ward.id);
    const title = "行事を登録する";
    const faulty = Object.keys(mistakes).length > 0;
    await context.send(
      { title, section: "events", crumbs: [{ name: eventsTitle, href: base }], ...(faulty && { status: 400 }) },
      <EventFormPage
        title={title}
        action={`${base}/new`}
        back={base}
        options={await fieldOptions(options, context)}
        typed={typed}
        mistakes={mistakes}
        carried={{ seed: key }}
        csrfField={context.csrfField}
      />,
    );
  }

  /** With `?copy=`: the same event once more, on a day that is still to be told. */
  async function begin(context: ConsoleContext): Promise<void> {
    const { copy } = context.request.query;
    if (copy === undefined) return newForm(context, emptyEvent);
    const id = z.uuid().safeParse(copy);
    const event =
      id.success &&
      (await database.run("console", (tx) => wardEventStore.find(tx, context.ward.ward.id, { id: id.data })));
    if (!event) return context.refuse(404, missingEventText);
    await newForm(context, copyOf(event));
  }

  async function add(context: ConsoleContext): Promise<void> {
    const read = readEventForm(context.form);
    const key = seed.safeParse(context.form["seed"]).data ?? randomBytes(5).toString("hex");
    if (read.kind === "faulty")
      return newForm(context, eventTyped.parse(context.form), eventMistakes(read.faults), key);
    const ward = context.ward.ward.id;
    const { fields } = read;
    const write = () =>
      database.transaction("console", async (tx) => {
        const added = await desk.add(tx, ward, fields, { key, by: context.staff.id }, context.now);
        if (!added.again)
          await audit.record(tx, { actor: context.actor, ward, action: "event.added", subject: added.event.id });
        return added;
      });
    // The same form twice at once: the second one finds what the first has written.
    const { event, again } = await write().catch((error: unknown) => {
      if (violatedIndex(error) === undefined) throw error;
      return write();
    });
    context.redirect(
      eventConsolePath(ward, event.id),
      again
        ? { kind: "warning", text: "この行事は、もう登録されています。" }
        : { kind: "success", text: "下書きを登録しました。確かめてから公開してください。" },
    );
  }

  async function editForm(
    context: ConsoleContext,
    event: WardEvent,
    typed: EventTyped,
    shown: { seen: number; mistakes?: Readonly<Record<string, string>> },
  ): Promise<void> {
    const base = eventConsolePath(event.ward, event.id);
    await context.send(
      eventPage("編集", event, shown.mistakes && 400),
      <EventFormPage
        title="行事を編集する"
        action={`${base}/edit`}
        back={base}
        options={await fieldOptions(options, context)}
        typed={typed}
        mistakes={shown.mistakes ?? {}}
        carried={{ seen: String(shown.seen) }}
        fixed={event.state === "published" ? { when: whenText(event), move: `${base}/move` } : undefined}
        csrfField={context.csrfField}
      />,
    );
  }

  async function edit(context: ConsoleContext): Promise<void> {
    const event = await lookUpEvent(database, context);
    if (!event) return;
    if (event.cancelled) return context.refuse(409, cancelledText);
    await editForm(context, event, typedOf(event), { seen: event.version });
  }

  async function save(context: ConsoleContext): Promise<void> {
    const event = await lookUpEvent(database, context);
    if (!event) return;
    const seen = seenIn(context);
    // Checked first: what was typed beside an old version is not worth mending.
    if (event.cancelled) return context.refuse(409, cancelledText);
    if (event.version !== seen) return context.refuse(409, changedText);
    const published = event.state === "published";
    const typed = eventTyped.parse(published ? { ...context.form, ...datesOf(typedOf(event)) } : context.form);
    const read = readEventForm(typed);
    if (read.kind === "faulty") return editForm(context, event, typed, { seen, mistakes: eventMistakes(read.faults) });
    const fields = published ? { ...read.fields, ...keptDates(event) } : read.fields;
    const { ward, id } = event;
    const changed = await database.transaction("console", async (tx) => {
      const changed = await desk.change(tx, ward, id, fields, { seen, now: context.now });
      if (changed.kind === "written") {
        const facts = { version: changed.event.version };
        await audit.record(tx, { actor: context.actor, ward, action: "event.changed", subject: id, facts });
      }
      return changed;
    });
    switch (changed.kind) {
      case "written":
        return context.redirect(eventConsolePath(ward, id), { kind: "success", text: "行事を保存しました。" });
      case "too-few-places":
        return editForm(context, event, typed, { seen, mistakes: { capacity: tooFewPlacesText(changed.taken) } });
      case "missing":
      case "outdated":
      case "cancelled":
        return refuseChange(context, changed.kind);
      default:
        return changed satisfies never;
    }
  }

  const base = eventsConsolePath(":ward");
  const one = eventConsolePath(":ward", ":event");
  const editor = { scope: "ward", role: "editor" } as const;
  return [
    { method: "get", path: `${base}/new`, ...editor, run: begin },
    { method: "post", path: `${base}/new`, ...editor, run: add },
    { method: "get", path: `${one}/edit`, ...editor, run: edit },
    { method: "post", path: `${one}/edit`, ...editor, run: save },
  ];
}

const datesOf = (typed: EventTyped) => ({
  date: typed.date,
  time: typed.time,
  endDate: typed.endDate,
  endTime: typed.endTime,
  allDay: typed.allDay,
  signUpFromDate: typed.signUpFromDate,
  signUpFromTime: typed.signUpFromTime,
  signUpUntilDate: typed.signUpUntilDate,
  signUpUntilTime: typed.signUpUntilTime,
});

/** As they are kept: the form knows minutes only, and a date that moves is told to everybody. */
const keptDates = ({ startsAt, endsAt, allDay, signUpFrom, signUpUntil }: EventFields) => ({
  startsAt,
  endsAt,
  allDay,
  signUpFrom,
  signUpUntil,
});
