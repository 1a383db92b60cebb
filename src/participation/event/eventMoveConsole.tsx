/** A published event takes place at another time: everybody who signed up is told. */
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import { readEventForm } from "./eventForm.js";
import { typedOf } from "./eventFormValues.js";
import { eventMistakes, tooFewPlacesText } from "./eventFormWords.js";
import { lookUpEvent } from "./eventLookConsole.js";
import {
  activePeople,
  cancelledText,
  changedText,
  type EventConsoleParts,
  eventPage,
  refuseChange,
  seenIn,
} from "./eventOptionsConsole.js";
import { eventConsolePath } from "./eventPaths.js";
import { MovePage } from "./eventStatePages.js";
import { type EventTyped, eventTyped } from "./eventTyped.js";
import type { WardEvent } from "./wardEvent.js";

/** A box that is not ticked is not sent. */
const sentDates = (form: Readonly<Record<string, unknown>>) => ({
  date: form["date"],
  time: form["time"],
  endDate: form["endDate"],
  endTime: form["endTime"],
  allDay: form["allDay"],
  signUpFromDate: form["signUpFromDate"],
  signUpFromTime: form["signUpFromTime"],
  signUpUntilDate: form["signUpUntilDate"],
  signUpUntilTime: form["signUpUntilTime"],
});

export function eventMoveRoutes(options: EventConsoleParts): ConsoleRoute[] {
  const { database, audit, desk } = options;

  async function page(
    context: ConsoleContext,
    event: WardEvent,
    typed: EventTyped,
    shown: { seen: number; mistakes?: Readonly<Record<string, string>> },
  ): Promise<void> {
    await context.send(
      eventPage("日時を変える", event, shown.mistakes && 400),
      <MovePage
        base={eventConsolePath(event.ward, event.id)}
        event={event}
        reached={await activePeople(options, event, context.now)}
        seen={shown.seen}
        typed={typed}
        mistakes={shown.mistakes ?? {}}
        csrfField={context.csrfField}
      />,
    );
  }

  async function movable(context: ConsoleContext): Promise<WardEvent | undefined> {
    const event = await lookUpEvent(database, context);
    if (!event) return undefined;
    if (!event.cancelled && event.state === "published") return event;
    await context.refuse(409, event.cancelled ? cancelledText : "下書きの日時は、編集の画面で変えてください。");
    return undefined;
  }

  async function show(context: ConsoleContext): Promise<void> {
    const event = await movable(context);
    if (event) await page(context, event, typedOf(event), { seen: event.version });
  }

  async function move(context: ConsoleContext): Promise<void> {
    const event = await movable(context);
    if (!event) return;
    const seen = seenIn(context);
    if (event.version !== seen) return context.refuse(409, changedText);
    const typed = eventTyped.parse({ ...typedOf(event), ...sentDates(context.form) });
    const read = readEventForm(typed);
    if (read.kind === "faulty") return page(context, event, typed, { seen, mistakes: eventMistakes(read.faults) });
    const { ward, id } = event;
    const moved = await database.transaction("console", async (tx) => {
      const moved = await desk.change(tx, ward, id, read.fields, { seen, now: context.now });
      if (moved.kind === "written") {
        const facts = { version: moved.event.version, moved: true, told: moved.told };
        await audit.record(tx, { actor: context.actor, ward, action: "event.changed", subject: id, facts });
      }
      return moved;
    });
    switch (moved.kind) {
      case "written":
        return context.redirect(eventConsolePath(ward, id), {
          kind: "success",
          text: moved.told > 0 ? `日時を変えました。${moved.told}件の申し込みに知らせます。` : "日時を変えました。",
        });
      case "too-few-places":
        return page(context, event, typed, { seen, mistakes: { date: tooFewPlacesText(moved.taken) } });
      case "missing":
      case "outdated":
      case "cancelled":
        return refuseChange(context, moved.kind);
      default:
        return moved satisfies never;
    }
  }

  const path = `${eventConsolePath(":ward", ":event")}/move`;
  return [
    { method: "get", path, scope: "ward", role: "editor", run: show },
    { method: "post", path, scope: "ward", role: "editor", run: move },
  ];
}
