/** The inbox of talks: who waits longest stands first. No name and no word of a resident is on it. */
import { Empty } from "../console/pieces/empty.js";
import { StatusTag } from "../console/pieces/statusTag.js";
import type { WardContent } from "../content.js";
import { Table } from "../web/table.js";
import { Words } from "../web/words.js";
import { languageWords, lengthWords, threadName } from "./talkConsoleWords.js";
import type { InboxThread, Show } from "./talkInboxStore.js";

export interface InboxLine extends InboxThread {
  /** Waits longer than the office is open on one day. */
  late: boolean;
  /** What they wrote may say that somebody is in danger. */
  danger: boolean;
}

export interface TalkInboxPageProps {
  ward: WardContent;
  show: Show;
  threads: readonly InboxLine[];
  staffName(id: string): string;
}

const showNames: Readonly<Record<Show, string>> = { open: "対応中", mine: "自分の担当", closed: "終わったもの" };
const nothing: Readonly<Record<Show, string>> = {
  open: "対応中の相談はありません。",
  mine: "担当している相談はありません。",
  closed: "終わった相談はありません。保存期間が過ぎたものは消えています。",
};

export function TalkInboxPage({ ward, show, threads, staffName }: TalkInboxPageProps): JSX.Element {
  const base = `/console/${ward.ward.id}/talks`;
  return (
    <>
      <h1>職員への相談</h1>
      <p>
        区民がLINEの「職員に相談」から開いたページでのやりとりです。相手の名前やLINEのIDは表示されません。開いた記録は監査記録に残ります。
      </p>
      <nav class="row-links" aria-label="相談の絞り込み">
        {(Object.keys(showNames) as Show[]).map((one) => (
          <a href={`${base}?show=${one}`} aria-current={one === show ? "page" : undefined} safe>
            {showNames[one]}
          </a>
        ))}
        <a href={`/console/${ward.ward.id}/canned-replies`}>定型文</a>
      </nav>
      {threads.length === 0 ? (
        <Empty text={nothing[show]} />
      ) : (
        <Table
          id="talks"
          caption={showNames[show]}
          heads={["相談", "返信待ち", "窓口", "ことば", "担当", "やりとり", "最後の動き"]}
          rows={threads.map((thread) => [
            <a href={`${base}/${thread.id}`} safe>
              {threadName(thread.id)}
            </a>,
            <Waiting thread={thread} />,
            <span safe>
              {ward.ward.counters[thread.counter as keyof typeof ward.ward.counters]?.name.ja ?? thread.counter}
            </span>,
            <span safe>{languageWords[thread.language]}</span>,
            <Words text={thread.assignedTo ? staffName(thread.assignedTo) : "未定"} />,
            <span>{thread.posts}件</span>,
            <span safe>{`${lengthWords(thread.quietMs)}前`}</span>,
          ])}
        />
      )}
    </>
  );
}

function Waiting({ thread }: { thread: InboxLine }): JSX.Element {
  if (thread.waitedMs === undefined) return <span>なし</span>;
  return (
    <>
      {thread.danger ? <StatusTag tone="bad" text="危険のおそれ" /> : ""}{" "}
      <StatusTag
        tone={thread.late ? "warning" : "active"}
        text={`${lengthWords(thread.waitedMs)}${thread.late ? "（1開庁日超）" : ""}`}
      />
    </>
  );
}
