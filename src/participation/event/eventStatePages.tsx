/** What staff confirm before an event is published, moved or cancelled: whom it reaches. */
import { Button } from "../../console/pieces/button.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { Hidden } from "../../console/pieces/hidden.js";
import { TextArea } from "../../console/pieces/textArea.js";
import { Banner } from "../../web/banner.js";
import { ButtonLink } from "../../web/buttonLink.js";
import { Words } from "../../web/words.js";
import type { EventGap } from "./eventChecks.js";
import { gapTexts } from "./eventCheckWords.js";
import type { EventFieldsProps } from "./eventFormFields.js";
import { DeadlineFields, WhenFields } from "./eventWhenFields.js";
import { whenText } from "./eventWords.js";
import type { WardEvent } from "./wardEvent.js";

interface StateProps {
  base: string;
  event: WardEvent;
  csrfField: JSX.Element;
}

/** People with a place, and those who wait: all of them are told. */
export interface Reached {
  taken: number;
  waiting: number;
}

const reachedText = ({ taken, waiting }: Reached): string =>
  taken + waiting === 0
    ? "申し込んでいる人はいません。"
    : `申し込んでいる${taken}人分${waiting > 0 ? `と、キャンセル待ちの${waiting}人分` : ""}の申込者`;

function Head({ title, event }: { title: string; event: WardEvent }): JSX.Element {
  return (
    <>
      <h1 safe>{title}</h1>
      <p>
        <strong safe>{event.title}</strong> <Words text={whenText(event)} />
      </p>
    </>
  );
}

export interface PublishPageProps extends StateProps {
  gaps: readonly EventGap[];
  /** Who wished to be told of one like this; undefined: not known. */
  wishing: number | undefined;
}

export function PublishPage({ base, event, gaps, wishing, csrfField }: PublishPageProps): JSX.Element {
  return (
    <>
      <Head title="公開の前に確かめる" event={event} />
      {gaps.length === 0 ? (
        <p>足りない項目はありません。</p>
      ) : (
        <section aria-labelledby="gaps-title">
          <h2 id="gaps-title">足りないもの</h2>
          <p>このままでも公開できます。</p>
          <ul>
            {gaps.map((gap) => (
              <li safe>{gapTexts[gap]}</li>
            ))}
          </ul>
          <p>
            <a href={`${base}/edit`}>編集する</a>
          </p>
        </section>
      )}
      <section aria-labelledby="reach-title">
        <h2 id="reach-title">公開すると</h2>
        <ul>
          <li>公開ページ、カレンダー、オープンデータに出ます。だれでも見られます。</li>
          <li>LINEで行事をたずねた人に案内します。</li>
          <li safe>
            {wishing === undefined
              ? "「決まったら知らせてほしい」と言った人がいれば、LINEで知らせます。"
              : `「決まったら知らせてほしい」と言った${wishing}人に、LINEで知らせます。`}
          </li>
          <li>下書きには戻せません。やめるときは、中止にします。</li>
        </ul>
      </section>
      <ConsoleForm action={`${base}/publish`} csrfField={csrfField}>
        <Hidden name="seen" value={String(event.version)} />
        <div class="actions">
          <Button label="公開する" />
          <ButtonLink href={base} weight="plain">
            やめる
          </ButtonLink>
        </div>
      </ConsoleForm>
    </>
  );
}

export interface MovePageProps extends StateProps, EventFieldsProps {
  reached: Reached;
  seen: number;
}

export function MovePage({ base, event, reached, seen, typed, mistakes, csrfField }: MovePageProps): JSX.Element {
  return (
    <>
      <Head title="日時と受付期間を変える" event={event} />
      <Banner kind={reached.taken + reached.waiting > 0 ? "warning" : "remark"}>
        <p>
          <Words
            text={
              reached.taken + reached.waiting > 0
                ? `${reachedText(reached)}に、新しい日時をLINEで知らせます。LINEを使わずに申し込んだ人には届かないので、申し込みの一覧から連絡してください。`
                : reachedText(reached)
            }
          />
        </p>
        <p>公開ページとカレンダーには、変える前の日時も出ます。</p>
      </Banner>
      <ConsoleForm action={`${base}/move`} csrfField={csrfField}>
        <Hidden name="seen" value={String(seen)} />
        <WhenFields typed={typed} mistakes={mistakes} />
        <section class="stack-close" aria-labelledby="deadline-title">
          <h2 id="deadline-title">受付期間</h2>
          <DeadlineFields typed={typed} mistakes={mistakes} />
        </section>
        <div class="actions">
          <Button label="変える" />
          <ButtonLink href={base} weight="plain">
            やめる
          </ButtonLink>
        </div>
      </ConsoleForm>
    </>
  );
}

export interface CancelPageProps extends StateProps {
  reached: Reached;
  reason: string;
  mistake: string | undefined;
}

export function CancelPage({ base, event, reached, reason, mistake, csrfField }: CancelPageProps): JSX.Element {
  const tells = event.state === "published" && reached.taken + reached.waiting > 0;
  return (
    <>
      <Head title="行事を中止にする" event={event} />
      <Banner kind="warning">
        <ul>
          <li>元に戻せません。運営方針の指標には数えません。</li>
          {event.state === "published" ? <li>公開ページとカレンダーには「中止」と理由が出ます。</li> : ""}
          <li>
            <Words
              text={
                tells
                  ? `${reachedText(reached)}に、中止をLINEで知らせます。LINEを使わずに申し込んだ人には届かないので、申し込みの一覧から連絡してください。`
                  : "中止を知らせる人はいません。"
              }
            />
          </li>
        </ul>
      </Banner>
      <ConsoleForm action={`${base}/cancel`} csrfField={csrfField}>
        <Hidden name="seen" value={String(event.version)} />
        <TextArea
          name="reason"
          label="中止の理由"
          hint="公開されます。例: 大雨の予報のため。人の名前や病気のことは書かないでください。"
          rows={2}
          maxlength={300}
          value={reason}
          mistake={mistake}
        />
        <div class="actions">
          <Button label="中止にする" weight="danger" />
          <ButtonLink href={base} weight="plain">
            やめる
          </ButtonLink>
        </div>
      </ConsoleForm>
    </>
  );
}
