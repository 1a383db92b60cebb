/** The console of surveys over a database, for people who are signed in. */

import type { Database } from "../../../src/db.js";
import { createSurveyConsole } from "../../../src/survey/console/surveyConsole.js";
import type { SurveyConsoleOptions } from "../../../src/survey/console/surveyOptionsConsole.js";
import { createSurveyDesk } from "../../../src/survey/surveyDeskStore.js";
import { fixedClock } from "../../../src/time.js";
import { audit, useConsole } from "../../console/testConsole.js";
import { realContent } from "../../support/content.js";

export const now = "2026-11-20T10:00:00+09:00";

export function useSurveyConsole(database: Database, over: Partial<SurveyConsoleOptions> = {}) {
  const desk = createSurveyDesk({ database, clock: fixedClock(now), audit, newSalt: () => Uint8Array.of(1) });
  const feature = createSurveyConsole({
    database,
    desk,
    tally: { kept: async () => undefined },
    plansOf: (ward) => [...(realContent().wards.get(ward)?.plans.values() ?? [])],
    previewBase: "/assets/preview",
    ...over,
  });
  // The start page, with this feature's part of it, and nothing of the others.
  const served = useConsole(database, { now, others: [feature] });
  return { desk, feature, ...served };
}
