/** The pages on which a survey is written, beside each other; and what an edit means now. */
import { Banner } from "../../web/banner.js";
import { surveyPath } from "../console/surveyPaths.js";
import type { SurveyView } from "../surveyDesk.js";

const builderPages = {
  questions: "設問",
  basics: "題名・説明・対象",
  measures: "指標の集計",
  preview: "見え方",
  yaml: "YAML",
} as const;
export type BuilderPage = keyof typeof builderPages;

export interface BuilderNavProps {
  survey: SurveyView;
  current: BuilderPage | undefined;
  mayEdit: boolean;
}

export function BuilderNav({ survey, current, mayEdit }: BuilderNavProps): JSX.Element {
  const path = surveyPath(survey.ward, survey.key);
  const shown = (Object.keys(builderPages) as BuilderPage[]).filter((page) => mayEdit || page !== "basics");
  return (
    <>
      <nav class="survey-pages" aria-label="設問のページ">
        <ul>
          {shown.map((page) => (
            <li>
              <a href={`${path}/${page}`} aria-current={page === current ? "page" : undefined}>
                {builderPages[page]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {mayEdit && survey.published ? (
        <Banner kind="remark">
          <p safe>
            {survey.draft
              ? `第${survey.draft.number}版の下書きを書いています。公開するまで、回答する人には第${survey.published.number}版が見えています。`
              : `公開している第${survey.published.number}版は変わりません。ここで保存すると、次の版の下書きになります。`}
          </p>
        </Banner>
      ) : (
        ""
      )}
    </>
  );
}
