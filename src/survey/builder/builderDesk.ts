/** Saves a part of a definition into what is there now, and tells what became of it. */
import type { Fields } from "../../announcement/form/announcementFormFields.js";
import { one } from "../../announcement/form/announcementFormFields.js";
import type { Actor } from "../../console/actor.js";
import type { SurveyDesk, SurveyView } from "../surveyDesk.js";
import { type Issue, readDefinition } from "./definitionIssues.js";

export type PartSaved =
  | { kind: "saved"; survey: SurveyView }
  | { kind: "issues"; issues: readonly Issue[] }
  /** Somebody was quicker: what was typed can be saved into theirs, which is `survey`. */
  | { kind: "outdated"; survey: SurveyView }
  | { kind: "over" };

/** The edit that the form was opened on. */
export const editIn = (fields: Fields): number => Number(one(fields, "edit")) || 0;

export async function saveDefinition(
  desk: Pick<SurveyDesk, "save" | "find">,
  actor: Actor,
  { ward, key }: SurveyView,
  edit: number,
  input: unknown,
): Promise<PartSaved> {
  const read = readDefinition(input);
  if (read.kind === "issues") return read;
  const written = await desk.save(actor, ward, key, edit, read.definition);
  switch (written.kind) {
    case "written":
      return { kind: "saved", survey: written.survey };
    case "faulty":
      return { kind: "issues", issues: written.problems };
    case "outdated": {
      const survey = await desk.find(ward, key);
      return survey ? { kind: "outdated", survey } : { kind: "over" };
    }
    case "missing":
    case "taken":
    case "fixed":
    case "own":
      return { kind: "over" };
    default:
      return written satisfies never;
  }
}
