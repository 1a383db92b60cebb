/** For who comes too late, or too early: says so kindly, and where the results are once there are any. */
import { Words } from "../../web/words.js";
import { NoticeHead } from "./noticeHead.js";
import { ResultsLink } from "./resultsLink.js";
import { type OfSurvey, SurveyShell } from "./surveyShell.js";
import { instantIn, periodIn, seasonOf } from "./surveyTimes.js";
import { TakeBackLink } from "./takeBackLink.js";

export interface ClosedPageProps extends OfSurvey {
  now: Date;
  results: string | undefined;
  /** Of the link by which the reader came, where it has a response that can still be taken back. */
  token?: string | undefined;
}

export function ClosedPage(props: ClosedPageProps): JSX.Element {
  const { view, survey } = props;
  const { say, language } = view;
  const early = seasonOf(survey, props.now) === "not-begun";
  const title = say(early ? "surveyNotBegun" : "surveyClosed");
  return (
    <SurveyShell {...props} step={title}>
      <NoticeHead view={view} survey={survey} title={title} />
      <p>
        <Words
          text={
            early && survey.opensAt
              ? say("surveyNotBegunText", { from: instantIn(survey.opensAt, language) })
              : say("surveyClosedText")
          }
        />
      </p>
      <p>
        <Words text={`${say("surveyPeriod")}: ${periodIn(view, survey)}`} />
      </p>
      <ResultsLink view={view} results={props.results} />
      {props.token === undefined ? (
        ""
      ) : (
        <>
          <p>
            <Words text={say("surveyOverTakeBack")} />
          </p>
          <TakeBackLink view={view} token={props.token} />
        </>
      )}
    </SurveyShell>
  );
}
