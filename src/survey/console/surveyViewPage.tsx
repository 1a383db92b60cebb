/** A run of a survey as a whole: what it is, where it stands, what may be done with it. */

import { Button } from "../../console/pieces/button.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { instantText } from "../../console/timeWords.js";
import { frameWords } from "../../policy/frameWords.js";
import type { IndicatorTexts } from "../../policy/indicatorTexts.js";
import { Banner } from "../../web/banner.js";
import { ButtonLink } from "../../web/buttonLink.js";
import { DefinitionList } from "../../web/definitionList.js";
import { classNames } from "../builder/builderWords.js";
import type { SurveyDefinition } from "../survey.js";
import type { SurveyVersionView, SurveyView } from "../surveyDesk.js";
import { definitionOf, periodText, spanText, stageOf } from "./surveyConsoleWords.js";
import { SurveyHead } from "./surveyHead.js";
import { surveyPath, surveysPath } from "./surveyPaths.js";
import { SurveyVersions } from "./surveyVersionsPart.js";

export interface SurveyViewProps {
  survey: SurveyView;
  versions: readonly SurveyVersionView[];
  now: Date;
  responses: number | undefined;
  indicators: IndicatorTexts;
  mayWrite: boolean;
  csrfField: JSX.Element;
}

export function SurveyViewPage(props: SurveyViewProps): JSX.Element {
  const { survey, versions, now, mayWrite } = props;
  const { note } = definitionOf(survey);
  return (
    <>
      <SurveyHead survey={survey} now={now} current="overview" />
      <Waiting survey={survey} />
      <section aria-labelledby="facts-title">
        <h2 id="facts-title">このアンケートについて</h2>
        <DefinitionList items={factsOf(props)} />
        {note === undefined ? (
          ""
        ) : (
          <details>
            <summary>職員向けの覚え書き</summary>
            <p safe>{note}</p>
          </details>
        )}
      </section>
      <SurveyVersions versions={versions} />
      {mayWrite ? <Actions {...props} /> : ""}
    </>
  );
}

function Waiting({ survey }: { survey: SurveyView }): JSX.Element {
  const { draft, published, state, ward, key } = survey;
  if (!draft || state === "closed") return "";
  return (
    <Banner kind="remark" title={published ? "書きかけの新しい版があります" : "まだ公開していません"}>
      <p>
        {published
          ? `回答する人には第${published.number}版が見えています。第${draft.number}版は、書いた人とは別の承認者が公開すると替わります。`
          : "回答を受け付けるには、書いた人とは別の承認者が公開します。"}
      </p>
      <p>
        <a href={`${surveyPath(ward, key)}/opening`}>公開の前の点検を見る</a>
      </p>
    </Banner>
  );
}

function factsOf({ survey, responses, indicators }: SurveyViewProps) {
  const { definition } = survey.published ?? survey.draft ?? { definition: definitionOf(survey) };
  const { frames, questions, measures, retention } = definition;
  const address = `/${survey.ward}/s/${survey.key}`;
  return [
    { term: "期間", text: periodText(survey) },
    ...(survey.published
      ? [
          {
            term: "回答するページ",
            element: (
              <a href={address} safe>
                {address}
              </a>
            ),
          },
          { term: "回答数", text: responses === undefined ? "まだ集計していません" : `${responses}件` },
        ]
      : []),
    { term: "区分", text: classNames[definition.class] },
    { term: "回答者の枠", text: frames.map((frame) => frameWords[frame]).join("、") },
    { term: "設問", text: `${questions.length}問` },
    {
      term: "測る指標",
      element:
        measures.length === 0 ? <>なし</> : <Measured ward={survey.ward} measures={measures} indicators={indicators} />,
    },
    {
      term: "保存期間",
      text: `締切のあと、異議の申し出は${spanText(retention.objectionDays)}、自由記述は${spanText(retention.textsDays)}、回答は${spanText(retention.responsesDays)}`,
    },
    ...(survey.source === undefined ? [] : [{ term: "もとの内容", text: survey.source }]),
    { term: "作成", text: instantText(survey.createdAt) },
    ...(survey.saltUntil ? [{ term: "異議を申し出られる期限", text: instantText(survey.saltUntil) }] : []),
    ...(survey.saltDestroyedAt
      ? [{ term: "回答者の照合の鍵を消した日時", text: instantText(survey.saltDestroyedAt) }]
      : []),
    ...(survey.textsDeletedAt ? [{ term: "自由記述を消した日時", text: instantText(survey.textsDeletedAt) }] : []),
  ];
}

interface MeasuredProps {
  ward: string;
  measures: SurveyDefinition["measures"];
  indicators: IndicatorTexts;
}

/** By their wording in the plan, which leads to the figures. */
function Measured({ ward, measures, indicators }: MeasuredProps): JSX.Element {
  return (
    <ul>
      {measures.map(({ indicator }) => (
        <li>
          <a href={`/console/${ward}/indicators/${indicator}`} safe>
            {indicators.get(indicator) ?? indicator}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Actions({ survey, now, csrfField }: SurveyViewProps): JSX.Element {
  const { ward, key, draft, published, state } = survey;
  const path = surveyPath(ward, key);
  const stage = stageOf(survey, now);
  return (
    <section aria-labelledby="actions-title">
      <h2 id="actions-title">できること</h2>
      <div class="actions">
        {stage === "closed" ? (
          ""
        ) : (
          <ButtonLink href={`${path}/questions`} weight={published ? "outlined" : "filled"}>
            設問を直す
          </ButtonLink>
        )}
        {stage === "closed" ? (
          ""
        ) : (
          <ButtonLink href={`${path}/opening`} weight="outlined">
            {published ? "期間を変える・締め切る" : "公開の前の点検"}
          </ButtonLink>
        )}
        <ButtonLink href={`${surveysPath(ward)}/new?run=${key}`} weight="outlined">
          次の回として写す
        </ButtonLink>
      </div>
      {draft && published && state !== "closed" ? (
        <ConsoleForm action={`${path}/discard`} csrfField={csrfField}>
          <Button label="書きかけの版を捨てる" weight="danger" />
        </ConsoleForm>
      ) : (
        ""
      )}
      {published ? (
        ""
      ) : (
        <ConsoleForm action={`${path}/remove`} csrfField={csrfField}>
          <Button label="この下書きを削除する" weight="danger" />
        </ConsoleForm>
      )}
    </section>
  );
}
