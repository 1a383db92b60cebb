/** Puts together what staff see of taking part: events, sign-ups and reception, cases, consultations, associations, local news. */
import type { AnnouncementDesk } from "../announcement/desk/announcementDesk.js";
import type { ConsoleFeature } from "../console/consoleRoute.js";
import type { Countersigned } from "../console/countersign/countersigned.js";
import { wardStaffStore } from "../console/staff/wardStaffStore.js";
import { createAssociationConsole } from "../participation/association/associationConsole.js";
import { attendancePath, createAttendanceConsole } from "../participation/attendance/attendanceConsole.js";
import { checkInPath } from "../participation/attendance/checkInConsole.js";
import { createBookingConsole } from "../participation/booking/bookingConsole.js";
import { createCaseConsole } from "../participation/case/caseConsole.js";
import { createEventConsole } from "../participation/event/eventConsole.js";
import { createEventImportConsole, eventImportPath } from "../participation/event/eventImportConsole.js";
import { countedScopes } from "../participation/event/eventOptionsConsole.js";
import { bookingListPath } from "../participation/event/eventPaths.js";
import type { WishDesk } from "../participation/find/eventWishDesk.js";
import { createNewsConsole } from "../participation/news/newsConsole.js";
import { createSlotConsole } from "../participation/slot/slotConsole.js";
import type { Participation } from "./participation.js";
import type { Parts } from "./parts.js";
import type { Surveys } from "./surveys.js";

export interface ParticipationConsoleParts {
  parts: Parts;
  surveys: Surveys;
  participation: Participation;
  desk: AnnouncementDesk;
  countersigned: Countersigned;
  inDanger(text: string): boolean;
  scanScript: string;
}

export function composeParticipationConsole(side: ParticipationConsoleParts): ConsoleFeature[] {
  const { parts, surveys, participation, desk, countersigned, inDanger, scanScript } = side;
  const { content, database, audit, plansOf } = parts;
  const { publicUrl } = parts.config;
  const { bookings, cases, wishes, associations, slots, newsGroups } = participation;
  const { counts, newsCounts } = surveys;
  const { recount } = counts;
  const published: WishDesk["published"] = (...told) => wishes().published(...told);
  return [
    createEventConsole({
      ...{ database, audit, counts, plansOf, bookings, published },
      // What a language calls itself does not change: as it was at the start.
      languageNames: content().languageNames,
      parts: ({ ward, id, signUp }) => [
        ...(signUp ? [{ name: "申し込みを見る", href: bookingListPath(ward, id) }] : []),
        { name: "受付をする", href: checkInPath(ward, id) },
        { name: "参加者数の記録", href: attendancePath(ward, id) },
      ],
      listLinks: (ward) => [
        { name: "CSVから取り込む", href: eventImportPath(ward) },
        { name: "CSVで書き出す", href: `/open-data/${ward}/events.csv` },
      ],
    }),
    createEventImportConsole({ database, audit, bookings, published, recount }),
    createAttendanceConsole({ database, audit, counts }),
    createBookingConsole({
      ...{ database, audit, bookings, recount, scanScript },
      announcements: desk,
      scopesOf: async (tx, ward) => countedScopes(await plansOf(ward, tx)),
    }),
    createCaseConsole({
      ...{ database, audit, countersigned, inDanger, publicUrl },
      desk: cases,
      staffOf: async (tx, ward) => (await wardStaffStore.list(tx, ward)).filter(({ disabled }) => !disabled),
      associationName: (ward, key) => associations.nameOf(ward, key),
    }),
    createSlotConsole({ database, audit, slots }),
    createAssociationConsole({ database, audit, desk: associations }),
    createNewsConsole({ database, audit, groups: newsGroups, counts: newsCounts, announcements: desk, publicUrl }),
  ];
}
