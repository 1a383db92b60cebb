/** The list of what staff added to the content of a ward, each with who did it and how it is taken back. */
import { Button } from "../console/pieces/button.js";
import { ConsoleForm } from "../console/pieces/consoleForm.js";
import { Empty } from "../console/pieces/empty.js";
import { StatusTag, type StatusTagProps } from "../console/pieces/statusTag.js";
import type { WardContent } from "../content.js";
import type { ListedChange } from "../contentLayerStore.js";
import { htmlLang } from "../language.js";
import { civilDate } from "../time.js";
import type { PageView } from "../web/view.js";
import { Words } from "../web/words.js";
import { dateIn } from "./dateWords.js";

export interface LayerPageProps {
  view: PageView;
  ward: WardContent;
  base: string;
  changes: readonly ListedChange[];
  staffId: string;
  mayWithdraw: boolean;
  mayApprove: boolean;
  csrfField: JSX.Element;
}

const states: Readonly<Record<ListedChange["state"], StatusTagProps>> = {
  waiting: { tone: "warning", text: "確認待ち" },
  live: { tone: "good", text: "有効" },
  withdrawn: { tone: "quiet", text: "取り消し" },
};

export function LayerPage(props: LayerPageProps): JSX.Element {
  const { changes } = props;
  return (
    <>
      <h1>案内に加えたもの</h1>
      <p>
        聞き方はすぐに使われます。案内の下書きは、別の職員が確認したあと、案内のファイルに移して承認されると、区民に出ます。ファイルへの変更は、システムの担当者がまとめて書き出します。
      </p>
      {changes.length === 0 ? (
        <Empty text="コンソールで加えたものは、まだありません。" />
      ) : (
        <ul class="cards">
          {changes.map((listed) => (
            <li>
              <article class="box">
                <Change {...props} listed={listed} />
              </article>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Change(props: LayerPageProps & { listed: ListedChange }): JSX.Element {
  const { view, ward, listed } = props;
  const { change, author, approver, createdAt, state } = listed;
  const by = [
    dateIn(civilDate(createdAt), "ja"),
    `作った人: ${author || "（退職など）"}`,
    ...(change.kind === "entry" && approver !== undefined ? [`確認した人: ${approver}`] : []),
  ].join("　");
  return (
    <>
      <p>
        <StatusTag {...states[state]} /> <Words text={change.kind === "phrase" ? "聞き方" : "案内の下書き"} />
      </p>
      {change.kind === "phrase" ? (
        <>
          <h2 lang={htmlLang[change.language]}>
            <Words text={change.text} />
          </h2>
          <p>
            <Words
              text={`案内: ${ward.topics.get(change.entry)?.text.ja.title ?? `${change.entry}（いまはありません）`}　ことば: ${view.languageNames[change.language]}`}
            />
          </p>
        </>
      ) : (
        <>
          <h2>
            <Words text={change.payload.title} />
          </h2>
          <p>
            <Words text={change.payload.answer} />
          </p>
          {change.payload.details ? (
            <p>
              <Words text={change.payload.details} />
            </p>
          ) : (
            ""
          )}
          <p>
            <Words text={`聞き方: ${change.payload.ask.join("、") || "なし"}`} />
          </p>
        </>
      )}
      <p class="hint" safe>
        {by}
      </p>
      <Decisions {...props} />
    </>
  );
}

function Decisions({
  base,
  listed,
  staffId,
  mayApprove,
  mayWithdraw,
  csrfField,
}: LayerPageProps & { listed: ListedChange }): JSX.Element {
  const { id, change, state, authorId } = listed;
  const what = change.kind === "phrase" ? change.text : change.payload.title;
  return (
    <>
      {mayApprove && state === "waiting" && authorId !== staffId ? (
        <ConsoleForm action={`${base}/${id}/approve`} csrfField={csrfField} inline>
          <Button label="確認した" meaning={`「${what}」を確認した`} />
        </ConsoleForm>
      ) : (
        ""
      )}
      {mayWithdraw && state !== "withdrawn" ? (
        <ConsoleForm action={`${base}/${id}/withdraw`} csrfField={csrfField} inline>
          <Button label="取り消す" weight="outlined" meaning={`「${what}」を取り消す`} />
        </ConsoleForm>
      ) : (
        ""
      )}
    </>
  );
}
