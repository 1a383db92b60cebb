/** Taking a response back: what follows from it, asked once more; and that it is done. */
import { ButtonLink } from "../../web/buttonLink.js";
import { inLanguage } from "../../web/pageLanguage.js";
import { Words } from "../../web/words.js";
import { formLink } from "./formPlace.js";
import { NoticeHead } from "./noticeHead.js";
import { type OfSurvey, SurveyShell } from "./surveyShell.js";
import { seasonOf } from "./surveyTimes.js";

export function TakeBackPage(props: OfSurvey & { token: string }): JSX.Element {
  const { view, survey, token } = props;
  const { say, language } = view;
  const title = say("surveyTakeBackAsk");
  return (
    <SurveyShell {...props} step={title}>
      <NoticeHead view={view} survey={survey} title={title} />
      <p>
        <Words text={say("surveyTakeBackEffect")} />
      </p>
      <form class="survey-form" method="post" autocomplete="off">
        <input type="hidden" name="lang" value={language} />
        <div class="survey-buttons">
          <button type="submit" class="button button-filled">
            <Words text={say("surveyTakeBackYes")} />
          </button>
          <ButtonLink href={`../${token}${formLink("", language)}`} weight="outlined">
            <Words text={say("surveyTakeBackNo")} />
          </ButtonLink>
        </div>
      </form>
    </SurveyShell>
  );
}

export function TakenBackPage(props: OfSurvey & { now: Date }): JSX.Element {
  const { view, ward, survey } = props;
  const { say, language } = view;
  const title = say("surveyTakenBack");
  return (
    <SurveyShell {...props} step={title}>
      <NoticeHead view={view} survey={survey} title={title} />
      {seasonOf(survey, props.now) === "open" ? (
        <p>
          <Words text={say("surveyTakenBackOpen")} />
        </p>
      ) : (
        ""
      )}
      <div class="survey-buttons">
        <ButtonLink href={inLanguage(`/${ward.ward.id}`, language)} weight="plain">
          <Words text={ward.ward.fullName[language]} />
        </ButtonLink>
      </div>
    </SurveyShell>
  );
}
