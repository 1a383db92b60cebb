/** How a survey looks: the talk in LINE, and the form. Nothing that is tried out here goes anywhere. */
import { htmlLang, type Language, languages } from "../../language.js";
import { preview } from "../../preview/preview.js";
import { valuesSheet } from "../../preview/previewAssets.js";
import { Banner } from "../../web/banner.js";
import { SurveyHead } from "../console/surveyHead.js";
import { surveyPath } from "../console/surveyPaths.js";
import type { SurveyDefinition } from "../survey.js";
import type { SurveyView } from "../surveyDesk.js";
import { BuilderNav } from "./builderNav.js";
import { languageNames } from "./builderWords.js";

export interface PreviewPageProps {
  survey: SurveyView;
  definition: SurveyDefinition;
  now: Date;
  language: Language;
  mayEdit: boolean;
  previewBase: string;
  /** Undefined where this installation shows none. */
  messages: readonly object[] | undefined;
  form: JSX.Element | undefined;
}

export function PreviewPage(props: PreviewPageProps): JSX.Element {
  const { survey, definition, now, language, mayEdit, previewBase, messages, form } = props;
  const path = `${surveyPath(survey.ward, survey.key)}/preview`;
  return (
    <>
      <SurveyHead survey={survey} now={now} current="questions" />
      <BuilderNav survey={survey} current="preview" mayEdit={mayEdit} />
      <nav class="survey-pages" aria-label="ことば">
        <ul>
          {languages.map((one) => (
            <li>
              <a href={`${path}?language=${one}`} aria-current={one === language ? "page" : undefined} safe>
                {languageNames[one]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="two-columns">
        <section aria-labelledby="chat-title">
          <h2 id="chat-title">LINEでの見え方</h2>
          {definition.class === "confidential" ? (
            <p>秘匿のアンケートなので、LINEには設問も題名も出しません。</p>
          ) : messages === undefined ? (
            <p class="note">ここでは、LINEでの見え方を示せません。</p>
          ) : (
            <Chat messages={messages} language={language} base={previewBase} />
          )}
        </section>
        <section aria-labelledby="form-title">
          <h2 id="form-title">回答するページでの見え方</h2>
          {form === undefined ? (
            <p class="note">ここでは、回答するページの見え方を示せません。</p>
          ) : (
            <>
              <Banner kind="remark">
                <p>見本です。ここで選んだり書いたりしても、どこにも送られません。</p>
              </Banner>
              <div class="survey-sample" lang={htmlLang[language]}>
                {form}
              </div>
            </>
          )}
        </section>
      </div>
    </>
  );
}

interface ChatProps {
  messages: readonly object[];
  language: Language;
  base: string;
}

function Chat({ messages, language, base }: ChatProps): JSX.Element {
  const safeDrawing = preview({ messages, side: "bot", interactive: false });
  const values = valuesSheet(base, safeDrawing);
  return (
    <div class="line-preview">
      <link rel="stylesheet" href={`${base}/preview.css`} />
      {values === undefined ? "" : <link rel="stylesheet" href={values} />}
      <figure class="line-chat" lang={htmlLang[language]}>
        <figcaption lang="ja">一問ずつ、上から順に届きます</figcaption>
        {safeDrawing}
      </figure>
    </div>
  );
}
