/** One case for staff: what was told, what happened, and what can be done next. */

import { StatusTag } from "../../console/pieces/statusTag.js";
import { dayText, instantText } from "../../console/timeWords.js";
import type { WardContent } from "../../content.js";
import { htmlLang } from "../../language.js";
import { Banner } from "../../web/banner.js";
import { ButtonLink } from "../../web/buttonLink.js";
import { DefinitionList } from "../../web/definitionList.js";
import { Table } from "../../web/table.js";
import { Words } from "../../web/words.js";
import { eventWhen } from "../event/eventWhen.js";
import { CaseActions, type CaseActionsProps } from "./caseActions.js";
import {
  byText,
  caseConsolePath,
  dueTag,
  dueText,
  languageName,
  stateTag,
  stepText,
  wayText,
} from "./caseConsoleWords.js";
import type { CaseStepView } from "./caseDesk.js";
import type { CaseAnswers } from "./caseForm.js";
import type { CaseTime } from "./caseSlotStore.js";
import { answeredLines } from "./caseText.js";

export interface CaseViewPageProps extends CaseActionsProps {
  ward: WardContent;
  answers: CaseAnswers | undefined;
  steps: readonly CaseStepView[];
  time: CaseTime | undefined;
  associationName: string | undefined;
  /** What was written may say that somebody is in danger. */
  danger: boolean;
  now: Date;
  staffName(id: string): string;
}

export function CaseViewPage(props: CaseViewPageProps): JSX.Element {
  const { ward, case: one } = props;
  return (
    <>
      <h1 safe>{`${one.number} ${one.asked.title.ja}`}</h1>
      {props.danger ? (
        <Banner kind="danger" title="命にかかわるおそれのあることばがあります">
          <p>申込者のページには、110・119などの電話番号をすぐに表示しています。至急、担当の窓口と相談してください。</p>
        </Banner>
      ) : (
        ""
      )}
      {one.fictional ? (
        <Banner kind="warning">
          <p>デモのための架空の記録です。</p>
        </Banner>
      ) : (
        ""
      )}
      <CaseFacts {...props} />
      <CaseWords {...props} />
      <CaseHistory {...props} />
      {props.answers === undefined ? "" : <CaseActions {...props} />}
      <p>
        <ButtonLink href={`${caseConsolePath(ward.ward.id, one.id)}/print`} weight="outlined">
          <span>印刷用のページ</span>
        </ButtonLink>
      </p>
    </>
  );
}

export function CaseFacts({ ward, case: one, time, associationName, now, staffName }: CaseViewPageProps): JSX.Element {
  const due = dueTag(one, now);
  return (
    <DefinitionList
      items={[
        { term: "状態", element: <StatusTag {...stateTag(one)} /> },
        ...(one.final
          ? []
          : [
              {
                term: "期限",
                element: (
                  <>
                    {due ? <StatusTag {...due} /> : ""} <Words text={dueText(one)} />
                  </>
                ),
              },
            ]),
        { term: "担当する職員", text: one.assignedTo === undefined ? "未定" : staffName(one.assignedTo) },
        { term: "担当の窓口", text: ward.ward.counters[one.asked.counter]?.name.ja ?? one.asked.counter },
        ...(time ? [{ term: "相談の日時", text: eventWhen({ ...time, allDay: false }, "ja") }] : []),
        ...(time?.place ? [{ term: "場所", text: time.place }] : []),
        ...(one.asked.association ? [{ term: "町会", text: associationName ?? "確かめてください" }] : []),
        { term: "受付", text: `${instantText(one.createdAt)}（${wayText(one)}、${languageName[one.language]}）` },
        {
          term: "保存",
          text: one.keepUntil ? `${dayText(one.keepUntil)}に消します` : `終わった日から${one.asked.keepMonths}か月`,
        },
      ]}
    />
  );
}

export function CaseWords({ case: one, answers }: Pick<CaseViewPageProps, "case" | "answers">): JSX.Element {
  return (
    <section aria-labelledby="told">
      <h2 id="told">申込みの内容</h2>
      {answers === undefined ? (
        <p>保存期間が過ぎたので消しました。</p>
      ) : (
        <dl class="pairs">
          {answeredLines(one.asked, answers, "ja").map(({ label, text }) => (
            <>
              <dt>
                <Words text={label} />
              </dt>
              <dd lang={text === undefined ? undefined : htmlLang[one.language]}>
                <Words text={text ?? "（書いていません）"} />
              </dd>
            </>
          ))}
        </dl>
      )}
    </section>
  );
}

export function CaseHistory({ case: one, steps, staffName }: Pick<CaseViewPageProps, "case" | "steps" | "staffName">) {
  return (
    <section aria-labelledby="history-title">
      <h2 id="history-title">経過</h2>
      <Table
        id="history"
        caption="古い順"
        heads={["日時", "したこと", "した人", "伝えた文・メモ"]}
        rows={steps.map((step) => [
          <span safe>{instantText(step.at)}</span>,
          <span safe>{stepText(step, one, staffName)}</span>,
          <span safe>{byText(step)}</span>,
          <Words text={step.kind === "assigned" ? "" : (step.text ?? "")} />,
        ])}
      />
    </section>
  );
}
