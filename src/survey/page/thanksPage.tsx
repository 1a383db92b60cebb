/** After submitting: thanks, what becomes of the answers, and until when they can be changed. */
import { Banner } from "../../web/banner.js";
import { ButtonLink } from "../../web/buttonLink.js";
import { inLanguage } from "../../web/pageLanguage.js";
import { Words } from "../../web/words.js";
import type { SheetView } from "../answering/answeringDesk.js";
import { formLink } from "./formPlace.js";
import { type OfSurvey, SurveyShell } from "./surveyShell.js";
import { periodIn } from "./surveyTimes.js";
import { TakeBackLink } from "./takeBackLink.js";
import { Told } from "./told.js";

export function ThanksPage(props: OfSurvey & { sheet: SheetView; token: string }): JSX.Element {
  const { view, ward, survey, sheet } = props;
  const { say, language } = view;
  return (
    <SurveyShell {...props} definition={sheet.definition} step={say("surveyThanks")}>
      <h1>
        <Words text={say("surveyThanks")} />
      </h1>
      <Banner kind="success">
        <p>
          <Words text={say("surveyMayChange")} />
        </p>
        <p>
          <Words text={`${say("surveyPeriod")}: ${periodIn(view, survey)}`} />
        </p>
      </Banner>
      <section class="survey-part">
        <h2>
          <Words text={say("surveyPurpose")} />
        </h2>
        <p>
          <Told text={sheet.definition.purpose} language={language} />
        </p>
      </section>
      <div class="survey-buttons">
        <ButtonLink href={formLink("view=review", language)} weight="outlined">
          <Words text={say("surveySeeAnswers")} />
        </ButtonLink>
        <TakeBackLink view={view} token={props.token} />
        <ButtonLink href={inLanguage(`/${ward.ward.id}`, language)} weight="plain">
          <Words text={ward.ward.fullName[language]} />
        </ButtonLink>
      </div>
    </SurveyShell>
  );
}
