/** Taking in another system's answers: a file waits sealed until it has been looked at, then its rows go in by key. */
import type { Actor } from "../../console/actor.js";
import type { AnswerTable, TableRead } from "./answerFile.js";
import type { AskedSurvey } from "./batch.js";
import type { ImportMapping } from "./importMapping.js";
import type { BadRow } from "./importRow.js";

export interface ImportCounts {
  state: "waiting" | "taking" | "done" | "stopped";
  /** Rows that have been gone through, of those that can be taken. */
  gone: number;
  rows: number;
  added: number;
  changed: number;
  same: number;
  refused: number;
}

export interface ImportView {
  id: string;
  fileName: string;
  source: string;
  mapping: ImportMapping;
  counts: ImportCounts;
  /** The first that could not be taken. */
  bad: readonly BadRow[];
  importedAt: Date;
}

/** What would happen were it taken in now. */
export interface ImportPreview {
  encoding: AnswerTable["encoding"];
  heads: readonly string[];
  rows: number;
  added: number;
  changed: number;
  same: number;
  bad: readonly BadRow[];
  /** Question id → words of cells that are no choice. */
  unknown: ReadonlyMap<string, readonly string[]>;
}

export interface Upload {
  survey: AskedSurvey;
  actor: Actor & { kind: "staff" };
  /** Name of the other system's form: the same name and number are the same respondent, in whatever file. */
  source: string;
  fileName: string;
  bytes: Buffer;
  now: Date;
}

export interface ImportDesk {
  upload(upload: Upload): Promise<{ kind: "kept"; id: string } | Exclude<TableRead, { kind: "read" }>>;
  list(surveyId: string): Promise<ImportView[]>;
  view(survey: AskedSurvey, id: string): Promise<ImportView | undefined>;
  /** Undefined once it has been taken in: the file is gone then. */
  preview(survey: AskedSurvey, id: string): Promise<ImportPreview | undefined>;
  map(survey: AskedSurvey, id: string, mapping: ImportMapping): Promise<boolean>;
  /** From here on a job takes its rows in. */
  take(survey: AskedSurvey, actor: Actor, id: string, now: Date): Promise<boolean>;
  drop(survey: AskedSurvey, actor: Actor, id: string): Promise<boolean>;
}
