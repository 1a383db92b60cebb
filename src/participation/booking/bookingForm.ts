/**
 * What the form of a sign-up asks for: only what the event needs (個人情報は必要なものだけ). What people answer is sealed in
 * the booking's own row and is never said in the chat.
 */
import { z } from "zod";

/** No control characters and no halves of letters, which the database does not take. */
const words = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u);

/** Stored with the event. Name and one way to be reached are always asked. */
export const bookingAsks = z.strictObject({
  /** Which way of being reached: either is enough, unless one is named. */
  contact: z.enum(["either", "phone", "email", "none"]).default("either"),
  /** Help that can be asked for, such as 手話通訳; shown as boxes. */
  needs: z.array(words(30)).max(10).default([]),
  /** A question of the event's own, such as お子さんの月齢. */
  question: words(100).optional(),
  questionRequired: z.boolean().default(false),
});

/** What one sign-up tells. */
export const bookingDetails = z.strictObject({
  name: words(60),
  phone: z.string().max(20).optional(),
  email: z.email().max(200).optional(),
  needs: z.array(words(30)).max(10).default([]),
  answer: z.string().trim().max(500).optional(),
  note: z.string().trim().max(500).optional(),
});
export type BookingDetails = z.infer<typeof bookingDetails>;
