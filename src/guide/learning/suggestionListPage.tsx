/** The list of suggested ways of asking, by entry, the most asked first. */
import { Empty } from "../../console/pieces/empty.js";
import { StatusTag } from "../../console/pieces/statusTag.js";
import type { WardContent } from "../../content.js";
import { htmlLang } from "../../language.js";
import { ButtonLink } from "../../web/buttonLink.js";
import type { PageView } from "../../web/view.js";
import { Words } from "../../web/words.js";
import { askedInAll, type WaySuggestion } from "./waySuggestion.js";

export interface SuggestionListProps {
  view: PageView;
  ward: WardContent;
  base: string;
  suggestions: readonly WaySuggestion[];
}

export function SuggestionListPage(props: SuggestionListProps): JSX.Element {
  const { ward, base, suggestions } = props;
  const entries = [...new Set(suggestions.map(({ entry }) => entry))];
  return (
    <>
      <h1>聞き方の提案</h1>
      <p>
        候補から選んでもらった質問、「違う」のあとで選び直された質問、答えられなかった質問から、案内の聞き方に加えるとよい言い方をまとめました。加える前に、ほかの質問への効き目を確かめられます。
      </p>
      <p>だれが聞いたかは表示しません。電話番号などは伏せています。見たことは監査記録に残ります。</p>
      <p class="actions">
        <ButtonLink href={`${base}/decided`} weight="outlined">
          決めた提案
        </ButtonLink>
        <ButtonLink href={base.replace(/suggestions$/, "uses")} weight="outlined">
          案内の当たり外れ
        </ButtonLink>
      </p>
      {entries.length === 0 ? <Empty text="いま提案はありません。区民の質問が集まると、ここに出ます。" /> : ""}
      {entries.map((entry, index) => (
        <section aria-labelledby={`entry-${index}`}>
          <h2 id={`entry-${index}`}>
            <Words text={ward.topics.get(entry)?.text.ja.title ?? entry} />
          </h2>
          <ul class="cards">
            {suggestions
              .filter((one) => one.entry === entry)
              .map((suggestion) => (
                <li>
                  <OneSuggestion {...props} suggestion={suggestion} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function OneSuggestion({ view, base, suggestion }: SuggestionListProps & { suggestion: WaySuggestion }): JSX.Element {
  const { id, wordings, language, otherwise } = suggestion;
  const [first] = wordings;
  return (
    <article class="box">
      <h3 lang={htmlLang[language]}>
        <a href={`${base}/${id}`}>
          <Words text={first?.text ?? ""} />
        </a>
      </h3>
      <p>
        <StatusTag tone="active" text={`${askedInAll(suggestion)}件`} />{" "}
        {language === "ja" ? "" : <StatusTag tone="quiet" text={view.languageNames[language]} />}{" "}
        {otherwise.length > 0 ? <StatusTag tone="warning" text="ほかの案内を選んだ人もいる" /> : ""}
      </p>
      {wordings.length > 1 ? (
        <p>
          <Words text={`似た言い方: ほかに${wordings.length - 1}つ`} />
        </p>
      ) : (
        ""
      )}
    </article>
  );
}
