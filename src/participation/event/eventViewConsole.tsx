/** One event in the console. */
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import { mayAct } from "../../console/role.js";
import { attendanceStore } from "../attendance/attendanceStore.js";
import { eventPath } from "../paths.js";
import { lookUpEvent } from "./eventLookConsole.js";
import { type EventConsoleParts, eventsTitle } from "./eventOptionsConsole.js";
import { EventPage } from "./eventPage.js";
import { eventConsolePath, eventsConsolePath } from "./eventPaths.js";

export function eventViewRoutes(options: EventConsoleParts): ConsoleRoute[] {
  const { database, bookings, languageNames } = options;

  async function show(context: ConsoleContext): Promise<void> {
    const event = await lookUpEvent(database, context);
    if (!event) return;
    const { ward, now } = context;
    const { places, people } = await database.run("console", async (tx) => ({
      places: (await bookings.places(tx, [event.id], now)).get(event.id),
      people: (await attendanceStore.people(tx, [event.id])).get(event.id),
    }));
    await context.send(
      {
        title: event.title,
        section: "events",
        crumbs: [{ name: eventsTitle, href: eventsConsolePath(event.ward) }],
      },
      <EventPage
        base={eventConsolePath(event.ward, event.id)}
        event={event}
        now={now}
        places={places}
        people={people}
        topicName={event.topic && ward.topicName(event.topic, "ja")}
        languageNames={languageNames}
        publicPath={eventPath(event.ward, event.key)}
        parts={options.parts?.(event) ?? []}
        mayEdit={mayAct(context.role, "editor")}
      />,
    );
  }

  return [{ method: "get", path: eventConsolePath(":ward", ":event"), scope: "ward", role: "viewer", run: show }];
}
