/** The top of each page for asking people: which survey, its tabs, and whether anybody can answer now. */
import { Banner } from "../../web/banner.js";
import { Words } from "../../web/words.js";
import { SurveyTabs } from "../console/surveyTabs.js";
import type { AskedSurvey } from "./batch.js";

export interface AskingHeadProps {
  survey: AskedSurvey;
  title: string;
  /** The page behind the tab itself. */
  isTab?: boolean;
}

export function AskingHead({ survey, title, isTab = false }: AskingHeadProps): JSX.Element {
  return (
    <>
      <h1>
        <Words text={title} />
      </h1>
      <p class="note">
        <Words text={`アンケート: ${survey.definition.title.ja}`} />
      </p>
      <SurveyTabs ward={survey.ward} survey={survey.key} current={isTab ? "asking" : undefined} />
      {survey.fictional ? (
        <Banner kind="remark">
          <p>デモ用の、架空の回答によるアンケートです。</p>
        </Banner>
      ) : (
        ""
      )}
      <StateBanner survey={survey} />
    </>
  );
}

function StateBanner({ survey }: { survey: AskedSurvey }): JSX.Element {
  if (survey.state === "open") return "";
  const text =
    survey.state === "draft"
      ? "このアンケートは公開していません。設問を公開すると、依頼や配布ができます。"
      : "このアンケートは終わりました。新しい依頼や回答の取り込みはできません。";
  return (
    <Banner kind="warning">
      <p safe>{text}</p>
    </Banner>
  );
}
