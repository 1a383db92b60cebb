/** Routes by which a survey is published, its deadline moved, and closed. */

import { type Fields, one, sentFields } from "../../announcement/form/announcementFormFields.js";
import { dayAndTime } from "../../announcement/form/announcementFormTime.js";
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import { mayAct } from "../../console/role.js";
import { placedIndicators } from "../../policy/plan.js";
import type { Mistake } from "../builder/definitionIssues.js";
import { mayBePublished, publishChecks } from "../builder/publishChecks.js";
import type { SurveyView, SurveyWritten } from "../surveyDesk.js";
import type { DefinitionProblem } from "../surveyRules.js";
import { claimProblems } from "../wordingGuard.js";
import { goneText } from "./surveyConsoleWords.js";
import { lookUp, pageOf, surveyRoutePath } from "./surveyLook.js";
import { openingTitle, SurveyOpeningPage } from "./surveyOpeningPage.js";
import type { SurveyConsoleOptions } from "./surveyOptionsConsole.js";
import { surveyPath } from "./surveyPaths.js";
import { timeTexts } from "./surveyTimeWords.js";

/** 2026-11-20T09:30 in Japan. */
const localPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

function localOf(instant: Date | undefined): string {
  const { date, time } = dayAndTime(instant?.toISOString());
  return date === "" ? "" : `${date}T${time}`;
}

/** Undefined where the field is empty; an invalid Date for what is no time. */
function instantIn(fields: Fields, name: string): Date | undefined {
  const typed = one(fields, name).normalize("NFKC").trim().replace(" ", "T");
  if (typed === "") return undefined;
  return new Date(localPattern.test(typed) ? `${typed}:00+09:00` : Number.NaN);
}

export function openingRoutes(options: SurveyConsoleOptions): ConsoleRoute[] {
  const { desk } = options;

  async function checksOf(survey: SurveyView) {
    if (!survey.draft) return undefined;
    const plans = await options.plansOf(survey.ward);
    const { claimProblems = claimTexts } = options;
    return publishChecks(survey.draft.definition, { indicators: plans.flatMap(placedIndicators), claimProblems });
  }

  async function page(
    context: ConsoleContext,
    survey: SurveyView,
    fields: Fields = { opensAt: localOf(survey.opensAt), closesAt: localOf(survey.closesAt) },
    mistakes: readonly Mistake[] = [],
    status?: number,
  ): Promise<void> {
    await context.send(
      pageOf(survey, openingTitle, status ?? (mistakes.length > 0 ? 400 : undefined)),
      <SurveyOpeningPage
        survey={survey}
        now={context.now}
        checks={await checksOf(survey)}
        mayPublish={mayAct(context.role, "approver")}
        isOwn={survey.draft?.updatedBy?.id === context.staff.id}
        fields={fields}
        mistakes={mistakes}
        csrfField={context.csrfField}
      />,
    );
  }

  async function show(context: ConsoleContext): Promise<void> {
    const survey = await lookUp(desk, context);
    if (survey) await page(context, survey);
  }

  /** The times of the form; undefined: they were no times, and the form is back with what was typed. */
  function timesIn(survey: SurveyView, fields: Fields, now: Date) {
    const opensAt = instantIn(fields, "opensAt");
    const closesAt = instantIn(fields, "closesAt");
    const wrong = Object.entries({ opensAt, closesAt })
      .filter(([, value]) => value !== undefined && Number.isNaN(value.getTime()))
      .map(([field]): Mistake => ({ field, text: timeTexts.unreadable }));
    // The form knows minutes only: what has opened stays at its second.
    const keeps =
      survey.opensAt !== undefined && (survey.opensAt <= now || localOf(survey.opensAt) === localOf(opensAt));
    return { wrong, times: { ...(opensAt && !keeps ? { opensAt } : {}), closesAt } };
  }

  async function publish(context: ConsoleContext): Promise<void> {
    const survey = await lookUp(desk, context);
    if (!survey) return;
    const fields = sentFields(context.form);
    const checks = await checksOf(survey);
    const { wrong, times } = timesIn(survey, fields, context.now);
    const unsure: Mistake[] =
      one(fields, "sure") === "yes" ? [] : [{ field: "sure", text: "確かめたことに印を付けてください。" }];
    const edit = Number(one(fields, "edit")) || 0;
    // What the checks stop was not offered: somebody has edited it since, or asks by hand.
    if (checks && !mayBePublished(checks)) return page(context, survey, fields, [], 409);
    if (wrong.length + unsure.length > 0) return page(context, survey, fields, [...wrong, ...unsure]);
    const written = await desk.publish(context.actor, survey.ward, survey.key, edit, times);
    await answer(context, survey, fields, written, survey.published ? "新しい版に替えました。" : "公開しました。");
  }

  async function setTimes(context: ConsoleContext): Promise<void> {
    const survey = await lookUp(desk, context);
    if (!survey) return;
    const fields = sentFields(context.form);
    const { wrong, times } = timesIn(survey, fields, context.now);
    if (wrong.length > 0) return page(context, survey, fields, wrong);
    const written = await desk.setTimes(context.actor, survey.ward, survey.key, times);
    await answer(context, survey, fields, written, "期間を変えました。");
  }

  async function close(context: ConsoleContext): Promise<void> {
    const survey = await lookUp(desk, context);
    if (!survey) return;
    if (one(sentFields(context.form), "close") !== "yes")
      return page(context, survey, undefined, [{ field: "close", text: "締め切ることに印を付けてください。" }]);
    const written = await desk.close(context.actor, survey.ward, survey.key);
    await answer(context, survey, {}, written, "受付を締め切りました。");
  }

  async function answer(
    context: ConsoleContext,
    survey: SurveyView,
    fields: Fields,
    written: SurveyWritten,
    done: string,
  ): Promise<void> {
    switch (written.kind) {
      case "written":
        return context.redirect(surveyPath(survey.ward, survey.key), { kind: "success", text: done });
      case "missing":
        return context.refuse(404, goneText);
      case "faulty":
        return page(context, survey, fields, written.problems.map(timeMistake));
      case "own":
        return context.refuse(403, "最後に書いた人は、公開できません。ほかの承認者が公開します。");
      case "outdated": {
        const text = "見ているあいだに、ほかの人が書き直しました。新しい内容を確かめてください。";
        const newest = (await desk.find(survey.ward, survey.key)) ?? survey;
        return page(context, newest, fields, [{ field: undefined, text }], 409);
      }
      case "fixed":
      case "taken":
        return context.refuse(409, "いまの状態では、できません。先にほかの人が公開したか、締め切りました。");
      default:
        return written satisfies never;
    }
  }

  const path = surveyRoutePath;
  const approver = { scope: "ward", role: "approver", method: "post", body: "form" } as const;
  return [
    { method: "get", path: `${path}/opening`, scope: "ward", role: "viewer", run: show },
    { ...approver, path: `${path}/opening`, run: publish },
    { ...approver, path: `${path}/times`, run: setTimes },
    { ...approver, path: `${path}/close`, run: close },
  ];
}

/** The guard of wording (rule 2), in words for staff. */
const claimTexts = (text: string): string[] =>
  claimProblems(text).map(({ claim, instead }) => `「${claim}」とは書けません。「${instead}」のように書いてください。`);

const timeMistake = ({ path, message }: DefinitionProblem): Mistake => ({
  field: String(path[0] ?? "closesAt"),
  text: timeTexts[message] ?? message,
});
