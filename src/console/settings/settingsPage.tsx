/** The settings of a ward as a page. */

import { Banner } from "../../web/banner.js";
import { Button } from "../pieces/button.js";
import { CheckboxGroup } from "../pieces/checkboxGroup.js";
import { ConsoleForm } from "../pieces/consoleForm.js";
import { DateField } from "../pieces/dateField.js";
import { Hidden } from "../pieces/hidden.js";
import { RadioGroup } from "../pieces/radioGroup.js";
import { TextField } from "../pieces/textField.js";
import type { WardStaff } from "../staff/wardStaffStore.js";
import { ApprovalSteps } from "./approvalSteps.js";
import { list, type SettingForm, text } from "./settingsForm.js";

export interface SettingsPageProps {
  base: string;
  /** The settings as fields, or what was typed when it came back. */
  form: SettingForm;
  staff: readonly WardStaff[];
  mistakes: Readonly<Record<string, string>>;
  csrfField: JSX.Element;
}

const weekdays = ["日", "月", "火", "水", "木", "金", "土"];

export function SettingsPage({ base, form, staff, mistakes, csrfField }: SettingsPageProps): JSX.Element {
  return (
    <>
      <h1>区の設定</h1>
      <p>変えた人と、変える前と後の値を、監査記録に残します。</p>
      {Object.keys(mistakes).length > 0 ? (
        <Banner kind="mistake" title="まだ保存していません" announced>
          <p>赤い文字のところを直して、もう一度保存してください。</p>
        </Banner>
      ) : (
        ""
      )}
      <ConsoleForm action={base} csrfField={csrfField}>
        <Hidden name="before" value={text(form["before"])} />
        <section aria-labelledby="approval-title">
          <h2 id="approval-title">お知らせの承認</h2>
          <ApprovalSteps form={form} staff={staff} mistake={mistakes["approvalSteps"]} />
        </section>
        <section aria-labelledby="delivery-title">
          <h2 id="delivery-title">お知らせの配信</h2>
          <TextField
            name="weeklyCap"
            label="一人に送る回数の上限（7日間）"
            hint="緊急のお知らせは数えません。"
            inputmode="numeric"
            short
            required
            value={text(form["weeklyCap"])}
            mistake={mistakes["weeklyCap"]}
          />
          <TextField
            name="emergencyReserve"
            label="緊急のために残す通数（月）"
            hint="ふだんのお知らせは、この通数を残せるときだけ送れます。"
            inputmode="numeric"
            short
            required
            value={text(form["emergencyReserve"])}
            mistake={mistakes["emergencyReserve"]}
          />
          <RadioGroup
            name="broadcastAllowed"
            label="LINEの一斉配信（broadcast）"
            hint="全員あてのとき、LINEの機能で友だち全員に送ります。受信を止めた人にも届くので、ふだんは使いません。"
            value={text(form["broadcastAllowed"])}
            options={[
              { value: "no", label: "使わない" },
              { value: "yes", label: "使う" },
            ]}
          />
        </section>
        <section aria-labelledby="talk-title">
          <h2 id="talk-title">職員への相談と、答えられなかった質問</h2>
          <CheckboxGroup
            name="weekdays"
            label="相談に答える曜日"
            hint="祝日は休みとして扱います。"
            values={list(form["weekdays"])}
            options={weekdays.map((name, index) => ({ value: String(index), label: `${name}曜日` }))}
            mistake={mistakes["officeHours"]}
          />
          <div class="field-row">
            <DateField name="from" type="time" label="始まり" required value={text(form["from"])} />
            <DateField name="until" type="time" label="終わり" required value={text(form["until"])} />
          </div>
          <TextField
            name="talkRetentionDays"
            label="相談の記録を消すまでの日数"
            inputmode="numeric"
            short
            required
            value={text(form["talkRetentionDays"])}
            mistake={mistakes["talkRetentionDays"]}
          />
          <TextField
            name="questionDays"
            label="答えられなかった質問に対応するまでの日数"
            inputmode="numeric"
            short
            required
            value={text(form["questionDays"])}
            mistake={mistakes["questionDays"]}
          />
        </section>
        <section aria-labelledby="survey-title">
          <h2 id="survey-title">アンケート</h2>
          <TextField
            name="surveysPerQuarter"
            label="一人に案内する回数の上限（四半期）"
            hint="LINEでアンケートを案内するとき、この回数に達した人には送りません。"
            inputmode="numeric"
            short
            required
            value={text(form["surveysPerQuarter"])}
            mistake={mistakes["surveysPerQuarter"]}
          />
        </section>
        <div class="actions">
          <Button label="保存する" />
        </div>
      </ConsoleForm>
    </>
  );
}
