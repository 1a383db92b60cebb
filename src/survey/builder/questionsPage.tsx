/** The questions of a survey in their order, with what can be done to each. */
import { escapeHtml } from "@kitajs/html";
import { Button } from "../../console/pieces/button.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { Hidden } from "../../console/pieces/hidden.js";
import { StatusTag } from "../../console/pieces/statusTag.js";
import { ButtonLink } from "../../web/buttonLink.js";
import { SurveyHead } from "../console/surveyHead.js";
import { SurveyMistakes } from "../console/surveyMistakes.js";
import { surveyPath } from "../console/surveyPaths.js";
import { optionsOf, type Question } from "../question.js";
import type { SurveyDefinition } from "../survey.js";
import type { SurveyView } from "../surveyDesk.js";
import { BuilderNav } from "./builderNav.js";
import { kindNames, subjectNames } from "./builderWords.js";
import { formReasonText } from "./checkWords.js";
import type { Mistake } from "./definitionIssues.js";
import { formReason } from "./publishChecks.js";
import { questionKinds } from "./questionFields.js";

export interface QuestionsPageProps {
  survey: SurveyView;
  definition: SurveyDefinition;
  edit: number;
  now: Date;
  mayEdit: boolean;
  mistakes: readonly Mistake[];
  csrfField: JSX.Element;
}

export function QuestionsPage(props: QuestionsPageProps): JSX.Element {
  const { survey, definition, edit, now, mayEdit, mistakes, csrfField } = props;
  const path = surveyPath(survey.ward, survey.key);
  const list = (
    <ol class="survey-questions">
      {definition.questions.map((asked, place) => (
        <Card definition={definition} asked={asked} place={place} path={path} mayEdit={mayEdit} />
      ))}
    </ol>
  );
  return (
    <>
      <SurveyHead survey={survey} now={now} current="questions" />
      <BuilderNav survey={survey} current="questions" mayEdit={mayEdit} />
      <SurveyMistakes mistakes={mistakes} />
      <section aria-labelledby="questions-title">
        <h2 id="questions-title" safe>{`設問（${definition.questions.length}問）`}</h2>
        {mayEdit ? (
          <ConsoleForm action={`${path}/questions`} csrfField={csrfField}>
            <Hidden name="edit" value={String(edit)} />
            {list}
          </ConsoleForm>
        ) : (
          list
        )}
      </section>
      {mayEdit ? (
        <section aria-labelledby="add-title">
          <h2 id="add-title">設問を加える</h2>
          <p class="note">終わりに加わります。場所は、あとから動かせます。</p>
          <div class="actions">
            {questionKinds.map((kind) => (
              <ButtonLink href={`${path}/add-question?kind=${kind}`} weight="outlined">
                {escapeHtml(kindNames[kind])}
              </ButtonLink>
            ))}
          </div>
        </section>
      ) : (
        ""
      )}
    </>
  );
}

interface CardProps {
  definition: SurveyDefinition;
  asked: Question;
  place: number;
  path: string;
  mayEdit: boolean;
}

function Card({ definition, asked, place, path, mayEdit }: CardProps): JSX.Element {
  const reason = formReason(definition.class, asked);
  const options = optionsOf(asked);
  return (
    <li class="box" id={`question-${asked.id}`}>
      <h3 safe>{`${place + 1}. ${asked.text.ja}`}</h3>
      <p class="status-line">
        <StatusTag tone="quiet" text={kindNames[asked.kind]} />
        {asked.required ? <StatusTag tone="warning" text="必須" /> : ""}
        {reason === undefined ? (
          <StatusTag tone="active" text="LINEの中で答えられる" />
        ) : (
          <StatusTag tone="quiet" text="回答ページだけ" />
        )}
      </p>
      {asked.help === undefined ? "" : <p safe>{asked.help.ja}</p>}
      {options.length === 0 ? "" : <p safe>{options.map(({ text }) => text.ja).join(" ／ ")}</p>}
      <p class="note" safe>
        {`${subjectNames[asked.subject]}。${reason === undefined ? "" : `${formReasonText(reason, asked)}。`}記号: ${asked.id}`}
      </p>
      {asked.onlyIf.map((condition) => (
        <p class="note" safe>
          {conditionText(definition, condition)}
        </p>
      ))}
      {mayEdit ? <Buttons asked={asked} place={place} count={definition.questions.length} path={path} /> : ""}
    </li>
  );
}

function conditionText(definition: SurveyDefinition, { question, choices }: Question["onlyIf"][number]): string {
  const asked = definition.questions.find(({ id }) => id === question);
  const words = asked ? optionsOf(asked).filter(({ key }) => choices.includes(key)) : [];
  return `「${asked?.text.ja ?? question}」で「${words.map(({ text }) => text.ja).join("」か「")}」を選んだ人だけ`;
}

interface ButtonsProps {
  asked: Question;
  place: number;
  count: number;
  path: string;
}

function Buttons({ asked, place, count, path }: ButtonsProps): JSX.Element {
  const name = `${place + 1}問目`;
  const move = (to: string, label: string, disabled = false) => (
    <Button
      label={label}
      meaning={`${name}を${label}`}
      name="move"
      value={`${to}:${asked.id}`}
      weight="plain"
      disabled={disabled || undefined}
    />
  );
  return (
    <div class="part-buttons">
      <a class="button button-outlined" href={`${path}/questions/${asked.id}`} aria-label={`${name}を直す`}>
        直す
      </a>
      {move("up", "上へ", place === 0)}
      {move("down", "下へ", place === count - 1)}
      {move("duplicate", "写しを作る")}
      {move("remove", "削除", count === 1)}
    </div>
  );
}
