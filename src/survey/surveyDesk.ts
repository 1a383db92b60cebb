/**
 * What staff do with surveys: one interface for the console, commands and the demo. Each method runs its own
 * transaction (lane "console"), records it in the audit, and answers with what happened as a value.
 */
import type { Actor } from "../console/actor.js";
import type { OpenSurvey } from "./answering/answeringDesk.js";
import type { SurveyDefinition } from "./survey.js";
import type { DefinitionProblem } from "./surveyRules.js";

export interface SurveyVersionView {
  number: number;
  definition: SurveyDefinition;
  sha256: string;
  /** Who edits an older one is told so. */
  edit: number;
  updatedAt: Date;
  /** Who wrote it last: another person publishes it. */
  updatedBy?: { id: string; name: string | undefined } | undefined;
  publishedAt: Date | undefined;
  /** Its first answer came: it never changes again. */
  frozenAt: Date | undefined;
}

/** A run of a survey. `version` is the one that is answered, or, before the first publication, the draft. */
export interface SurveyView extends Omit<OpenSurvey, "definition" | "version"> {
  source: string | undefined;
  /** What is answered now; undefined before the first publication. */
  published: SurveyVersionView | undefined;
  /** What is being written; undefined when nothing is. */
  draft: SurveyVersionView | undefined;
  closedAt: Date | undefined;
  saltUntil: Date | undefined;
  saltDestroyedAt: Date | undefined;
  textsDeletedAt: Date | undefined;
  createdAt: Date;
}

export type SurveyWritten =
  | { kind: "written"; survey: SurveyView }
  | { kind: "missing" }
  /** The key is taken in this ward. */
  | { kind: "taken" }
  /** Somebody else has edited it since. */
  | { kind: "outdated"; edit: number }
  /** Closed, or otherwise not in a state for this. */
  | { kind: "fixed"; state: OpenSurvey["state"] }
  /** Publishing: whoever wrote the draft last can't publish it. */
  | { kind: "own" }
  | { kind: "faulty"; problems: readonly DefinitionProblem[] };

export interface SurveyDesk {
  list(ward: string): Promise<SurveyView[]>;
  find(ward: string, key: string): Promise<SurveyView | undefined>;
  /** A new run from a definition (a file's, another run's, or an empty one), as a draft. */
  create(
    actor: Actor,
    ward: string,
    definition: SurveyDefinition,
    from: { source?: string | undefined; fictional?: boolean },
  ): Promise<SurveyWritten>;
  /**
   * Writes the draft; where there is none, begins the next version. The class is fixed once it has been published.
   * @param edit of the draft that was opened, or, where there was none, of the published version
   */
  save(actor: Actor, ward: string, key: string, edit: number, definition: unknown): Promise<SurveyWritten>;
  discard(actor: Actor, ward: string, key: string): Promise<SurveyWritten>;
  /**
   * The draft becomes what is answered; the first publication opens the survey (approver). Times: what is not named
   * stays as it is; `closesAt: undefined` takes a deadline away.
   */
  publish(
    actor: Actor,
    ward: string,
    key: string,
    edit: number,
    times: { opensAt?: Date | undefined; closesAt?: Date | undefined },
  ): Promise<SurveyWritten>;
  setTimes(
    actor: Actor,
    ward: string,
    key: string,
    times: { opensAt?: Date | undefined; closesAt?: Date | undefined },
  ): Promise<SurveyWritten>;
  /** No answer is taken from here on; the objection period begins. */
  close(actor: Actor, ward: string, key: string): Promise<SurveyWritten>;
  /** Only a draft that was never published can be removed. */
  remove(actor: Actor, ward: string, key: string): Promise<SurveyWritten>;
}
