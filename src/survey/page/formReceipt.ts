/** What becomes of a form that was sent: answers are kept, and where the reader goes next. */
import { z } from "zod";
import { type Language, language } from "../../language.js";
import type { Answers } from "../answering/answer.js";
import type { Faults } from "../answering/answerCheck.js";
import type { Answering, Given, OpenSurvey, Respondent, SheetView, Written } from "../answering/answeringDesk.js";
import { readForm, type Typed } from "../answering/formRead.js";
import { pathOf } from "../answering/path.js";
import type { Question } from "../question.js";
import { formLink, isOnePage, stepAfter } from "./formPlace.js";

const sent = z.object({
  action: z.enum(["next", "back", "save", "submit"]).optional().catch(undefined),
  /** The button of another language. */
  language: language.optional().catch(undefined),
  lang: language.optional().catch(undefined),
  /** The question that stood on the page; missing where all did. */
  asked: z.string().optional().catch(undefined),
  to: z.literal("review").optional().catch(undefined),
  /** The review holds no answers: only the button to submit, and those of languages. */
  from: z.literal("review").optional().catch(undefined),
});

export type Outcome =
  | { kind: "go"; to: string }
  | { kind: "closed" }
  /** The page again, with what was typed. */
  | {
      kind: "faulty";
      status: 200 | 400;
      language: Language;
      sheet: SheetView;
      questions: readonly Question[];
      first: number;
      all: number | undefined;
      typed: Typed;
      faults: Faults;
      toReview: boolean;
    }
  /** Something on the way that is required was never answered. */
  | { kind: "incomplete"; language: Language; sheet: SheetView; faults: Faults };

type Tx = Parameters<Answering["keep"]>[0];

/** What a link leads to. */
export interface Opened {
  survey: OpenSurvey;
  respondent: Respondent;
  sheet: SheetView;
}

export async function receive(
  answering: Pick<Answering, "keep" | "submit">,
  tx: Tx,
  { survey, respondent, sheet }: Opened,
  body: unknown,
  at: Pick<Given, "stamp" | "way" | "now">,
): Promise<Outcome> {
  const form = sent.parse(body ?? {});
  const shown = form.lang ?? sheet.language;
  const wished = form.language ?? shown;
  const { definition } = sheet;
  const given = (answers: Answers) => ({ answers, language: wished, ...at });

  if (form.action === "submit") return submitted(await answering.submit(tx, survey, respondent, given({})), wished);

  if (form.from === "review") return { kind: "go", to: formLink("view=review", wished) };

  const onPage = isOnePage(definition)
    ? definition.questions
    : definition.questions.filter(({ id }) => id === form.asked);
  const goesOn = form.action === "next" || (form.action === undefined && form.language === undefined);
  const read = readForm(onPage, body, goesOn ? "on" : "aside", sheet.answers);
  const toReview = form.to === "review";
  const written: Written =
    Object.keys(read.answers).length > 0
      ? await answering.keep(tx, survey, respondent, given(read.answers))
      : { kind: "kept", sheet };
  if (written.kind === "closed") return { kind: "closed" };
  const after = written.sheet;
  const faults = { ...(written.kind === "faulty" ? written.faults : {}), ...read.faults };
  const path = pathOf(after.definition.questions, after.answers);
  const place = Math.max(
    0,
    path.findIndex(({ id }) => id === onPage[0]?.id),
  );
  if (Object.keys(faults).length > 0) {
    const all = isOnePage(definition) ? undefined : path.length;
    // Another language was asked for, which is no mistake; what can't be kept yet stays in the fields.
    const status = form.language ? 200 : 400;
    return {
      kind: "faulty",
      status,
      language: wished,
      sheet: after,
      questions: onPage,
      first: place + 1,
      all,
      typed: { ...read.typed },
      faults: form.language ? {} : faults,
      toReview,
    };
  }
  const step = (n: number) => formLink(isOnePage(definition) ? "form=1" : `n=${n}`, wished);
  const back = toReview ? "&to=review" : "";
  if (form.language) return { kind: "go", to: `${step(place + 1)}${back}` };
  if (form.action === "save") return { kind: "go", to: `${step(place + 1)}${back}&said=saved` };
  if (form.action === "back") return { kind: "go", to: step(Math.max(1, place)) };
  const next = stepAfter(after.definition, after.answers, onPage[0]?.id, toReview);
  if (next !== undefined) return { kind: "go", to: `${step(next)}${back}` };
  const said = after.submitted && !after.pending ? "&said=changed" : "";
  return { kind: "go", to: `${formLink("view=review", wished)}${said}` };
}

function submitted(written: Written, wished: Language): Outcome {
  switch (written.kind) {
    case "submitted":
      return { kind: "go", to: formLink("view=thanks", wished) };
    case "faulty":
      return { kind: "incomplete", language: wished, sheet: written.sheet, faults: written.faults };
    case "closed":
      return { kind: "closed" };
    case "kept":
      throw new Error("a sheet was kept that should have been submitted");
    default:
      return written satisfies never;
  }
}
