/** Which answers of a survey count for which indicators. */
import { Button } from "../../console/pieces/button.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { Empty } from "../../console/pieces/empty.js";
import { Hidden } from "../../console/pieces/hidden.js";
import { frameWords } from "../../policy/frameWords.js";
import type { PlacedIndicator } from "../../policy/plan.js";
import { ButtonLink } from "../../web/buttonLink.js";
import { DefinitionList } from "../../web/definitionList.js";
import { SurveyHead } from "../console/surveyHead.js";
import { SurveyMistakes } from "../console/surveyMistakes.js";
import { surveyPath } from "../console/surveyPaths.js";
import { optionsOf } from "../question.js";
import type { Measure, SurveyDefinition } from "../survey.js";
import type { SurveyView } from "../surveyDesk.js";
import { BuilderNav } from "./builderNav.js";
import { remarkText } from "./checkWords.js";
import type { Mistake } from "./definitionIssues.js";
import { measureRemarks } from "./measureRemarks.js";
import { WeightingPart } from "./weightingPart.js";

export interface MeasuresPageProps {
  survey: SurveyView;
  definition: SurveyDefinition;
  edit: number;
  now: Date;
  indicators: readonly PlacedIndicator[];
  mayEdit: boolean;
  mistakes: readonly Mistake[];
  csrfField: JSX.Element;
}

export function MeasuresPage(props: MeasuresPageProps): JSX.Element {
  const { survey, definition, edit, now, mayEdit, mistakes, csrfField } = props;
  const path = surveyPath(survey.ward, survey.key);
  return (
    <>
      <SurveyHead survey={survey} now={now} current="questions" />
      <BuilderNav survey={survey} current="measures" mayEdit={mayEdit} />
      <SurveyMistakes mistakes={mistakes} />
      <section aria-labelledby="measures-title">
        <h2 id="measures-title">指標の集計</h2>
        <p class="note">
          運営方針の指標のうち、どれを、どの設問のどの答えで測るかを決めます。割合は「回答した人のうち」の割合で、枠ごとに出します。
        </p>
        {definition.measures.length === 0 ? (
          <Empty text="このアンケートは、まだどの指標も測りません。" />
        ) : (
          <ConsoleForm action={`${path}/measures`} csrfField={csrfField}>
            <Hidden name="edit" value={String(edit)} />
            <ul class="survey-questions">
              {definition.measures.map((measure, place) => (
                <Card {...props} measure={measure} place={place} path={path} />
              ))}
            </ul>
          </ConsoleForm>
        )}
        {mayEdit ? (
          <p>
            <ButtonLink href={`${path}/add-measure`} weight="outlined">
              測る指標を加える
            </ButtonLink>
          </p>
        ) : (
          ""
        )}
      </section>
      <WeightingPart ward={survey.ward} definition={definition} yamlPath={`${path}/yaml`} />
    </>
  );
}

interface CardProps extends MeasuresPageProps {
  measure: Measure;
  place: number;
  path: string;
}

function Card({ definition, indicators, measure, place, path, mayEdit }: CardProps): JSX.Element {
  const indicator = indicators.find((placed) => placed.indicator.id === measure.indicator)?.indicator;
  const remarks = measureRemarks(definition, measure, indicators);
  const name = `${place + 1}つめの集計`;
  return (
    <li class="box">
      <h3 safe>{indicator?.text ?? measure.indicator}</h3>
      <DefinitionList
        items={[
          { term: "指標の番号", text: measure.indicator },
          ...(indicator
            ? [
                { term: "目標", text: `${indicator.target.value}${indicator.target.unit}以上` },
                {
                  term: "数値にできる枠",
                  text: indicator.acceptsFrames.map((frame) => frameWords[frame]).join("、") || "なし",
                },
              ]
            : []),
          ...measureTerms(definition, measure),
        ]}
      />
      {remarks.length === 0 ? (
        ""
      ) : (
        <ul class="points survey-remarks">
          {remarks.map((remark) => (
            <li safe>{remarkText(remark)}</li>
          ))}
        </ul>
      )}
      {mayEdit ? (
        <div class="part-buttons">
          <a class="button button-outlined" href={`${path}/measures/${place + 1}`} aria-label={`${name}を直す`}>
            直す
          </a>
          <Button label="削除" meaning={`${name}を削除`} name="remove" value={String(place)} weight="plain" />
        </div>
      ) : (
        ""
      )}
    </li>
  );
}

function measureTerms(definition: SurveyDefinition, measure: Measure) {
  const wordsOf = (question: string, keys: readonly string[]): string => {
    const asked = definition.questions.find(({ id }) => id === question);
    return (asked ? optionsOf(asked) : [])
      .filter(({ key }) => keys.includes(key))
      .map(({ text }) => text.ja)
      .join("、");
  };
  const asked = definition.questions.find(({ id }) => id === measure.question);
  return [
    { term: "設問", text: asked?.text.ja ?? measure.question },
    { term: "分子（数える答え）", text: wordsOf(measure.question, measure.numerator) },
    { term: "分母（全体に入れる答え）", text: wordsOf(measure.question, measure.denominator) },
    ...measure.subgroup.map(({ question, choices }) => ({
      term: "対象の絞り込み",
      text: `「${definition.questions.find(({ id }) => id === question)?.text.ja ?? question}」で ${wordsOf(question, choices)}`,
    })),
  ];
}
