/** Finds the survey that an address names, for every route below it. */
import type { ConsoleContext, ConsolePageProps } from "../../console/consoleRoute.js";
import type { SurveyDesk, SurveyView } from "../surveyDesk.js";
import { goneText, section, sectionName } from "./surveyConsoleWords.js";
import { surveyPath, surveysPath } from "./surveyPaths.js";

export const surveyRoutePath = "/console/:ward/surveys/:survey";

/** In the ward of the address only; one that is not there is answered with 404. */
export async function lookUp(desk: SurveyDesk, context: ConsoleContext): Promise<SurveyView | undefined> {
  const found = await desk.find(context.ward.ward.id, String(context.request.params["survey"]));
  if (!found) await context.refuse(404, goneText);
  return found;
}

/** Frame of a page below a survey. */
export const pageOf = (survey: SurveyView, title: string, status?: number): ConsolePageProps => ({
  title,
  section,
  crumbs: [
    { name: sectionName, href: surveysPath(survey.ward) },
    {
      name: (survey.published ?? survey.draft)?.definition.title.ja ?? survey.key,
      href: surveyPath(survey.ward, survey.key),
    },
  ],
  ...(status === undefined ? {} : { status }),
});
