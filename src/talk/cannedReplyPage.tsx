/** The canned replies of a ward: the list, and a form for one more. */
import { Button } from "../console/pieces/button.js";
import { ConsoleForm } from "../console/pieces/consoleForm.js";
import { Empty } from "../console/pieces/empty.js";
import { Hidden } from "../console/pieces/hidden.js";
import { Select } from "../console/pieces/select.js";
import { TextArea } from "../console/pieces/textArea.js";
import { TextField } from "../console/pieces/textField.js";
import { htmlLang } from "../language.js";
import { Words } from "../web/words.js";
import type { CannedReply } from "./cannedReply.js";
import { languageOptions, languageWords } from "./talkConsoleWords.js";
import { longestPost } from "./thread.js";

export interface CannedReplyPageProps {
  ward: string;
  replies: readonly CannedReply[];
  formKey: string;
  csrfField: JSX.Element;
  typed?: { title: string; text: string; language: string } | undefined;
  mistake?: string | undefined;
}

export function CannedReplyPage({
  ward,
  replies,
  formKey,
  csrfField,
  typed,
  mistake,
}: CannedReplyPageProps): JSX.Element {
  const base = `/console/${ward}/canned-replies`;
  return (
    <>
      <h1>定型文</h1>
      <p>よく使う返信をことばごとに置いておけます。区民の名前や相談の内容は書かないでください。</p>
      {replies.length === 0 ? (
        <Empty text="まだ定型文はありません。" />
      ) : (
        <ul class="links">
          {replies.map((reply) => (
            <li class="box">
              <h2 safe>{`${reply.title}（${languageWords[reply.language]}）`}</h2>
              <p lang={htmlLang[reply.language]}>
                <Words text={reply.text} />
              </p>
              <ConsoleForm action={`${base}/${reply.id}/remove`} csrfField={csrfField} inline>
                <Button label="消す" weight="outlined" meaning={`定型文「${reply.title}」を消す`} />
              </ConsoleForm>
            </li>
          ))}
        </ul>
      )}
      <section aria-labelledby="more">
        <h2 id="more">定型文を加える</h2>
        <ConsoleForm action={base} csrfField={csrfField}>
          <Hidden name="id" value={formKey} />
          <TextField name="title" label="見出し" value={typed?.title} maxlength={50} mistake={mistake} required />
          <Select name="language" label="ことば" options={languageOptions} value={typed?.language} />
          <TextArea name="text" label="本文" value={typed?.text} rows={6} maxlength={longestPost} required />
          <Button label="加える" />
        </ConsoleForm>
      </section>
    </>
  );
}
