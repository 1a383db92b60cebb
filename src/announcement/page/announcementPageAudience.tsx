/** The fields of the audience: everyone, or by what residents chose themselves, less who is left out. */
import { CheckboxGroup } from "../../console/pieces/checkboxGroup.js";
import { DateField } from "../../console/pieces/dateField.js";
import { Hidden } from "../../console/pieces/hidden.js";
import { RadioGroup } from "../../console/pieces/radioGroup.js";
import type { WardContent } from "../../content.js";
import { languages } from "../../language.js";
import { type Fields, many, one } from "../form/announcementFormFields.js";
import type { Mistake } from "../form/announcementFormRead.js";
import { mistakeAt } from "./announcementPageMistakes.js";
import { languageWords } from "./announcementWords.js";

/** A criterion that another feature brings, such as who took part in an event. */
export interface OfferedCriterion {
  kind: string;
  id: string;
  name: string;
}

export interface AudienceProps {
  ward: WardContent;
  fields: Fields;
  mistakes: readonly Mistake[];
  criteria: readonly OfferedCriterion[];
}

export function PageAudience(props: AudienceProps): JSX.Element {
  const { fields, mistakes } = props;
  if (one(fields, "who") === "correction")
    return (
      <section class="form-section" aria-labelledby="audience-title">
        <h2 id="audience-title">送る相手</h2>
        <Hidden name="who" value="correction" />
        <Hidden name="correctionOf" value={one(fields, "correctionOf")} />
        <p>訂正なので、元のお知らせが届いた人の全員に届きます。相手はかえられません。</p>
      </section>
    );
  const excluded = ["interests", "districts", "languages", "criteria"].some(
    (name) => many(fields, `exclude.${name}`).length > 0,
  );
  return (
    <section class="form-section" aria-labelledby="audience-title">
      <h2 id="audience-title">送る相手</h2>
      <RadioGroup
        name="who"
        label="だれに送りますか"
        required
        value={one(fields, "who")}
        mistake={mistakeAt(mistakes, "who")}
        options={[
          { value: "all", label: "お知らせを受け取る人の全員" },
          { value: "chosen", label: "条件で選ぶ", hint: "本人が「受信設定」で選んだことで絞ります" },
        ]}
      />
      <details class="version" open={one(fields, "who") === "chosen"}>
        <summary>送る相手の条件</summary>
        <p class="note">同じ欄の中は「または」、欄と欄のあいだは「かつ」になります。</p>
        <Lists {...props} side="include" />
      </details>
      <details class="version" open={excluded}>
        <summary>除く人の条件</summary>
        <p class="note">ここで選んだことにすべて当てはまる人には送りません。</p>
        <Lists {...props} side="exclude" />
      </details>
    </section>
  );
}

function Lists({
  ward,
  fields,
  mistakes,
  criteria,
  side,
}: AudienceProps & { side: "include" | "exclude" }): JSX.Element {
  const group = (name: string) => ({ name: `${side}.${name}`, values: many(fields, `${side}.${name}`) });
  const towns = ward.ward.towns;
  const chosenTowns = many(fields, `${side}.districts`).length;
  const month = (name: string, label: string) => (
    <DateField
      name={`${side}.${name}`}
      label={label}
      type="month"
      value={one(fields, `${side}.${name}`)}
      hint="例: 2024-04"
      mistake={mistakeAt(mistakes, `${side}.${name}`)}
    />
  );
  return (
    <>
      <CheckboxGroup
        {...group("interests")}
        label="関心"
        options={ward.topicKeys.map((key) => ({ value: key, label: ward.topicName(key, "ja") }))}
      />
      {towns.length === 0 ? (
        ""
      ) : (
        <details class="towns" open={chosenTowns > 0}>
          <summary safe>{`町名（${towns.length}の町から選ぶ）`}</summary>
          <CheckboxGroup
            {...group("districts")}
            label="町名"
            options={towns.map((town) => ({ value: town, label: town }))}
          />
        </details>
      )}
      <CheckboxGroup
        {...group("languages")}
        label="言語"
        options={languages.map((language) => ({ value: language, label: languageWords[language] }))}
      />
      <fieldset class="field">
        <legend>子どもの生まれ月</legend>
        <div class="field-row">
          {month("bornFrom", "から")}
          {month("bornTo", "まで")}
        </div>
      </fieldset>
      {criteria.length === 0 ? (
        ""
      ) : (
        <CheckboxGroup
          {...group("criteria")}
          label="そのほかの条件"
          options={criteria.map(({ kind, id, name }) => ({ value: `${kind}:${id}`, label: name }))}
        />
      )}
    </>
  );
}
