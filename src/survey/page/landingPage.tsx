/** `/:ward/s/:survey`: what is asked, of whom, what for and until when; it takes no answer itself. */
import { Banner } from "../../web/banner.js";
import { Notice } from "../../web/notice.js";
import { Words } from "../../web/words.js";
import { CodeForm } from "./codeForm.js";
import { QuestionList } from "./questionList.js";
import { ResultsLink } from "./resultsLink.js";
import { type OfSurvey, SurveyShell } from "./surveyShell.js";
import { instantIn, periodIn, seasonOf } from "./surveyTimes.js";
import { Told } from "./told.js";

export interface LandingPageProps extends OfSurvey {
  now: Date;
  results: string | undefined;
  /** Why somebody could not begin. */
  mistake?: string | undefined;
}

export function LandingPage(props: LandingPageProps): JSX.Element {
  const { view, survey } = props;
  const { say, language } = view;
  const { title, lead, purpose, eligibility, questions } = survey.definition;
  const season = seasonOf(survey, props.now);
  return (
    <SurveyShell {...props} listed>
      <Notice kind="mistake" text={props.mistake} />
      <h1>
        <Told text={title} language={language} />
      </h1>
      <p class="lead">
        <Told text={lead} language={language} />
      </p>
      <Season {...props} />
      <dl class="survey-facts">
        {eligibility ? (
          <div>
            <dt safe>{say("surveyFor")}</dt>
            <dd>
              <Told text={eligibility} language={language} />
            </dd>
          </div>
        ) : (
          ""
        )}
        <div>
          <dt safe>{say("surveyPeriod")}</dt>
          <dd safe>{periodIn(view, survey)}</dd>
        </div>
        <div>
          <dt safe>{say("surveyPurpose")}</dt>
          <dd>
            <Told text={purpose} language={language} />
          </dd>
        </div>
        <div>
          <dt safe>{say("surveyVersion")}</dt>
          <dd safe>{say("surveyVersionNumber", { n: survey.version })}</dd>
        </div>
      </dl>
      {season === "open" ? <HowTo {...props} /> : ""}
      <section class="survey-part">
        <h2>
          <Words text={say("surveyQuestions")} />
        </h2>
        <p class="note">
          <Words text={say("surveyQuestionsNote")} />
        </p>
        <QuestionList view={view} questions={questions} />
      </section>
    </SurveyShell>
  );
}

function Season({ view, survey, now, results }: LandingPageProps): JSX.Element {
  const { say, language } = view;
  switch (seasonOf(survey, now)) {
    case "open":
      return (
        <Banner kind="success">
          <p>
            <Words text={say("surveyOpen")} />
          </p>
        </Banner>
      );
    case "not-begun":
      return (
        <Banner kind="remark" title={say("surveyNotBegun")}>
          <p>
            <Words
              text={survey.opensAt ? say("surveyNotBegunText", { from: instantIn(survey.opensAt, language) }) : ""}
            />
          </p>
        </Banner>
      );
    case "closed":
      return (
        <Banner kind="remark" title={say("surveyClosed")}>
          <p>
            <Words text={say("surveyClosedText")} />
          </p>
          <ResultsLink view={view} results={results} />
        </Banner>
      );
  }
}

/** Frames whose people hold a code; the account's friends come from LINE, imported answers from elsewhere. */
const withoutCode: readonly string[] = ["line", "open", "imported"];

function HowTo({ view, ward, survey }: LandingPageProps): JSX.Element {
  const { say, language } = view;
  const { frames } = survey.definition;
  const open = frames.includes("open");
  const byLine = frames.includes("line");
  const byCode = frames.some((frame) => !withoutCode.includes(frame));
  const path = `/${ward.ward.id}/s/${survey.key}`;
  return (
    <section class="survey-part">
      <h2>
        <Words text={say("surveyHow")} />
      </h2>
      {open || byLine ? (
        ""
      ) : (
        <p>
          <Words text={say("surveyAskedOnly")} />
        </p>
      )}
      {open ? (
        <form class="survey-form" method="post" action={`${path}/begin`}>
          <input type="hidden" name="lang" value={language} />
          <p>
            <Words text={say("surveyByAnyone")} />
          </p>
          <div class="survey-buttons">
            <button type="submit" class="button button-filled">
              <Words text={say("surveyBegin")} />
            </button>
          </div>
        </form>
      ) : (
        ""
      )}
      {byLine ? (
        <p>
          <Words text={say("surveyByLine")} />
        </p>
      ) : (
        ""
      )}
      {byCode ? (
        <>
          <p>
            <Words text={say("surveyByCode")} />
          </p>
          <CodeForm view={view} action={`${path}/code`} />
        </>
      ) : (
        ""
      )}
    </section>
  );
}
