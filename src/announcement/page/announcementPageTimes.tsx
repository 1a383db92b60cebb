/** The fields of when: at once, at a time, again and again; until when; and the nights. */
import { CheckboxGroup } from "../../console/pieces/checkboxGroup.js";
import { DateField } from "../../console/pieces/dateField.js";
import { RadioGroup } from "../../console/pieces/radioGroup.js";
import { TextArea } from "../../console/pieces/textArea.js";
import { TextField } from "../../console/pieces/textField.js";
import { type Fields, many, one } from "../form/announcementFormFields.js";
import type { Mistake } from "../form/announcementFormRead.js";
import { mistakeAt } from "./announcementPageMistakes.js";

export interface TimesProps {
  fields: Fields;
  mistakes: readonly Mistake[];
}

const weekdays = ["日曜", "月曜", "火曜", "水曜", "木曜", "金曜", "土曜"];

export function PageTimes({ fields, mistakes }: TimesProps): JSX.Element {
  const field = (name: string, label: string, hint?: string) => ({
    name,
    label,
    hint,
    value: one(fields, name),
    mistake: mistakeAt(mistakes, name),
  });
  return (
    <section class="form-section" aria-labelledby="times-title">
      <h2 id="times-title">送る日時</h2>
      <RadioGroup
        {...field("when", "いつ送りますか")}
        options={[
          { value: "now", label: "承認したらすぐ" },
          { value: "at", label: "日時を決めて" },
          { value: "repeat", label: "くり返して" },
        ]}
      />
      <details class="version" open={one(fields, "when") === "at"}>
        <summary>日時を決めて送る</summary>
        <div class="field-row">
          <DateField {...field("sendDate", "送る日")} />
          <DateField {...field("sendTime", "送る時刻")} type="time" />
        </div>
      </details>
      <details class="version" open={one(fields, "when") === "repeat"}>
        <summary>くり返して送る</summary>
        <RadioGroup
          {...field("repeat.every", "間隔")}
          options={[
            { value: "day", label: "毎日" },
            { value: "week", label: "毎週" },
            { value: "month", label: "毎月" },
          ]}
        />
        <CheckboxGroup
          name="repeat.weekdays"
          label="毎週のときの曜日"
          values={many(fields, "repeat.weekdays")}
          mistake={mistakeAt(mistakes, "repeat.weekdays")}
          options={weekdays.map((label, day) => ({ value: String(day), label }))}
        />
        <TextField {...field("repeat.day", "毎月のときの日", "1から31。31は月の最後の日")} short inputmode="numeric" />
        <div class="field-row">
          <DateField {...field("repeat.at", "時刻")} type="time" />
          <DateField {...field("repeat.until", "最後の日")} />
        </div>
        <CheckboxGroup
          name="repeat.holidays"
          label="除く日"
          values={many(fields, "repeat.holidays")}
          options={[{ value: "on", label: "祝日には送らない" }]}
        />
        <TextArea {...field("repeat.excludeDays", "ほかに除く日", "1行にひとつ。例: 2026-12-29")} rows={3} />
      </details>
      <details class="version" open={one(fields, "expiresDate") !== "" || one(fields, "expiresTime") !== ""}>
        <summary>有効期限</summary>
        <p class="note">この時を過ぎると、まだ送っていない人には送りません。</p>
        <div class="field-row">
          <DateField {...field("expiresDate", "期限の日")} />
          <DateField {...field("expiresTime", "期限の時刻")} type="time" />
        </div>
      </details>
      <RadioGroup
        {...field("quiet", "夜間（21時から8時）")}
        options={[
          { value: "auto", label: "標準", hint: "すぐ送るときは夜でも送り、予約とくり返しは夜を避けます" },
          { value: "respect", label: "夜は送らず、朝8時に送る" },
          { value: "ignore", label: "夜でも送る", hint: "夜を避けると自分で決めた人には、朝に送ります" },
        ]}
      />
    </section>
  );
}
