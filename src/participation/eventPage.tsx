/** One event: the rows of who came, each of which can be withdrawn, and the form for another. */
import { escapeHtml } from "@kitajs/html";
import { Button } from "../console/pieces/button.js";
import { ConsoleForm } from "../console/pieces/consoleForm.js";
import { DefinitionList } from "../console/pieces/definitionList.js";
import { Empty } from "../console/pieces/empty.js";
import { Hidden } from "../console/pieces/hidden.js";
import { TextField } from "../console/pieces/textField.js";
import { instantText } from "../console/timeWords.js";
import { Table } from "../web/table.js";
import type { AttendanceRow, HeldEvent } from "./event.js";
import { peopleText } from "./eventListPage.js";
import { whenText } from "./eventWords.js";

export interface EventPageProps {
  base: string;
  event: HeldEvent;
  rows: readonly AttendanceRow[];
  /** Id of the row that the form makes, so that sending it twice is one. */
  newRow: string;
  begun: boolean;
  mayEdit: boolean;
  form: Readonly<Record<string, unknown>>;
  mistakes: Readonly<Record<string, string>>;
  csrfField: JSX.Element;
}

export function EventPage(props: EventPageProps): JSX.Element {
  const { base, event, rows, begun, mayEdit, csrfField } = props;
  return (
    <>
      <h1 safe>{event.title}</h1>
      <DefinitionList
        items={[
          { term: "日時", text: whenText(event.startsAt) },
          { term: "場所", text: event.place },
          { term: "対象", text: event.scope },
          { term: "参加者数", text: peopleText(event) },
        ]}
      />
      <section aria-labelledby="attendance-title">
        <h2 id="attendance-title">参加者数の記録</h2>
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
                <ConsoleForm action={`${base}/attendance/withdraw`} csrfField={csrfField} inline>
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
      {mayEdit && !event.cancelled ? (
        <details>
          <summary>行事を中止にする</summary>
          <p>中止にした行事は、指標に数えません。元に戻せません。</p>
          <ConsoleForm action={`${base}/cancel`} csrfField={csrfField}>
            <div class="actions">
              <Button label="中止にする" weight="danger" />
            </div>
          </ConsoleForm>
        </details>
      ) : (
        ""
      )}
    </>
  );
}

function Record({ base, newRow, form, mistakes, csrfField }: EventPageProps): JSX.Element {
  const value = (name: string): string => (typeof form[name] === "string" ? form[name] : "");
  return (
    <ConsoleForm action={`${base}/attendance`} csrfField={csrfField}>
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
