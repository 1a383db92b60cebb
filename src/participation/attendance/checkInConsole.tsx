/** Reception at the door: by camera, by a typed code, by hand from the list, and who came without signing up. */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Audit } from "../../console/audit/audit.js";
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import { mayAct } from "../../console/role.js";
import type { Database, Tx } from "../../db.js";
import type { BookingDesk } from "../booking/bookingDesk.js";
import type { WardEvent } from "../event/wardEvent.js";
import { wardEventStore } from "../event/wardEventStore.js";
import { checkInForm, handForm, isLetIn, type Reception, walkInForm } from "./checkIn.js";
import { CheckInPage, ReceptionTold } from "./checkInPage.js";
import { checkInStore } from "./checkInStore.js";

export interface CheckInConsoleOptions {
  database: Database;
  audit: Audit;
  bookings: Pick<BookingDesk, "byEntryCode" | "find" | "list" | "details">;
  /** Counts of the ward's plans, in the transaction of what changed. */
  recount(tx: Tx, ward: string, now: Date): Promise<void>;
  /** Scopes that the plans tell apart. */
  scopesOf(tx: Tx, ward: string): Promise<readonly string[]>;
  /** Address of the browser's script. */
  scanScript: string;
}

const eventBase = "/console/:ward/events/:event";
export const checkInPath = (ward: string, event: string): string => `/console/${ward}/events/${event}/check-in`;

export function checkInRoutes(options: CheckInConsoleOptions): ConsoleRoute[] {
  const { database, audit, bookings } = options;

  async function found(context: ConsoleContext): Promise<WardEvent | undefined> {
    const id = z.uuid().safeParse(context.request.params["event"]);
    const ward = context.ward.ward.id;
    const event = id.success && (await database.run("console", (tx) => wardEventStore.find(tx, ward, { id: id.data })));
    if (!event) {
      await context.refuse(404, "この行事は、この区にありません。");
      return undefined;
    }
    if (event.cancelled) {
      await context.refuse(409, "中止にした行事には、受付がありません。");
      return undefined;
    }
    return event;
  }

  async function show(
    context: ConsoleContext,
    event: WardEvent,
    shown: { told?: Reception; mistakes?: Readonly<Record<string, string>> } = {},
  ): Promise<void> {
    const ward = event.ward;
    const { rows, totals, scopes } = await database.transaction("console", async (tx) => {
      const rows = await bookings.list(tx, event.id);
      const totals = await checkInStore.totals(tx, event.id);
      const scopes = await options.scopesOf(tx, ward);
      // Names are opened: that is on record.
      const facts = { what: "reception", rows: rows.length };
      if (rows.length > 0)
        await audit.record(tx, { actor: context.actor, ward, action: "bookings.viewed", subject: event.id, facts });
      return { rows, totals, scopes };
    });
    context.response.setHeader(
      "Permissions-Policy",
      "camera=(self), geolocation=(), microphone=(), payment=(), usb=()",
    );
    await context.send(
      {
        title: "受付",
        section: "events",
        crumbs: [
          { name: "行事・講座", href: `/console/${ward}/events` },
          { name: event.title, href: `/console/${ward}/events/${event.id}` },
        ],
        ...(shown.mistakes && { status: 400 }),
      },
      <CheckInPage
        base={checkInPath(ward, event.id)}
        event={event}
        rows={rows}
        totals={totals}
        scopes={scopes}
        told={shown.told}
        mistakes={shown.mistakes ?? {}}
        form={shown.mistakes ? context.form : {}}
        newRow={randomUUID()}
        scanScript={options.scanScript}
        mayEdit={mayAct(context.role, "editor")}
        csrfField={context.csrfField}
      />,
    );
  }

  /** In one transaction with its count, so that a figure never lags behind its rows. */
  async function receive(
    context: ConsoleContext,
    event: WardEvent,
    which: { code: string } | { id: string; people: number },
  ): Promise<Reception> {
    return database.transaction("console", async (tx): Promise<Reception> => {
      const hit =
        "code" in which
          ? await bookings.byEntryCode(tx, event.ward, which.code)
          : await bookings.find(tx, event.ward, which.id);
      if (!hit) return { kind: "unknown" };
      const { booking } = hit;
      if (booking.eventId !== event.id) return { kind: "other-event", title: hit.event.title };
      const name = (await bookings.details(tx, booking.id))?.name;
      if (!isLetIn(booking)) return { kind: "no-place", state: booking.state, name };
      const people = "people" in which ? which.people : booking.people;
      const how = "code" in which ? "scan" : "hand";
      const done = await checkInStore.checkIn(tx, event.id, { bookingId: booking.id, people, how }, context.staff.id);
      if (done.kind === "already") return { ...done, name };
      await options.recount(tx, event.ward, context.now);
      const facts = { event: event.id, people, how };
      await audit.record(tx, {
        actor: context.actor,
        ward: event.ward,
        action: "attendance.received",
        subject: booking.id,
        facts,
      });
      return { kind: "welcome", people, name };
    });
  }

  async function byCode(context: ConsoleContext): Promise<void> {
    const event = await found(context);
    if (!event) return;
    const form = checkInForm.safeParse(context.form);
    const told: Reception = form.success ? await receive(context, event, form.data) : { kind: "unknown" };
    if (form.data?.fragment)
      return context.send({ title: "受付", section: "events", fragment: true }, <ReceptionTold told={told} />);
    await show(context, event, { told });
  }

  async function byHand(context: ConsoleContext): Promise<void> {
    const event = await found(context);
    if (!event) return;
    const form = handForm.safeParse(context.form);
    if (!form.success) return show(context, event, { mistakes: { hand: "人数は1以上の数で入力してください。" } });
    await show(context, event, {
      told: await receive(context, event, { id: form.data.booking, people: form.data.people }),
    });
  }

  async function undo(context: ConsoleContext): Promise<void> {
    const event = await found(context);
    if (!event) return;
    const id = z.uuid().safeParse(context.form["booking"]);
    const undone =
      id.success &&
      (await database.transaction("console", async (tx) => {
        if (!(await checkInStore.undo(tx, event.id, id.data))) return false;
        await options.recount(tx, event.ward, context.now);
        const action = "attendance.withdrawn";
        await audit.record(tx, { actor: context.actor, ward: event.ward, action, subject: event.id });
        return true;
      }));
    context.redirect(
      checkInPath(event.ward, event.id),
      undone
        ? { kind: "success", text: "受付を取り消しました。" }
        : { kind: "warning", text: "この受付は、もう取り消されています。" },
    );
  }

  async function walkIn(context: ConsoleContext): Promise<void> {
    const event = await found(context);
    if (!event) return;
    const form = walkInForm.safeParse(context.form);
    if (!form.success) return show(context, event, { mistakes: { people: "人数は1以上の数で入力してください。" } });
    const { row, ...came } = form.data;
    const recorded = await database.transaction("console", async (tx) => {
      if (!(await checkInStore.walkIn(tx, event.id, { id: row, ...came }, context.staff.id))) return false;
      await options.recount(tx, event.ward, context.now);
      const facts = { people: came.people, how: "walk-in" };
      const action = "attendance.recorded";
      await audit.record(tx, { actor: context.actor, ward: event.ward, action, subject: event.id, facts });
      return true;
    });
    context.redirect(
      checkInPath(event.ward, event.id),
      recorded
        ? { kind: "success", text: `当日参加の${came.people}人を記録しました。` }
        : { kind: "warning", text: "この記録は、もうあります。" },
    );
  }

  const editor = { scope: "ward", role: "editor" } as const;
  return [
    {
      method: "get",
      path: `${eventBase}/check-in`,
      ...editor,
      async run(context) {
        const event = await found(context);
        if (event) await show(context, event);
      },
    },
    { method: "post", path: `${eventBase}/check-in`, ...editor, run: byCode },
    { method: "post", path: `${eventBase}/check-in/hand`, ...editor, run: byHand },
    { method: "post", path: `${eventBase}/check-in/undo`, ...editor, run: undo },
    { method: "post", path: `${eventBase}/check-in/walk-in`, ...editor, run: walkIn },
  ];
}
