/** Puts together taking part: events and sign-ups, cases and consultations, wishes, local news, and what is told of them. */

import type { Tx } from "../db.js";
import type { NoticeKinds } from "../notice/noticeDesk.js";
import { createNoticeJobs } from "../notice/noticeJobs.js";
import { createAssociationDesk } from "../participation/association/associationDesk.js";
import { associationTableStore } from "../participation/association/associationTableStore.js";
import { createBookingDesk } from "../participation/booking/bookingDeskStore.js";
import { createBookingJobs } from "../participation/booking/bookingJobs.js";
import { bookingNotices } from "../participation/booking/bookingNoticeDesk.js";
import { createBookingRetention } from "../participation/booking/bookingRetentionStore.js";
import { signUpNotices } from "../participation/booking/signUpNoticeDesk.js";
import { createCaseDesk } from "../participation/case/caseDeskStore.js";
import { createCaseJobs } from "../participation/case/caseJobs.js";
import { caseNotices } from "../participation/case/caseNoticeDesk.js";
import { createEventFiles } from "../participation/event/eventFileStore.js";
import { eventImportStore } from "../participation/event/eventImportStore.js";
import { createEventCards } from "../participation/find/eventCardsDialogue.js";
import { createWishes, wishNoticeKind } from "../participation/find/eventWishDesk.js";
import { eventWishStore } from "../participation/find/eventWishStore.js";
import { createTownPoints } from "../participation/find/townPoints.js";
import { createNewsGroupStore } from "../participation/news/newsGroupStore.js";
import { newsPictureStore } from "../participation/news/newsPictureStore.js";
import { queueStore } from "../participation/queue/queueStore.js";
import { createSlotDesk } from "../participation/slot/slotDesk.js";
import { createSlotJobs, slotNotices } from "../participation/slot/slotJobs.js";
import { perVersion } from "../perVersion.js";
import type { Parts } from "./parts.js";
import type { Surveys } from "./surveys.js";

export type Participation = ReturnType<typeof composeParticipation>;

export function composeParticipation(parts: Parts, surveys: Pick<Surveys, "forgetUnsent">) {
  const { content, database, clock, vault, audit, jobs, messenger, residents, links, threads, inbox, log } = parts;
  const { publicUrl } = parts.config;
  const wardOf = (id: string) => content().wards.get(id);

  const notices = createNoticeJobs({
    ...{ database, jobs, messenger, log },
    lineUserIdOf: residents.lineUserIdOf,
    kinds: () => kinds,
  });
  const { desk: told } = notices;
  const bookings = createBookingDesk({ vault, notices: told });
  const cases = createCaseDesk({ vault, notices: told, clock });
  const associations = createAssociationDesk({ associationsOf: (ward) => wardOf(ward)?.associations });
  const slots = createSlotDesk({ cases });
  const cards = perVersion(content, ({ townReadings: readings, languageNames }) =>
    createEventCards({ bookings, links, publicUrl, readings, languageNames }),
  );
  const wishes = perVersion(content, ({ wards, townReadings }) => {
    const sites = [...wards.values()].flatMap((ward) => ward.sites);
    const points = createTownPoints(sites, townReadings);
    return createWishes({ notices: told, cards: cards(), points, clock, wardOf });
  });
  const kinds: NoticeKinds = {
    ...bookingNotices({ content, links, publicUrl, clock }),
    ...signUpNotices({ content, bookings, links, publicUrl, clock }),
    ...caseNotices({ desk: cases, wardOf, publicUrl }),
    ...slotNotices({ cases, wardOf, clock, publicUrl }),
    [wishNoticeKind]: (...asked) => wishes().compose(...asked),
  };

  const bookingJobs = createBookingJobs({ database, bookings, notices: told, log });
  const slotJobs = createSlotJobs({ database, notices: told });
  const caseJobs = createCaseJobs({ database, vault, audit });
  const bookingRetention = createBookingRetention(database);

  return {
    ...{ notices, bookings, cases, associations, slots, cards, wishes },
    newsGroups: createNewsGroupStore(vault),
    jobKinds: notices.kinds,
    /** 「私のデータを消して」, in the chat and on the resident's own page. */
    async forget(tx: Tx, residentId: string): Promise<void> {
      await bookings.forget(tx, residentId, clock.now());
      await threads.forgetThreads(tx, residentId);
      await surveys.forgetUnsent(tx, residentId);
      await inbox.forgetResident(tx, residentId);
      await residents.forget(tx, residentId);
    },
    /** Each minute. */
    async tick(): Promise<void> {
      const now = clock.now();
      await bookingJobs.tick(now);
      await slotJobs.tick(now);
      await caseJobs.tick(now);
    },
    /** Events of the content's files: at the start, and when a file has changed. */
    loadFiles() {
      const rowsOf = new Map([...content().wards].map(([id, ward]) => [id, ward.events]));
      return database.transaction("worker", (tx) => createEventFiles({ rowsOf }).load(tx));
    },
    /** Nightly. */
    async forgetOld(): Promise<void> {
      const now = clock.now();
      await bookingRetention.forgetOld(now);
      await caseJobs.eraseOld(now);
      await notices.forgetOld();
      await database.transaction("worker", (tx) => newsPictureStore.dropOld(tx, now));
      await database.run("worker", (tx) => queueStore.forgetOld(tx));
      await database.run("worker", (tx) => eventImportStore.forget(tx));
      await database.run("worker", (tx) => associationTableStore.forgetPreviews(tx));
      await database.transaction("worker", (tx) => eventWishStore.forgetOld(tx));
    },
    /** Who left a month ago gives their places back before they are forgotten. */
    async beforeLeavers(): Promise<void> {
      const ids = await database.run("worker", (tx) => bookingRetention.leavers(tx));
      for (const id of ids) await database.transaction("worker", (tx) => bookings.forget(tx, id, clock.now()));
    },
  };
}
