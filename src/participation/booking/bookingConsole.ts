/** What staff do with the sign-ups of an event, as one part of the console. */
import type { ConsoleFeature } from "../../console/consoleRoute.js";
import { type CheckInConsoleOptions, checkInRoutes } from "../attendance/checkInConsole.js";
import { type BookingListConsoleOptions, bookingListRoutes } from "./bookingListConsole.js";

export const createBookingConsole = (options: BookingListConsoleOptions & CheckInConsoleOptions): ConsoleFeature => ({
  routes: [...bookingListRoutes(options), ...checkInRoutes(options)],
});
