/** The state of the installation as a page. */
import { escapeHtml } from "@kitajs/html";
import type { ContentProblem } from "../../contentFiles.js";
import type { Installation } from "../../database/installation.js";
import { Banner } from "../../web/banner.js";
import { DefinitionList } from "../../web/definitionList.js";
import { Table } from "../../web/table.js";
import { Button } from "../pieces/button.js";
import { ConsoleForm } from "../pieces/consoleForm.js";
import { TextField } from "../pieces/textField.js";
import { instantText } from "../timeWords.js";
import { ContentKept } from "./contentKept.js";
import type { InstallationCounts } from "./installationStore.js";
import type { Retention } from "./retention.js";

export interface InstallationPageProps {
  version: string;
  databaseKind: "embedded" | "server";
  installation: Installation;
  counts: InstallationCounts;
  instances: readonly string[];
  contentProblems: readonly ContentProblem[];
  retentions: readonly Retention[];
  releaseMistake: string | undefined;
  csrfField: JSX.Element;
}

/** What is typed to let sending go on. */
export const releaseWord = "再開";

const holdReasons: Readonly<Record<string, string>> = {
  "another-database": "前に動いていたときと違うデータベースです（復元や複製のあと）。",
  restored: "バックアップから復元しました。",
};

export function InstallationPage(props: InstallationPageProps): JSX.Element {
  const { version, databaseKind, installation, counts, instances } = props;
  const trouble = counts.failedJobs + counts.quarantinedEvents + counts.failedReplies;
  return (
    <>
      <h1>システムの状態</h1>
      {installation.sendHold ? <Hold {...props} /> : ""}
      {props.contentProblems.length > 0 ? <ContentKept problems={props.contentProblems} /> : ""}
      <section aria-labelledby="state-title">
        <h2 id="state-title">いまの状態</h2>
        {trouble > 0 ? (
          <Banner kind="warning">
            <p>うまくいかなかった処理があります。システムの担当者に、ログを確かめるよう頼んでください。</p>
          </Banner>
        ) : (
          ""
        )}
        <DefinitionList
          items={[
            { term: "LINEへの送信", text: installation.sendHold ? "止めています" : "動いています" },
            { term: "版", text: version },
            {
              term: "データベース",
              text: `${databaseKind === "server" ? "サーバー" : "組み込み"}（PostgreSQL ${counts.postgres}）`,
            },
            { term: "データベースの形", text: counts.migration },
            { term: "動いているプロセス", text: `${instances.length}（${instances.join("、")}）` },
            { term: "失敗した裏の処理", text: `${counts.failedJobs}件` },
            { term: "脇に置いた出来事", text: `${counts.quarantinedEvents}件` },
            { term: "送れなかった返事（7日間）", text: `${counts.failedReplies}件` },
            {
              term: "監査記録",
              element: <a href="/console/audit">記録を見て、つながりを確かめる</a>,
            },
          ]}
        />
      </section>
      <Table
        id="retention"
        caption="何を、いつまで保存するか"
        heads={["保存するもの", "期間"]}
        rows={props.retentions.map(({ what, howLong }) => [escapeHtml(what), escapeHtml(howLong)])}
      />
      <p class="note">バックアップの中のデータは、バックアップを消すまで残ります。</p>
    </>
  );
}

function Hold({ installation, releaseMistake, csrfField }: InstallationPageProps): JSX.Element {
  const { holdReason, heldSince } = installation;
  return (
    <Banner kind="danger" title="LINEへの送信をすべて止めています">
      <p safe>{(holdReason && holdReasons[holdReason]) ?? holdReason ?? ""}</p>
      {heldSince ? <p safe>{`${instantText(heldSince)}から止めています。`}</p> : ""}
      <p>
        再開すると、配信の途中だったお知らせと返事の続きを送ります。復元した時点より後に一度送ったものは、もう一度届くことがあります。先に「お知らせ」で途中のものを確かめ、送らないものは取り消してください。
      </p>
      <ConsoleForm action="/console/installation/release" csrfField={csrfField}>
        <TextField name="word" label={`確かめたら「${releaseWord}」と入力`} required short mistake={releaseMistake} />
        <div class="actions">
          <Button label="送信を再開する" weight="danger" />
        </div>
      </ConsoleForm>
    </Banner>
  );
}
