/** What the console of events is handed, and what its routes share. */
import type { Audit } from "../../console/audit/audit.js";
import type { ConsoleContext, ConsolePageProps } from "../../console/consoleRoute.js";
import type { Database, Tx } from "../../db.js";
import { languages } from "../../language.js";
import { type Plan, placedIndicators } from "../../policy/plan.js";
import type { BookingDesk } from "../booking/bookingDesk.js";
import type { EventCounts } from "./eventCountJobs.js";
import type { EventDesk } from "./eventDesk.js";
import type { EventFieldOptions } from "./eventFormFields.js";
import { missingEventText } from "./eventLookConsole.js";
import { eventConsolePath, eventsConsolePath } from "./eventPaths.js";
import type { WardEvent } from "./wardEvent.js";

export interface EventConsoleOptions {
  database: Database;
  audit: Audit;
  counts: Pick<EventCounts, "recount">;
  plansOf(ward: string, tx: Tx): readonly Plan[] | Promise<readonly Plan[]>;
  languageNames: Readonly<Record<(typeof languages)[number], string>>;
  bookings: Pick<BookingDesk, "eventChanged" | "moveUp" | "places">;
  /** An event became visible to residents; in the transaction that made it so. */
  published?: ((tx: Tx, event: WardEvent, now: Date) => Promise<unknown>) | undefined;
  /** How many people wished to be told of one like this. */
  wishing?: ((tx: Tx, event: WardEvent, now: Date) => Promise<number>) | undefined;
  /** Other parts of the console about an event: bookings, reception. */
  parts?: ((event: WardEvent) => readonly { name: string; href: string }[]) | undefined;
  /** Beside the list: import, files. */
  listLinks?: ((ward: string) => readonly { name: string; href: string }[]) | undefined;
}

export interface EventConsoleParts extends EventConsoleOptions {
  desk: EventDesk;
}

export const eventsTitle = "行事・講座";
export const changedText =
  "見ているあいだに、ほかの人がこの行事を変えました。開き直して、新しい内容を確かめてから、もう一度してください。";
export const cancelledText = "この行事は、もう中止になっています。中止にした行事は変えられません。";

/** Where an event could not be changed as it was asked. */
export function refuseChange(context: ConsoleContext, kind: "missing" | "outdated" | "cancelled"): Promise<void> {
  switch (kind) {
    case "missing":
      return context.refuse(404, missingEventText);
    case "outdated":
      return context.refuse(409, changedText);
    case "cancelled":
      return context.refuse(409, cancelledText);
    default:
      return kind satisfies never;
  }
}

export const eventPage = (title: string, event: WardEvent, status?: number): ConsolePageProps => ({
  title,
  section: "events",
  crumbs: [
    { name: eventsTitle, href: eventsConsolePath(event.ward) },
    { name: event.title, href: eventConsolePath(event.ward, event.id) },
  ],
  ...(status !== undefined && { status }),
});

/** The version that the form was made of; 0 where it says none, which no event has. */
export function seenIn({ form }: ConsoleContext): number {
  const seen = form["seen"];
  return typeof seen === "string" && /^\d{1,9}$/.test(seen) ? Number(seen) : 0;
}

export const activePeople = async (
  { database, bookings }: Pick<EventConsoleOptions, "database" | "bookings">,
  event: WardEvent,
  now: Date,
): Promise<{ taken: number; waiting: number }> =>
  (await database.run("console", (tx) => bookings.places(tx, [event.id], now))).get(event.id) ?? {
    taken: 0,
    waiting: 0,
  };

const knownScopes = ["地域向け", "学校向け"];

/** What plans count of events; posts of local news are no event. */
const countedBy = (plans: readonly Plan[]) =>
  plans.flatMap((plan) =>
    placedIndicators(plan).flatMap(({ indicator: { counts: rule, text } }) =>
      rule && rule.what !== "posts" ? [{ ...rule, text }] : [],
    ),
  );

/** Whom plans tell apart (地域向け, 学校向け). */
export const countedScopes = (plans: readonly Plan[]): string[] => [
  ...new Set([...knownScopes, ...countedBy(plans).map(({ scope }) => scope)]),
];

/** A series that a plan counts: choosing it puts the event into the indicator. */
export async function fieldOptions(
  { database, plansOf, languageNames }: Pick<EventConsoleOptions, "database" | "plansOf" | "languageNames">,
  { ward }: ConsoleContext,
): Promise<EventFieldOptions> {
  const plans = await database.run("console", async (tx) => plansOf(ward.ward.id, tx));
  const counted = countedBy(plans);
  const series = new Map(counted.map((rule) => [rule.series, `${rule.text}（${rule.scope}を数えます）`]));
  return {
    topics: ward.topicKeys.map((key) => ({ value: key, label: ward.topicName(key, "ja") })),
    towns: ward.ward.towns,
    series: [...series].map(([value, label]) => ({ value, label })),
    scopes: countedScopes(plans),
    languages: languages.map((value) => ({ value, label: languageNames[value] })),
  };
}
