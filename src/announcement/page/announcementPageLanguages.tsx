/** The versions of a message: Japanese open, the other languages folded up until they are written. */
import { Button } from "../../console/pieces/button.js";
import { type Language, languages } from "../../language.js";
import { limits } from "../../line/numbers.js";
import { type Fields, partsOf } from "../form/announcementFormFields.js";
import type { Mistake } from "../form/announcementFormRead.js";
import { mistakeAt } from "./announcementPageMistakes.js";
import { PagePart } from "./announcementPagePart.js";
import { languageWords } from "./announcementWords.js";

export interface LanguagesProps {
  fields: Fields;
  mistakes: readonly Mistake[];
}

export function PageLanguages({ fields, mistakes }: LanguagesProps): JSX.Element {
  const others = languages.filter((language) => language !== "ja");
  return (
    <section class="form-section" aria-labelledby="messages-title">
      <h2 id="messages-title">メッセージ</h2>
      <h3 id="ja">日本語</h3>
      <Version fields={fields} mistakes={mistakes} language="ja" />
      <h3>ほかの言語</h3>
      <p class="note">書かなかった言語の人には、日本語の文に「日本語だけのお知らせです」と添えて届きます。</p>
      {others.map((language) => {
        const written = partsOf(fields, language).length;
        return (
          <details class="version" open={written > 0}>
            <summary safe>
              {`${languageWords[language]}（${written > 0 ? `メッセージ${written}つ` : "まだ書いていません"}）`}
            </summary>
            <Version fields={fields} mistakes={mistakes} language={language} />
          </details>
        );
      })}
    </section>
  );
}

function Version({ fields, mistakes, language }: LanguagesProps & { language: Language }): JSX.Element {
  const parts = partsOf(fields, language);
  const own = mistakeAt(mistakes, language);
  const name = languageWords[language];
  const add = (kind: string, label: string) => (
    <Button
      label={label}
      weight="outlined"
      name="action"
      value={`add:${language}:${kind}`}
      meaning={`${name}に${label}`}
      formnovalidate
    />
  );
  return (
    <div class="version-body">
      {own === undefined ? (
        ""
      ) : (
        <p class="mistake" safe>
          {own}
        </p>
      )}
      {parts.map((part, index) => (
        <PagePart language={language} index={index} of={parts.length} part={part} mistakes={mistakes} />
      ))}
      {parts.length < limits.messagesPerRequest ? (
        <div class="part-add">
          {add("text", "文章を追加")}
          {add("card", "カードを追加")}
          {add("image", "画像を追加")}
          {parts.length === 0 && language !== "ja" ? (
            <Button
              label="日本語のメッセージをコピー"
              weight="outlined"
              name="action"
              value={`copy:${language}`}
              meaning={`${name}に日本語のメッセージをコピー`}
              formnovalidate
            />
          ) : (
            ""
          )}
        </div>
      ) : (
        <p class="note" safe>{`メッセージは${limits.messagesPerRequest}つまでです（LINEの決まり）。`}</p>
      )}
    </div>
  );
}
