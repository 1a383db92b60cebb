/** What the form of a case sends, as answers; what can't be taken is named at its question. */
import { z } from "zod";
import { isPhone, legible, oneLine, plainPhone } from "../typedText.js";
import type { Asker } from "./caseDesk.js";
import type { CaseAnswers, CaseForm, CaseQuestion } from "./caseForm.js";

export type CaseMistake =
  | "caseEmpty"
  | "caseLong"
  | "casePhoneWrong"
  | "caseEmailWrong"
  | "caseDateWrong"
  | "caseNumberWrong"
  | "caseChoiceEmpty"
  | "caseContactEmpty"
  | "caseSlotEmpty"
  | "caseSlotGone";

/** By key of the question; `slot` stands beside them. */
export type CaseMistakes = Readonly<Record<string, { word: CaseMistake; most?: number }>>;

/** As it stands in the fields, by key of the question. */
export type CaseTyped = Readonly<Record<string, string | readonly string[]>>;

export interface CaseSent {
  seed: string;
  slot: string | undefined;
  typed: CaseTyped;
  answers: CaseAnswers;
  mistakes: CaseMistakes;
}

/** Name of a question's field, and its id: no question can take the name of another field. */
export const fieldOf = (key: string): string => `q-${key}`;

const mostLetters: Readonly<Record<CaseQuestion["kind"], number>> = {
  text: 200,
  "long-text": 2_000,
  name: 60,
  phone: 20,
  email: 200,
  address: 200,
  date: 10,
  number: 7,
  choice: 60,
  choices: 60,
  town: 60,
};

export const mostOf = (question: CaseQuestion): number =>
  ("most" in question ? question.most : undefined) ?? mostLetters[question.kind];

const sentText = z.string().max(20_000).catch("").transform(legible);
const sentKeys = z.union([z.string().transform((one) => [one]), z.array(z.string()).max(40)]).catch([]);

function typedOf(question: CaseQuestion, value: unknown, towns: readonly string[]): string | string[] {
  switch (question.kind) {
    case "choices": {
      const keys = sentKeys.parse(value);
      return question.choices.map(({ key }) => key).filter((key) => keys.includes(key));
    }
    case "choice": {
      const key = sentText.parse(value);
      return question.choices.some((one) => one.key === key) ? key : "";
    }
    case "town": {
      const town = sentText.parse(value);
      return towns.includes(town) ? town : "";
    }
    case "long-text":
      return sentText.parse(value);
    case "phone":
      return plainPhone(sentText.parse(value));
    case "email":
    case "date":
    case "number":
      return sentText.parse(value).normalize("NFKC");
    case "text":
    case "name":
    case "address":
      return oneLine(sentText.parse(value));
    default:
      return question satisfies never;
  }
}

function mistakeOf(question: CaseQuestion, typed: string | readonly string[]): CaseMistakes[string] | undefined {
  if (typed.length === 0) {
    if (!question.required) return undefined;
    return { word: ["choice", "choices", "town"].includes(question.kind) ? "caseChoiceEmpty" : "caseEmpty" };
  }
  if (typeof typed !== "string") return undefined;
  if (typed.length > mostOf(question)) return { word: "caseLong", most: mostOf(question) };
  if (question.kind === "phone" && !isPhone(typed)) return { word: "casePhoneWrong" };
  if (question.kind === "email" && !z.email().safeParse(typed).success) return { word: "caseEmailWrong" };
  if (question.kind === "date" && !z.iso.date().safeParse(typed).success) return { word: "caseDateWrong" };
  if (question.kind === "number" && !/^\d{1,6}$/.test(typed)) return { word: "caseNumberWrong" };
  return undefined;
}

/** Whether somebody has to say how to reach them: who came from LINE is reached there. */
const needsContact = ({ reach }: CaseForm, asker: Asker["kind"]): boolean =>
  reach === "all" || (reach === "visitors" && asker === "visitor");

/** Where nothing says how to reach them: the question at which that is said. */
function firstWayLeftEmpty({ questions }: CaseForm, typed: CaseTyped): string | undefined {
  const ways = questions.filter(({ kind }) => kind === "phone" || kind === "email");
  return ways.every(({ key }) => typed[key]?.length === 0) ? ways[0]?.key : undefined;
}

/** @param newSeed taken where the form brought none */
export function readCase(
  body: unknown,
  form: CaseForm,
  about: { towns: readonly string[]; asker: Asker["kind"]; newSeed: string },
): CaseSent {
  const sent = z.record(z.string(), z.unknown()).catch({}).parse(body);
  const typed: Record<string, string | readonly string[]> = {};
  const mistakes: Record<string, CaseMistakes[string]> = {};
  const slot = z.uuid().safeParse(sent["slot"]);
  if (form.slots && !slot.success) mistakes["slot"] = { word: "caseSlotEmpty" };
  for (const question of form.questions)
    typed[question.key] = typedOf(question, sent[fieldOf(question.key)], about.towns);
  const unreached = needsContact(form, about.asker) ? firstWayLeftEmpty(form, typed) : undefined;
  // In the order of the page.
  for (const question of form.questions) {
    const value = typed[question.key] ?? "";
    const mistake =
      mistakeOf(question, value) ?? (unreached === question.key ? { word: "caseContactEmpty" } : undefined);
    if (mistake) mistakes[question.key] = mistake;
  }
  return {
    seed: z.uuid().catch(about.newSeed).parse(sent["seed"]),
    slot: form.slots ? slot.data : undefined,
    typed,
    answers: Object.fromEntries(
      Object.entries(typed).flatMap(([key, value]) =>
        value.length > 0 ? [[key, typeof value === "string" ? value : [...value]]] : [],
      ),
    ),
    mistakes,
  };
}
