/**
 * Notice (個別のお知らせ): one push to one resident about something of theirs: a reminder, a place that became free, the
 * outcome of a case. It is the answer to what they asked for, not an announcement: neither their stop nor their quiet
 * hours hold it back. Nothing personal stands in it: what, when, where, and a link.
 */
import type { Tx } from "../db.js";
import type { Language } from "../language.js";
import type { LineMessage } from "../line/messages.js";

export interface NewNotice {
  ward: string;
  residentId: string;
  /** booking.eve, booking.offered, case.told …: who composes it. */
  kind: string;
  /** Id of what it is about. */
  subject: string;
  /** Tells apart several of one kind about one subject: the event's day, the number of the offer. */
  slot: string;
}

export interface NoticeFor extends NewNotice {
  id: string;
  language: Language;
  /** Of the resident. */
  channel: string;
}

export interface NoticeDesk {
  /**
   * In the transaction of what it is about. The same (kind, subject, slot) again changes nothing, so a notice is made
   * once over restarts, clocks that go back, and instances.
   * @returns whether it is a new one
   */
  tell(tx: Tx, notice: NewNotice): Promise<boolean>;
}

/**
 * Says what is told, when its turn has come, in a transaction of its own: undefined where it is no longer true (the
 * event is cancelled, the offer is over), and then nothing is sent, ever.
 */
export type ComposeNotice = (tx: Tx, notice: NoticeFor) => Promise<LineMessage[] | undefined>;

/** By kind, handed in by compose/. */
export type NoticeKinds = Readonly<Record<string, ComposeNotice>>;
