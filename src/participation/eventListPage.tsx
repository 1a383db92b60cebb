/** The ward's events with how many came, and the form that adds one. */
import { escapeHtml } from "@kitajs/html";
import { Button } from "../console/pieces/button.js";
import { ConsoleForm } from "../console/pieces/consoleForm.js";
import { DateField } from "../console/pieces/dateField.js";
import { Empty } from "../console/pieces/empty.js";
import { Select } from "../console/pieces/select.js";
import { TextField } from "../console/pieces/textField.js";
import { Table } from "../web/table.js";
import { type HeldEvent, knownScopes } from "./event.js";
import type { CountedSeries } from "./eventConsole.js";
import { whenText } from "./eventWords.js";

export interface EventListProps {
  base: string;
  events: readonly HeldEvent[];
  page: number;
  more: boolean;
  series: readonly CountedSeries[];
  mayEdit: boolean;
  form: Readonly<Record<string, unknown>>;
  mistakes: Readonly<Record<string, string>>;
  csrfField: JSX.Element;
}

/** 13人, 記録なし, 中止 */
export const peopleText = ({ people, cancelled }: HeldEvent): string =>
  cancelled ? "中止" : people === undefined ? "記録なし" : `${people.toLocaleString("en-US")}人`;

export function EventListPage(props: EventListProps): JSX.Element {
  const { base, events, page, more, mayEdit } = props;
  return (
    <>
      <h1>行事・参加者数</h1>
      <p>行事や講座の参加者数を記録します。運営方針の指標になっているシリーズは、記録から自動で数えます。</p>
      {events.length === 0 ? (
        <Empty text="行事はまだありません。" />
      ) : (
        <Table
          id="events-table"
          caption="新しい順"
          heads={["日時", "行事", "対象", "参加者数"]}
          rows={events.map((event) => [
            escapeHtml(whenText(event.startsAt)),
            <>
              <a href={`${base}/${event.id}`} safe>
                {event.title}
              </a>
              {event.fictional ? "（架空）" : ""}
            </>,
            escapeHtml(event.scope ?? "―"),
            escapeHtml(peopleText(event)),
          ])}
        />
      )}
      <p class="row-links">
        {page > 1 ? <a href={`${base}?page=${page - 1}`}>新しい行事</a> : ""}
        {more ? <a href={`${base}?page=${page + 1}`}>前の行事</a> : ""}
      </p>
      {mayEdit ? <AddEvent {...props} /> : ""}
    </>
  );
}

function AddEvent({ base, series, form, mistakes, csrfField }: EventListProps): JSX.Element {
  const field = (name: string) => ({
    name,
    value: typeof form[name] === "string" ? form[name] : "",
    mistake: mistakes[name],
  });
  const known = [...new Map(series.map((one) => [one.series, one])).values()];
  return (
    <section aria-labelledby="add-title">
      <h2 id="add-title">行事を登録する</h2>
      <ConsoleForm action={base} csrfField={csrfField}>
        <TextField {...field("title")} label="行事の名前" required maxlength={100} />
        <Select
          {...field("series")}
          label="シリーズ"
          hint="選ぶと、下の対象のものが運営方針の指標に数えられます。"
          empty="指標に数えない"
          options={known.map((one) => ({ value: one.series, label: `${one.indicator}（${one.scope}を数えます）` }))}
        />
        <Select
          {...field("scope")}
          label="対象"
          empty="決めない"
          options={[...new Set([...knownScopes, ...series.map(({ scope }) => scope)])].map((scope) => ({
            value: scope,
            label: scope,
          }))}
        />
        <DateField {...field("date")} label="開催日" required />
        <DateField {...field("time")} type="time" label="始まりの時刻" />
        <TextField {...field("place")} label="場所" maxlength={100} />
        <div class="actions">
          <Button label="登録する" />
        </div>
      </ConsoleForm>
    </section>
  );
}
