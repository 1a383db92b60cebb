/** The form by which staff enter a reading: answers for a share, a value for everything else. */
import { Button } from "../console/pieces/button.js";
import { CheckboxGroup } from "../console/pieces/checkboxGroup.js";
import { ConsoleForm } from "../console/pieces/consoleForm.js";
import { DateField } from "../console/pieces/dateField.js";
import { Select } from "../console/pieces/select.js";
import { TextField } from "../console/pieces/textField.js";
import { frames } from "./indicator.js";
import { frameLabel } from "./indicatorWords.js";
import type { ReadingField } from "./readingForm.js";
import { fieldNames } from "./readingWords.js";
import { type StaffFormProps, typed } from "./staffForm.js";

export function ReadingFields({ view, base, indicator, form, mistakes, csrfField }: StaffFormProps): JSX.Element {
  const mine = mistakes?.form === "reading";
  const field = (name: ReadingField, own: { hint?: string; required?: boolean; label?: string } = {}) => ({
    name,
    label: fieldNames[name],
    value: mine ? typed(form, name) : "",
    mistake: mine ? mistakes.fields[name] : undefined,
    ...own,
  });
  const whole = { inputmode: "numeric", short: true } as const;
  const { kind, acceptsFrames, target } = indicator.indicator;
  return (
    <section aria-labelledby="enter-title">
      <h2 id="enter-title">実績値を入力する</h2>
      <details open={mine}>
        <summary>入力欄を開く</summary>
        <ConsoleForm action={`${base}/readings`} csrfField={csrfField}>
          {kind === "survey" ? (
            <>
              <p>割合・回答率・信頼区間は、回答の数から自動で計算します。</p>
              <Select
                {...field("frame", {
                  hint: "この指標の値になるのは、方針が認める枠だけです。ほかの枠は別に示します。",
                })}
                required
                empty="選んでください"
                options={frames.map((frame) => ({
                  value: frame,
                  label: `${frameLabel(view.say, frame)}${acceptsFrames.includes(frame) ? "（指標の値になる）" : ""}`,
                }))}
              />
              <TextField {...field("numerator", { hint: "目標の答えをした人の数" })} {...whole} required />
              <TextField {...field("n", { hint: "この設問に答えた人の数" })} {...whole} required />
              <TextField
                {...field("sent", { hint: "送った調査票や、お願いした人の数。分からなければ空けてください。" })}
                {...whole}
              />
              <TextField
                {...field("population", { hint: "全体の人数が分かっている名簿から選んだときだけ" })}
                {...whole}
              />
              <CheckboxGroup
                name="everyone"
                label="お願いのしかた"
                values={mine && typed(form, "everyone") !== "" ? ["yes"] : []}
                options={[{ value: "yes", label: "全員にお願いした（標本ではないので、信頼区間を付けません）" }]}
              />
            </>
          ) : (
            <TextField {...field("value", { label: `実績値（${target.unit}）` })} inputmode="decimal" short required />
          )}
          <DateField
            {...field("from", kind === "count" ? { hint: "数え始めた日。年度の実績は4月1日からです。" } : {})}
            required={kind === "count"}
          />
          <DateField {...field("asOf")} required />
          <TextField {...field("scope", { hint: "例: 地域向け" })} maxlength={500} />
          <TextField
            {...field("source", { hint: "例: 区民アンケート報告書、担当課の集計" })}
            required
            maxlength={500}
          />
          <TextField {...field("note", { hint: "公開されます。" })} maxlength={500} />
          <div class="actions">
            <Button label="登録する" />
          </div>
        </ConsoleForm>
      </details>
    </section>
  );
}
