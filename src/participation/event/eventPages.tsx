/** The public pages of events: what is coming in a ward, and the lasting page of each event. */
import express, { type Router } from "express";
import type { Content } from "../../content.js";
import type { Database } from "../../db.js";
import { type Clock, civilDate } from "../../time.js";
import type { WebFrame } from "../../web/frame.js";
import { sendPage } from "../../web/sendPage.js";
import type { BookingDesk } from "../booking/bookingDesk.js";
import { EventPublicPage } from "./eventPublicPage.js";
import { byMonth, eventSearch, fits } from "./eventSearch.js";
import { EventsPublicPage } from "./eventsPublicPage.js";
import { eventKey } from "./wardEvent.js";
import { wardEventStore } from "./wardEventStore.js";

export interface EventPagesOptions {
  frame: WebFrame;
  content: Pick<Content, "wards">;
  database: Pick<Database, "run">;
  clock: Clock;
  bookings: Pick<BookingDesk, "places">;
}

/** More than any ward has coming; a page that is longer is none that is read. */
const most = 500;

/** Mounted before the guide's pages, whose `/:ward/:entry` would take the address. */
export function eventRoutes({ frame, content, database, clock, bookings }: EventPagesOptions): Router {
  const routes = express.Router();

  routes.get("/:ward/events", async (request, response, next) => {
    const ward = content.wards.get(request.params.ward);
    if (!ward) return next();
    const now = clock.now();
    const search = eventSearch.parse(request.query);
    const { events, places } = await database.run("console", async (tx) => {
      const coming = await wardEventStore.coming(tx, ward.ward.id, { from: now, most });
      const events = coming.filter((event) => fits(event, search));
      const signedUp = events.filter(({ signUp }) => signUp).map(({ id }) => id);
      return { events, places: await bookings.places(tx, signedUp, now) };
    });
    const months = byMonth(events, civilDate(now));
    const view = frame.view(request);
    await sendPage(
      response,
      <EventsPublicPage view={view} ward={ward} months={months} search={search} places={places} now={now} />,
    );
  });

  routes.get("/:ward/e/:event", async (request, response, next) => {
    const ward = content.wards.get(request.params.ward);
    const key = eventKey.safeParse(request.params.event);
    if (!ward || !key.success) return next();
    const now = clock.now();
    const found = await database.run("console", async (tx) => {
      const event = await wardEventStore.find(tx, ward.ward.id, { key: key.data });
      if (event?.state !== "published") return undefined;
      return { event, places: (await bookings.places(tx, [event.id], now)).get(event.id) };
    });
    if (!found) return next();
    await sendPage(response, <EventPublicPage view={frame.view(request)} ward={ward} now={now} {...found} />);
  });

  return routes;
}
