/** The form as respondents see it, with nothing to send: for the preview in the console. */
import type { PageView } from "../../web/view.js";
import type { SurveyDefinition } from "../survey.js";
import { QuestionField } from "./questionField.js";
import { Told } from "./told.js";

/** Stands in no form: what is tried out here goes nowhere. Only once in a page, for its ids are the questions'. */
export function SurveyFormView({ view, definition }: { view: PageView; definition: SurveyDefinition }): JSX.Element {
  return (
    <div class="survey survey-form survey-preview">
      <p class="lead">
        <Told text={definition.lead} language={view.language} />
      </p>
      <p>
        <Told text={definition.purpose} language={view.language} />
      </p>
      {definition.questions.map((asked, place) => (
        <QuestionField view={view} asked={asked} number={place + 1} values={[]} />
      ))}
    </div>
  );
}
