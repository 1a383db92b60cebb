/** The ward's cases for staff: what is most urgent first; no name and no word of a resident is on it. */
import { Button } from "../../console/pieces/button.js";
import { Empty } from "../../console/pieces/empty.js";
import { Pagination } from "../../console/pieces/pagination.js";
import { Select } from "../../console/pieces/select.js";
import { StatusTag } from "../../console/pieces/statusTag.js";
import { TextField } from "../../console/pieces/textField.js";
import { instantText } from "../../console/timeWords.js";
import type { WardContent } from "../../content.js";
import { ButtonLink } from "../../web/buttonLink.js";
import { Table } from "../../web/table.js";
import { Words } from "../../web/words.js";
import { caseConsolePath, casesConsolePath, dueTag, dueText, stateTag } from "./caseConsoleWords.js";
import type { WardCase } from "./caseDesk.js";
import { type CaseFigure, CaseFigures } from "./caseFigures.js";
import { type CaseQuery, caseListAddress } from "./caseFilter.js";

export interface CaseListPageProps {
  ward: WardContent;
  query: CaseQuery;
  cases: readonly WardCase[];
  pages: number;
  figures: readonly CaseFigure[];
  staffName(id: string): string;
  now: Date;
  /** Opens single cases and files. */
  mayOpen: boolean;
}

export function CaseListPage(props: CaseListPageProps): JSX.Element {
  const { ward, query, cases, now } = props;
  const base = casesConsolePath(ward.ward.id);
  return (
    <>
      <h1>申し込み・相談</h1>
      <p>
        区民がページから送った申し込みです。一覧に名前は出ません。開くと内容が見え、開いたことが監査記録に残ります。
      </p>
      <Filter {...props} />
      {cases.length === 0 ? (
        <Empty text="あてはまる申し込みはありません。" />
      ) : (
        <Table
          id="cases"
          caption="申し込み"
          heads={["番号", "種類", "状態", "期限", "担当", "受付"]}
          rows={cases.map((one) => {
            const due = dueTag(one, now);
            return [
              props.mayOpen ? (
                <a href={caseConsolePath(ward.ward.id, one.id)} safe>
                  {one.number}
                </a>
              ) : (
                <span safe>{one.number}</span>
              ),
              <span safe>{`${one.asked.title.ja}${one.fictional ? "（架空）" : ""}`}</span>,
              <StatusTag {...stateTag(one)} />,
              one.final ? (
                "―"
              ) : (
                <>
                  {due ? <StatusTag {...due} /> : ""} {<Words text={dueText(one)} />}
                </>
              ),
              <span safe>{one.assignedTo === undefined ? "未定" : props.staffName(one.assignedTo)}</span>,
              <span safe>{instantText(one.createdAt)}</span>,
            ];
          })}
        />
      )}
      <Pagination
        page={query.page}
        pages={props.pages}
        href={(page) => caseListAddress(base, query, { page })}
        of="申し込み"
      />
      {props.mayOpen ? (
        <p>
          <ButtonLink href={`${base}/export`} weight="outlined">
            <span>書き出す</span>
          </ButtonLink>
        </p>
      ) : (
        ""
      )}
      <CaseFigures ward={ward} figures={props.figures} now={now} />
    </>
  );
}

function Filter({ ward, query }: CaseListPageProps): JSX.Element {
  const base = casesConsolePath(ward.ward.id);
  const shows = [
    { name: "対応中", change: { state: "open", due: undefined, mine: undefined } },
    { name: "期限が過ぎたもの", change: { state: "open", due: "over", mine: undefined } },
    { name: "期限が近いもの", change: { state: "open", due: "soon", mine: undefined } },
    { name: "自分の担当", change: { state: "open", due: undefined, mine: "1" } },
    { name: "終わったもの", change: { state: "closed", due: undefined, mine: undefined } },
  ] as const;
  return (
    <>
      <nav class="row-links" aria-label="申し込みの絞り込み">
        {shows.map(({ name, change }) => {
          const is = change.state === query.state && change.due === query.due && change.mine === query.mine;
          return (
            <a href={caseListAddress(base, query, { ...change, page: 1 })} aria-current={is ? "page" : undefined} safe>
              {name}
            </a>
          );
        })}
      </nav>
      <form method="get" action={base} class="form">
        {query.state === "open" ? "" : <input type="hidden" name="state" value={query.state} />}
        {query.due === undefined ? "" : <input type="hidden" name="due" value={query.due} />}
        {query.mine === undefined ? "" : <input type="hidden" name="mine" value={query.mine} />}
        <Select
          name="form"
          label="種類"
          empty="すべて"
          value={query.form}
          options={[...ward.caseForms.values()].map(({ key, title }) => ({ value: key, label: title.ja }))}
        />
        <TextField name="q" label="番号の一部" value={query.q} maxlength={20} short />
        <Button label="絞り込む" weight="outlined" />
      </form>
    </>
  );
}
