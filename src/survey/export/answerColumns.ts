/**
 * Columns of an export of answers: who (a key that leads to nobody), how and when, and one per question of any version.
 * Choices are written as their keys, several with a bar between them; what was not asked or left blank is empty.
 */
import { decode } from "../answering/encode.js";
import { optionsOf, type Question } from "../question.js";
import type { SurveyDefinition } from "../survey.js";
import type { ResponseRow } from "./responseRow.js";

export interface VersionQuestions {
  number: number;
  definition: Pick<SurveyDefinition, "questions">;
}

const fixedColumns = ["respondent", "frame", "batch", "version", "way", "language", "day", "row_sha256"] as const;
const fictionalColumn = "fictional";

export interface AnswerColumns {
  heads: readonly string[];
  cells(row: ResponseRow): (string | number | boolean | null)[];
}

/** Between the keys of several choices. */
export const between = "|";

/** Newest wording first where versions ask a question of one id in different words. */
function questionsOfAll(versions: readonly VersionQuestions[]): Question[] {
  const found = new Map<string, Question>();
  for (const { definition } of versions.toSorted((a, b) => b.number - a.number))
    for (const question of definition.questions) if (!found.has(question.id)) found.set(question.id, question);
  return [...found.values()];
}

/**
 * @param batches name by id
 * @param withTexts columns for free texts; without it they are left out altogether
 */
export function answerColumns(
  versions: readonly VersionQuestions[],
  options: { batches: ReadonlyMap<string, string>; fictional: boolean; withTexts: boolean },
): AnswerColumns {
  const asked = questionsOfAll(versions).filter(({ kind }) => options.withTexts || kind !== "text");
  const byNumber = new Map(versions.map(({ number, definition }) => [number, definition.questions]));
  return {
    heads: [...fixedColumns, ...asked.map(({ id }) => `q_${id}`), fictionalColumn],
    cells(row) {
      const questions = byNumber.get(row.version);
      if (!questions) throw new Error(`a response of version ${row.version}, which is not there`);
      const answers = decode(questions, row);
      return [
        row.respondent,
        row.frame,
        row.batchId === null ? null : (options.batches.get(row.batchId) ?? row.batchId),
        row.version,
        row.way,
        row.language,
        row.day,
        row.rowSha256,
        ...asked.map(({ id }) => {
          const answer = answers[id] ?? null;
          if (answer === null) return null;
          return answer.kind === "choices" ? answer.keys.join(between) : answer.value;
        }),
        options.fictional,
      ];
    },
  };
}

export const legendHeads = ["列", "版", "設問", "種類", "選択肢の記号", "選択肢"] as const;

/** What the columns and keys mean, in words: a sheet beside the answers. */
export function legend(versions: readonly VersionQuestions[], kinds: Readonly<Record<Question["kind"], string>>) {
  return versions.flatMap(({ number, definition }) =>
    definition.questions.flatMap((question) => {
      const line = [`q_${question.id}`, number, question.text.ja, kinds[question.kind]];
      const options = optionsOf(question);
      return options.length === 0 ? [[...line, null, null]] : options.map(({ key, text }) => [...line, key, text.ja]);
    }),
  );
}
