/**
 * Answering (回答する): the one way in which answers are stored, whether they were tapped in LINE, sent by the form,
 * keyed in from paper or imported. Everything happens in the caller's transaction, by key and not by counting, so that
 * any repetition and order gives the same responses.
 */
import type { Tx } from "../../db.js";
import type { Language } from "../../language.js";
import type { Frame } from "../../policy/indicator.js";
import type { SurveyDefinition, SurveyState } from "../survey.js";
import type { Answers, Stamp, Way } from "./answer.js";
import type { Tick } from "./tick.js";

/** A survey with the version that is answered now. */
export interface OpenSurvey {
  id: string;
  ward: string;
  key: string;
  state: SurveyState;
  version: number;
  definition: SurveyDefinition;
  opensAt: Date | undefined;
  closesAt: Date | undefined;
  fictional: boolean;
}

/** Who answers, without saying who: HMAC(the survey's salt, LINE user id or code). */
export interface Respondent {
  key: Uint8Array;
  frame: Frame;
  batchId: string | undefined;
  /** Whose "answered" flag is set on submit: never stored beside the answers. */
  residentId?: string | undefined;
  codeHash?: Uint8Array | undefined;
}

export interface SheetView {
  /** Version that it was begun with, and goes on with. */
  version: number;
  definition: SurveyDefinition;
  answers: Answers;
  /** A response of it counts. */
  submitted: boolean;
  language: Language;
  /** When the newest answer was given; the beginning of 1970 where there is none. */
  updatedAt: Date;
  /**
   * Changed after submission in a way that can't be counted yet (a required question of another branch, a wrong
   * number): until it is put right, what was submitted before counts.
   */
  pending?: boolean;
}

export type WayIn =
  | { kind: "respondent"; survey: OpenSurvey; respondent: Respondent }
  /** Not this survey's frame: friends of the account are not asked (a survey by letter only). */
  | { kind: "not-asked" }
  | { kind: "closed"; survey: OpenSurvey }
  | { kind: "unknown" };

export type Written =
  | { kind: "kept"; sheet: SheetView }
  /** `again`: it had counted before; `unchanged`: exactly the same counts as before. */
  | { kind: "submitted"; sheet: SheetView; again: boolean; unchanged?: boolean }
  /** What is wrong, by question; nothing was counted, the sheet is kept. */
  | { kind: "faulty"; faults: Readonly<Record<string, Fault>>; sheet: SheetView }
  | { kind: "closed" };

/** Words for it are the page's: each names the question and what to do. */
export type Fault =
  | "required"
  | "unknown-choice"
  | "too-many"
  | "exclusive"
  | "not-a-number"
  | "too-small"
  | "too-large"
  | "not-a-date"
  | "too-early"
  | "too-late"
  | "too-long";

export interface Answering {
  /** Surveys of the ward that friends of the account may answer now, newest first. */
  openForFriends(tx: Tx, ward: string, now: Date): Promise<OpenSurvey[]>;
  /** Undefined where there is none with this key that has ever been published. */
  find(tx: Tx, ward: string, key: string): Promise<OpenSurvey | undefined>;
  findById(tx: Tx, surveyId: string): Promise<OpenSurvey | undefined>;

  /** A friend of the account: frame `line`, or that of a batch they were invited in or whose poster they scanned. */
  friend(tx: Tx, survey: OpenSurvey, residentId: string, now: Date): Promise<WayIn>;
  /** A code as somebody typed it (spaces, hyphens, small letters, full width allowed), in this ward. */
  byCode(tx: Tx, ward: string, typed: string, now: Date): Promise<WayIn>;
  /** A poster's code, by a friend: from here on their frame is the poster's. */
  byPoster(tx: Tx, ward: string, typed: string, residentId: string, now: Date): Promise<WayIn>;
  /** The survey of a poster's code, whoever types it and whether it takes answers or not. */
  ofPoster(tx: Tx, ward: string, typed: string): Promise<OpenSurvey | undefined>;
  /** Somebody with only the page's address, in a survey of frame `open`; `visitor` is a random id in their cookie. */
  anyone(tx: Tx, survey: OpenSurvey, visitor: string, now: Date): Promise<WayIn>;

  /**
   * A link to the form for this respondent, 30 days or until the survey closes.
   * @param seed decides the token, so that a turn that runs again makes the same link
   */
  link(tx: Tx, survey: OpenSurvey, respondent: Respondent, seed: string): Promise<string>;
  /** Whose link it is; opening never spends it. */
  byLink(tx: Tx, ward: string, token: string, now: Date): Promise<WayIn>;

  sheet(tx: Tx, survey: OpenSurvey, respondent: Respondent, language: Language): Promise<SheetView>;
  /** Keeps answers on the sheet; nothing is counted yet. After submission it changes what was submitted. */
  keep(tx: Tx, survey: OpenSurvey, respondent: Respondent, given: Given): Promise<Written>;
  /** Keeps and submits: the response counts from now on, the link or code is spent. */
  submit(tx: Tx, survey: OpenSurvey, respondent: Respondent, given: Given): Promise<Written>;
}

export interface Given {
  /** Answers given now; others on the sheet stay as they were. */
  answers: Answers;
  /** One choice of a question with several, chosen or taken back: it is laid over what came before it in time. */
  tick?: Tick | undefined;
  stamp: Stamp;
  language: Language;
  way: Way;
  now: Date;
}
