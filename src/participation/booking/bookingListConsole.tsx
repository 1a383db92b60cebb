/** Sign-ups of one event for staff: the list, one taken by telephone, cancelling, a file, a print, a word to all of them. */
import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import type { AnnouncementDesk } from "../../announcement/desk/announcementDesk.js";
import type { Audit } from "../../console/audit/audit.js";
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import { mayAct } from "../../console/role.js";
import { csvFile } from "../../csv.js";
import type { Database } from "../../db.js";
import { civilDate } from "../../time.js";
import { bookingListPath, eventConsolePath } from "../event/eventPaths.js";
import type { WardEvent } from "../event/wardEvent.js";
import { wardEventStore } from "../event/wardEventStore.js";
import type { BookingDesk } from "./bookingDesk.js";
import { bookingListHeads, bookingListRows } from "./bookingListFile.js";
import { BookingListPage } from "./bookingListPage.js";
import { messageContent } from "./bookingMessage.js";
import { BookingPrintPage } from "./bookingPrintPage.js";
import { readStaffSignUp } from "./bookingStaffForm.js";

export interface BookingListConsoleOptions {
  database: Database;
  audit: Audit;
  bookings: BookingDesk;
  announcements: Pick<AnnouncementDesk, "create">;
}

const base = "/console/:ward/events/:event/bookings";
const messageForm = z.object({ to: z.enum(["event-participants", "event-attended", "event-waiting"]), row: z.uuid() });

export function bookingListRoutes(options: BookingListConsoleOptions): ConsoleRoute[] {
  const { database, audit, bookings } = options;

  async function found(context: ConsoleContext): Promise<WardEvent | undefined> {
    const id = z.uuid().safeParse(context.request.params["event"]);
    const ward = context.ward.ward.id;
    const event = id.success && (await database.run("console", (tx) => wardEventStore.find(tx, ward, { id: id.data })));
    if (event) return event;
    await context.refuse(404, "この行事は、この区にありません。");
    return undefined;
  }

  /** Names are opened: that is on record. */
  async function opened(context: ConsoleContext, event: WardEvent, action: string, what: string) {
    return database.transaction("console", async (tx) => {
      const rows = await bookings.list(tx, event.id);
      const places = (await bookings.places(tx, [event.id], context.now)).get(event.id);
      const facts = { what, rows: rows.length };
      if (rows.length > 0)
        await audit.record(tx, { actor: context.actor, ward: event.ward, action, subject: event.id, facts });
      return { rows, places: places ?? { capacity: event.capacity, taken: 0, waiting: 0 } };
    });
  }

  async function show(
    context: ConsoleContext,
    event: WardEvent,
    mistakes: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    const { rows, places } = await opened(context, event, "bookings.viewed", "list");
    const faulty = Object.keys(mistakes).length > 0;
    await context.send(
      {
        title: "申し込み",
        section: "events",
        crumbs: [
          { name: "行事・講座", href: `/console/${event.ward}/events` },
          { name: event.title, href: eventConsolePath(event.ward, event.id) },
        ],
        ...(faulty && { status: 400 }),
      },
      <BookingListPage
        base={bookingListPath(event.ward, event.id)}
        event={event}
        rows={rows}
        places={places}
        form={faulty ? context.form : {}}
        mistakes={mistakes}
        newRow={randomUUID()}
        begun={context.now >= event.startsAt}
        mayEdit={mayAct(context.role, "editor")}
        csrfField={context.csrfField}
      />,
    );
  }

  async function add(context: ConsoleContext, event: WardEvent): Promise<void> {
    const read = readStaffSignUp(context.form, event);
    if (read.kind === "faulty") return show(context, event, read.mistakes);
    const made = await database.transaction("console", async (tx) => {
      const signer = { kind: "visitor", language: "ja" } as const;
      const signed = await bookings.signUp(tx, event, signer, read.signUp, context.now);
      if (signed.kind !== "confirmed" && signed.kind !== "waiting") return signed;
      const facts = { event: event.id, people: read.signUp.people, state: signed.kind };
      const subject = signed.booking.id;
      await audit.record(tx, { actor: context.actor, ward: event.ward, action: "booking.added", subject, facts });
      return signed;
    });
    switch (made.kind) {
      case "too-many":
        return show(context, event, { people: `一度に申し込めるのは${made.most}人までです。` });
      case "closed":
        return show(context, event, { name: "いまは申し込みを受け付けていません。受付期間を確かめてください。" });
      default: {
        const text = made.kind === "confirmed" ? "申し込みを登録しました。" : "キャンセル待ちに登録しました。";
        return context.redirect(bookingListPath(event.ward, event.id), { kind: "success", text });
      }
    }
  }

  async function cancel(context: ConsoleContext, event: WardEvent): Promise<void> {
    const id = z.uuid().safeParse(context.form["booking"]);
    const done =
      id.success &&
      (await database.transaction("console", async (tx) => {
        const hit = await bookings.find(tx, event.ward, id.data);
        if (hit?.event.id !== event.id) return false;
        const cancelled = await bookings.cancel(tx, event.ward, id.data, "staff", context.now);
        if (cancelled.kind !== "changed") return false;
        const action = "booking.cancelled";
        await audit.record(tx, { actor: context.actor, ward: event.ward, action, subject: id.data });
        return true;
      }));
    context.redirect(
      bookingListPath(event.ward, event.id),
      done
        ? { kind: "success", text: "申し込みを取り消しました。空いた席は、キャンセル待ちの順に案内します。" }
        : { kind: "warning", text: "この申し込みは、もう取り消されているか、行事が始まっています。" },
    );
  }

  async function file(context: ConsoleContext, event: WardEvent): Promise<void> {
    const { rows } = await opened(context, event, "export.downloaded", "bookings");
    const { response } = context;
    response.type("text/csv; charset=utf-8");
    response.setHeader("Cache-Control", "no-store");
    response.attachment(`bookings-${event.key}-${civilDate(context.now)}.csv`);
    await pipeline(Readable.from(csvFile(bookingListHeads, bookingListRows(rows))), response);
  }

  async function print(context: ConsoleContext, event: WardEvent): Promise<void> {
    const { rows, places } = await opened(context, event, "bookings.viewed", "print");
    await context.send(
      { title: "名簿の印刷", section: "events" },
      <BookingPrintPage event={event} rows={rows} places={places} now={context.now} />,
    );
  }

  /** A draft that takes the usual way, with somebody else's approval. */
  async function message(context: ConsoleContext, event: WardEvent): Promise<void> {
    const form = messageForm.safeParse(context.form);
    if (!form.success) return context.redirect(bookingListPath(event.ward, event.id));
    const rule = { criteria: [{ kind: form.data.to, id: event.id }] };
    const content = messageContent(event);
    const written = await options.announcements.create(context.ward, context.actor, content, rule, form.data.row);
    if (written.kind !== "written")
      return context.redirect(bookingListPath(event.ward, event.id), {
        kind: "mistake",
        text: "お知らせの下書きを作れませんでした。もう一度お試しください。",
      });
    context.redirect(`/console/${event.ward}/announcements/${written.announcement.id}/edit`, {
      kind: "success",
      text: "お知らせの下書きを作りました。内容を書いて、承認を依頼してください。",
    });
  }

  const editor = { scope: "ward", role: "editor" } as const;
  const route = (
    method: "get" | "post",
    path: string,
    run: (context: ConsoleContext, event: WardEvent) => Promise<void>,
  ): ConsoleRoute => ({
    method,
    path,
    ...editor,
    async run(context) {
      const event = await found(context);
      if (event) await run(context, event);
    },
  });
  return [
    route("get", base, (context, event) => show(context, event)),
    route("get", `${base}/print`, print),
    route("post", `${base}/add`, add),
    route("post", `${base}/cancel`, cancel),
    route("post", `${base}/file`, file),
    route("post", `${base}/message`, message),
  ];
}
