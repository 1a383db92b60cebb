/** Answering, put together: locks, reads the sheet, adds what was said, and makes the response what the sheet says. */
import type { Tx } from "../../db.js";
import type { Vault } from "../../vault.js";
import { spendLinks, writeLink } from "../respondent/linkStore.js";
import { createWaysIn, markAnswered } from "../respondent/respondentStore.js";
import type { SurveyDefinition } from "../survey.js";
import {
  freezeVersion,
  surveyById,
  surveyByKey,
  surveyForAnswer,
  surveysForFriends,
  takesAnswers,
} from "../surveyStore.js";
import type { Answers } from "./answer.js";
import { type Faults, faultOf, faultsOf } from "./answerCheck.js";
import type { Answering, Given, OpenSurvey, Respondent, SheetView, Written } from "./answeringDesk.js";
import { pathOf } from "./path.js";
import { removeResponse, writeResponse } from "./responseStore.js";
import { apply, latest, project } from "./sheet.js";
import { findSheet, type KeptSheet, lockSheet, writeSheet } from "./sheetStore.js";

export interface AnsweringOptions {
  vault: Vault;
  /** TallyDesk.changed: in the transaction in which a response changed. */
  changed(tx: Tx, surveyId: string): Promise<void>;
}

export function createAnswering({ vault, changed }: AnsweringOptions): Answering {
  /** With the sheet locked until the transaction ends; undefined once the survey takes no answers. */
  async function openSheet(
    tx: Tx,
    surveyId: string,
    respondent: Respondent,
    given: Given,
  ): Promise<KeptSheet | undefined> {
    const locked = await surveyForAnswer(tx, surveyId);
    if (!locked?.salt || !takesAnswers(locked.survey, given.now)) return undefined;
    await lockSheet(tx, surveyId, respondent.key);
    const found = await findSheet(tx, vault, locked.survey, respondent.key);
    if (found) return found;
    const { frame, batchId } = respondent;
    const { version, definition } = locked.survey;
    const { language } = given;
    return { frame, batchId, version, definition, language, said: [], submitted: false };
  }

  /** The rows that follow from a sheet: response, flags, links. */
  async function follow(
    tx: Tx,
    surveyId: string,
    respondent: Respondent,
    sheet: KeptSheet,
    now: Date,
  ): Promise<Followed> {
    const { key, residentId, codeHash } = respondent;
    const { frame, batchId, version, definition } = sheet;
    const projected = project(definition.questions, sheet.said);
    const place = { surveyId, key, frame, batchId, version, definition };
    const moved = projected
      ? await writeResponse(tx, vault, place, projected, now)
      : // What was told late can show that a required answer was missing when they submitted.
        sheet.submitted && (await removeResponse(tx, surveyId, key));
    if (moved) await changed(tx, surveyId);
    const answered = projected !== undefined;
    if (answered || sheet.submitted) {
      if (residentId) await markAnswered(tx, surveyId, residentId, answered);
      if (codeHash) {
        await tx.surveyCode.updateMany({ where: { codeHash: Buffer.from(codeHash) }, data: { answered } });
      }
    }
    if (answered) await spendLinks(tx, surveyId, key);
    return { counted: answered, moved };
  }

  async function write(
    tx: Tx,
    { id: surveyId }: OpenSurvey,
    respondent: Respondent,
    given: Given,
    submit: boolean,
  ): Promise<Written> {
    const sheet = await openSheet(tx, surveyId, respondent, given);
    if (!sheet) return { kind: "closed" };
    const { stamp, way, language, now } = given;
    const answers = toQuestionsOf(sheet.definition, given.answers);
    const tick = sheet.definition.questions.some(({ id }) => id === given.tick?.question) ? given.tick : undefined;
    const said = apply(sheet.said, { stamp, way, language, answers, submit, ...(tick ? { tick } : {}) });
    const after: KeptSheet = { ...sheet, said, language: said.at(-1)?.language ?? language };
    if (sheet.said.length === 0) await freezeVersion(tx, surveyId, sheet.version, now);
    const { counted, moved } = await follow(tx, surveyId, respondent, after, now);
    const kept = { ...after, submitted: counted };
    await writeSheet(tx, vault, surveyId, respondent.key, kept, now);
    const view = viewOf(kept);
    const faults = submit ? faultsOf(sheet.definition.questions, view.answers) : ownFaults(view, answers);
    if (Object.keys(faults).length > 0) return { kind: "faulty", faults, sheet: view };
    if (!submit) return { kind: "kept", sheet: view };
    return { kind: "submitted", sheet: view, again: sheet.submitted, unchanged: !moved };
  }

  return {
    ...createWaysIn(vault),
    openForFriends: surveysForFriends,
    find: surveyByKey,
    findById: surveyById,
    link: (tx, survey, respondent, seed) => writeLink(tx, vault, survey.id, respondent, seed),
    async sheet(tx, survey, respondent, language) {
      const found = await findSheet(tx, vault, survey, respondent.key);
      if (found) return viewOf(found);
      const { version, definition } = survey;
      return { version, definition, answers: {}, submitted: false, language, updatedAt: new Date(0), pending: false };
    },
    keep: (tx, survey, respondent, given) => write(tx, survey, respondent, given, false),
    submit: (tx, survey, respondent, given) => write(tx, survey, respondent, given, true),
  };
}

interface Followed {
  /** A response of the sheet counts now. */
  counted: boolean;
  /** Its row has been written, or removed. */
  moved: boolean;
}

function viewOf({ version, definition, said, submitted, language }: KeptSheet): SheetView {
  const answers = latest(said);
  const instant = new Date(said.at(-1)?.stamp.split("#")[0] ?? 0);
  const updatedAt = Number.isNaN(instant.getTime()) ? new Date(0) : instant;
  const pending = submitted && Object.keys(faultsOf(definition.questions, answers)).length > 0;
  return { version, definition, answers, submitted, language, updatedAt, pending };
}

/** Answers to questions of another version belong to nothing here. */
function toQuestionsOf({ questions }: SurveyDefinition, answers: Answers): Answers {
  return Object.fromEntries(questions.flatMap(({ id }) => (id in answers ? [[id, answers[id] ?? null]] : [])));
}

/** What is wrong with the answers given now, as they stand on the path; blanks are no fault before submission. */
function ownFaults({ definition, answers: all }: SheetView, given: Answers): Faults {
  const faulty = pathOf(definition.questions, all).flatMap((asked) => {
    const fault = asked.id in given ? faultOf(asked, all[asked.id] ?? null) : undefined;
    return fault ? [[asked.id, fault] as const] : [];
  });
  return Object.fromEntries(faulty);
}
