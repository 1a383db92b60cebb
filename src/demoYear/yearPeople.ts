/** Invented people of the played year, whom nobody takes for real ones: 架空 is their family name. */
import type { BookingDetails } from "../participation/booking/bookingForm.js";

const givenNames = [
  "花子",
  "太郎",
  "さくら",
  "一郎",
  "みどり",
  "次郎",
  "あおい",
  "三郎",
  "ひなた",
  "四郎",
  "つばさ",
  "五郎",
];

/** Rings nowhere. */
export const noTelephone = "06-0000-0000";

export const personName = (number: number): string => `架空 ${givenNames[number % givenNames.length]}`;

export const signUpDetails = (number: number, { needs }: { needs: readonly string[] }): BookingDetails => ({
  name: personName(number),
  phone: noTelephone,
  // One in five asks for help of the first kind.
  needs: number % 5 === 2 ? needs.slice(0, 1) : [],
});
