/** `/open-data/:ward/events.csv` and `.ics`, and one event as a file: for anybody, from any site. */
import express, { type Response, type Router } from "express";
import { z } from "zod";
import type { Content, WardContent } from "../../content.js";
import type { Database } from "../../db.js";
import { topicKeys } from "../../guide/topic.js";
import type { Clock } from "../../time.js";
import { type CalendarFacts, icsFileName, icsOfEvent, icsOfEvents, lastChange } from "./eventCalendarFile.js";
import { kindNames } from "./eventCsvWords.js";
import { eventsCsv } from "./eventCsvWrite.js";
import { factsOfWard } from "./eventFile.js";
import { eventKey, eventKinds, type WardEvent } from "./wardEvent.js";
import { wardEventStore } from "./wardEventStore.js";

export interface EventOpenDataOptions {
  content: Pick<Content, "wards">;
  database: Pick<Database, "run">;
  clock: Clock;
  demo: boolean;
  publicUrl: string;
}

/** A calendar keeps what was, so that who subscribed sees the last months too. */
const keptDays = 100;
const mostEvents = 20_000;
const filter = z.object({ topic: z.enum(topicKeys).optional(), kind: z.enum(eventKinds).optional() });

export function eventOpenDataRoutes(options: EventOpenDataOptions): Router {
  const { content, database, clock, demo, publicUrl } = options;
  const routes = express.Router();

  routes.get("/open-data/:ward/events.csv", async (request, response, next) => {
    const ward = content.wards.get(request.params.ward);
    if (!ward) return next();
    const events = await database.run("console", (tx) =>
      wardEventStore.list(tx, ward.ward.id, { most: mostEvents, published: true }),
    );
    const sorted = events.toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
    const fictional = demo || events.some((event) => event.fictional);
    const csv = eventsCsv(sorted, factsOfWard(ward.ward), fictional ? (event) => event.fictional : undefined);
    send(response, events).type("text/csv; charset=utf-8").send(`\ufeff${csv}`);
  });

  routes.get("/open-data/:ward/events.ics", async (request, response, next) => {
    const ward = content.wards.get(request.params.ward);
    if (!ward) return next();
    const asked = filter.safeParse(request.query);
    if (!asked.success) {
      const words = `topic: ${topicKeys.join(", ")}\nkind: ${eventKinds.join(", ")}\n`;
      return void response.status(400).type("text/plain; charset=utf-8").send(words);
    }
    const { topic, kind } = asked.data;
    const from = new Date(clock.now().getTime() - keptDays * 86_400_000);
    const found = await database.run("console", (tx) =>
      wardEventStore.list(tx, ward.ward.id, { most: mostEvents, published: true, from, ...(kind && { kind }) }),
    );
    const events = found.filter((event) => topic === undefined || event.topic === topic);
    const name = [
      `${ward.ward.fullName.ja}の行事`,
      ...(topic ? [ward.topicName(topic, "ja")] : []),
      ...(kind ? [kindNames[kind]] : []),
    ].join(" ");
    send(response, events)
      .type("text/calendar; charset=utf-8")
      .send(icsOfEvents(events, facts(ward, name)));
  });

  routes.get("/:ward/e/:event/event.ics", async (request, response, next) => {
    const ward = content.wards.get(request.params.ward);
    const key = eventKey.safeParse(request.params.event);
    if (!ward || !key.success) return next();
    const event = await database.run("console", (tx) => wardEventStore.find(tx, ward.ward.id, { key: key.data }));
    if (event?.state !== "published") return next();
    send(response, [event])
      .type("text/calendar; charset=utf-8")
      .setHeader("Content-Disposition", `attachment; filename="${icsFileName(event)}"`)
      .send(icsOfEvent(event, facts(ward, event.title)));
  });

  const facts = ({ ward }: WardContent, name: string): CalendarFacts => ({ ward: ward.id, publicUrl, name });
  return routes;
}

/** Asked for again each time, and mostly answered with "not modified". */
function send(response: Response, events: readonly WardEvent[]): Response {
  const changed = lastChange(events);
  if (changed) response.setHeader("Last-Modified", changed.toUTCString());
  response.setHeader("Access-Control-Allow-Origin", "*");
  response.setHeader("Cache-Control", "no-cache");
  return response;
}
