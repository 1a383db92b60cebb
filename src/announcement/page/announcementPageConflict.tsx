/** What is shown when somebody else was quicker: theirs to read, one's own to copy or to go on with. */
import { Button } from "../../console/pieces/button.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { Hidden } from "../../console/pieces/hidden.js";
import { htmlLang } from "../../language.js";
import { ButtonLink } from "../../web/buttonLink.js";
import { Words } from "../../web/words.js";
import { type Fields, one, partsOf, writtenLanguages } from "../form/announcementFormFields.js";
import { PagePreview, type PreviewProps } from "./announcementPagePreview.js";
import { languageWords } from "./announcementWords.js";

export interface ConflictProps {
  title: string;
  path: string;
  csrfField: JSX.Element;
  theirTitle: string;
  theirs: PreviewProps["versions"];
  previewBase: string;
  /** One's own. */
  fields: Fields;
  /** The version that one's own may replace; undefined where nothing can be saved any more. */
  version: number | undefined;
}

export function PageConflict(props: ConflictProps): JSX.Element {
  const { title, path, csrfField, theirTitle, theirs, previewBase, fields, version } = props;
  return (
    <>
      <h1 safe>{title}</h1>
      <p>
        {version === undefined
          ? "書いているあいだに承認されたか、取り消されました。あなたの文章は下に残っています。"
          : "あなたが書いているあいだに、ほかの人が同じ下書きを保存しました。あなたの文章はまだ保存されていません。"}
      </p>
      <div class="two-columns">
        <section aria-labelledby="theirs-title">
          <h2 id="theirs-title">保存されている内容</h2>
          <p class="own-text">
            <Words text={theirTitle} />
          </p>
          <PagePreview base={previewBase} versions={theirs} />
        </section>
        <section aria-labelledby="mine-title">
          <h2 id="mine-title">あなたの内容</h2>
          <p class="own-text">
            <Words text={one(fields, "title")} />
          </p>
          {writtenLanguages(fields).map((language) => (
            <div lang={htmlLang[language]}>
              <p class="note" lang="ja" safe>
                {languageWords[language]}
              </p>
              {partsOf(fields, language).map((part) => (
                <p class="own-text">
                  <Words
                    text={["title", "text", "date", "time", "place", "label", "url", "alt"]
                      .map((name) => part[name] ?? "")
                      .filter((text) => text !== "")
                      .join("\n")}
                  />
                </p>
              ))}
            </div>
          ))}
        </section>
      </div>
      <div class="actions">
        {version === undefined ? (
          ""
        ) : (
          <ConsoleForm action={`${path}/edit`} csrfField={csrfField} upload inline>
            {Object.entries(fields)
              .filter(([name]) => !["version", "action"].includes(name))
              .flatMap(([name, sent]) => (typeof sent === "string" ? [sent] : sent).map((value) => ({ name, value })))
              .map(({ name, value }) => (
                <Hidden name={name} value={value} />
              ))}
            <Hidden name="version" value={String(version)} />
            <Button label="自分の内容で編集を続ける" name="action" value="check" weight="outlined" />
          </ConsoleForm>
        )}
        <ButtonLink href={path} weight="plain">
          保存されている内容を開く
        </ButtonLink>
      </div>
    </>
  );
}
