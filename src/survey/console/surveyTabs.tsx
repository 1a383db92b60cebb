/** The pages of one survey beside each other: below the heading of each of them. */
import { type SurveyTab, surveyTabPath, surveyTabPaths } from "./surveyPaths.js";

export interface SurveyTabsProps {
  ward: string;
  /** Key of the survey. */
  survey: string;
  /** The page that is open; undefined on a page below one of them. */
  current: SurveyTab | undefined;
}

const surveyTabNames: Readonly<Record<SurveyTab, string>> = {
  overview: "概要",
  questions: "設問",
  asking: "依頼・配布",
  results: "結果",
  publication: "結果の公開",
};

export function SurveyTabs({ ward, survey, current }: SurveyTabsProps): JSX.Element {
  return (
    <nav class="tabs survey-tabs" aria-label="アンケートのページ">
      <ul>
        {(Object.keys(surveyTabPaths) as SurveyTab[]).map((tab) => (
          <li>
            <a href={surveyTabPath(ward, survey, tab)} aria-current={tab === current ? "page" : undefined} safe>
              {surveyTabNames[tab]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
