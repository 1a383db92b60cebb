/** The rows of who came, each of which can be withdrawn, and the form for another. */
import { escapeHtml } from "@kitajs/html";
import { Button } from "../../console/pieces/button.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { Empty } from "../../console/pieces/empty.js";
import { Hidden } from "../../console/pieces/hidden.js";
import { TextField } from "../../console/pieces/textField.js";
import { instantText } from "../../console/timeWords.js";
import { Table } from "../../web/table.js";
import type { WardEvent } from "../event/wardEvent.js";
import type { AttendanceRow } from "./attendance.js";

export interface AttendancePartProps {
  /** Where both forms are sent: `…/attendance`. */
  action: string;
  event: Pick<WardEvent, "cancelled">;
  rows: readonly AttendanceRow[];
  /** Id of the row that the form makes, so that sending it twice is one. */
  newRow: string;
  begun: boolean;
  mayEdit: boolean;
  form: Readonly<Record<string, unknown>>;
  mistakes: Readonly<Record<string, string>>;
  csrfField: JSX.Element;
}

export function AttendancePart(props: AttendancePartProps): JSX.Element {
  const { action, event, rows, begun, mayEdit, csrfField } = props;
  return (
    <section aria-labelledby="attendance-title">
      <h2 id="attendance-title">記録</h2>
      {rows.length === 0 ? (
        <Empty text="記録はまだありません。" />
      ) : (
        <Table
          id="attendance-table"
          caption="記録した順"
          heads={["人数", "メモ", "記録した人", "記録した日時", "取り下げ"]}
          rows={rows.map((row) => [
            escapeHtml(`${row.people}人`),
            escapeHtml(row.note ?? "―"),
            escapeHtml(row.recordedBy ?? "―"),
            escapeHtml(instantText(row.recordedAt)),
            row.withdrawn ? (
              "取り下げ済み"
            ) : mayEdit ? (
              <ConsoleForm action={`${action}/withdraw`} csrfField={csrfField} inline>
                <Hidden name="row" value={row.id} />
                <Button label="取り下げる" weight="plain" meaning={`${row.people}人の記録を取り下げる`} />
              </ConsoleForm>
            ) : (
              "―"
            ),
          ])}
        />
      )}
      {mayEdit && !event.cancelled ? (
        begun ? (
          <Record {...props} />
        ) : (
          <p>参加者数は、行事が始まってから記録できます。</p>
        )
      ) : (
        ""
      )}
    </section>
  );
}

function Record({ action, newRow, form, mistakes, csrfField }: AttendancePartProps): JSX.Element {
  const value = (name: string): string => (typeof form[name] === "string" ? form[name] : "");
  return (
    <ConsoleForm action={action} csrfField={csrfField}>
      <Hidden name="row" value={newRow} />
      <TextField
        name="people"
        label="参加者数"
        hint="この記録で足す人数"
        inputmode="numeric"
        short
        required
        value={value("people")}
        mistake={mistakes["people"]}
      />
      <TextField name="note" label="メモ" maxlength={200} value={value("note")} mistake={mistakes["note"]} />
      <div class="actions">
        <Button label="記録する" />
      </div>
    </ConsoleForm>
  );
}
