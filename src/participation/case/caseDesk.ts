/** What pages, chat and console do with cases. All methods run in the caller's transaction; `now` is civil time. */
import type { Actor } from "../../console/actor.js";
import type { Tx } from "../../db.js";
import type { Language } from "../../language.js";
import type { CaseAnswers, CaseForm } from "./caseForm.js";

export interface WardCase {
  id: string;
  ward: string;
  /** 2026-0012 */
  number: string;
  form: string;
  /** The form as it was when it was made. */
  asked: CaseForm;
  residentId: string | undefined;
  language: Language;
  state: string;
  final: boolean;
  assignedTo: string | undefined;
  association: string | undefined;
  slotId: string | undefined;
  dueAt: Date | undefined;
  createdAt: Date;
  changedAt: Date;
  closedAt: Date | undefined;
  /** First day on which it is erased. */
  keepUntil: string | undefined;
  version: number;
  fictional: boolean;
}

export type Asker =
  | { kind: "resident"; residentId: string; language: Language }
  | { kind: "visitor"; language: Language };

export interface NewCase {
  form: CaseForm;
  answers: CaseAnswers;
  association?: string | undefined;
  /** Form with `slots`: the time that is taken. */
  slotId?: string | undefined;
  /** Decides id and token, so that a form sent twice makes one case. */
  seed: string;
  fictional?: boolean;
}

export type CaseMade =
  /** `token` opens the case's own page. */
  | { kind: "made"; case: WardCase; token: string }
  /** The time is taken, closed or over. */
  | { kind: "slot-gone" };

export type CaseChanged =
  | { kind: "changed"; case: WardCase }
  | { kind: "missing" }
  | { kind: "outdated"; version: number }
  /** Is final already. */
  | { kind: "over"; case: WardCase };

export interface CaseStepView {
  kind: "made" | "state" | "assigned" | "note" | "message" | "answers" | "due" | "erased";
  state: string | undefined;
  text: string | undefined;
  by: { kind: "staff" | "resident" | "time"; name: string | undefined };
  at: Date;
}

export interface CaseDesk {
  /** Makes it, gives it a number and a time limit, and takes the slot under a lock. */
  make(tx: Tx, ward: string, asker: Asker, what: NewCase, now: Date): Promise<CaseMade>;
  find(tx: Tx, ward: string, id: string): Promise<WardCase | undefined>;
  /** Undefined once erased. */
  byLink(tx: Tx, ward: string, token: string): Promise<WardCase | undefined>;
  /** Token of a case's own page, the same each time: for links that lead its resident there. */
  linkOf(id: string): string;
  allOfResident(tx: Tx, ward: string, residentId: string): Promise<WardCase[]>;
  /** Undefined once erased. */
  answers(tx: Tx, id: string): Promise<CaseAnswers | undefined>;
  steps(tx: Tx, id: string): Promise<CaseStepView[]>;
  /**
   * By staff: a new state. The resident hears of it in LINE (kind case.told, without a word of what the case is about
   * beyond the form's title) unless `quietly`. A final state closes it and fixes `keepUntil`.
   * @param message words for the resident, which only their page shows
   */
  setState(
    tx: Tx,
    ward: string,
    id: string,
    what: { state: string; seen: number; message?: string; quietly?: boolean },
    by: Actor,
    now: Date,
  ): Promise<CaseChanged>;
  assign(
    tx: Tx,
    ward: string,
    id: string,
    what: { to: string | undefined; seen: number },
    by: Actor,
  ): Promise<CaseChanged>;
  /** Only staff read it. It raises no version: nobody's work is lost by it. */
  note(tx: Tx, ward: string, id: string, text: string, by: Actor): Promise<CaseChanged>;
  /** By the resident: withdraws it (a slot becomes free again). */
  withdraw(tx: Tx, ward: string, id: string, now: Date): Promise<CaseChanged>;
  /** What a forgotten resident leaves behind: cases that stay as records of the ward, with why and until when. */
  staying(
    tx: Tx,
    residentId: string,
  ): Promise<
    {
      title: CaseForm["title"];
      number: string;
      reason: CaseForm["keepReason"];
      months: number;
      keepUntil: string | undefined;
    }[]
  >;
}
