/** What changed from one version of a survey to the next, told by question, so that staff see what answers can't be added up. */
import { canonical } from "../../announcement/announcement.js";
import type { Question } from "../question.js";
import type { SurveyDefinition } from "../survey.js";

export type Change =
  | { kind: "part"; part: keyof SurveyDefinition }
  | { kind: "question-added" | "question-removed"; question: string; text: string }
  /** `fields`: what of it changed. `answersApart`: answers of before and after are not the same question's. */
  | { kind: "question-changed"; question: string; text: string; fields: readonly string[]; answersApart: boolean }
  | { kind: "order" };

const same = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);

/** Words in another language than Japanese do not make it another question. */
function asAsked(asked: Question): unknown {
  const choices = "choices" in asked ? asked.choices.map(({ key, text }) => [key, text.ja]) : undefined;
  const scale = asked.kind === "scale" ? [asked.from, asked.to, asked.lowest.ja, asked.highest.ja] : undefined;
  return [asked.kind, asked.text.ja, choices, scale];
}

export function definitionChanges(before: SurveyDefinition, after: SurveyDefinition): Change[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]) as ReadonlySet<keyof SurveyDefinition>;
  const parts = [...names]
    .filter((name) => name !== "questions" && !same(before[name], after[name]))
    .map((part): Change => ({ kind: "part", part }));
  const older = new Map(before.questions.map((asked) => [asked.id, asked]));
  const newer = new Map(after.questions.map((asked) => [asked.id, asked]));
  const removed = before.questions
    .filter(({ id }) => !newer.has(id))
    .map(({ id, text }): Change => ({ kind: "question-removed", question: id, text: text.ja }));
  const others = after.questions.flatMap((asked): Change[] => {
    const { id: question, text } = asked;
    const was = older.get(question);
    if (!was) return [{ kind: "question-added", question, text: text.ja }];
    const fields = changedFields(was, asked);
    if (fields.length === 0) return [];
    const answersApart = !same(asAsked(was), asAsked(asked));
    return [{ kind: "question-changed", question, text: text.ja, fields, answersApart }];
  });
  return [...parts, ...removed, ...others, ...(isReordered(before, after) ? [{ kind: "order" } as const] : [])];
}

function changedFields(was: Question, is: Question): string[] {
  const [one, other] = [was, is] as unknown as [Record<string, unknown>, Record<string, unknown>];
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((name) => !same(one[name], other[name]));
}

function isReordered(before: SurveyDefinition, after: SurveyDefinition): boolean {
  const ids = (one: SurveyDefinition, other: SurveyDefinition) =>
    one.questions.map(({ id }) => id).filter((id) => other.questions.some((asked) => asked.id === id));
  return !same(ids(before, after), ids(after, before));
}
