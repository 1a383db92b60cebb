/** A definition as YAML, the form of the content files, and back, with the line of each mistake. */
import { isNode, LineCounter, parseDocument, stringify } from "yaml";
import type { SurveyDefinition } from "../survey.js";
import { type Issue, readDefinition } from "./definitionIssues.js";

/** Longer than sixty questions in six languages. */
export const longestYaml = 400_000;

export const definitionYaml = (definition: SurveyDefinition): string =>
  stringify(definition, { lineWidth: 0, aliasDuplicateObjects: false });

export type YamlRead =
  | { kind: "definition"; definition: SurveyDefinition }
  | { kind: "not-yaml"; problems: readonly { line: number; message: string }[] }
  | { kind: "issues"; issues: readonly (Issue & { line: number })[] };

export function readYaml(text: string): YamlRead {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const lineAt = (offset: number): number => lineCounter.linePos(offset).line;
  if (document.errors.length > 0)
    return {
      kind: "not-yaml",
      problems: document.errors.map(({ pos, message }) => ({ line: lineAt(pos[0]), message })),
    };
  let value: unknown;
  try {
    // Aliases within aliases are a way to fill the memory, and no definition needs one.
    value = document.toJS({ maxAliasCount: 0 });
  } catch {
    return { kind: "not-yaml", problems: [{ line: 1, message: "aliases are not allowed" }] };
  }
  const read = readDefinition(value);
  if (read.kind === "definition") return read;

  /** Of what lies at the path, or, where that is missing, of what should hold it. */
  const lineOf = (path: readonly (string | number)[]): number => {
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lineAt(node.range[0]);
    }
    return 1;
  };
  return { kind: "issues", issues: read.issues.map((issue) => ({ ...issue, line: lineOf(issue.path) })) };
}
