/**
 * The form of an event as it is typed: days and hours in Japan, a point as one line, needs line by line.
 * Faults are names here; the console says them in words (eventFormWords.ts).
 */
import { readSigning, readWhen } from "./eventFormTimes.js";
import { type EventFaults, type EventField, eventTyped } from "./eventTyped.js";
import { type EventFields, eventFields, inJapan } from "./wardEvent.js";

export type EventRead = { kind: "read"; fields: EventFields } | { kind: "faulty"; faults: EventFaults };

/** The fields of the form that a field of the event comes from, where it is called otherwise. */
const shownAt: Readonly<Record<string, EventField>> = {
  startsAt: "date",
  endsAt: "endDate",
  latitude: "point",
  longitude: "point",
  signUpFrom: "signUpFromDate",
  signUpUntil: "signUpUntilDate",
};
const askedAt: Readonly<Record<string, EventField>> = {
  contact: "askContact",
  needs: "needs",
  question: "question",
  questionRequired: "questionRequired",
};

const numbers: ReadonlySet<EventField> = new Set(["capacity", "mostPeople", "offerHours"]);
const plain = (text: string): string => text.normalize("NFKC").trim();

export function readEventForm(body: unknown): EventRead {
  const typed = eventTyped.parse(body ?? {});
  const faults: EventFaults = {};
  const when = readWhen(typed, faults);
  // Beside a day that can't be read a deadline is neither right nor wrong.
  const signing = Object.keys(faults).length > 0 ? {} : readSigning(typed, when, faults);
  const text = (field: Exclude<EventField, "languages">): string | undefined => typed[field].trim() || undefined;
  const number = (field: "capacity" | "mostPeople" | "offerHours"): number | undefined => {
    const written = plain(typed[field]);
    if (written === "") return undefined;
    if (!/^\d{1,6}$/.test(written)) faults[field] = "number";
    return Number(written);
  };
  const needs = typed.needs
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");

  const parsed = eventFields.safeParse({
    title: typed.title,
    kind: text("kind") ?? "other",
    topic: text("topic"),
    summary: text("summary")?.replaceAll("\r\n", "\n"),
    details: text("details")?.replaceAll("\r\n", "\n"),
    series: text("series"),
    scope: text("scope"),
    ...when,
    place: text("place"),
    address: text("address"),
    ...readPoint(typed.point, faults),
    district: text("district"),
    audience: text("audience"),
    withChildren: typed.withChildren !== "",
    fee: text("fee"),
    free: typed.free === "yes" ? true : typed.free === "no" ? false : undefined,
    contact: text("contact"),
    phone: plain(typed.phone).replace(/[‐‑‒–—―ー−]/g, "-") || undefined,
    url: text("url"),
    languages: typed.languages,
    source: text("source"),
    sourceAsOf: plain(typed.sourceAsOf) || undefined,
    capacity: number("capacity"),
    signUp: typed.signUp !== "",
    ...signing,
    mostPeople: number("mostPeople") ?? 1,
    asks: {
      contact: text("askContact") ?? "either",
      needs,
      question: text("question"),
      questionRequired: typed.questionRequired !== "",
    },
    offerHours: number("offerHours") ?? 24,
  });
  if (parsed.success && Object.keys(faults).length === 0) return { kind: "read", fields: parsed.data };
  return { kind: "faulty", faults: { ...schemaFaults(parsed.error?.issues ?? []), ...faults } };
}

/** 「34.6937, 135.5023」 */
function readPoint(typed: string, faults: EventFaults): Pick<EventFields, "latitude" | "longitude"> {
  const written = plain(typed).replace(/[、,\s]+/g, ",");
  if (written === "") return {};
  const parts = written.split(",").map((part) => (/^\d{1,3}(\.\d{1,15})?$/.test(part) ? Number(part) : Number.NaN));
  const [latitude = Number.NaN, longitude = Number.NaN] = parts;
  if (parts.length !== 2 || Number.isNaN(latitude) || Number.isNaN(longitude)) faults.point = "point";
  else if (inJapan(latitude, longitude)) return { latitude, longitude };
  else faults.point = inJapan(longitude, latitude) ? "point-swapped" : "point-outside";
  return {};
}

function schemaFaults(issues: readonly { path: readonly PropertyKey[] }[]): EventFaults {
  const faults: EventFaults = {};
  for (const { path } of issues) {
    const [field = "title", inner = ""] = path.map(String);
    const at = field === "asks" ? (askedAt[inner] ?? "question") : (shownAt[field] ?? (field as EventField));
    faults[at] ??= numbers.has(at) ? "number" : at === "needs" ? "needs" : "wrong";
  }
  return faults;
}
