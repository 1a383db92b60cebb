/** What is wrong with a definition, as the schema says it: for forms, pasted files and the desk alike. */
import type { z } from "zod";
import { type SurveyDefinition, surveyDefinition } from "../survey.js";

export type Issue = Pick<z.core.$ZodIssue, "message"> & {
  path: readonly (string | number)[];
  /** The schema's whole finding; missing where a rule of the desk speaks. */
  found?: z.core.$ZodIssue | undefined;
};

export type DefinitionRead =
  | { kind: "definition"; definition: SurveyDefinition }
  | { kind: "issues"; issues: readonly Issue[] };

export function readDefinition(input: unknown): DefinitionRead {
  const parsed = surveyDefinition.safeParse(input);
  if (parsed.success) return { kind: "definition", definition: parsed.data };
  return {
    kind: "issues",
    issues: parsed.error.issues.map((found) => ({
      path: found.path.filter((part) => typeof part !== "symbol"),
      message: found.message,
      found,
    })),
  };
}

/** A mistake beside a field of a form; without a field it is told at the top alone. */
export interface Mistake {
  field: string | undefined;
  text: string;
}

/** Whether `path` lies at or below `prefix`. */
export const isBelow = (path: readonly (string | number)[], prefix: readonly (string | number)[]): boolean =>
  prefix.every((part, place) => path[place] === part);
