/** What the console of surveys is handed. */
import type { ConsoleContext } from "../../console/consoleRoute.js";
import type { Database } from "../../db.js";
import type { Language } from "../../language.js";
import type { Plan } from "../../policy/plan.js";
import type { SurveyDefinition } from "../survey.js";
import type { SurveyDeskWithVersions } from "../surveyDeskStore.js";
import type { TallyDesk } from "../tally/tallyDesk.js";

export interface SurveyConsoleOptions {
  database: Database;
  desk: SurveyDeskWithVersions;
  tally: Pick<TallyDesk, "kept">;
  /** The ward's plans: those of the files, and those made in the console. */
  plansOf(ward: string): Promise<readonly Plan[]> | readonly Plan[];
  /** What in a text claims something about all residents, in words for staff. Default: the guard of wording. */
  claimProblems?: ((text: string) => readonly string[]) | undefined;
  /** LINE messages of a whole talk about the survey, as its dialogue would send them. */
  chatPreview?:
    | ((context: ConsoleContext, definition: SurveyDefinition, language: Language) => readonly object[])
    | undefined;
  /** The form as respondents see it. */
  formPreview?:
    | ((context: ConsoleContext, definition: SurveyDefinition, language: Language) => JSX.Element)
    | undefined;
  /** Where the style sheets of previews are mounted. */
  previewBase: string;
}
