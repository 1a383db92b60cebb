/** An event for search engines (schema.org Event): only what is known of it. */
import { civilDate, civilTime } from "../../time.js";
import type { Places } from "../booking/bookingDesk.js";
import { placesSeen } from "./eventPlaces.js";
import { daysOf, signUpState, type WardEvent } from "./wardEvent.js";

export interface JsonLdPlace {
  /** Whole addresses of the event's page and of its form. */
  url: string;
  signUpUrl: string;
  places: Places | undefined;
  now: Date;
}

/** 2026-11-20T09:30:00+09:00 */
const isoInJapan = (instant: Date): string => `${civilDate(instant)}T${civilTime(instant)}:00+09:00`;

type Json = Readonly<Record<string, unknown>>;

export function eventJsonLd(event: WardEvent, about: JsonLdPlace): Json {
  const { startsAt, endsAt, allDay, movedFrom } = event;
  const moved = movedFrom !== undefined && movedFrom.getTime() !== startsAt.getTime();
  const status = event.cancelled ? "EventCancelled" : moved ? "EventRescheduled" : "EventScheduled";
  const when = (instant: Date) => (allDay ? civilDate(instant) : isoInJapan(instant));
  return {
    "@context": "https://schema.org",
    "@type": "Event",
    name: event.fictional && !event.title.includes("架空") ? `【架空】${event.title}` : event.title,
    url: about.url,
    eventStatus: `https://schema.org/${status}`,
    eventAttendanceMode: "https://schema.org/OfflineEventAttendanceMode",
    startDate: when(startsAt),
    endDate: allDay ? daysOf(event).to : endsAt && isoInJapan(endsAt),
    previousStartDate: moved ? when(movedFrom) : undefined,
    description: event.summary ?? event.details,
    location: locationOf(event),
    isAccessibleForFree: event.free,
    offers: offerOf(event, about),
    audience: event.audience && { "@type": "Audience", audienceType: event.audience },
    maximumAttendeeCapacity: event.capacity,
  };
}

function locationOf({ place, address, latitude, longitude }: WardEvent): Json | undefined {
  if (place === undefined && address === undefined && latitude === undefined) return undefined;
  return {
    "@type": "Place",
    name: place ?? address,
    address: address && { "@type": "PostalAddress", streetAddress: address, addressCountry: "JP" },
    geo: latitude === undefined ? undefined : { "@type": "GeoCoordinates", latitude, longitude },
  };
}

function offerOf(event: WardEvent, { signUpUrl, places, now }: JsonLdPlace): Json | undefined {
  const state = signUpState(event, now);
  if (state === "none" || state === "over") return undefined;
  const full = placesSeen(event.capacity, places).kind === "full";
  return {
    "@type": "Offer",
    url: signUpUrl,
    ...(event.free === true && { price: 0, priceCurrency: "JPY" }),
    availability: `https://schema.org/${full ? "SoldOut" : state === "early" ? "PreOrder" : "InStock"}`,
    validFrom: event.signUpFrom && isoInJapan(event.signUpFrom),
    validThrough: event.signUpUntil && isoInJapan(event.signUpUntil),
  };
}

/** As the text of a script element: no word in it can end the element. */
export const scriptJson = (value: Json): string => JSON.stringify(value).replaceAll("<", "\\u003c");
