/** The ward's events for staff: what is coming first, with who signed up or came. */
import { escapeHtml } from "@kitajs/html";
import { Button } from "../../console/pieces/button.js";
import { Empty } from "../../console/pieces/empty.js";
import type { Option } from "../../console/pieces/option.js";
import { Select } from "../../console/pieces/select.js";
import { StatusTag } from "../../console/pieces/statusTag.js";
import { TextField } from "../../console/pieces/textField.js";
import { ButtonLink } from "../../web/buttonLink.js";
import { Table } from "../../web/table.js";
import type { Places } from "../booking/bookingDesk.js";
import { kindNames } from "./eventCsvWords.js";
import { eventConsolePath } from "./eventPaths.js";
import { peopleText, placesText, stageOf, stageTags, whenText } from "./eventWords.js";
import type { WardEvent } from "./wardEvent.js";

export const listViews = ["coming", "drafts", "over", "all"] as const;
export interface EventListQuery {
  q: string;
  kind: string;
  show: (typeof listViews)[number];
}

export interface EventListProps {
  base: string;
  now: Date;
  events: readonly WardEvent[];
  places: ReadonlyMap<string, Places>;
  /** Who came, where it was recorded. */
  people: ReadonlyMap<string, number>;
  query: EventListQuery;
  page: number;
  more: boolean;
  mayEdit: boolean;
  /** Other ways of bringing events in and out. */
  links: readonly { name: string; href: string }[];
}

const viewNames: Readonly<Record<EventListQuery["show"], string>> = {
  coming: "これから（近い順）",
  drafts: "下書き",
  over: "終わったもの",
  all: "すべて",
};

export function EventListPage(props: EventListProps): JSX.Element {
  const { base, now, events, query, page, more, mayEdit, links } = props;
  const at = (number: number) => `${base}?${new URLSearchParams({ ...query, page: String(number) })}`;
  return (
    <>
      <h1>行事・講座</h1>
      <p>行事や講座を公開し、申し込みを受け付け、参加者数を記録します。</p>
      <div class="actions">
        {mayEdit ? <ButtonLink href={`${base}/new`}>行事を登録する</ButtonLink> : ""}
        {links.map(({ name, href }) => (
          <ButtonLink href={href} weight="outlined">
            {escapeHtml(name)}
          </ButtonLink>
        ))}
      </div>
      <Filter base={base} query={query} />
      {events.length === 0 ? (
        <Empty text="この条件の行事はありません。" />
      ) : (
        <Table
          id="events-table"
          caption={viewNames[query.show]}
          heads={["日時", "行事", "種類", "状態", "申し込み", "参加者数"]}
          rows={events.map((event) => [
            escapeHtml(whenText(event)),
            <>
              <a href={eventConsolePath(event.ward, event.id)} safe>
                {event.title}
              </a>
              {event.fictional && !event.title.includes("架空") ? "（架空）" : ""}
            </>,
            escapeHtml(kindNames[event.kind]),
            <StatusTag {...stageTags[stageOf(event, now)]} />,
            escapeHtml(placesText(event, props.places.get(event.id))),
            escapeHtml(peopleText(props.people.get(event.id), event)),
          ])}
        />
      )}
      <p class="row-links">
        {page > 1 ? <a href={at(page - 1)}>前のページ</a> : ""}
        {more ? <a href={at(page + 1)}>次のページ</a> : ""}
      </p>
    </>
  );
}

function Filter({ base, query }: Pick<EventListProps, "base" | "query">): JSX.Element {
  const kinds: Option[] = Object.entries(kindNames).map(([value, label]) => ({ value, label }));
  return (
    <form method="get" action={base} class="form" aria-label="行事の絞り込み">
      <div class="field-row">
        <Select
          name="show"
          label="見るもの"
          value={query.show}
          options={listViews.map((value) => ({ value, label: viewNames[value] }))}
        />
        <Select name="kind" label="種類" value={query.kind} empty="すべて" options={kinds} />
        <TextField name="q" label="名前にある言葉" type="search" value={query.q} maxlength={100} />
      </div>
      <div class="actions">
        <Button label="絞り込む" weight="outlined" />
      </div>
    </form>
  );
}
