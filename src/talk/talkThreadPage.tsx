/** One talk for the staff: what was said, reply with canned replies, who looks after it, closing. */
import { Button } from "../console/pieces/button.js";
import { ConsoleForm } from "../console/pieces/consoleForm.js";
import { Hidden } from "../console/pieces/hidden.js";
import { Select } from "../console/pieces/select.js";
import { TextArea } from "../console/pieces/textArea.js";
import type { WardContent } from "../content.js";
import { htmlLang } from "../language.js";
import { Banner } from "../web/banner.js";
import { DefinitionList } from "../web/definitionList.js";
import { Words } from "../web/words.js";
import type { CannedReply } from "./cannedReply.js";
import { PostList } from "./postList.js";
import { languageWords, lengthWords, threadName } from "./talkConsoleWords.js";
import type { ReadThread } from "./talkInboxStore.js";
import { longestPost } from "./thread.js";

export interface TalkThreadPageProps {
  ward: WardContent;
  thread: ReadThread;
  danger: boolean;
  canned: readonly CannedReply[];
  staff: readonly { id: string; name: string }[];
  now: Date;
  formKey: string;
  csrfField: JSX.Element;
  /** What stands in the reply: a canned one, or what could not be sent. */
  text?: string | undefined;
  mistake?: { field: "text" | "summary"; words: string } | undefined;
}

export function TalkThreadPage(props: TalkThreadPageProps): JSX.Element {
  const { ward, thread, danger } = props;
  const counters = ward.ward.counters;
  return (
    <>
      <h1 safe>{threadName(thread.id)}</h1>
      {danger ? (
        <Banner kind="danger" title="命にかかわるおそれのあることばがあります">
          <p>
            相手のページには、110・119などの電話番号をすぐに表示しています。至急、担当の窓口と相談してください。このページの返信だけに頼らないでください。
          </p>
        </Banner>
      ) : (
        ""
      )}
      <DefinitionList
        items={[
          { term: "窓口", text: counters[thread.counter as keyof typeof counters]?.name.ja ?? thread.counter },
          { term: "相手のことば", text: languageWords[thread.language] },
          { term: "状態", text: thread.state === "open" ? "対応中" : "終わり" },
          { term: "返信待ち", text: thread.waitedMs === undefined ? "なし" : lengthWords(thread.waitedMs) },
        ]}
      />
      <section aria-labelledby="words">
        <h2 id="words">やりとり</h2>
        <PostList
          posts={thread.words}
          names={{ resident: "区民", staff: "職員" }}
          language="ja"
          wordsLanguage={thread.language}
          now={props.now}
        />
      </section>
      {thread.state === "open" ? <Open {...props} /> : <Closed thread={thread} />}
    </>
  );
}

function Closed({ thread }: { thread: ReadThread }): JSX.Element {
  return (
    <section aria-labelledby="summary">
      <h2 id="summary">対応のまとめ</h2>
      <p>
        <Words text={thread.summary ?? "長い間やりとりがなかったため、自動で終わりました。"} />
      </p>
    </section>
  );
}

function Open(props: TalkThreadPageProps): JSX.Element {
  const { ward, thread, canned, staff, csrfField, mistake } = props;
  const base = `/console/${ward.ward.id}/talks/${thread.id}`;
  return (
    <>
      <section aria-labelledby="reply">
        <h2 id="reply">返信する</h2>
        {canned.length === 0 ? (
          ""
        ) : (
          <form method="get" action={`${base}#reply`} class="form">
            <Select
              name="canned"
              label="定型文"
              hint="返信欄に入れます。書きかけの返信は消えます。"
              options={canned.map(({ id, title, language }) => ({
                value: id,
                label: `${title}（${languageWords[language]}）`,
              }))}
            />
            <Button label="返信欄に入れる" weight="outlined" />
          </form>
        )}
        <ConsoleForm action={`${base}/reply`} csrfField={csrfField}>
          <Hidden name="key" value={props.formKey} />
          <TextArea
            name="text"
            label="返信"
            hint={`相手のことばは${languageWords[thread.language]}です。2,000文字まで。送ると、LINEには「職員から返信が届きました」とだけ届きます（配信1通分。2分以内の返信は1通にまとめます）。`}
            value={props.text}
            lang={htmlLang[thread.language]}
            rows={8}
            maxlength={longestPost}
            mistake={mistake?.field === "text" ? mistake.words : undefined}
            required
          />
          <Button label="返信を送る" />
        </ConsoleForm>
      </section>
      <section aria-labelledby="assign">
        <h2 id="assign">担当</h2>
        <ConsoleForm action={`${base}/assign`} csrfField={csrfField}>
          <Select
            name="staff"
            label="担当する職員"
            empty="決めない"
            value={thread.assignedTo}
            options={staff.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Button label="担当を変える" weight="outlined" />
        </ConsoleForm>
      </section>
      <section aria-labelledby="close">
        <h2 id="close">相談を終わる</h2>
        <ConsoleForm action={`${base}/close`} csrfField={csrfField}>
          <TextArea
            name="summary"
            label="対応のまとめ"
            hint="職員だけが読みます。名前や住所は書かないでください。終わると、相手はこのページに書けなくなります。"
            maxlength={longestPost}
            mistake={mistake?.field === "summary" ? mistake.words : undefined}
            required
          />
          <Button label="この相談を終わる" weight="outlined" />
        </ConsoleForm>
      </section>
    </>
  );
}
