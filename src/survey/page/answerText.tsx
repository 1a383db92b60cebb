/** An answer as its respondent reads it again. */
import { dateIn } from "../../guide/dateWords.js";
import type { PageView } from "../../web/view.js";
import { Words } from "../../web/words.js";
import type { Answer } from "../answering/answer.js";
import { optionsOf, type Question } from "../question.js";
import { Told } from "./told.js";

export interface AnswerTextProps {
  view: PageView;
  asked: Question;
  /** Undefined: not reached yet. */
  answer: Answer | undefined;
}

export function AnswerText({ view, asked, answer }: AnswerTextProps): JSX.Element {
  const { language, say } = view;
  if (answer === undefined) return <Words text={say("surveyNotYet")} />;
  if (answer === null) return <Words text={say("surveyBlank")} />;
  switch (answer.kind) {
    case "choices":
      return (
        <ul class="survey-answers">
          {optionsOf(asked)
            .filter(({ key }) => answer.keys.includes(key))
            .map(({ key, text }) => (
              <li>{asked.kind === "scale" ? key : <Told text={text} language={language} />}</li>
            ))}
        </ul>
      );
    case "number":
      return (
        <>
          <Words text={String(answer.value)} />{" "}
          {asked.kind === "number" && asked.unit ? <Told text={asked.unit} language={language} /> : ""}
        </>
      );
    case "date":
      return <Words text={dateIn(answer.value, language)} />;
    case "text":
      return <Words text={answer.value} />;
    default:
      return answer satisfies never;
  }
}
