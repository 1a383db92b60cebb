/** One event for staff: everything that is known of it, and what can be done with it. */
import { escapeHtml } from "@kitajs/html";
import { StatusTag } from "../../console/pieces/statusTag.js";
import { instantText } from "../../console/timeWords.js";
import { Banner } from "../../web/banner.js";
import { ButtonLink } from "../../web/buttonLink.js";
import { type Definition, DefinitionList } from "../../web/definitionList.js";
import { Words } from "../../web/words.js";
import type { Places } from "../booking/bookingDesk.js";
import { kindNames } from "./eventCsvWords.js";
import { peopleText, placesText, stageOf, stageTags, whenText } from "./eventWords.js";
import type { WardEvent } from "./wardEvent.js";

export interface EventPageProps {
  /** Address of this page. */
  base: string;
  event: WardEvent;
  now: Date;
  places: Places | undefined;
  people: number | undefined;
  topicName: string | undefined;
  languageNames: Readonly<Record<string, string>>;
  /** Its public page. */
  publicPath: string;
  parts: readonly { name: string; href: string }[];
  mayEdit: boolean;
}

export function EventPage(props: EventPageProps): JSX.Element {
  const { event, now } = props;
  const stage = stageOf(event, now);
  return (
    <>
      <h1 safe>{event.title}</h1>
      <p class="chips">
        <StatusTag {...stageTags[stage]} />
        {event.fictional ? <StatusTag tone="quiet" text="架空" /> : ""}
      </p>
      {event.cancelled ? (
        <Banner kind="warning" title="中止にした行事です">
          <p>
            <Words text={event.cancelReason ?? "理由は書かれていません。"} />
          </p>
        </Banner>
      ) : (
        ""
      )}
      <Actions {...props} />
      <section aria-labelledby="facts-title">
        <h2 id="facts-title">内容</h2>
        <DefinitionList items={factsOf(props)} />
      </section>
    </>
  );
}

function Actions({ base, event, publicPath, parts, mayEdit }: EventPageProps): JSX.Element {
  const changeable = mayEdit && !event.cancelled;
  return (
    <div class="actions">
      {changeable && event.state === "draft" ? (
        <ButtonLink href={`${base}/publish`}>公開の前に確かめる</ButtonLink>
      ) : (
        ""
      )}
      {parts.map(({ name, href }) => (
        <ButtonLink href={href} weight="outlined">
          {escapeHtml(name)}
        </ButtonLink>
      ))}
      {changeable ? (
        <ButtonLink href={`${base}/edit`} weight="outlined">
          編集する
        </ButtonLink>
      ) : (
        ""
      )}
      {changeable && event.state === "published" ? (
        <ButtonLink href={`${base}/move`} weight="outlined">
          日時を変える
        </ButtonLink>
      ) : (
        ""
      )}
      {mayEdit ? (
        <ButtonLink href={`${base.slice(0, base.lastIndexOf("/"))}/new?copy=${event.id}`} weight="outlined">
          別の日の下書きを作る
        </ButtonLink>
      ) : (
        ""
      )}
      {event.state === "published" ? (
        <ButtonLink href={publicPath} weight="plain">
          公開ページを見る
        </ButtonLink>
      ) : (
        ""
      )}
      {changeable ? (
        <ButtonLink href={`${base}/cancel`} weight="plain">
          中止にする
        </ButtonLink>
      ) : (
        ""
      )}
    </div>
  );
}

const contactNames = { either: "電話かメールのどちらか", phone: "電話", email: "メール", none: "たずねない" } as const;
const freeText = (free: boolean | undefined): string | undefined =>
  free === undefined ? undefined : free ? "無料" : "費用がかかる";

function factsOf({ event, places, people, topicName, languageNames }: EventPageProps): Definition[] {
  const { asks } = event;
  const point = event.latitude === undefined ? undefined : `${event.latitude}, ${event.longitude}`;
  return [
    { term: "日時", text: whenText(event) },
    ...(event.movedFrom ? [{ term: "変える前の日時", text: instantText(event.movedFrom) }] : []),
    { term: "種類", text: kindNames[event.kind] },
    { term: "分野", text: topicName },
    { term: "短い説明", text: event.summary },
    { term: "くわしい説明", text: event.details },
    { term: "会場", text: [event.place, event.address].filter(Boolean).join("\n") || undefined },
    { term: "町名", text: event.district },
    { term: "緯度, 経度", text: point },
    { term: "対象", text: event.audience },
    { term: "子どもと", text: event.withChildren ? "一緒に参加できる" : undefined },
    { term: "費用", text: [freeText(event.free), event.fee].filter(Boolean).join("、") || undefined },
    { term: "問い合わせ先", text: [event.contact, event.phone, event.url].filter(Boolean).join("\n") || undefined },
    { term: "通じる言語", text: event.languages.map((key) => languageNames[key] ?? key).join("、") || undefined },
    { term: "指標", text: event.series && `${event.series}${event.scope ? `（${event.scope}）` : ""}` },
    { term: "参加者数", text: peopleText(people, event) },
    { term: "申し込み", text: placesText(event, places) },
    ...(event.signUp
      ? [
          { term: "受付の始まり", text: event.signUpFrom ? instantText(event.signUpFrom) : "公開したらすぐ" },
          { term: "受付の締め切り", text: event.signUpUntil ? instantText(event.signUpUntil) : "行事の始まり" },
          { term: "1回の申し込みで", text: `${event.mostPeople}人まで` },
          { term: "たずねる連絡先", text: contactNames[asks.contact] },
          { term: "選べる配慮", text: asks.needs.join("、") || undefined },
          { term: "質問", text: asks.question && `${asks.question}${asks.questionRequired ? "（必須）" : ""}` },
          { term: "席を取っておく時間", text: `${event.offerHours}時間` },
        ]
      : []),
    { term: "情報の出どころ", text: [event.source, event.sourceAsOf].filter(Boolean).join("、") || undefined },
    { term: "最後に変えた日時", text: instantText(event.updatedAt) },
  ];
}
