/** What the form of a sign-up sends, as what one sign-up tells; what can't be taken is named at its field. */
import { z } from "zod";
import type { WardEvent } from "../event/wardEvent.js";
import { isPhone, legible, oneLine, plainPhone } from "../typedText.js";
import { type BookingDetails, bookingDetails } from "./bookingForm.js";

/** As it stands in the fields. */
export interface SignUpTyped {
  seed: string;
  name: string;
  phone: string;
  email: string;
  people: string;
  needs: readonly string[];
  answer: string;
  note: string;
}

export type SignUpField = "name" | "phone" | "email" | "people" | "answer" | "note";
export type SignUpMistake =
  | "bookingNameEmpty"
  | "bookingNameLong"
  | "bookingContactEmpty"
  | "bookingPhoneEmpty"
  | "bookingPhoneWrong"
  | "bookingEmailEmpty"
  | "bookingEmailWrong"
  | "bookingPeopleWrong"
  | "bookingPeopleMany"
  | "bookingAnswerEmpty"
  | "bookingTooLong";
export type SignUpMistakes = Partial<Record<SignUpField, SignUpMistake>>;

export type SignUpRead =
  | { kind: "read"; typed: SignUpTyped; people: number; details: BookingDetails }
  | { kind: "mistaken"; typed: SignUpTyped; mistakes: SignUpMistakes };

type Asking = Pick<WardEvent, "asks" | "mostPeople">;

const line = z.string().max(2_000).catch("").transform(oneLine);
const text = z.string().max(10_000).catch("").transform(legible);

const sent = z.object({
  seed: z.uuid().catch(""),
  name: line,
  phone: line.transform(plainPhone),
  email: line.transform((value) => value.normalize("NFKC")),
  people: line.transform((value) => value.normalize("NFKC")),
  need: z.union([z.string().transform((one) => [one]), z.array(z.string()).max(20)]).catch([]),
  answer: text,
  note: text,
});

/** Which fields the event wants to see at all. */
export const asksPhone = ({ asks }: Pick<Asking, "asks">) => asks.contact === "phone" || asks.contact === "either";
export const asksEmail = ({ asks }: Pick<Asking, "asks">) => asks.contact === "email" || asks.contact === "either";

/** @param newSeed taken where the form brought none */
export function readSignUp(body: unknown, event: Asking, newSeed: string): SignUpRead {
  const form = sent.parse(body ?? {});
  const { asks } = event;
  const typed: SignUpTyped = {
    seed: form.seed || newSeed,
    name: form.name,
    phone: asksPhone(event) ? form.phone : "",
    email: asksEmail(event) ? form.email : "",
    people: form.people,
    needs: asks.needs.filter((need) => form.need.includes(need)),
    answer: asks.question === undefined ? "" : form.answer,
    note: form.note,
  };
  const people = event.mostPeople === 1 ? 1 : Number(/^\d{1,3}$/.test(typed.people) ? typed.people : "0");
  const mistakes = mistakesOf(typed, people, event);
  if (Object.keys(mistakes).length > 0) return { kind: "mistaken", typed, mistakes };
  const details = bookingDetails.parse({
    name: typed.name,
    needs: typed.needs,
    ...(typed.phone && { phone: typed.phone }),
    ...(typed.email && { email: typed.email }),
    ...(typed.answer && { answer: typed.answer }),
    ...(typed.note && { note: typed.note }),
  });
  return { kind: "read", typed, people, details };
}

function mistakesOf(typed: SignUpTyped, people: number, event: Asking): SignUpMistakes {
  const { asks } = event;
  const mistakes: SignUpMistakes = {};
  if (typed.name === "") mistakes.name = "bookingNameEmpty";
  else if (typed.name.length > 60) mistakes.name = "bookingNameLong";
  if (typed.phone !== "" && !isPhone(typed.phone)) mistakes.phone = "bookingPhoneWrong";
  if (typed.email !== "" && !z.email().max(200).safeParse(typed.email).success) mistakes.email = "bookingEmailWrong";
  if (asks.contact === "phone" && typed.phone === "") mistakes.phone = "bookingPhoneEmpty";
  if (asks.contact === "email" && typed.email === "") mistakes.email = "bookingEmailEmpty";
  if (asks.contact === "either" && typed.phone === "" && typed.email === "") mistakes.phone = "bookingContactEmpty";
  if (people < 1 || people > event.mostPeople) mistakes.people = "bookingPeopleWrong";
  if (asks.question !== undefined && asks.questionRequired && typed.answer === "")
    mistakes.answer = "bookingAnswerEmpty";
  if (typed.answer.length > 500) mistakes.answer = "bookingTooLong";
  if (typed.note.length > 500) mistakes.note = "bookingTooLong";
  return mistakes;
}

/** What was told before, as it stands in the fields of a change. */
export function typedOf(details: BookingDetails | undefined, people: number, seed: string): SignUpTyped {
  return {
    seed,
    name: details?.name ?? "",
    phone: details?.phone ?? "",
    email: details?.email ?? "",
    people: String(people),
    needs: details?.needs ?? [],
    answer: details?.answer ?? "",
    note: details?.note ?? "",
  };
}

export const nothingTyped = (seed: string): SignUpTyped => typedOf(undefined, 1, seed);
