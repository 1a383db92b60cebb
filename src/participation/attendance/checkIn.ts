/** Reception (受付): what a code at the door means, and what staff are told. */
import { z } from "zod";
import type { Booking } from "../booking/bookingDesk.js";

const words = (most: number) =>
  z.preprocess((value) => (value === "" ? undefined : value), z.string().trim().min(1).max(most).optional());

/** Full-width digits are digits: 「２」. */
const people = z
  .string()
  .transform((text) => text.normalize("NFKC").trim())
  .pipe(z.string().regex(/^\d{1,4}$/))
  .transform(Number)
  .pipe(z.int().min(1));

export const checkInForm = z.object({
  code: z.string().trim().min(1).max(100),
  fragment: z.literal("1").optional(),
});
export const handForm = z.object({ booking: z.uuid(), people });
export const walkInForm = z.object({ row: z.uuid(), people, scope: words(30), note: words(200) });

export type Reception =
  | { kind: "welcome"; people: number; name: string | undefined }
  | { kind: "already"; people: number; name: string | undefined; at: Date }
  /** No place: waiting, cancelled, or an offer that was not taken. */
  | { kind: "no-place"; state: Booking["state"]; name: string | undefined }
  | { kind: "other-event"; title: string }
  | { kind: "unknown" };

/** Who holds a place is let in; an offer is taken by coming. */
export const isLetIn = ({ state }: Pick<Booking, "state">): boolean => state === "confirmed" || state === "offered";
