/** All readings of an indicator, newest first, with where each comes from; those that rows hold can be withdrawn. */
import { escapeHtml } from "@kitajs/html";
import { Button } from "../console/pieces/button.js";
import { ConsoleForm } from "../console/pieces/consoleForm.js";
import { Empty } from "../console/pieces/empty.js";
import { Select } from "../console/pieces/select.js";
import { TextField } from "../console/pieces/textField.js";
import { Table } from "../web/table.js";
import type { PageView } from "../web/view.js";
import { dateWords } from "./indicatorDates.js";
import { frameLabel, valueWords } from "./indicatorWords.js";
import type { KeptReading } from "./reading.js";
import { kindWords } from "./readingWords.js";
import { type StaffFormProps, typed } from "./staffForm.js";

/** As a choice in a list: what tells it from the others. */
export function readingLabel({ say, language }: PageView, { reading, kind }: KeptReading): string {
  const value = reading.value === null ? `回答${reading.n ?? 0}人` : valueWords(reading.value, reading.unit);
  const frame = reading.frame === null ? kindWords[kind] : frameLabel(say, reading.frame);
  return `${value}　${dateWords(language)(reading.asOf)}時点　${frame}`;
}

export function ReadingTable(props: StaffFormProps & { mayEdit: boolean }): JSX.Element {
  const { view, base, indicator, form, mistakes, csrfField, mayEdit } = props;
  const date = dateWords(view.language);
  const { readings } = indicator;
  const own = readings.filter(({ kind }) => kind !== "plan");
  const faults = mistakes?.form === "withdraw" ? mistakes.fields : {};
  return (
    <section aria-labelledby="readings-title">
      <h2 id="readings-title">すべての実績値</h2>
      {readings.length === 0 ? (
        <Empty text="実績値はまだありません。" />
      ) : (
        <Table
          id="readings-table"
          caption="新しい順"
          heads={["時点", "値", "枠・範囲", "回答", "種類", "出典", "登録した人"]}
          rows={readings.map(({ reading, kind, enteredBy, fictional }) =>
            [
              date(reading.asOf),
              reading.value === null ? "非公表" : valueWords(reading.value, reading.unit),
              reading.frame === null ? (reading.scope ?? "―") : frameLabel(view.say, reading.frame),
              reading.n === null ? "―" : `${reading.numerator ?? "―"} / ${reading.n}`,
              `${kindWords[kind]}${fictional ? "（架空）" : ""}`,
              reading.source,
              enteredBy ?? "―",
            ].map((cell) => escapeHtml(cell)),
          )}
        />
      )}
      {mayEdit && own.length > 0 ? (
        <details open={mistakes?.form === "withdraw"}>
          <summary>実績値を取り下げる</summary>
          <p>取り下げた実績値は、公開ページにもオープンデータにも出なくなります。記録は残ります。</p>
          <ConsoleForm action={`${base}/readings/withdraw`} csrfField={csrfField}>
            <Select
              name="reading"
              id="withdraw-reading"
              label="実績値"
              required
              empty="選んでください"
              value={typed(form, "reading")}
              options={own.map((one) => ({ value: one.id, label: readingLabel(view, one) }))}
            />
            <TextField name="why" label="理由" required maxlength={500} mistake={faults["why"]} />
            <div class="actions">
              <Button label="取り下げる" weight="danger" />
            </div>
          </ConsoleForm>
        </details>
      ) : (
        ""
      )}
    </section>
  );
}
