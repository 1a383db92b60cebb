/** The page on which one measure is written: an indicator, a question, the answers that count. */
import { type Fields, many, one } from "../../announcement/form/announcementFormFields.js";
import { Button } from "../../console/pieces/button.js";
import { CheckboxGroup } from "../../console/pieces/checkboxGroup.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { Hidden } from "../../console/pieces/hidden.js";
import { Select } from "../../console/pieces/select.js";
import { frameWords } from "../../policy/frameWords.js";
import type { PlacedIndicator } from "../../policy/plan.js";
import { Banner } from "../../web/banner.js";
import { ButtonLink } from "../../web/buttonLink.js";
import { DefinitionList } from "../../web/definitionList.js";
import { mistakeAt, SurveyMistakes } from "../console/surveyMistakes.js";
import { optionsOf } from "../question.js";
import type { SurveyDefinition } from "../survey.js";
import { remarkText } from "./checkWords.js";
import { ConditionGroups } from "./conditionGroups.js";
import type { Mistake } from "./definitionIssues.js";
import { measurable } from "./measureFields.js";
import type { MeasureRemark } from "./measureRemarks.js";

export interface MeasurePageProps {
  title: string;
  action: string;
  back: string;
  definition: SurveyDefinition;
  /** The survey indicators of the ward's plans. */
  indicators: readonly PlacedIndicator[];
  remarks: readonly MeasureRemark[];
  keptConditions: boolean;
  fields: Fields;
  mistakes: readonly Mistake[];
  csrfField: JSX.Element;
}

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

export function MeasurePage(props: MeasurePageProps): JSX.Element {
  const { title, action, back, definition, indicators, remarks, fields, mistakes, csrfField } = props;
  const asked = definition.questions.find(({ id }) => id === one(fields, "question"));
  return (
    <>
      <h1 safe>{title}</h1>
      <SurveyMistakes mistakes={mistakes} />
      {remarks.length === 0 ? (
        ""
      ) : (
        <Banner kind="warning" title="確かめてください">
          <ul class="points">
            {remarks.map((remark) => (
              <li safe>{remarkText(remark)}</li>
            ))}
          </ul>
        </Banner>
      )}
      <ConsoleForm action={action} csrfField={csrfField} attributes={{ novalidate: "", autocomplete: "off" }}>
        <Hidden name="edit" value={one(fields, "edit")} />
        <Select
          name="indicator"
          label="指標"
          value={one(fields, "indicator")}
          empty="選んでください"
          mistake={mistakeAt(mistakes, "indicator")}
          options={indicators.map(({ indicator: { id, text } }) => ({ value: id, label: `${id}: ${shortened(text)}` }))}
          required
        />
        <Chosen indicators={indicators} id={one(fields, "indicator")} />
        <Select
          name="question"
          label="設問"
          hint="割合を測れるのは、一つだけ選ぶ設問か、段階で答える設問です。"
          value={one(fields, "question")}
          empty="選んでください"
          mistake={mistakeAt(mistakes, "question")}
          options={measurable(definition.questions).map(({ id, text }) => ({ value: id, label: shortened(text.ja) }))}
          required
        />
        <div class="actions">
          <Button label="指標の内容と選択肢を表示する" name="action" value="show" weight="outlined" />
        </div>
        {asked ? (
          <>
            <Answers name="numerator" label="分子（数える答え）" asked={asked} fields={fields} mistakes={mistakes} />
            <Answers
              name="denominator"
              label="分母（全体に入れる答え）"
              hint="分子の答えは、いつも入ります。「わからない」も、運営方針にことわりがなければ入れてください。"
              asked={asked}
              fields={fields}
              mistakes={mistakes}
            />
          </>
        ) : (
          ""
        )}
        <ConditionGroups
          legend="対象の絞り込み"
          hint="印を付けると、その答えを選んだ人だけで計算します（例: 保護者だけ）。印がなければ、答えた人の全員です。"
          questions={definition.questions.filter(({ id }) => id !== asked?.id)}
          fields={fields}
          mistake={mistakeAt(mistakes, "if")}
          kept={props.keptConditions}
        />
        <div class="actions">
          <Button label="保存する" name="action" value="save" />
          <ButtonLink href={back} weight="plain">
            やめて、一覧に戻る
          </ButtonLink>
        </div>
      </ConsoleForm>
    </>
  );
}

function Chosen({ indicators, id }: { indicators: readonly PlacedIndicator[]; id: string }): JSX.Element {
  const found = indicators.find(({ indicator }) => indicator.id === id)?.indicator;
  if (!found) return "";
  return (
    <DefinitionList
      items={[
        { term: "指標の文", text: found.text },
        { term: "だれの割合か", text: found.population },
        { term: "目標", text: `${found.target.value}${found.target.unit}以上` },
        { term: "数値にできる枠", text: found.acceptsFrames.map((frame) => frameWords[frame]).join("、") },
        { term: "運営方針での場所", text: found.section },
      ]}
    />
  );
}

interface AnswersProps extends Pick<MeasurePageProps, "fields" | "mistakes"> {
  name: string;
  label: string;
  hint?: string;
  asked: SurveyDefinition["questions"][number];
}

function Answers({ name, label, hint, asked, fields, mistakes }: AnswersProps): JSX.Element {
  return (
    <CheckboxGroup
      name={name}
      label={label}
      hint={hint}
      values={many(fields, name)}
      mistake={mistakeAt(mistakes, name)}
      options={optionsOf(asked).map(({ key, text }) => ({ value: key, label: text.ja }))}
      required
    />
  );
}
