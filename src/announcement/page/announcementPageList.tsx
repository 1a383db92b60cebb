/** The announcements of a ward, by where they are on their way. */
import { Empty } from "../../console/pieces/empty.js";
import { StatusTag } from "../../console/pieces/statusTag.js";
import { ButtonLink } from "../../web/buttonLink.js";
import { Table } from "../../web/table.js";
import { announcementPath } from "../console/announcementConsolePaths.js";
import type { AnnouncementView } from "../desk/announcementDesk.js";
import { dayWords } from "../form/announcementFormTime.js";
import { number, type Stage, stageOf, stages } from "./announcementWords.js";
import { sendingWords } from "./announcementWordsTimes.js";

export const tabs = {
  drafts: { name: "下書き", stages: ["draft"], states: ["draft"], empty: "書きかけのお知らせはありません。" },
  waiting: {
    name: "承認待ち",
    stages: ["waiting"],
    states: ["draft"],
    empty: "承認を待っているお知らせはありません。",
  },
  active: {
    name: "予約・送信中",
    stages: ["scheduled", "sending", "paused"],
    states: ["approved", "planned", "sending", "paused"],
    empty: "予約されたお知らせ、送信中のお知らせはありません。",
  },
  done: { name: "送信完了", stages: ["done"], states: ["done"], empty: "送り終えたお知らせはまだありません。" },
  cancelled: { name: "取消", stages: ["cancelled"], states: ["cancelled"], empty: "取り消したお知らせはありません。" },
} as const;
export type Tab = keyof typeof tabs;

export interface ListPageProps {
  tab: Tab;
  path: string;
  announcements: readonly AnnouncementView[];
  /** Address of the older ones, where there are more. */
  older: string | undefined;
  mayWrite: boolean;
}

export function PageList({ tab, path, announcements, older, mayWrite }: ListPageProps): JSX.Element {
  return (
    <>
      <h1>お知らせ</h1>
      {mayWrite ? (
        <p>
          <ButtonLink href={`${path}/new`}>お知らせを書く</ButtonLink>
        </p>
      ) : (
        ""
      )}
      <nav class="tabs" aria-label="お知らせの状態">
        <ul>
          {(Object.keys(tabs) as Tab[]).map((one) => (
            <li>
              <a href={`${path}?tab=${one}`} aria-current={one === tab ? "page" : undefined}>
                {tabs[one].name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {announcements.length === 0 ? (
        <Empty text={tabs[tab].empty} />
      ) : (
        <Table
          id="announcements"
          caption={`${tabs[tab].name}のお知らせ`}
          heads={["件名", "状態", "送る日時", "人数", "書いた人"]}
          rows={announcements.map(row)}
        />
      )}
      {tab === "done" ? (
        <p>
          <a href={`${path}/figures`}>送る相手ごとの反応を見る</a>
        </p>
      ) : (
        ""
      )}
      {older === undefined ? (
        ""
      ) : (
        <p>
          <a href={older}>これより前のお知らせ</a>
        </p>
      )}
    </>
  );
}

function row(view: AnnouncementView): JSX.Element[] {
  const stage: Stage = stageOf(view);
  const people =
    stage === "sending" || stage === "paused" || stage === "done" ? `${number(view.counts.recipients)}人` : "―";
  return [
    <>
      <a href={announcementPath(view.ward, view.id)} safe>
        {view.content.title}
      </a>
      {view.content.emergency ? (
        <>
          {" "}
          <StatusTag tone="bad" text="緊急" />
        </>
      ) : (
        ""
      )}
      {view.correctsId === undefined ? "" : <span class="note"> 訂正</span>}
    </>,
    <StatusTag {...stages[stage]} />,
    <span safe>{view.finishedAt ? dayWords(view.finishedAt) : sendingWords(view.content)}</span>,
    <span safe>{people}</span>,
    <span safe>{view.author.name}</span>,
  ];
}
