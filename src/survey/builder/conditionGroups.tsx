/** Boxes to tick: only those who answered another question so. */
import { type Fields, many } from "../../announcement/form/announcementFormFields.js";
import { CheckboxGroup } from "../../console/pieces/checkboxGroup.js";
import { optionsOf, type Question } from "../question.js";
import { conditionable, conditionField } from "./conditionFields.js";

export interface ConditionGroupsProps {
  legend: string;
  hint: string;
  /** Questions that may be named. */
  questions: readonly Question[];
  fields: Fields;
  mistake: string | undefined;
  /** Conditions that boxes can't say: they stay as they are. */
  kept: boolean;
}

export function ConditionGroups(props: ConditionGroupsProps): JSX.Element {
  const { legend, hint, fields, mistake, kept } = props;
  const questions = conditionable(props.questions);
  if (questions.length === 0 && mistake === undefined) return "";
  return (
    <section class="form-section" aria-labelledby="if" id="if-part">
      <h2 id="if" safe>
        {legend}
      </h2>
      <p class="note" safe>
        {kept
          ? "同じ設問についての条件が二つ以上あります。YAMLのページで直してください（ここでは変わりません）。"
          : hint}
      </p>
      {mistake === undefined ? (
        ""
      ) : (
        <p class="mistake" role="alert" safe>
          {mistake}
        </p>
      )}
      {kept
        ? ""
        : questions.map((asked) => {
            const name = conditionField("if", asked.id);
            const ticked = many(fields, name);
            return (
              <details class="survey-language" open={ticked.length > 0 ? true : undefined}>
                <summary safe>{`${asked.text.ja}${ticked.length > 0 ? "（条件あり）" : ""}`}</summary>
                <CheckboxGroup
                  name={name}
                  label={`「${asked.text.ja}」への答え`}
                  values={ticked}
                  options={optionsOf(asked).map(({ key, text }) => ({ value: key, label: text.ja }))}
                />
              </details>
            );
          })}
    </section>
  );
}
