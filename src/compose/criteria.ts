/** Whom announcements and surveys may be addressed to beyond what residents chose: what other features know of them. */
import type { Database } from "../db.js";
import { bookingCriteria, offeredBookingCriteria } from "../participation/booking/bookingCriteriaStore.js";
import { offeredSurveyCriteria, surveyCriteria } from "../survey/asking/surveyCriteriaStore.js";

export const audienceCriteria = new Map([...surveyCriteria, ...bookingCriteria]);

/** The same in words, newest first. */
export const offeredCriteria = (database: Pick<Database, "run">) => async (ward: string) => {
  const surveys = await database.run("console", (tx) => offeredSurveyCriteria(tx, ward));
  const events = await database.run("console", (tx) => offeredBookingCriteria(tx, ward));
  return [...events, ...surveys];
};

/** Participants of events: whom a survey may ask as such. */
export const offeredEventCriteria = (database: Pick<Database, "run">) => (ward: string) =>
  database.run("console", (tx) => offeredBookingCriteria(tx, ward));
