/** The audit as a page: filter, records, the check of the chain, the export. */
import { escapeHtml } from "@kitajs/html";
import { Banner } from "../../web/banner.js";
import { ButtonLink } from "../../web/buttonLink.js";
import { Table } from "../../web/table.js";
import { Words } from "../../web/words.js";
import { Button } from "../pieces/button.js";
import { ConsoleForm } from "../pieces/consoleForm.js";
import { DateField } from "../pieces/dateField.js";
import { Empty } from "../pieces/empty.js";
import { Hidden } from "../pieces/hidden.js";
import { Select } from "../pieces/select.js";
import { instantText } from "../timeWords.js";
import type { AuditRecord, ChainCheck } from "./auditChain.js";
import { factsText, shortened } from "./auditFacts.js";
import type { AuditQuery } from "./auditFilter.js";
import { actionText, actorText, areaOptions } from "./auditText.js";

export interface AuditPageProps {
  /** Such as /console/nishi/audit */
  base: string;
  scopeText: string;
  query: AuditQuery;
  staff: readonly { id: string; name: string }[];
  records: readonly AuditRecord[];
  /** Where older ones are. */
  older: string | undefined;
  check: ChainCheck | undefined;
  csrfField: JSX.Element;
}

export function AuditPage(props: AuditPageProps): JSX.Element {
  const { base, scopeText, query, staff, records, older, check, csrfField } = props;
  return (
    <>
      <h1>監査記録</h1>
      <p>
        <Words text={`${scopeText}記録は書き足すだけで、直すことも消すこともできません。`} />
      </p>
      {check ? <CheckResult check={check} /> : ""}
      <form method="get" action={base} class="form" aria-label="記録の絞り込み">
        <div class="field-row">
          <Select name="action" label="したこと" options={areaOptions} value={query.action} empty="すべて" />
          <Select
            name="person"
            label="した人・された人"
            options={staff.map(({ id, name }) => ({ value: id, label: name }))}
            value={query.person}
            empty="すべて"
          />
          <DateField name="from" label="いつから" value={query.from} />
          <DateField name="until" label="いつまで" value={query.until} />
        </div>
        <div class="actions">
          <Button label="絞り込む" weight="outlined" />
        </div>
      </form>
      {records.length === 0 ? (
        <Empty text="この条件の記録はありません。" />
      ) : (
        <Table
          id="records"
          caption="新しい順の記録"
          heads={["番号", "日時", "した人", "したこと", "対象", "内容"]}
          rows={records.map((record) => [
            String(record.seq),
            <span class="one-piece" safe>
              {instantText(record.at)}
            </span>,
            escapeHtml(actorText(record.actorKind, record.actorName)),
            escapeHtml(actionText(record.action)),
            <Subject name={staff.find(({ id }) => id === record.subject)?.name} subject={record.subject ?? ""} />,
            escapeHtml(factsText(record.facts)),
          ])}
        />
      )}
      <div class="actions">
        {older === undefined ? (
          ""
        ) : (
          <ButtonLink href={older} weight="outlined">
            もっと古い記録
          </ButtonLink>
        )}
        <ConsoleForm action={`${base}/check`} csrfField={csrfField} inline>
          <Button label="記録のつながりを確かめる" weight="outlined" />
        </ConsoleForm>
        <ConsoleForm action={`${base}/export`} csrfField={csrfField} inline>
          {(["action", "person", "from", "until"] as const).map((name) => (
            <Hidden name={name} value={query[name] ?? ""} />
          ))}
          <Button label="この条件でCSVに書き出す" weight="outlined" />
        </ConsoleForm>
      </div>
      <p class="note">書き出したことも、この記録に残ります。</p>
    </>
  );
}

function Subject({ name, subject }: { name: string | undefined; subject: string }): JSX.Element {
  if (name !== undefined) return escapeHtml(name);
  return (
    <span class="one-piece" safe>
      {shortened(subject)}
    </span>
  );
}

const reasons: Readonly<Record<(ChainCheck & { kind: "broken" })["reason"], string>> = {
  missing: "この番号の記録がありません。",
  unchained: "前の記録とつながっていません。",
  changed: "書かれたときから内容が変わっています。",
};

function CheckResult({ check }: { check: ChainCheck }): JSX.Element {
  if (check.kind === "whole") {
    return (
      <Banner kind="success" title="記録のつながりに異常はありません" announced>
        <p safe>{`全区の記録${check.records.toLocaleString("ja-JP")}件を最初から確かめました。`}</p>
        <p>
          {/* Kept elsewhere, it shows later that the newest records have not been taken away. */}
          <span safe>{`最後の記録の照合値: ${check.head.slice(0, 16)}`}</span>
          （控えておくと、あとで末尾の記録が消されていないことも確かめられます）
        </p>
      </Banner>
    );
  }
  return (
    <Banner kind="danger" title={`番号${check.seq}の記録に異常があります`} announced>
      <p>
        <Words
          text={`${reasons[check.reason]}システムの担当者と情報セキュリティの担当者に、すぐに知らせてください。`}
        />
      </p>
    </Banner>
  );
}
