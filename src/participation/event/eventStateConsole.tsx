/** An event becomes public, or is cancelled: each after a page that says whom it reaches. */
import { z } from "zod";
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import { gapsOf } from "./eventChecks.js";
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
import { CancelPage, PublishPage } from "./eventStatePages.js";
import type { WardEvent } from "./wardEvent.js";

const reasonText = z
  .string()
  .trim()
  .max(300)
  .regex(/^[^\p{Cs}\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]*$/u)
  .transform((text) => text.replaceAll("\r\n", "\n") || undefined);

export function eventStateRoutes(options: EventConsoleParts): ConsoleRoute[] {
  const { database, audit, desk } = options;

  async function open(context: ConsoleContext): Promise<WardEvent | undefined> {
    const event = await lookUpEvent(database, context);
    if (!event?.cancelled) return event;
    await context.refuse(409, cancelledText);
    return undefined;
  }

  async function confirmPublish(context: ConsoleContext): Promise<void> {
    const event = await open(context);
    if (!event) return;
    if (event.state === "published") return context.refuse(409, "この行事は、もう公開されています。");
    const { wishing } = options;
    await context.send(
      eventPage("公開", event),
      <PublishPage
        base={eventConsolePath(event.ward, event.id)}
        event={event}
        gaps={gapsOf(event, context.now)}
        wishing={wishing && (await database.run("console", (tx) => wishing(tx, event, context.now)))}
        csrfField={context.csrfField}
      />,
    );
  }

  async function publish(context: ConsoleContext): Promise<void> {
    const event = await open(context);
    if (!event) return;
    const { ward, id } = event;
    const seen = seenIn(context);
    const done = await database.transaction("console", async (tx) => {
      const done = await desk.publish(tx, ward, id, { seen, now: context.now });
      if (done.kind === "published") {
        const facts = { version: done.event.version };
        await audit.record(tx, { actor: context.actor, ward, action: "event.published", subject: id, facts });
      }
      return done;
    });
    switch (done.kind) {
      case "published":
        return context.redirect(eventConsolePath(ward, id), { kind: "success", text: "行事を公開しました。" });
      case "unchanged":
        return context.redirect(eventConsolePath(ward, id), { kind: "warning", text: "もう公開されています。" });
      case "missing":
      case "outdated":
      case "cancelled":
        return refuseChange(context, done.kind);
      default:
        return done satisfies never;
    }
  }

  async function cancelPage(
    context: ConsoleContext,
    event: WardEvent,
    shown: { reason: string; mistake?: string },
  ): Promise<void> {
    await context.send(
      eventPage("中止", event, shown.mistake === undefined ? undefined : 400),
      <CancelPage
        base={eventConsolePath(event.ward, event.id)}
        event={event}
        reached={await activePeople(options, event, context.now)}
        reason={shown.reason}
        mistake={shown.mistake}
        csrfField={context.csrfField}
      />,
    );
  }

  async function confirmCancel(context: ConsoleContext): Promise<void> {
    const event = await open(context);
    if (event) await cancelPage(context, event, { reason: "" });
  }

  async function cancel(context: ConsoleContext): Promise<void> {
    const event = await open(context);
    if (!event) return;
    const seen = seenIn(context);
    const typed = context.form["reason"];
    const reason = reasonText.safeParse(typed ?? "");
    // A page that says who is told must be of the event as it is.
    if (event.version !== seen) return context.refuse(409, changedText);
    if (!reason.success)
      return cancelPage(context, event, {
        reason: typeof typed === "string" ? typed : "",
        mistake: "300文字までで入力してください。",
      });
    const { ward, id } = event;
    const done = await database.transaction("console", async (tx) => {
      const done = await desk.cancel(tx, ward, id, { seen, reason: reason.data, now: context.now });
      if (done.kind === "cancelled") {
        const facts = { told: done.told };
        await audit.record(tx, { actor: context.actor, ward, action: "event.cancelled", subject: id, facts });
      }
      return done;
    });
    switch (done.kind) {
      case "cancelled":
        return context.redirect(eventConsolePath(ward, id), {
          kind: "success",
          text:
            done.told > 0 ? `行事を中止にしました。${done.told}件の申し込みに知らせます。` : "行事を中止にしました。",
        });
      case "over":
        return refuseChange(context, "cancelled");
      case "missing":
      case "outdated":
        return refuseChange(context, done.kind);
      default:
        return done satisfies never;
    }
  }

  const one = eventConsolePath(":ward", ":event");
  const editor = { scope: "ward", role: "editor" } as const;
  return [
    { method: "get", path: `${one}/publish`, ...editor, run: confirmPublish },
    { method: "post", path: `${one}/publish`, ...editor, run: publish },
    { method: "get", path: `${one}/cancel`, ...editor, run: confirmCancel },
    { method: "post", path: `${one}/cancel`, ...editor, run: cancel },
  ];
}
