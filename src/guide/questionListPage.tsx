/** The list of what residents asked in vain: what is open, most asked first, or what has been settled. */

import { Empty } from "../console/pieces/empty.js";
import { StatusTag } from "../console/pieces/statusTag.js";
import type { WardContent } from "../content.js";
import { htmlLang } from "../language.js";
import { civilDate } from "../time.js";
import { ButtonLink } from "../web/buttonLink.js";
import type { PageView } from "../web/view.js";
import { Words } from "../web/words.js";
import { dateIn } from "./dateWords.js";
import { masked } from "./questionMask.js";
import type { ListedGroup } from "./questionStore.js";
import { inOrder } from "./questionWording.js";

export interface QuestionListProps {
  view: PageView;
  ward: WardContent;
  base: string;
  state: "open" | "settled";
  groups: readonly ListedGroup[];
  now: Date;
  waitingDrafts: number;
}

export function QuestionListPage(props: QuestionListProps): JSX.Element {
  const { base, state, groups, waitingDrafts } = props;
  const isOpen = state === "open";
  return (
    <>
      <h1>{isOpen ? "答えられなかった質問" : "片づいた質問"}</h1>
      <p>
        {isOpen
          ? "似た質問をまとめています。だれが聞いたかは表示しません。電話番号などは伏せています。見たことは監査記録に残ります。"
          : "答えを用意したもの、見送ったものです。質問の文は、片づいたときに消しています。"}
      </p>
      <p class="actions">
        {isOpen ? (
          <ButtonLink href={`${base}/settled`} weight="outlined">
            片づいた質問
          </ButtonLink>
        ) : (
          <ButtonLink href={base} weight="outlined">
            答えられなかった質問
          </ButtonLink>
        )}
        <ButtonLink href={`${base}/uses`} weight="outlined">
          案内の当たり外れ
        </ButtonLink>
        <ButtonLink href={`${base}/changes`} weight="outlined">
          <Words text={waitingDrafts > 0 ? `案内に加えたもの（確認待ち ${waitingDrafts}件）` : "案内に加えたもの"} />
        </ButtonLink>
      </p>
      {groups.length === 0 ? (
        <Empty text={isOpen ? "いま残っている質問はありません。" : "片づいた質問はまだありません。"} />
      ) : (
        <ul class="cards">
          {groups.map((group) => (
            <li>{isOpen ? <OpenGroup {...props} group={group} /> : <SettledGroup {...props} group={group} />}</li>
          ))}
        </ul>
      )}
    </>
  );
}

type GroupProps = QuestionListProps & { group: ListedGroup };

function OpenGroup({ view, ward, base, group, now }: GroupProps): JSX.Element {
  const overdue = group.dueAt < now;
  const [language = "ja"] = group.languages;
  const languages = inOrder(group.languages).map((one) => view.languageNames[one]);
  return (
    <article class="box">
      <h2 lang={group.languages.length === 1 ? htmlLang[language] : undefined}>
        <a href={`${base}/groups/${group.id}`}>
          <Words text={masked(group.text ?? "")} />
        </a>
      </h2>
      <p>
        <StatusTag
          tone={overdue ? "bad" : "quiet"}
          text={overdue ? `期限切れ ${dueWords(group)}` : `期限 ${dueWords(group)}`}
        />{" "}
        <StatusTag tone="active" text={`${group.count}件`} />{" "}
        {group.wishes > 0 ? <StatusTag tone="warning" text={`知らせを待つ人 ${group.wishes}人`} /> : ""}
      </p>
      <p>
        <span safe>{`担当: ${counterName(ward, group.counter)}　ことば: ${languages.join("、")}`}</span>
      </p>
      {group.note === undefined ? (
        ""
      ) : (
        <p>
          <Words text={group.note} />
        </p>
      )}
    </article>
  );
}

function SettledGroup({ ward, group }: GroupProps): JSX.Element {
  const when = group.settledAt ? dateIn(civilDate(group.settledAt), "ja") : "";
  const title = group.entry === undefined ? undefined : (ward.topics.get(group.entry)?.text.ja.title ?? group.entry);
  return (
    <article class="box">
      <p>
        <StatusTag
          tone={group.state === "answered" ? "good" : "quiet"}
          text={group.state === "answered" ? "答えあり" : "見送り"}
        />{" "}
        <span safe>{`${when}　${group.settledBy ?? ""}　担当: ${counterName(ward, group.counter)}`}</span>
      </p>
      <p>
        <Words text={title === undefined ? `理由: ${group.note ?? ""}` : `案内: ${title}`} />
      </p>
      {group.wishes > 0 ? (
        <p>
          <StatusTag tone="warning" text={`これから知らせる人 ${group.wishes}人`} />
        </p>
      ) : (
        ""
      )}
    </article>
  );
}

const dueWords = ({ dueAt }: ListedGroup) => dateIn(civilDate(dueAt), "ja");

export function counterName({ ward }: WardContent, key: string): string {
  return (ward.counters as Readonly<Record<string, { name: { ja: string } }>>)[key]?.name.ja ?? key;
}
