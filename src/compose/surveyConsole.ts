/** Puts together what staff see of surveys, indicators and plans. */
import type { AnnouncementDesk } from "../announcement/desk/announcementDesk.js";
import type { ConsoleFeature } from "../console/consoleRoute.js";
import type { Countersigned } from "../console/countersign/countersigned.js";
import { createPlanConsole } from "../policy/form/planConsole.js";
import { createIndicatorConsole } from "../policy/indicatorConsole.js";
import { createSurveyAskingConsole } from "../survey/asking/askingConsole.js";
import { createSurveyPreviews } from "../survey/builder/surveyPreviews.js";
import { createSurveyConsole } from "../survey/console/surveyConsole.js";
import { createPopulationConsole } from "../survey/population/populationConsole.js";
import { createPublicationConsole } from "../survey/publish/publicationConsole.js";
import { createResultsConsole } from "../survey/results/resultsConsole.js";
import { claimProblems } from "../survey/wordingGuard.js";
import type { WebFrame } from "../web/frame.js";
import { offeredEventCriteria } from "./criteria.js";
import type { Parts } from "./parts.js";
import type { Surveys } from "./surveys.js";

export interface SurveyConsoleParts {
  parts: Parts;
  surveys: Surveys;
  desk: AnnouncementDesk;
  countersigned: Countersigned;
  webFrame: WebFrame;
  previewBase: string;
}

export function composeSurveyConsole(side: SurveyConsoleParts): ConsoleFeature[] {
  const { parts, surveys, desk, countersigned, webFrame, previewBase } = side;
  const { database, audit, vault, settings, plans, filePlansOf, plansOf } = parts;
  const { demo } = parts.config;
  return [
    createSurveyConsole({
      database,
      desk: surveys.desk,
      tally: surveys.tallies,
      plansOf: (ward) => database.run("console", async (tx) => plansOf(ward, tx)),
      claimProblems: (text) =>
        claimProblems(text).map(({ claim, instead }) => `「${claim}」は「${instead}」と書いてください。`),
      ...createSurveyPreviews({ publicUrl: parts.config.publicUrl, view: webFrame.view }),
      previewBase,
    }),
    createSurveyAskingConsole({
      database,
      vault,
      audit,
      publicUrl: parts.config.publicUrl,
      answering: surveys.answering,
      withdrawal: surveys.withdrawal,
      invitations: surveys.invitations,
      imports: surveys.imports,
      announcements: desk,
      criteriaOf: offeredEventCriteria(database),
      settingsOf: settings.read,
      readings: surveys.readings,
    }),
    createResultsConsole({ database, tallies: surveys.tallies, audit, countersigned, vault, demo }),
    createPublicationConsole({ database, tallies: surveys.tallies, publishing: surveys.publishing, demo }),
    createPopulationConsole({ database, audit, changed: surveys.tallies.changed }),
    createIndicatorConsole({ database, indicators: surveys.indicators, audit }),
    createPlanConsole({
      database,
      audit,
      plans,
      filePlansOf,
      figuresOf: surveys.formFigures,
      fictional: async () => parts.config.demo,
    }),
  ];
}
