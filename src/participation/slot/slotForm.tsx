/** The form that opens slots: on one day, or on some weekdays until a last day. */
import { Button } from "../../console/pieces/button.js";
import { CheckboxGroup } from "../../console/pieces/checkboxGroup.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { DateField } from "../../console/pieces/dateField.js";
import { Hidden } from "../../console/pieces/hidden.js";
import { Select } from "../../console/pieces/select.js";
import { TextField } from "../../console/pieces/textField.js";
import { Banner } from "../../web/banner.js";
import type { CaseForm } from "../case/caseForm.js";
import { weekdayNames } from "./slotWords.js";

export interface SlotFormProps {
  action: string;
  forms: readonly CaseForm[];
  /** Of the form, so that sent twice it opens once. */
  seed: string;
  form: Readonly<Record<string, unknown>>;
  mistakes: Readonly<Record<string, string>>;
  csrfField: JSX.Element;
}

const mondayFirst = [1, 2, 3, 4, 5, 6, 0] as const;

export function OpenSlots({ action, forms, seed, form, mistakes, csrfField }: SlotFormProps): JSX.Element {
  const field = (name: string, usual = "") => ({
    name,
    value: typeof form[name] === "string" ? form[name] : usual,
    mistake: mistakes[name],
  });
  const checked = (name: string) => [form[name] ?? []].flat().map(String);
  const [only] = forms;
  return (
    <section aria-labelledby="open-title">
      <h2 id="open-title">枠を開く</h2>
      {Object.keys(mistakes).length === 0 ? (
        ""
      ) : (
        <Banner kind="mistake" title="まだ開いていません" announced>
          <p>赤い文字のところを直して、もう一度送ってください。</p>
        </Banner>
      )}
      <ConsoleForm action={action} csrfField={csrfField}>
        <Hidden name="seed" value={seed} />
        <Select
          {...field("form", forms.length === 1 ? only?.key : "")}
          label="相談"
          required
          empty="選んでください"
          options={forms.map(({ key, title }) => ({ value: key, label: title.ja }))}
        />
        <DateField {...field("date")} label="最初の日" required />
        <DateField
          {...field("until")}
          label="最後の日"
          hint="毎週繰り返すときだけ選びます。空けておくと、最初の日だけに開きます。"
        />
        <CheckboxGroup
          name="weekdays"
          label="繰り返す曜日"
          hint="最後の日を選んだときに使います。"
          mistake={mistakes["weekdays"]}
          values={checked("weekdays")}
          options={mondayFirst.map((day) => ({ value: String(day), label: `${weekdayNames[day]}曜日` }))}
        />
        <DateField {...field("from", "10:00")} type="time" label="始まりの時刻" required />
        <DateField {...field("to", "12:00")} type="time" label="終わりの時刻" required />
        <TextField
          {...field("minutes", "60")}
          label="1回の長さ（分）"
          hint="始まりから終わりまでを、この長さに区切って開きます。"
          inputmode="numeric"
          short
          required
        />
        <TextField {...field("capacity", "1")} label="同じ時間に受ける件数" inputmode="numeric" short required />
        <TextField {...field("place")} label="場所" hint="区民に見えます。" maxlength={100} />
        <TextField {...field("person")} label="担当" hint="職員だけに見えます。" maxlength={60} />
        <CheckboxGroup
          name="holidays"
          label="休みの日"
          values={checked("holidays")}
          options={[{ value: "1", label: "祝日と12月29日〜1月3日にも開く" }]}
        />
        <div class="actions">
          <Button label="枠を開く" />
        </div>
      </ConsoleForm>
    </section>
  );
}
