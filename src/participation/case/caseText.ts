/** What was answered, as it is read: by question, choices in words; in the reader's language as far as the form has it. */
import type { Language } from "../../language.js";
import type { CaseAnswers, CaseForm, CaseQuestion } from "./caseForm.js";

export interface AnsweredLine {
  label: string;
  /** Undefined: left empty. */
  text: string | undefined;
}

export function answerText(question: CaseQuestion, answer: CaseAnswers[string] | undefined, language: Language) {
  if (answer === undefined || answer.length === 0) return undefined;
  if (question.kind !== "choice" && question.kind !== "choices") return String(answer);
  const keys: readonly string[] = typeof answer === "string" ? [answer] : answer;
  return keys
    .map((key) => question.choices.find((one) => one.key === key)?.label[language] ?? key)
    .join(language === "ja" || language === "easy" || language === "zh" ? "、" : ", ");
}

export const answeredLines = (form: CaseForm, answers: CaseAnswers, language: Language): AnsweredLine[] =>
  form.questions.map((question) => ({
    label: question.label[language],
    text: answerText(question, answers[question.key], language),
  }));

/** What LINE and lists may say of it. */
export const quietTitle = ({ quietTitle: quiet, title }: CaseForm): CaseForm["title"] => quiet ?? title;

export const stateOf = (form: CaseForm, key: string) => form.states.find((state) => state.key === key);
