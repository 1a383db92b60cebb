/** How residents see it in LINE, language by language. */
import { htmlLang, type Language } from "../../language.js";
import { preview } from "../../preview/preview.js";
import { valuesSheet } from "../../preview/previewAssets.js";
import { languageWords } from "./announcementWords.js";

export interface PreviewProps {
  /** Where the preview's style sheets lie. */
  base: string;
  versions: readonly { language: Language; messages: readonly object[] }[];
}

export function PagePreview({ base, versions }: PreviewProps): JSX.Element {
  const drawn = versions.map(({ language, messages }) => ({
    language,
    html: preview({ messages, side: "bot", interactive: false }),
  }));
  const values = valuesSheet(base, drawn.map(({ html }) => html).join(""));
  return (
    <div class="line-preview">
      <link rel="stylesheet" href={`${base}/preview.css`} />
      {values === undefined ? "" : <link rel="stylesheet" href={values} />}
      {drawn.map(({ language, html }, index) =>
        index === 0 ? (
          <Chat language={language} html={html} />
        ) : (
          <details class="line-version">
            <summary safe>{languageWords[language]}</summary>
            <Chat language={language} html={html} />
          </details>
        ),
      )}
    </div>
  );
}

function Chat({ language, html: safeDrawing }: { language: Language; html: string }): JSX.Element {
  return (
    <figure class="line-chat" lang={htmlLang[language]}>
      <figcaption lang="ja" safe>
        {`LINEでの見え方（${languageWords[language]}）`}
      </figcaption>
      {safeDrawing}
    </figure>
  );
}
