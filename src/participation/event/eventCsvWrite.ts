/** Events as a table in the columns of the standard; what is read from it again says the same. */
import { type CsvCell, csvLines } from "../../csv.js";
import { type CivilDate, civilDate, civilTime } from "../../time.js";
import { type Column, fictionalHead, headOf, writtenColumns } from "./eventColumns.js";
import type { WardFacts } from "./eventCsvRow.js";
import { withMark } from "./eventCsvText.js";
import { kindNames, languageNames, topicNames } from "./eventCsvWords.js";
import type { WardEvent } from "./wardEvent.js";

export type WrittenEvent = Omit<WardEvent, "id" | "ward" | "state" | "version" | "sequence" | "updatedAt" | "origin">;

/** Until when, exclusive: a midnight is the whole day before it. */
function lastMoment(until: Date | undefined): { day: CivilDate | undefined; time: string | undefined } {
  if (!until) return { day: undefined, time: undefined };
  if (civilTime(until) !== "00:00") return { day: civilDate(until), time: civilTime(until) };
  return { day: civilDate(new Date(until.getTime() - 1)), time: undefined };
}

const flag = (value: boolean): string => (value ? "1" : "0");
const basicFee = /^([1-9]\d{0,8})円$/;

function cellsOf(event: WrittenEvent, ward: WardFacts): Partial<Record<Column, CsvCell>> {
  const { startsAt, endsAt, allDay, fee, free } = event;
  const deadline = lastMoment(event.signUpUntil);
  // What comes in with 0 yen is free, so the number stands only where that is what is meant.
  const basic = fee === undefined ? undefined : free !== true ? basicFee.exec(fee)?.[1] : undefined;
  return {
    code: ward.codes[0],
    id: event.key,
    municipality: ward.fullName,
    title: event.title,
    startDate: civilDate(startsAt),
    endDate: civilDate(endsAt ?? startsAt),
    startTime: allDay ? undefined : civilTime(startsAt),
    endTime: allDay || !endsAt ? undefined : civilTime(endsAt),
    details: event.details,
    feeBasic: basic ?? (free === true && fee === undefined ? "0" : undefined),
    feeDetail: basic === undefined ? fee : undefined,
    feeKind: free === undefined ? undefined : free ? "無料" : "有料",
    contact: event.contact,
    phone: event.phone,
    place: event.place,
    address: event.address,
    town: event.district,
    latitude: event.latitude,
    longitude: event.longitude,
    capacity: event.capacity,
    deadlineDate: deadline.day,
    deadlineTime: deadline.time,
    url: event.url,
    status: event.cancelled ? "中止" : "開催",
    category: kindNames[event.kind],
    topic: event.topic && topicNames[event.topic],
    summary: event.summary,
    audience: event.audience,
    withChildren: flag(event.withChildren),
    languages: event.languages.map((language) => languageNames[language]).join("、"),
    openDate: event.signUpFrom && civilDate(event.signUpFrom),
    openTime: event.signUpFrom && civilTime(event.signUpFrom),
    signUp: flag(event.signUp),
    mostPeople: event.mostPeople,
    series: event.series,
    scope: event.scope,
    source: event.source,
    sourceAsOf: event.sourceAsOf,
  };
}

/** @param fictional adds the column that says which events do not exist; undefined: none */
export function eventsCsv(
  events: readonly WrittenEvent[],
  ward: WardFacts,
  fictional?: ((event: WrittenEvent) => boolean) | undefined,
): string {
  const heads = [...writtenColumns.map(headOf), ...(fictional ? [fictionalHead] : [])];
  const rows = events.map((event) => {
    const cells: Readonly<Record<string, CsvCell>> = cellsOf(event, ward);
    const row = writtenColumns.map((column) => cells[column]);
    return [...row, ...(fictional ? [flag(fictional(event))] : [])].map((cell) =>
      typeof cell === "string" ? withMark(cell) : cell,
    );
  });
  return csvLines([heads, ...rows]);
}
