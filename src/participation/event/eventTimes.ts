/** Days and hours in Japan as forms carry them. Japan's clock is nine hours ahead all the year. */
import { civilDate } from "../../time.js";

const japan = 9 * 3_600_000;

/** The instant of a day (2026-11-20) and an hour (09:30); without an hour the day's beginning. */
export const instantOf = (date: string, time = "00:00"): Date => new Date(`${date}T${time}:00+09:00`);

/** 2026-11-20 */
export const dateOf = civilDate;

/** 09:30 */
export const timeOf = (instant: Date): string => new Date(instant.getTime() + japan).toISOString().slice(11, 16);

/** 2026-11-20T09:30:00+09:00 */
export const isoInJapan = (instant: Date): string => `${dateOf(instant)}T${timeOf(instant)}:00+09:00`;
