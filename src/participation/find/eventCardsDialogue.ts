/** Draws events for one resident: with the places left, what they signed up for, and a link of theirs to sign up. */
import type { Turn } from "../../conversation/dialogue.js";
import type { Language } from "../../language.js";
import type { LineAction, LineMessage } from "../../line/messages.js";
import type { ResidentLinkStore } from "../../resident/residentLinkStore.js";
import { townName } from "../../resident/townGroup.js";
import type { TownReadings } from "../../shelter/shelterSource.js";
import { activeStates, type BookingDesk } from "../booking/bookingDesk.js";
import { signUpState } from "../event/wardEvent.js";
import { linkTo } from "../paths.js";
import type { EventVoice, ShownEvent } from "./eventCardBubble.js";
import { eventCarousel, mostCards } from "./eventListBubble.js";
import type { EventFit } from "./matchEvents.js";

export interface EventCardOptions {
  bookings: Pick<BookingDesk, "places" | "allOfResident">;
  links: Pick<ResidentLinkStore, "create">;
  publicUrl: string;
  readings: TownReadings;
  languageNames: Readonly<Record<Language, string>>;
}

/** What of a turn is needed: a notice has no turn. */
export interface EventReader extends Pick<Turn, "tx" | "ward" | "now"> {
  resident: { id: string; language: Language };
  /** Decides the link's token; undefined: no link, because it would be over before it is read. */
  seed: string | undefined;
}

export const readerOf = (turn: Turn): EventReader => ({ ...turn, seed: turn.effectId("event sign-up") });

export type EventCards = ReturnType<typeof createEventCards>;

export function createEventCards({ bookings, links, publicUrl, readings, languageNames }: EventCardOptions) {
  function voiceOf({ ward: content, resident: { language }, now }: EventReader): EventVoice {
    const { ward } = content;
    return {
      say: content.say(language),
      language,
      now,
      colour: ward.colour,
      ward: { id: ward.id, name: ward.name[language], officialPage: ward.officialPage.url },
      linkTo: (path) => linkTo(publicUrl, path, language),
      topicName: (key) => content.topicName(key, language),
      languageName: (one) => languageNames[one],
      townName: (town) => townName(town, readings, language),
    };
  }

  async function shown(
    { tx, ward, resident, now, seed }: EventReader,
    fits: readonly EventFit[],
  ): Promise<ShownEvent[]> {
    const first = fits.slice(0, mostCards);
    const places = await bookings.places(
      tx,
      first.filter(({ event }) => event.signUp).map(({ event }) => event.id),
      now,
    );
    const own = await bookings.allOfResident(tx, ward.ward.id, resident.id, { coming: now });
    const active = new Map(
      own
        .filter(({ booking }) => activeStates.includes(booking.state))
        .map(({ booking }) => [booking.eventId, booking.id]),
    );
    // The link is the resident's and not the event's: one is enough.
    const open = first.some(({ event }) => signUpState(event, now) === "open" && !active.has(event.id));
    const token = open && seed !== undefined ? await links.create(tx, resident.id, "sign-up", seed) : undefined;
    return first.map((fit) => ({
      fit,
      places: places.get(fit.event.id),
      bookingId: active.get(fit.event.id),
      token,
    }));
  }

  return {
    voiceOf,
    async carousel(
      reader: EventReader,
      fits: readonly EventFit[],
      lead: string,
      more?: LineAction,
    ): Promise<LineMessage> {
      return eventCarousel(await shown(reader, fits), lead, voiceOf(reader), more);
    },
  };
}
