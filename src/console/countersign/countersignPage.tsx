/** Requests for a second person: those that wait for me, and my own. */
import { escapeHtml } from "@kitajs/html";
import { DefinitionList } from "../../web/definitionList.js";
import { Words } from "../../web/words.js";
import { Button } from "../pieces/button.js";
import { ConsoleForm } from "../pieces/consoleForm.js";
import { Empty } from "../pieces/empty.js";
import { StatusTag, type StatusTagProps } from "../pieces/statusTag.js";
import { roleNames } from "../roleWords.js";
import { instantText } from "../timeWords.js";
import type { CountersignRequest } from "./countersign.js";

export interface CountersignPageProps {
  base: string;
  waiting: readonly CountersignRequest[];
  mine: readonly CountersignRequest[];
  nameOf(staffId: string): string;
  csrfField: JSX.Element;
}

export function CountersignPage({ base, waiting, mine, nameOf, csrfField }: CountersignPageProps): JSX.Element {
  return (
    <>
      <h1>二人での確認</h1>
      <p>個人に関わるデータの書き出しと、職員の権限の変更は、頼んだ人とは別の人が認めてから行います。</p>
      <section aria-labelledby="waiting-title">
        <h2 id="waiting-title">あなたの確認を待っている依頼</h2>
        {waiting.length === 0 ? (
          <Empty text="いまはありません。" />
        ) : (
          <ul class="cards">
            {waiting.map((request) => (
              <li class="box">
                <h3>{escapeHtml(subjectText(request, nameOf))}</h3>
                <Facts request={request} />
                <div class="actions">
                  <ConsoleForm action={`${base}/${request.id}/grant`} csrfField={csrfField} inline>
                    <Button label="認める" meaning={`認める: ${subjectText(request, nameOf)}`} />
                  </ConsoleForm>
                  <ConsoleForm action={`${base}/${request.id}/refuse`} csrfField={csrfField} inline>
                    <Button label="認めない" weight="outlined" meaning={`認めない: ${subjectText(request, nameOf)}`} />
                  </ConsoleForm>
                </div>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="mine-title">
        <h2 id="mine-title">あなたが頼んだこと</h2>
        {mine.length === 0 ? (
          <Empty text="いまはありません。" />
        ) : (
          <ul class="cards">
            {mine.map((request) => (
              <li class="box">
                <h3>{escapeHtml(subjectText(request, nameOf))}</h3>
                <p>
                  <StatusTag {...states[request.state]} />
                </p>
                <Facts request={request} />
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

function Facts({ request }: { request: CountersignRequest }): JSX.Element {
  return (
    <DefinitionList
      items={[
        { term: "頼んだ人", text: `${request.askedByName}（${instantText(request.askedAt)}）` },
        { term: "理由", element: <Words text={request.reason} /> },
        { term: "期限", text: instantText(request.expiresAt) },
      ]}
    />
  );
}

const states: Readonly<Record<CountersignRequest["state"], StatusTagProps>> = {
  asked: { tone: "active", text: "確認を待っています" },
  granted: { tone: "good", text: "認められました（24時間以内に一度だけ使えます）" },
  refused: { tone: "bad", text: "認められませんでした" },
  used: { tone: "quiet", text: "済みました" },
};

/** What an export is called; a feature's own name is shown where it is not here. */
const exports: Readonly<Record<string, string>> = {
  "announcement.recipients": "お知らせの配信先の一覧",
  "residents.list": "区民の一覧",
  "survey.answers": "アンケートの回答",
  "cases.words": "申し込み・相談（書かれた内容を含む）",
};

function subjectText({ payload }: CountersignRequest, nameOf: (staffId: string) => string): string {
  if ("what" in payload) return `データの書き出し: ${exports[payload.what] ?? payload.what}`;
  const role = payload.role === null ? "権限を外す" : `権限を「${roleNames[payload.role]}」にする`;
  return `${nameOf(payload.staffId)}さん: ${role}`;
}
