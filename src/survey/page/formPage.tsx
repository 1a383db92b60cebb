/** The form: all questions of a short survey, or one of a longer one. Whole without script. */
import { Banner } from "../../web/banner.js";
import { Notice } from "../../web/notice.js";
import { Words } from "../../web/words.js";
import type { Faults } from "../answering/answerCheck.js";
import type { SheetView } from "../answering/answeringDesk.js";
import type { Typed } from "../answering/formRead.js";
import type { Question } from "../question.js";
import { LanguageButtons } from "./languageButtons.js";
import { MistakeList } from "./mistakeList.js";
import { firstFieldId, QuestionField } from "./questionField.js";
import { type OfSurvey, SurveyShell } from "./surveyShell.js";
import { Told } from "./told.js";

export interface FormPageProps extends OfSurvey {
  sheet: SheetView;
  questions: readonly Question[];
  /** Place of the first of them on the way, from 1. */
  first: number;
  /** Questions on the way, as far as it is known; undefined where all are on this page. */
  all: number | undefined;
  typed: Typed;
  faults?: Faults;
  /** After it back to the review, because they came from there. */
  toReview: boolean;
  notice?: "saved" | "go-on" | undefined;
}

export function FormPage(props: FormPageProps): JSX.Element {
  const { view, sheet, questions, first, all, typed, faults = {} } = props;
  const { say, language } = view;
  const { definition } = sheet;
  const faulty = Object.keys(faults).length;
  const step = all === undefined ? undefined : `${first}/${all}`;
  const mistakes = faulty > 0 ? say("surveyMistakes", { n: faulty }) : undefined;
  const last = all === undefined || first === all || props.toReview;
  return (
    <SurveyShell {...props} definition={definition} step={[mistakes, step].filter(Boolean).join(" | ") || undefined}>
      <MistakeList
        view={view}
        mistakes={questions.flatMap((asked, place) => {
          const fault = faults[asked.id];
          return fault ? [{ asked, fault, number: first + place, href: `#${firstFieldId(asked)}` }] : [];
        })}
      />
      <h1>
        <Told text={definition.title} language={language} />
      </h1>
      <Notice kind="success" text={props.notice === "saved" ? say("surveySaved") : undefined} />
      <Notice kind="remark" text={props.notice === "go-on" ? say("surveyGoOn") : undefined} />
      {first === 1 ? <BeforeFirst {...props} /> : ""}
      <form class="survey-form" method="post" autocomplete="off" novalidate>
        <input type="hidden" name="lang" value={language} />
        {props.toReview ? <input type="hidden" name="to" value="review" /> : ""}
        {all === undefined ? "" : <Progress {...props} n={first} all={all} />}
        {questions.map((asked, place) => (
          <>
            {all === undefined ? "" : <input type="hidden" name="asked" value={asked.id} />}
            <QuestionField
              view={view}
              asked={asked}
              number={first + place}
              values={typed[asked.id] ?? []}
              fault={faults[asked.id]}
            />
          </>
        ))}
        {/* The first button is what Enter in a field presses. */}
        <div class="survey-buttons">
          <button type="submit" name="action" value="next" class="button button-filled">
            <Words text={say(last ? "surveyToReview" : "surveyNext")} />
          </button>
          {first > 1 ? (
            <button type="submit" name="action" value="back" class="button button-outlined">
              <Words text={say("surveyBack")} />
            </button>
          ) : (
            ""
          )}
          {sheet.submitted ? (
            ""
          ) : (
            <button type="submit" name="action" value="save" class="button button-plain">
              <Words text={say("surveySave")} />
            </button>
          )}
        </div>
        <LanguageButtons view={view} />
      </form>
      <p class="note">
        <Words text={say("surveyPersonalLink")} />
      </p>
    </SurveyShell>
  );
}

/** What it is for, before the first question is answered. */
function BeforeFirst({ view, sheet }: FormPageProps): JSX.Element {
  const { lead, purpose, eligibility } = sheet.definition;
  return (
    <>
      <p class="lead">
        <Told text={lead} language={view.language} />
      </p>
      {eligibility ? (
        <p>
          <Words text={view.say("surveyFor")} />: <Told text={eligibility} language={view.language} />
        </p>
      ) : (
        ""
      )}
      <Banner kind="remark" title={view.say("surveyPurpose")}>
        <p>
          <Told text={purpose} language={view.language} />
        </p>
      </Banner>
    </>
  );
}

function Progress({ view, n, all }: FormPageProps & { n: number; all: number }): JSX.Element {
  return (
    <div class="survey-progress">
      <p>
        <Words text={view.say("surveyProgress", { n, all })} />
        <span class="survey-count" aria-hidden="true">{` ${n}／${all}`}</span>
      </p>
      <progress value={String(n)} max={String(all)} aria-hidden="true"></progress>
    </div>
  );
}
