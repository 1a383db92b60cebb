/** The list of events in the console. */
import { z } from "zod";
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import { mayAct } from "../../console/role.js";
import { attendanceStore } from "../attendance/attendanceStore.js";
import { EventListPage, listViews } from "./eventListPage.js";
import { type EventConsoleParts, eventsTitle } from "./eventOptionsConsole.js";
import { eventsConsolePath } from "./eventPaths.js";
import { eventKinds } from "./wardEvent.js";
import { wardEventStore } from "./wardEventStore.js";

const perPage = 50;
const asked = z.object({
  q: z.string().trim().max(100).catch("").default(""),
  kind: z
    .enum(["", ...eventKinds])
    .catch("")
    .default(""),
  show: z.enum(listViews).catch("coming").default("coming"),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});

export function eventListRoutes({ database, bookings, listLinks }: EventConsoleParts): ConsoleRoute[] {
  async function list(context: ConsoleContext): Promise<void> {
    const ward = context.ward.ward.id;
    const { now } = context;
    const { page, ...query } = asked.parse(context.request.query);
    // No name holds it, and no column of the database takes it.
    const words = query.q.replaceAll("\0", "");
    const { events, places, people } = await database.run("console", async (tx) => {
      const events = await wardEventStore.list(tx, ward, {
        most: perPage + 1,
        offset: (page - 1) * perPage,
        words: words || undefined,
        kind: query.kind || undefined,
        drafts: query.show === "drafts",
        published: query.show === "coming" || query.show === "over",
        comingAt: query.show === "coming" ? now : undefined,
        overAt: query.show === "over" ? now : undefined,
      });
      const ids = events.map(({ id }) => id);
      return {
        events,
        places: await bookings.places(tx, ids, now),
        people: await attendanceStore.people(tx, ids),
      };
    });
    await context.send(
      { title: eventsTitle, section: "events" },
      <EventListPage
        base={eventsConsolePath(ward)}
        now={now}
        events={events.slice(0, perPage)}
        places={places}
        people={people}
        query={{ ...query, q: words }}
        page={page}
        more={events.length > perPage}
        mayEdit={mayAct(context.role, "editor")}
        links={mayAct(context.role, "editor") ? (listLinks?.(ward) ?? []) : []}
      />,
    );
  }

  return [{ method: "get", path: eventsConsolePath(":ward"), scope: "ward", role: "viewer", run: list }];
}
