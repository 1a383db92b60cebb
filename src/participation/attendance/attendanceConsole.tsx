/** How many people came, by hand: recorded in rows, withdrawn where they were wrong. */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Audit } from "../../console/audit/audit.js";
import type { ConsoleContext, ConsoleFeature } from "../../console/consoleRoute.js";
import { mayAct } from "../../console/role.js";
import type { Database } from "../../db.js";
import type { EventCounts } from "../event/eventCountJobs.js";
import { lookUpEvent } from "../event/eventLookConsole.js";
import { eventConsolePath, eventsConsolePath } from "../event/eventPaths.js";
import { peopleText, whenText } from "../event/eventWords.js";
import type { WardEvent } from "../event/wardEvent.js";
import { attendanceForm, attendanceMistakes } from "./attendance.js";
import { AttendancePart } from "./attendancePart.js";
import { attendanceStore } from "./attendanceStore.js";

export interface AttendanceConsoleOptions {
  database: Database;
  audit: Audit;
  counts: Pick<EventCounts, "recount">;
}

export const attendancePath = (ward: string, event: string): string => `${eventConsolePath(ward, event)}/attendance`;

export function createAttendanceConsole({ database, audit, counts }: AttendanceConsoleOptions): ConsoleFeature {
  async function show(
    context: ConsoleContext,
    event: WardEvent,
    mistakes: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    const { rows, people } = await database.run("console", async (tx) => ({
      rows: await attendanceStore.rows(tx, event.id),
      people: (await attendanceStore.people(tx, [event.id])).get(event.id),
    }));
    const faulty = Object.keys(mistakes).length > 0;
    await context.send(
      {
        title: "参加者数",
        section: "events",
        crumbs: [
          { name: "行事・講座", href: eventsConsolePath(event.ward) },
          { name: event.title, href: eventConsolePath(event.ward, event.id) },
        ],
        ...(faulty && { status: 400 }),
      },
      <>
        <h1>参加者数</h1>
        <p safe>{`${event.title}（${whenText(event)}）: ${peopleText(people, event)}`}</p>
        <AttendancePart
          action={attendancePath(event.ward, event.id)}
          event={event}
          rows={rows}
          newRow={randomUUID()}
          begun={event.startsAt <= context.now}
          mayEdit={mayAct(context.role, "editor")}
          form={faulty ? context.form : {}}
          mistakes={mistakes}
          csrfField={context.csrfField}
        />
      </>,
    );
  }

  async function attend(context: ConsoleContext): Promise<void> {
    const event = await lookUpEvent(database, context);
    if (!event) return;
    if (event.cancelled) return context.refuse(409, "中止にした行事には、参加者数を記録できません。");
    if (event.startsAt > context.now) return context.refuse(409, "参加者数は、行事が始まってから記録できます。");
    const sent = attendanceForm.safeParse(context.form);
    const row = z.uuid().safeParse(context.form["row"]);
    if (!sent.success || !row.success) return show(context, event, attendanceMistakes(sent.error?.issues ?? []));
    const { ward } = event;
    const recorded = await database.transaction("console", async (tx) => {
      if (!(await attendanceStore.attend(tx, row.data, event.id, sent.data, context.staff.id))) return false;
      await counts.recount(tx, ward, context.now);
      const facts = { people: sent.data.people };
      await audit.record(tx, { actor: context.actor, ward, action: "attendance.recorded", subject: event.id, facts });
      return true;
    });
    context.redirect(
      attendancePath(ward, event.id),
      recorded
        ? { kind: "success", text: "参加者数を記録しました。" }
        : { kind: "warning", text: "この参加者数は、もう記録されています。" },
    );
  }

  async function withdraw(context: ConsoleContext): Promise<void> {
    const event = await lookUpEvent(database, context);
    if (!event) return;
    const row = z.uuid().safeParse(context.form["row"]);
    if (!row.success) return context.refuse(404, "この記録は、この行事にありません。");
    const { ward } = event;
    const done = await database.transaction("console", async (tx) => {
      if (!(await attendanceStore.withdraw(tx, event.id, row.data))) return false;
      await counts.recount(tx, ward, context.now);
      await audit.record(tx, { actor: context.actor, ward, action: "attendance.withdrawn", subject: event.id });
      return true;
    });
    if (!done) return context.refuse(409, "この記録は、もう取り下げられています。");
    context.redirect(attendancePath(ward, event.id), { kind: "success", text: "記録を取り下げました。" });
  }

  async function look(context: ConsoleContext): Promise<void> {
    const event = await lookUpEvent(database, context);
    if (event) await show(context, event);
  }

  const path = attendancePath(":ward", ":event");
  return {
    routes: [
      { method: "get", path, scope: "ward", role: "viewer", run: look },
      { method: "post", path, scope: "ward", role: "editor", run: attend },
      { method: "post", path: `${path}/withdraw`, scope: "ward", role: "editor", run: withdraw },
    ],
  };
}
