/** Heading of each page of a survey: its title, its state, the tabs. */
import { StatusTag } from "../../console/pieces/statusTag.js";
import { Banner } from "../../web/banner.js";
import type { SurveyView } from "../surveyDesk.js";
import { definitionOf, fictionalText, stageOf, stageTags } from "./surveyConsoleWords.js";
import type { SurveyTab } from "./surveyPaths.js";
import { SurveyTabs } from "./surveyTabs.js";

export interface SurveyHeadProps {
  survey: SurveyView;
  now: Date;
  current: SurveyTab | undefined;
  /** What the page is about, where it is not the survey as a whole. */
  title?: string | undefined;
}

export function SurveyHead({ survey, now, current, title }: SurveyHeadProps): JSX.Element {
  const name = definitionOf(survey).title.ja;
  return (
    <>
      <h1 safe>{title ?? name}</h1>
      <p class="status-line">
        <StatusTag {...stageTags[stageOf(survey, now)]} />
        {title === undefined ? "" : <span safe>{name}</span>}
      </p>
      {survey.fictional ? (
        <Banner kind="warning">
          <p>{fictionalText}</p>
        </Banner>
      ) : (
        ""
      )}
      <SurveyTabs ward={survey.ward} survey={survey.key} current={current} />
    </>
  );
}
