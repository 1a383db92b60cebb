/** The reception's page: camera and code on top, then the list, then who came without signing up. */
import { Button } from "../../console/pieces/button.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { Hidden } from "../../console/pieces/hidden.js";
import { Select } from "../../console/pieces/select.js";
import { TextField } from "../../console/pieces/textField.js";
import { instantText } from "../../console/timeWords.js";
import { Banner } from "../../web/banner.js";
import { Words } from "../../web/words.js";
import type { WardEvent } from "../event/wardEvent.js";
import type { Reception } from "./checkIn.js";
import { CheckInList, type ListedBooking } from "./checkInList.js";

export interface CheckInPageProps {
  base: string;
  event: WardEvent;
  rows: readonly ListedBooking[];
  totals: readonly { scope: string | undefined; how: string; people: number }[];
  scopes: readonly string[];
  told: Reception | undefined;
  mistakes: Readonly<Record<string, string>>;
  form: Readonly<Record<string, unknown>>;
  newRow: string;
  scanScript: string;
  mayEdit: boolean;
  csrfField: JSX.Element;
}

const howNames: Readonly<Record<string, string>> = {
  scan: "入場コード",
  hand: "名簿・人数の記録",
  "walk-in": "当日参加",
};

export function CheckInPage(props: CheckInPageProps): JSX.Element {
  const { base, event, totals, scopes, told, mistakes, form, newRow, csrfField } = props;
  const came = totals.reduce((sum, { people }) => sum + people, 0);
  const value = (name: string): string => (typeof form[name] === "string" ? form[name] : "");
  return (
    <>
      <h1 safe>{`受付: ${event.title}`}</h1>
      <p>
        <strong safe>{`${came}人`}</strong>が来ています
        <span safe>
          {totals.length === 0
            ? "。"
            : `（${totals.map(({ scope, how, people }) => `${scope ? `${scope}・` : ""}${howNames[how] ?? how} ${people}人`).join("、")}）。`}
        </span>
      </p>
      <div data-scan-told aria-live="polite">
        {told ? <ReceptionTold told={told} /> : ""}
      </div>
      <section aria-labelledby="scan-title">
        <h2 id="scan-title">入場コードで受け付ける</h2>
        <video class="scan-video" hidden muted {...{ "data-scan-video": "", playsinline: "" }}></video>
        <button
          type="button"
          class="button button-outlined"
          data-scan-begin
          data-failed="カメラを使えません。ブラウザの設定でカメラを許可するか、入場コードを入力してください。"
          hidden
        >
          カメラで読み取る
        </button>
        <ConsoleForm
          action={base}
          csrfField={csrfField}
          attributes={{ "data-scan": "", "data-failed": "送れませんでした。通信を確かめて、もう一度お試しください。" }}
        >
          <TextField
            name="code"
            label="入場コード"
            hint="参加される方の画面にある、英数字のコードです。"
            required
            maxlength={100}
          />
          <div class="actions">
            <Button label="受け付ける" />
          </div>
        </ConsoleForm>
        <script type="module" src={props.scanScript}></script>
      </section>
      <CheckInList {...props} />
      <section aria-labelledby="walk-in-title">
        <h2 id="walk-in-title">当日参加を記録する</h2>
        <p>申し込みのない方の人数です。運営方針の指標は、対象ごとに数えます。</p>
        <ConsoleForm action={`${base}/walk-in`} csrfField={csrfField}>
          <Hidden name="row" value={newRow} />
          <TextField
            name="people"
            label="人数"
            inputmode="numeric"
            short
            required
            value={value("people")}
            mistake={mistakes["people"]}
          />
          <Select
            name="scope"
            label="対象"
            hint={event.scope === undefined ? undefined : `選ばないときは、この行事の対象（${event.scope}）です。`}
            empty="行事と同じ"
            value={value("scope")}
            options={scopes.map((scope) => ({ value: scope, label: scope }))}
          />
          <TextField
            name="note"
            label="メモ"
            hint="お名前は書かないでください。"
            maxlength={200}
            value={value("note")}
          />
          <div class="actions">
            <Button label="記録する" weight="outlined" />
          </div>
        </ConsoleForm>
      </section>
    </>
  );
}

const noPlace: Readonly<Record<string, string>> = {
  waiting: "キャンセル待ちの方です。席があれば、当日参加として記録してください。",
  cancelled: "申し込みは取り消されています。",
  expired: "空きの案内に期限までにお返事がなかった方です。席があれば、当日参加として記録してください。",
};

export function ReceptionTold({ told }: { told: Reception }): JSX.Element {
  const who = "name" in told && told.name !== undefined ? `${told.name}さん ` : "";
  const [kind, text] = ((): ["success" | "warning" | "mistake", string] => {
    switch (told.kind) {
      case "welcome":
        return ["success", `受け付けました。${who}${told.people}人`];
      case "already":
        return ["warning", `${who}${told.people}人は、${instantText(told.at)}に受け付けています。`];
      case "no-place":
        return ["mistake", `${who}${noPlace[told.state] ?? "席がありません。"}`];
      case "other-event":
        return ["mistake", `別の行事（${told.title}）の入場コードです。`];
      case "unknown":
        return ["mistake", "この入場コードは見つかりません。画面のコードを確かめて、もう一度入力してください。"];
      default:
        return told satisfies never;
    }
  })();
  return (
    <Banner kind={kind}>
      <p>
        <Words text={text} />
      </p>
    </Banner>
  );
}
