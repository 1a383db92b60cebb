/** Events in the console: staff add them, record how many people came, withdraw what was wrong. */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Audit } from "../console/audit/audit.js";
import type { ConsoleContext, ConsoleFeature } from "../console/consoleRoute.js";
import { mayAct } from "../console/role.js";
import type { Database, Tx } from "../db.js";
import { type Plan, placedIndicators } from "../policy/plan.js";
import { attendanceForm, eventForm, type HeldEvent } from "./event.js";
import type { EventCounts } from "./eventCountJobs.js";
import { EventListPage } from "./eventListPage.js";
import { EventPage } from "./eventPage.js";
import { eventStore } from "./eventStore.js";
import { attendanceMistakes, eventMistakes } from "./eventWords.js";

export interface EventConsoleOptions {
  database: Database;
  audit: Audit;
  counts: Pick<EventCounts, "recount">;
  plansOf(ward: string, tx: Tx): readonly Plan[] | Promise<readonly Plan[]>;
}

const eventsPath = (ward: string): string => `/console/${ward}/events`;
const perPage = 50;
const pageNumber = z.coerce.number().int().min(1).max(10_000).catch(1);

/** A series that a plan counts: choosing it puts the event into the indicator. */
export interface CountedSeries {
  series: string;
  scope: string;
  indicator: string;
}

export function createEventConsole(options: EventConsoleOptions): ConsoleFeature {
  const { database, audit, counts, plansOf } = options;
  const missing = (context: ConsoleContext) => context.refuse(404, "この行事は、この区にありません。");

  async function countedSeries(tx: Tx, ward: string): Promise<CountedSeries[]> {
    return (await plansOf(ward, tx)).flatMap((plan) =>
      placedIndicators(plan).flatMap(({ indicator: { counts: rule, text } }) =>
        rule ? [{ series: rule.series, scope: rule.scope, indicator: text }] : [],
      ),
    );
  }

  async function list(context: ConsoleContext, mistakes: Readonly<Record<string, string>> = {}): Promise<void> {
    const ward = context.ward.ward.id;
    const page = pageNumber.parse(context.request.query.page);
    const { events, series } = await database.run("console", async (tx) => ({
      events: await eventStore.ofWard(tx, ward, { most: perPage + 1, offset: (page - 1) * perPage }),
      series: await countedSeries(tx, ward),
    }));
    const faulty = Object.keys(mistakes).length > 0;
    await context.send(
      { title: "行事・参加者数", section: "events", ...(faulty && { status: 400 }) },
      <EventListPage
        base={eventsPath(ward)}
        events={events.slice(0, perPage)}
        page={page}
        more={events.length > perPage}
        series={series}
        mayEdit={mayAct(context.role, "editor")}
        form={faulty ? context.form : {}}
        mistakes={mistakes}
        csrfField={context.csrfField}
      />,
    );
  }

  async function add(context: ConsoleContext): Promise<void> {
    const sent = eventForm.safeParse(context.form);
    if (!sent.success) return list(context, eventMistakes(sent.error.issues));
    const ward = context.ward.ward.id;
    const id = await database.transaction("console", async (tx) => {
      const made = await eventStore.add(tx, ward, sent.data, { staff: context.staff.id });
      await counts.recount(tx, ward, context.now);
      await audit.record(tx, { actor: context.actor, ward, action: "event.added", subject: made });
      return made;
    });
    context.redirect(`${eventsPath(ward)}/${id}`, { kind: "success", text: "行事を登録しました。" });
  }

  async function found(context: ConsoleContext): Promise<HeldEvent | undefined> {
    const id = z.uuid().safeParse(context.request.params.event);
    if (!id.success) return undefined;
    const ward = context.ward.ward.id;
    const [event] = await database.run("console", (tx) => eventStore.ofWard(tx, ward, { most: 1, only: id.data }));
    return event;
  }

  async function show(context: ConsoleContext, mistakes: Readonly<Record<string, string>> = {}): Promise<void> {
    const event = await found(context);
    if (!event) return missing(context);
    const ward = context.ward.ward.id;
    const rows = await database.run("console", (tx) => eventStore.attendances(tx, event.id));
    const faulty = Object.keys(mistakes).length > 0;
    await context.send(
      {
        title: "行事",
        section: "events",
        crumbs: [{ name: "行事・参加者数", href: eventsPath(ward) }],
        ...(faulty && { status: 400 }),
      },
      <EventPage
        base={`${eventsPath(ward)}/${event.id}`}
        event={event}
        rows={rows}
        newRow={randomUUID()}
        begun={event.startsAt <= context.now}
        mayEdit={mayAct(context.role, "editor")}
        form={faulty ? context.form : {}}
        mistakes={mistakes}
        csrfField={context.csrfField}
      />,
    );
  }

  async function attend(context: ConsoleContext): Promise<void> {
    const event = await found(context);
    if (!event) return missing(context);
    if (event.cancelled) return context.refuse(409, "中止にした行事には、参加者数を記録できません。");
    if (event.startsAt > context.now) return context.refuse(409, "参加者数は、行事が始まってから記録できます。");
    const sent = attendanceForm.safeParse(context.form);
    const row = z.uuid().safeParse(context.form["row"]);
    if (!sent.success || !row.success) return show(context, attendanceMistakes(sent.error?.issues ?? []));
    const ward = context.ward.ward.id;
    const recorded = await database.transaction("console", async (tx) => {
      if (!(await eventStore.attend(tx, row.data, event.id, sent.data, context.staff.id))) return false;
      await counts.recount(tx, ward, context.now);
      const facts = { people: sent.data.people };
      await audit.record(tx, { actor: context.actor, ward, action: "attendance.recorded", subject: event.id, facts });
      return true;
    });
    context.redirect(
      `${eventsPath(ward)}/${event.id}`,
      recorded
        ? { kind: "success", text: "参加者数を記録しました。" }
        : { kind: "warning", text: "この参加者数は、もう記録されています。" },
    );
  }

  async function withdraw(context: ConsoleContext): Promise<void> {
    const event = await found(context);
    const row = z.uuid().safeParse(context.form["row"]);
    if (!event || !row.success) return missing(context);
    const ward = context.ward.ward.id;
    const done = await database.transaction("console", async (tx) => {
      if (!(await eventStore.withdraw(tx, event.id, row.data))) return false;
      await counts.recount(tx, ward, context.now);
      await audit.record(tx, { actor: context.actor, ward, action: "attendance.withdrawn", subject: event.id });
      return true;
    });
    if (!done) return context.refuse(409, "この記録は、もう取り下げられています。");
    context.redirect(`${eventsPath(ward)}/${event.id}`, { kind: "success", text: "記録を取り下げました。" });
  }

  async function cancel(context: ConsoleContext): Promise<void> {
    const event = await found(context);
    if (!event) return missing(context);
    const ward = context.ward.ward.id;
    const done = await database.transaction("console", async (tx) => {
      if (!(await eventStore.cancel(tx, ward, event.id))) return false;
      await counts.recount(tx, ward, context.now);
      await audit.record(tx, { actor: context.actor, ward, action: "event.cancelled", subject: event.id });
      return true;
    });
    if (!done) return context.refuse(409, "この行事は、もう中止になっています。");
    context.redirect(`${eventsPath(ward)}/${event.id}`, { kind: "success", text: "行事を中止にしました。" });
  }

  const path = "/console/:ward/events";
  const one = `${path}/:event`;
  return {
    routes: [
      { method: "get", path, scope: "ward", role: "viewer", run: (context) => list(context) },
      { method: "post", path, scope: "ward", role: "editor", run: add },
      { method: "get", path: one, scope: "ward", role: "viewer", run: (context) => show(context) },
      { method: "post", path: `${one}/attendance`, scope: "ward", role: "editor", run: attend },
      { method: "post", path: `${one}/attendance/withdraw`, scope: "ward", role: "editor", run: withdraw },
      { method: "post", path: `${one}/cancel`, scope: "ward", role: "editor", run: cancel },
    ],
    navigation: [{ section: "events", name: "行事・参加者数", path: eventsPath, role: "viewer" }],
  };
}
