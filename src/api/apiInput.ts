/** A value of a request against its schema: the value, or a problem that names each place. */
import type { z } from "zod";
import { problem, type Refusal } from "./apiProblem.js";

type Issue = z.core.$ZodIssue;

export type Input<T> = { kind: "value"; value: T } | Refusal;

/** @param root what the value is called in the body; empty for the body itself */
export function readInput<T>(schema: z.ZodType<T>, value: unknown, root = "", code = "invalid"): Input<T> {
  const outcome = schema.safeParse(value, { reportInput: true });
  if (outcome.success) return { kind: "value", value: outcome.data };
  const errors = outcome.error.issues.flatMap((issue) => placesOf(issue, root)).slice(0, 20);
  const [first] = errors;
  const place = first?.path ? `${first.path}: ` : "";
  return problem(400, code, `The body is not as described: ${place}${first?.message ?? "invalid"}.`, { errors });
}

function placesOf(issue: Issue, root: string): { path: string; message: string }[] {
  const path = pathText(root, issue.path);
  if (issue.code === "invalid_union") {
    const [nearest] = [...issue.errors].sort((a, b) => distance(a) - distance(b));
    if (nearest?.length) return nearest.flatMap((one) => placesOf(one, path));
  }
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({
      path: pathText(path, [key.slice(0, 50)]),
      message: "there is no such property",
    }));
  return [{ path, message: wording(issue) }];
}

/** How far a value is from one of the shapes it might have: a shape whose own property is not even there was not meant. */
const distance = (issues: readonly Issue[]) =>
  issues.reduce((sum, one) => sum + (one.code === "unrecognized_keys" || isMissing(one) ? 2 : 1), 0);

const isMissing = (issue: Issue) =>
  (issue.code === "invalid_type" || issue.code === "invalid_value") && issue.input === undefined;

/** Without what was sent: it may be a resident's. */
function wording(issue: Issue): string {
  if (isMissing(issue)) return "is missing";
  switch (issue.code) {
    case "invalid_type":
      return `must be of type ${issue.expected}`;
    case "invalid_value":
      return `must be one of ${issue.values.map(String).join(", ")}`;
    case "too_small":
      return `is too small: at least ${issue.minimum}`;
    case "too_big":
      return `is too big: at most ${issue.maximum}`;
    case "invalid_format":
      return `must be a valid ${issue.format === "regex" ? "value" : issue.format}`;
    default:
      return issue.message;
  }
}

export function pathText(root: string, keys: readonly PropertyKey[]): string {
  return keys.reduce<string>(
    (path, key) => (typeof key === "number" ? `${path}[${key}]` : path === "" ? String(key) : `${path}.${String(key)}`),
    root,
  );
}
