/** The head of a page that says one thing of a survey: what it is, and of which survey. */
import { Words } from "../../web/words.js";
import type { OfSurvey } from "./surveyShell.js";
import { Told } from "./told.js";

export function NoticeHead({
  view,
  survey,
  title,
}: Pick<OfSurvey, "view" | "survey"> & { title: string }): JSX.Element {
  return (
    <>
      <h1>
        <Words text={title} />
      </h1>
      <p class="lead">
        <Told text={survey.definition.title} language={view.language} />
      </p>
    </>
  );
}
