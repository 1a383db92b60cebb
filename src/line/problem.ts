/** What LINE would refuse about a request body, and where. */
import type { z } from "zod";

export interface Problem {
  /** As LINE writes it, e.g. `messages[0].contents.body.contents[2].text`. */
  path: string;
  text: string;
}

/** The problems that a schema finds in a value; `root` is what the value is called in its request. */
export function problemsOf(schema: z.ZodType, value: unknown, root: string): Problem[] {
  const outcome = schema.safeParse(value);
  if (outcome.success) return [];
  const problems = outcome.error.issues.flatMap((issue) => {
    const path = pathText(root, issue.path);
    return issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({ path: pathText(path, [key]), text: "invalid property" }))
      : [{ path, text: wording(issue) }];
  });
  // Both halves of an intersection say the same of a value that is no object.
  return problems.filter(
    (one, index) => problems.findIndex((other) => other.path === one.path && other.text === one.text) === index,
  );
}

function pathText(root: string, keys: readonly PropertyKey[]): string {
  return keys.reduce<string>((path, key) => {
    if (typeof key === "number") return `${path}[${key}]`;
    return path === "" ? String(key) : `${path}.${String(key)}`;
  }, root);
}

/** LINE's own wording where it is known; LINE does not guarantee it, so nothing may depend on it. */
function wording(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "too_small":
      if (issue.origin === "string")
        return issue.minimum === 1 ? "May not be empty" : `Length must be at least ${issue.minimum}`;
      return issue.origin === "array" ? `Size must be at least ${issue.minimum}` : `Must be at least ${issue.minimum}`;
    case "too_big":
      if (issue.origin === "string") return `Length must be between 0 and ${issue.maximum}`;
      return issue.origin === "array" ? `Size must be at most ${issue.maximum}` : `Must be at most ${issue.maximum}`;
    case "invalid_type":
      return issue.message.endsWith("received undefined") ? "must be specified" : `must be of type ${issue.expected}`;
    case "invalid_value":
      return `must be one of the following values: [${issue.values.map(String).join(", ")}]`;
    case "invalid_union":
      return "must be one of the known types";
    default:
      return issue.message;
  }
}
