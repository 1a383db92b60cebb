/**
 * `/:ward/e/:event/sign-up`, with a token that of a resident whom LINE brought; `/:ward/booking/:token`: a visitor's own.
 * Opening a link uses nothing up. What is typed travels in the body alone, and is kept in the booking's row, sealed.
 */
import { randomUUID } from "node:crypto";
import express, { type NextFunction, type Request, type Response, type Router } from "express";
import type { Content, WardContent } from "../../content.js";
import type { Database, Tx } from "../../db.js";
import type { Language } from "../../language.js";
import type { NoticeDesk } from "../../notice/noticeDesk.js";
import type { ResidentLinkStore } from "../../resident/residentLinkStore.js";
import type { Clock } from "../../time.js";
import { ExpiredPage } from "../../web/expiredPage.js";
import type { WebFrame } from "../../web/frame.js";
import { ForeignForm, isForeign, privatePage } from "../../web/ownForms.js";
import { chosenLanguage, inLanguage } from "../../web/pageLanguage.js";
import type { PageWordKey } from "../../web/pageWords.js";
import { sendPage } from "../../web/sendPage.js";
import { eventKey } from "../event/wardEvent.js";
import { wardEventStore } from "../event/wardEventStore.js";
import { linkToken, signUpPath } from "../paths.js";
import type { SendingLimits } from "../sendingLimitsStore.js";
import type { BookingDesk, Signer } from "./bookingDesk.js";
import { drawBooking, type Held } from "./bookingViewPages.js";
import { createSignUpDesk, type Receipt, type SignUpBookings } from "./signUpDesk.js";

export interface BookingPagesOptions {
  frame: WebFrame;
  content: Content;
  database: Database;
  clock: Clock;
  bookings: SignUpBookings & Pick<BookingDesk, "ofResident" | "byLink" | "details" | "places" | "entryCode">;
  links: Pick<ResidentLinkStore, "find">;
  notices: NoticeDesk;
  limits: SendingLimits;
  publicUrl: string;
}

type Asked = Request<{ ward: string; event?: string; token?: string }>;
type Opened =
  | { kind: "held"; held: Held; signer: Signer | undefined }
  | { kind: "missing" }
  /** The link is over, or was never one. */
  | { kind: "expired"; ward: WardContent; words: PageWordKey };
type Open = (tx: Tx, request: Asked) => Promise<Opened>;

/** Mounted before the guide's pages. */
export function bookingRoutes(options: BookingPagesOptions): Router {
  const { frame, content, database, bookings, links, limits } = options;
  const desk = createSignUpDesk(bookings, options.notices);
  const now = () => options.clock.now();

  async function heldOf(tx: Tx, known: Omit<Held, "details" | "places">): Promise<Held> {
    const { event, booking } = known;
    const places = (await bookings.places(tx, [event.id], now())).get(event.id);
    return {
      ...known,
      details: booking && (await bookings.details(tx, booking.id)),
      places: places ?? { capacity: event.capacity, taken: 0, waiting: 0 },
    };
  }

  const openSignUp: Open = async (tx, { params, query }) => {
    const ward = content.wards.get(params.ward);
    const key = eventKey.safeParse(params.event);
    const event = ward && key.success ? await wardEventStore.find(tx, ward.ward.id, { key: key.data }) : undefined;
    if (!ward || !event || event.state !== "published") return { kind: "missing" };
    const shared = { ward, event, path: signUpPath(ward.ward.id, event.key) };
    if (params.token === undefined) {
      const language = chosenLanguage(query.lang);
      const held = await heldOf(tx, { ...shared, language, booking: undefined, visitor: true, open: true });
      return { kind: "held", held, signer: { kind: "visitor", language } };
    }
    const resident = linkToken.test(params.token)
      ? await links.find(tx, ward.ward.id, "sign-up", params.token)
      : undefined;
    if (!resident) return { kind: "expired", ward, words: "bookingLinkOver" };
    const { id: residentId, language } = resident;
    const booking = await bookings.ofResident(tx, event.id, residentId);
    const held = await heldOf(tx, { ...shared, language, booking, visitor: false, open: false });
    return { kind: "held", held, signer: { kind: "resident", residentId, language } };
  };

  const openBooking: Open = async (tx, { params, query }) => {
    const ward = content.wards.get(params.ward);
    if (!ward) return { kind: "missing" };
    const found = linkToken.test(params.token ?? "")
      ? await bookings.byLink(tx, ward.ward.id, params.token ?? "")
      : undefined;
    if (!found) return { kind: "expired", ward, words: "bookingLinkUnknown" };
    const { booking, event } = found;
    const language: Language = query.lang === undefined ? booking.language : chosenLanguage(query.lang);
    const path = `/${ward.ward.id}/booking`;
    const held = await heldOf(tx, { ward, event, path, language, booking, visitor: true, open: false });
    return { kind: "held", held, signer: undefined };
  };

  async function show(
    open: Open,
    request: Asked,
    response: Response,
    next: NextFunction,
    receipt?: Exclude<Receipt, { kind: "go" }> | { kind: "too-often"; minutes: number },
  ): Promise<void> {
    const opened = await database.run("console", (tx) => open(tx, request));
    if (opened.kind === "missing") return next();
    if (opened.kind === "expired") {
      const view = frame.view(request);
      return sendPage(response, <ExpiredPage view={view} ward={opened.ward} text={view.say(opened.words)} />, 410);
    }
    const view = frame.view(request, opened.held.language);
    const drawn = await drawBooking(opened.held, {
      view,
      now: now(),
      wanted: String(request.query.view ?? ""),
      said: String(request.query.said ?? ""),
      receipt,
      newSeed: randomUUID(),
      entryCode: bookings.entryCode,
    });
    await sendPage(response, drawn.page, drawn.status);
  }

  const get = (open: Open) => (request: Asked, response: Response, next: NextFunction) =>
    show(open, request, response, next);

  const post = (open: Open) => async (request: Asked, response: Response, next: NextFunction) => {
    if (isForeign(request, options.publicUrl)) throw new ForeignForm("from another site");
    const { token: link } = request.params;
    // Links that nobody was given are not counted: each would be one more row.
    if (link !== undefined && (await database.run("console", (tx) => open(tx, request))).kind !== "held")
      return show(open, request, response, next);
    const tooMany = await limits.send(link === undefined ? { ip: request.ip ?? "" } : { token: link });
    if (tooMany) {
      response.setHeader("Retry-After", String(tooMany.seconds));
      return show(open, request, response, next, { kind: "too-often", minutes: Math.ceil(tooMany.seconds / 60) });
    }
    const sent = await database.transaction("console", async (tx) => {
      const opened = await open(tx, request);
      if (opened.kind !== "held") return undefined;
      const { held, signer } = opened;
      const receipt = await desk.receive(tx, { ...held, signer }, request.body, now());
      return { receipt, language: held.language };
    });
    if (sent?.receipt.kind === "go") return response.redirect(303, inLanguage(sent.receipt.to, sent.language));
    return show(open, request, response, next, sent?.receipt);
  };

  const routes = express.Router();
  const body = express.urlencoded({ extended: false, limit: "40kb", parameterLimit: 40 });
  for (const [path, open] of [
    ["/:ward/e/:event/sign-up", openSignUp],
    ["/:ward/e/:event/sign-up/:token", openSignUp],
    ["/:ward/booking/:token", openBooking],
  ] as const) {
    routes.all(path, privatePage);
    routes.get(path, get(open));
    routes.post(path, body, post(open));
  }
  return routes;
}
