/**
 * Wish (お知らせの希望): a resident wants to hear of such events once one is published. It says nothing of days, and of
 * the place no more than the town.
 */
import { z } from "zod";
import { type EventQuery, eventQuery } from "./eventQuery.js";

export const eventWish = eventQuery
  .pick({ kinds: true, topic: true, named: true, withChildren: true, free: true, language: true })
  .extend({ district: z.string().min(1).max(20).optional() });
export type EventWish = z.infer<typeof eventWish>;

export const mostWishes = 5;
export const wishDays = 180;

/** @param town of a query about what is near, where it is known */
export function wishOf(query: EventQuery, town: string | undefined): EventWish {
  const district = query.near ? town : query.towns?.[0];
  const { kinds, topic, named, withChildren, free, language } = query;
  // One order, so that the same wish is written the same.
  return {
    kinds: [...kinds].sort(),
    ...(topic && { topic }),
    ...(named && { named }),
    ...(withChildren && { withChildren }),
    ...(free && { free }),
    ...(language && { language }),
    ...(district !== undefined && { district }),
  };
}

export function queryOfWish({ district, ...wish }: EventWish): EventQuery {
  return { ...wish, ...(district !== undefined && { towns: [district] }) };
}

export const sameWish = (one: EventWish, other: EventWish): boolean => keyOf(one) === keyOf(other);

const keyOf = (wish: EventWish): string =>
  JSON.stringify(Object.entries(wish).sort(([one], [other]) => (one < other ? -1 : 1)));
