/** All answers at once: before they are submitted, and afterwards to be changed. */
import { Notice } from "../../web/notice.js";
import { Words } from "../../web/words.js";
import type { Faults } from "../answering/answerCheck.js";
import type { SheetView } from "../answering/answeringDesk.js";
import { pathOf } from "../answering/path.js";
import type { Question } from "../question.js";
import { AnswerText } from "./answerText.js";
import { changeLink } from "./formPlace.js";
import { LanguageButtons } from "./languageButtons.js";
import { MistakeList } from "./mistakeList.js";
import { firstFieldId } from "./questionField.js";
import { type OfSurvey, SurveyShell } from "./surveyShell.js";
import { TakeBackLink } from "./takeBackLink.js";
import { Told } from "./told.js";

export interface ReviewPageProps extends OfSurvey {
  sheet: SheetView;
  /** What keeps it from being counted: shown after somebody tried, and always once it has been submitted. */
  faults: Faults;
  changed: boolean;
  token: string;
}

export function ReviewPage(props: ReviewPageProps): JSX.Element {
  const { view, sheet, faults } = props;
  const { say } = view;
  const title = say(sheet.submitted ? "surveyAnswered" : "surveyReview");
  const path = pathOf(sheet.definition.questions, sheet.answers);
  const linkTo = (asked: Question, place: number) =>
    changeLink(sheet.definition, place + 1, firstFieldId(asked), view.language);
  const mistakes = path.flatMap((asked, place) => {
    const fault = faults[asked.id];
    return fault ? [{ asked, fault, number: place + 1, href: linkTo(asked, place) }] : [];
  });
  return (
    <SurveyShell {...props} definition={sheet.definition} step={title}>
      <MistakeList view={view} mistakes={mistakes} />
      <h1>
        <Words text={title} />
      </h1>
      <Notice kind="success" text={props.changed && mistakes.length === 0 ? say("surveyChanged") : undefined} />
      <p>
        <Words
          text={sheet.submitted ? say("surveyMayChange") : say("surveyReviewText", { button: say("surveySubmit") })}
        />
      </p>
      <dl class="survey-review">
        {path.map((asked, place) => (
          <div>
            <dt>
              <span class="survey-number" safe>
                {say("surveyNumber", { n: place + 1 })}
              </span>{" "}
              <Told text={asked.text} language={view.language} />
            </dt>
            <dd>
              <AnswerText view={view} asked={asked} answer={sheet.answers[asked.id]} />
            </dd>
            <dd>
              <a href={linkTo(asked, place)}>
                <Words text={say("surveyChange", { n: place + 1 })} />
              </a>
            </dd>
          </div>
        ))}
      </dl>
      <form class="survey-form" method="post" autocomplete="off">
        <input type="hidden" name="lang" value={view.language} />
        <input type="hidden" name="from" value="review" />
        {sheet.submitted ? (
          ""
        ) : (
          <div class="survey-buttons">
            <button type="submit" name="action" value="submit" class="button button-filled">
              <Words text={say("surveySubmit")} />
            </button>
          </div>
        )}
        <LanguageButtons view={view} />
      </form>
      {sheet.submitted ? <TakeBackLink view={view} token={props.token} /> : ""}
    </SurveyShell>
  );
}
