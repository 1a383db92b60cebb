/** What a survey is, before its questions, as the fields of a form and back. */
import { type Fields, many, one } from "../../announcement/form/announcementFormFields.js";
import type { SurveyDefinition } from "../survey.js";
import { readNeededText, readText, writeText } from "./textFields.js";

const retentionNames = ["objectionDays", "textsDays", "responsesDays"] as const;

export function basicFields(definition: SurveyDefinition): Fields {
  const { title, lead, purpose, eligibility, frames, note, retention } = definition;
  return {
    ...writeText("title", title),
    ...writeText("lead", lead),
    ...writeText("purpose", purpose),
    ...writeText("eligibility", eligibility),
    class: definition.class,
    frames,
    note: note ?? "",
    ...Object.fromEntries(retentionNames.map((name) => [name, String(retention[name])])),
  };
}

/**
 * What the fields say, for the schema to judge; key, questions and measures are not among them.
 * @param frames as they stood: boxes have an order of their own, which is no change
 */
export function readBasics(fields: Fields, frames: readonly string[] = []): object {
  const ticked = many(fields, "frames");
  const eligibility = readText(fields, "eligibility");
  const note = one(fields, "note").trim();
  return {
    title: readNeededText(fields, "title"),
    lead: readNeededText(fields, "lead"),
    purpose: readNeededText(fields, "purpose"),
    eligibility,
    class: one(fields, "class"),
    frames: [...new Set([...frames.filter((frame) => ticked.includes(frame)), ...ticked])],
    note: note === "" ? undefined : note,
    retention: Object.fromEntries(retentionNames.map((name) => [name, wholeNumber(one(fields, name))])),
  };
}

/** What is no whole number becomes one that no schema takes. */
function wholeNumber(typed: string): number {
  const text = typed.normalize("NFKC").trim();
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}
