/** When an event of a file begins and ends, and until when people sign up. */
import type { Column } from "./eventColumns.js";
import type { RowCells } from "./eventCsvCells.js";
import { dayOf, instantAt, minutesOf } from "./eventCsvDate.js";
import { bad } from "./eventCsvProblem.js";
import { endOf } from "./wardEvent.js";

const dayMs = 86_400_000;
const longestDays = 1_100;

export interface TimesSaid {
  startsAt: Date;
  endsAt: Date | undefined;
  allDay: boolean;
}

/** Undefined: not told, and complained about. */
export function timesOf({ cell, take, complain }: RowCells): TimesSaid | undefined {
  const told = (column: Column) => cell(column) !== "";
  if (!told("startDate")) complain("startDate", bad("missing-date"));
  const from = told("startDate") ? take("startDate", dayOf) : undefined;
  const to = told("endDate") ? take("endDate", dayOf) : from;
  const begins = told("startTime") ? take("startTime", minutesOf) : undefined;
  const ends = told("endTime") ? take("endTime", minutesOf) : undefined;
  if (told("endTime") && !told("startTime")) complain("endTime", bad("end-time-alone"));
  if (from === undefined || to === undefined || (told("startTime") && begins === undefined)) return undefined;
  if (to < from) {
    complain("endDate", bad("end-before-begin"));
    return undefined;
  }
  if (Date.parse(to) - Date.parse(from) > longestDays * dayMs) complain("endDate", bad("too-long-event"));
  if (begins === undefined)
    return { allDay: true, startsAt: instantAt(from), endsAt: to === from ? undefined : instantAt(to) };
  const startsAt = instantAt(from, begins);
  // Where only the last day is known, it lasts until that day is over.
  const lastDay = to === from ? undefined : instantAt(to, 24 * 60);
  const endsAt = ends === undefined ? lastDay : instantAt(to, ends);
  if (endsAt && endsAt < startsAt) complain(told("endTime") ? "endTime" : "endDate", bad("end-before-begin"));
  return { allDay: false, startsAt, endsAt };
}

/** The end of signing up is the instant from which nobody can: of a day without an hour, the midnight after it. */
export function signUpTimes(row: RowCells, times: TimesSaid | undefined): { from?: Date; until?: Date } {
  const from = moment(row, "openDate", "openTime", 0);
  const until = moment(row, "deadlineDate", "deadlineTime", 24 * 60);
  const said = { ...(from && { from }), ...(until && { until }) };
  if (from && until && until <= from) row.complain("deadlineDate", bad("deadline-before-opening"));
  if (!times || !until || until <= endOf(times)) return said;
  // 「当日まで」 of an event in the afternoon means until it begins.
  const thatDay = row.cell("deadlineTime") === "" && until.getTime() - times.startsAt.getTime() <= dayMs;
  if (thatDay) return { ...said, until: times.startsAt };
  row.complain("deadlineDate", bad("deadline-after-event"));
  return said;
}

function moment({ cell, take, complain }: RowCells, date: Column, time: Column, without: number): Date | undefined {
  const minutes = cell(time) === "" ? without : take(time, minutesOf);
  if (cell(date) === "") {
    if (cell(time) !== "") complain(time, bad("deadline-time-alone"));
    return undefined;
  }
  const day = take(date, dayOf);
  return day === undefined || minutes === undefined ? undefined : instantAt(day, minutes);
}
