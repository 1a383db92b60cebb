/** The surveys of a ward: its runs, and the definitions of the content that can begin as one. */
import { Empty } from "../../console/pieces/empty.js";
import { StatusTag } from "../../console/pieces/statusTag.js";
import { frameWords } from "../../policy/frameWords.js";
import { ButtonLink } from "../../web/buttonLink.js";
import { Table } from "../../web/table.js";
import { shortClassNames } from "../builder/builderWords.js";
import type { SurveyDefinition } from "../survey.js";
import type { SurveyView } from "../surveyDesk.js";
import { definitionOf, periodText, type Stage, sectionName, stageOf, stageTags } from "./surveyConsoleWords.js";
import { surveyPath, surveysPath } from "./surveyPaths.js";

export interface SurveyListProps {
  ward: string;
  now: Date;
  surveys: readonly SurveyView[];
  /** Survey's id → responses counted. */
  responses: ReadonlyMap<string, number>;
  ready: readonly SurveyDefinition[];
  mayWrite: boolean;
}

const todos: Readonly<Record<Stage, string>> = {
  draft: "承認者が公開します",
  before: "",
  open: "",
  over: "結果を公開します",
  closed: "",
};

export function SurveyListPage(props: SurveyListProps): JSX.Element {
  const { ward, now, surveys, responses, ready, mayWrite } = props;
  const path = surveysPath(ward);
  return (
    <>
      <h1>{sectionName}</h1>
      {mayWrite ? (
        <p>
          <ButtonLink href={`${path}/new`}>新しいアンケートを作る</ButtonLink>
        </p>
      ) : (
        ""
      )}
      {surveys.length === 0 ? (
        <Empty text="まだアンケートはありません。下の「用意してあるアンケート」から始められます。" />
      ) : (
        <Table
          id="runs"
          caption="実施するアンケート"
          heads={["題名", "状態", "回答者の枠", "区分", "期間", "回答数", "次にすること"]}
          rows={surveys.map((survey) => row(survey, now, responses.get(survey.id)))}
        />
      )}
      <section aria-labelledby="ready-title">
        <h2 id="ready-title">用意してあるアンケート</h2>
        <p class="note">
          運営方針の指標を測るために用意した設問です。始めると、この区の下書きになり、自由に直せます。公開されるのは、承認者が確かめてからです。
        </p>
        {ready.length === 0 ? (
          <p>この区のために用意したアンケートはありません。</p>
        ) : (
          <ul class="survey-ready">
            {ready.map((definition) => (
              <Ready ward={ward} definition={definition} mayWrite={mayWrite} />
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

function row(survey: SurveyView, now: Date, responses: number | undefined): JSX.Element[] {
  const definition = definitionOf(survey);
  const stage = stageOf(survey, now);
  const todo = survey.draft && survey.published && stage !== "closed" ? "新しい版を承認者が公開します" : todos[stage];
  return [
    <>
      <a href={surveyPath(survey.ward, survey.key)} safe>
        {definition.title.ja}
      </a>
      {survey.fictional ? (
        <>
          {" "}
          <StatusTag tone="warning" text="架空" />
        </>
      ) : (
        ""
      )}
    </>,
    <StatusTag {...stageTags[stage]} />,
    <span safe>{definition.frames.map((frame) => frameWords[frame]).join("、")}</span>,
    <span>{shortClassNames[definition.class]}</span>,
    <span safe>{periodText(survey)}</span>,
    <span safe>{survey.state === "draft" ? "―" : `${(responses ?? 0).toLocaleString("ja-JP")}件`}</span>,
    <span safe>{todo || "―"}</span>,
  ];
}

interface ReadyProps {
  ward: string;
  definition: SurveyDefinition;
  mayWrite: boolean;
}

function Ready({ ward, definition, mayWrite }: ReadyProps): JSX.Element {
  const { key, title, note, frames, questions, measures } = definition;
  return (
    <li class="box">
      <h3 safe>{title.ja}</h3>
      <p safe>
        {`設問 ${questions.length}問、回答者の枠: ${frames.map((frame) => frameWords[frame]).join("、")}、測る指標: ${measures.length}件`}
      </p>
      {note === undefined ? (
        ""
      ) : (
        <details>
          <summary>使い方</summary>
          <p safe>{note}</p>
        </details>
      )}
      {mayWrite ? (
        <p>
          <a class="button button-outlined" href={`${surveysPath(ward)}/new?content=${key}`}>
            <span class="unseen" safe>{`「${title.ja}」を`}</span>
            この内容ではじめる
          </a>
        </p>
      ) : (
        ""
      )}
    </li>
  );
}
