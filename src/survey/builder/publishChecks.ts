/** What is looked at before a survey is published: errors stop it, warnings are to be read. */
import { canonical } from "../../announcement/announcement.js";
import type { Language } from "../../language.js";
import type { PlacedIndicator } from "../../policy/plan.js";
import { isForChat } from "../chat/chatCourse.js";
import { harmless, optionsOf, type Question } from "../question.js";
import type { SurveyDefinition } from "../survey.js";
import { unwritten } from "./blankDefinition.js";
import { type MeasureRemark, measureRemarks } from "./measureRemarks.js";
import { otherLanguages } from "./questionFields.js";

/** Why a question is asked on the form alone. */
export type FormReason = "confidential" | "words" | "subject" | "many";

export interface PublishChecks {
  /** Somewhere words are still missing. */
  isUnwritten: boolean;
  /** Language → how many of the survey's texts have no words in it; the languages in which anything is written. */
  untranslated: readonly { language: Language; missing: number; of: number }[];
  formOnly: readonly { place: number; question: Question; reason: FormReason }[];
  tapped: number;
  measures: readonly { place: number; remarks: readonly MeasureRemark[] }[];
  /** Texts that claim something about all residents, with what to write instead. */
  claims: readonly string[];
}

export interface ChecksOptions {
  indicators: readonly PlacedIndicator[];
  /** The guard of wording (rule 2), where it is there: what is wrong with a text. */
  claimProblems?: ((text: string) => readonly string[]) | undefined;
}

export function formReason(surveyClass: SurveyDefinition["class"], asked: Question): FormReason | undefined {
  if (isForChat({ class: surveyClass }, asked)) return undefined;
  if (surveyClass === "confidential") return "confidential";
  if (!harmless.some((one) => one === asked.subject)) return "subject";
  return optionsOf(asked).length > 0 ? "many" : "words";
}

export function publishChecks(definition: SurveyDefinition, options: ChecksOptions): PublishChecks {
  const texts = textsOf(definition);
  const formOnly = definition.questions.flatMap((question, place) => {
    const reason = formReason(definition.class, question);
    return reason === undefined ? [] : [{ place, question, reason }];
  });
  return {
    isUnwritten: canonical(definition).includes(unwritten),
    untranslated: otherLanguages.map((language) => ({
      language,
      missing: texts.filter((text) => text[language] === undefined).length,
      of: texts.length,
    })),
    formOnly,
    tapped: definition.questions.length - formOnly.length,
    measures: definition.measures.map((measure, place) => ({
      place,
      remarks: measureRemarks(definition, measure, options.indicators),
    })),
    claims: texts.flatMap((text) => options.claimProblems?.(text.ja) ?? []),
  };
}

/** Unwritten words and a measure of an indicator that is not there are the only errors: the rest is a ward's decision. */
export const mayBePublished = ({ isUnwritten, measures, claims }: PublishChecks): boolean =>
  !isUnwritten &&
  claims.length === 0 &&
  !measures.some(({ remarks }) => remarks.some(({ kind }) => kind === "unknown-indicator"));

type Text = Readonly<{ ja: string } & Partial<Record<Language, string | undefined>>>;

/** Every text that respondents read. Numbers of a scale are the same in all languages. */
function textsOf({ title, lead, purpose, eligibility, questions }: SurveyDefinition): Text[] {
  const some = (text: Text | undefined): Text[] => (text === undefined ? [] : [text]);
  return [
    title,
    lead,
    purpose,
    ...some(eligibility),
    ...questions.flatMap((asked) => [
      asked.text,
      ...some(asked.help),
      ...(asked.kind === "scale" ? [asked.lowest, asked.highest] : optionsOf(asked).map(({ text }) => text)),
      ...(asked.kind === "number" ? some(asked.unit) : []),
    ]),
  ];
}
