/** All questions of a survey to be read, by people who answer and by people who want to know what was asked. */
import type { PageView } from "../../web/view.js";
import { Words } from "../../web/words.js";
import { optionsOf, type Question } from "../question.js";
import { questionHint } from "./questionHint.js";
import { Told } from "./told.js";

export function QuestionList({ view, questions }: { view: PageView; questions: readonly Question[] }): JSX.Element {
  const { say, language } = view;
  return (
    <ol class="survey-questions">
      {questions.map((asked, place) => (
        <li>
          <p class="survey-question">
            <span class="survey-number" safe>
              {say("surveyNumber", { n: place + 1 })}
            </span>{" "}
            <Told text={asked.text} language={language} />
          </p>
          {asked.onlyIf.length > 0 ? (
            <p class="note">
              <Words text={say("surveySomeOnly")} />
            </p>
          ) : (
            ""
          )}
          <p class="hint">
            <Words
              text={[say(asked.required ? "surveyRequired" : "surveyOptional"), questionHint(view, asked)]
                .filter(Boolean)
                .join(" / ")}
            />
          </p>
          <Ways view={view} asked={asked} />
        </li>
      ))}
    </ol>
  );
}

function Ways({ view, asked }: { view: PageView; asked: Question }): JSX.Element {
  const { language } = view;
  if (asked.kind === "scale")
    return (
      <p>
        {asked.from}: <Told text={asked.lowest} language={language} /> – {asked.to}:{" "}
        <Told text={asked.highest} language={language} />
      </p>
    );
  const options = optionsOf(asked);
  if (options.length === 0) return "";
  return (
    <ul>
      {options.map(({ text }) => (
        <li>
          <Told text={text} language={language} />
        </li>
      ))}
    </ul>
  );
}
