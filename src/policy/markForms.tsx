/** Forms for the progress status and, for approvers, the mark: given by hand it still follows from the figure. */
import { Button } from "../console/pieces/button.js";
import { ConsoleForm } from "../console/pieces/consoleForm.js";
import { Hidden } from "../console/pieces/hidden.js";
import { Select } from "../console/pieces/select.js";
import { TextField } from "../console/pieces/textField.js";
import { dueYearOf } from "./fiscalYears.js";
import { yearWords } from "./indicatorWords.js";
import { progressStatuses } from "./progressStatus.js";
import { readingLabel } from "./readingTable.js";
import { type StaffFormProps, typed } from "./staffForm.js";

export function MarkForms(props: StaffFormProps & { mayEdit: boolean; mayMark: boolean }): JSX.Element {
  const { base, indicator, mistakes, csrfField, mayEdit, mayMark } = props;
  if (!mayEdit) return "";
  const faults = mistakes?.form === "status" ? mistakes.fields : {};
  return (
    <>
      <section aria-labelledby="status-title">
        <h2 id="status-title">進捗状況</h2>
        <ConsoleForm action={`${base}/status`} csrfField={csrfField}>
          <Select
            name="status"
            label="進捗状況"
            hint="年度の途中の様子です。評価（A・B）は年度の終わりに決まります。"
            empty="書かない"
            value={indicator.progressStatus?.text}
            options={progressStatuses.map((text) => ({ value: text, label: text }))}
            mistake={faults["status"]}
          />
          <div class="actions">
            <Button label="保存する" weight="outlined" />
          </div>
        </ConsoleForm>
      </section>
      {mayMark ? <MarkByHand {...props} /> : ""}
    </>
  );
}

function MarkByHand({ view, base, indicator, form, mistakes, csrfField }: StaffFormProps): JSX.Element {
  const year = dueYearOf(indicator.plan.fiscalYear, indicator.indicator.target);
  const readings = indicator.readings.filter((one) => one.fiscalYear === year && one.reading.value !== null);
  const valid = indicator.marks.filter(({ facts }) => facts.voided === null);
  const given = mistakes?.form === "mark" ? mistakes.fields : {};
  const voided = mistakes?.form === "void" ? mistakes.fields : {};
  return (
    <section aria-labelledby="hand-title">
      <h2 id="hand-title">評価を付ける・取り消す</h2>
      <p>
        評価は、年度の終わりを過ぎると規則により自動で付きます。年度の途中までの数などで自動では付かないとき、どの実績値を年度の実績とするかを選べます。AかBかは、選んだ実績値と目標から決まります。
      </p>
      {readings.length === 0 ? (
        <p safe>{`${yearWords(view.say, year)}の実績値がないため、評価を付けられません。`}</p>
      ) : (
        <ConsoleForm action={`${base}/mark`} csrfField={csrfField}>
          <Select
            name="reading"
            id="mark-reading"
            label="年度の実績とする値"
            required
            empty="選んでください"
            value={mistakes?.form === "mark" ? typed(form, "reading") : undefined}
            options={readings.map((one) => ({ value: one.id, label: readingLabel(view, one) }))}
            mistake={given["reading"]}
          />
          <TextField
            name="reason"
            id="mark-reason"
            label="理由"
            hint="監査記録と評価の記録に残ります。"
            required
            maxlength={500}
            value={mistakes?.form === "mark" ? typed(form, "reason") : ""}
            mistake={given["reason"]}
          />
          <div class="actions">
            <Button label="評価を付ける" weight="outlined" />
          </div>
        </ConsoleForm>
      )}
      {valid.map((one) => (
        <ConsoleForm action={`${base}/mark/void`} csrfField={csrfField}>
          <Hidden name="year" value={String(one.fiscalYear)} />
          <TextField
            name="reason"
            id={`void-reason-${one.fiscalYear}`}
            label={`${yearWords(view.say, one.fiscalYear)}の評価「${one.mark}」を取り消す理由`}
            required
            maxlength={500}
            mistake={voided["reason"]}
          />
          <div class="actions">
            <Button label="評価を取り消す" weight="danger" />
          </div>
        </ConsoleForm>
      ))}
    </section>
  );
}
