/** Reads the evaluation questions of a ward, one JSON object per line, through their core. */
import type { ContentFiles } from "./contentFiles.js";
import { type EvaluationQuestion, evaluationQuestion } from "./guide/learning/evaluationQuestion.js";

/**
 * @param ids of the ward's entries
 * @returns none where the ward has no such file; lines that are wrong are reported by their number and left out
 */
export function readEvaluation(files: ContentFiles, ward: string, ids: ReadonlySet<string>): EvaluationQuestion[] {
  const path = `wards/${ward}/questions.jsonl`;
  if (!files.has(path)) return [];
  const seen = new Set<string>();
  return (files.text(path) ?? "").split(/\r?\n/).flatMap((line, index) => {
    if (line.trim() === "") return [];
    const report = (problem: string): [] => {
      files.report(path, `line ${index + 1}`, problem);
      return [];
    };
    const value = objectIn(line);
    if (value === undefined) return report("not JSON: write one question a line, as {…}");
    const parsed = evaluationQuestion.safeParse(value);
    if (!parsed.success)
      return report(
        parsed.error.issues
          .map(({ path: at, message }) => [at.join("."), message].filter(Boolean).join(": "))
          .join("; "),
      );
    const { id, ward: of, expect } = parsed.data;
    if (of !== ward) return report(`is a question of ${of}: move it to that ward's folder`);
    if (seen.has(id)) return report(`${id} is there twice: give each question an id of its own`);
    const unknown = expect.find((entry) => !ids.has(entry));
    if (unknown !== undefined) return report(`the ward has no entry ${unknown}: correct the id`);
    seen.add(id);
    return [parsed.data];
  });
}

/** Undefined where it is not JSON. */
function objectIn(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
