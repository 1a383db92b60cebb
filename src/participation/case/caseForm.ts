/**
 * Form of a case (申出の様式): what a resident can ask the ward for, as content: its questions, its states, its time limit,
 * how long the record is kept and why. One engine for all: joining an association, a lecture on request, a consultation.
 */
import { z } from "zod";
import { topicKeys } from "../../guide/topic.js";
import { localText } from "../../language.js";
import { counterKeys } from "../../ward.js";

export const caseKey = z.string().regex(/^[a-z]+(-[a-z0-9]+)*$/);

const questionBase = {
  key: z.string().regex(/^[a-z][a-zA-Z0-9]{0,30}$/),
  label: localText,
  hint: localText.optional(),
  required: z.boolean().default(false),
};

const caseQuestion = z.discriminatedUnion("kind", [
  z.strictObject({
    ...questionBase,
    /** name, phone, email and address are personal data; the others are what the case is about. */
    kind: z.enum(["text", "long-text", "name", "phone", "email", "address", "date", "number"]),
    most: z.int().min(1).max(5_000).optional(),
  }),
  z.strictObject({
    ...questionBase,
    kind: z.enum(["choice", "choices"]),
    choices: z
      .array(z.strictObject({ key: caseKey, label: localText }))
      .min(2)
      .max(20),
  }),
  /** One of the ward's towns. */
  z.strictObject({ ...questionBase, kind: z.literal("town") }),
]);
export type CaseQuestion = z.infer<typeof caseQuestion>;

export const caseStateKey = z.string().regex(/^[a-z]+(-[a-z]+)*$/);

/** Where a case goes when its resident takes it back; each form has it. */
export const withdrawnState = "withdrawn";

export const caseState = z.strictObject({
  key: caseStateKey,
  /** For staff. */
  name: z.string().min(1).max(30),
  /** What the resident reads on their page and hears in LINE; nothing personal. */
  tells: localText,
  /** It is over. */
  final: z.boolean().default(false),
  /** The time that was taken is free for others again. */
  freesSlot: z.boolean().default(false),
});

export const caseForm = z
  .strictObject({
    key: caseKey,
    title: localText,
    /** What LINE says instead of the title, where the title alone would tell too much to who looks over a shoulder. */
    quietTitle: localText.optional(),
    lead: localText,
    /** Purpose of use of what is told (利用目的), shown before the first question. */
    purpose: localText,
    topic: z.enum(topicKeys),
    counter: z.enum(counterKeys),
    questions: z.array(caseQuestion).min(1).max(30),
    /** First one: new. */
    states: z.array(caseState).min(2).max(12),
    /** Working days until somebody has to have answered; staff are reminded before and after. */
    answerWithinDays: z.int().min(1).max(60),
    /** It takes place at a time that the ward opens (相談枠). */
    slots: z.boolean().default(false),
    /** Finds the association of the town that is told. */
    association: z.boolean().default(false),
    /** Whether a way of being reached is needed: from all, from visitors without LINE, or from nobody. */
    reach: z.enum(["all", "visitors", "free"]).default("all"),
    /** About people who may be in danger: the two numbers for a life in danger stand first. */
    danger: z.boolean().default(false),
    /** Months after closing until the record is erased, and why so long, for the resident. */
    keepMonths: z.int().min(1).max(120),
    keepReason: localText,
    /** Wards that offer it; left out: all. */
    wards: z.array(z.string()).min(1).optional(),
  })
  .superRefine((form, context) => {
    const complain = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    const twice = (keys: readonly string[]) => keys.find((key, index) => keys.indexOf(key) !== index);
    const question = twice(form.questions.map(({ key }) => key));
    if (question) complain("questions", `${question} stands twice`);
    const state = twice(form.states.map(({ key }) => key));
    if (state) complain("states", `${state} stands twice`);
    if (form.states[0]?.key !== "new") complain("states", "the first state is new");
    if (!form.states.some(({ final }) => final)) complain("states", "no state is final: the case would never end");
    const withdrawn = form.states.find(({ key }) => key === withdrawnState);
    if (!withdrawn?.final)
      complain("states", "withdrawn is missing, or not final: residents may take back what they asked");
    if (form.slots && withdrawn && !withdrawn.freesSlot)
      complain("states", "withdrawn must free the time that was taken");
    for (const { key, final, freesSlot } of form.states)
      if (freesSlot && !final) complain("states", `${key} frees the time and goes on: who has given it back has none`);
    if (form.association && !form.questions.some(({ kind }) => kind === "town"))
      complain("questions", "a form that finds the association asks for the town");
  });
export type CaseForm = z.infer<typeof caseForm>;

/** Question key → what was answered: text, or the keys of choices. */
export const caseAnswers = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
export type CaseAnswers = z.infer<typeof caseAnswers>;
