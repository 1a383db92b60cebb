/** Suggested ways of asking that staff have decided on: added, or passed over and why. */
import { Empty } from "../../console/pieces/empty.js";
import { StatusTag } from "../../console/pieces/statusTag.js";
import type { WardContent } from "../../content.js";
import { htmlLang } from "../../language.js";
import { civilDate } from "../../time.js";
import type { PageView } from "../../web/view.js";
import { Words } from "../../web/words.js";
import { dateIn } from "../dateWords.js";
import type { ListedVerdict } from "./wayVerdictStore.js";

export interface DecidedPageProps {
  view: PageView;
  ward: WardContent;
  verdicts: readonly ListedVerdict[];
}

export function DecidedPage({ view, ward, verdicts }: DecidedPageProps): JSX.Element {
  return (
    <>
      <h1>決めた提案</h1>
      <p>質問の文は、決めたときに消しています。加えた聞き方は「案内に加えたもの」から取り消せます。</p>
      {verdicts.length === 0 ? <Empty text="決めた提案はまだありません。" /> : ""}
      <ul class="cards">
        {verdicts.map((verdict) => (
          <li>
            <OneVerdict view={view} ward={ward} verdict={verdict} />
          </li>
        ))}
      </ul>
    </>
  );
}

function OneVerdict({
  view,
  ward,
  verdict,
}: Omit<DecidedPageProps, "verdicts"> & { verdict: ListedVerdict }): JSX.Element {
  const { entry, language, asked, reason, text, decidedAt, decidedBy, withdrawn } = verdict;
  const added = verdict.verdict === "added";
  const by = decidedBy || "（退職など）";
  return (
    <article class="box">
      <p>
        <StatusTag tone={added ? "good" : "quiet"} text={added ? "加えた" : "見送り"} />{" "}
        {withdrawn ? <StatusTag tone="quiet" text="のちに取り消し" /> : ""}{" "}
        <span safe>{`${dateIn(civilDate(decidedAt), "ja")}　${by}　質問 ${asked}件`}</span>
      </p>
      {text === undefined ? (
        ""
      ) : (
        <p lang={htmlLang[language]}>
          <Words text={`「${text}」`} />
        </p>
      )}
      <p>
        <Words
          text={`案内: ${ward.topics.get(entry)?.text.ja.title ?? `${entry}（いまはありません）`}　ことば: ${view.languageNames[language]}`}
        />
      </p>
      {reason === undefined ? (
        ""
      ) : (
        <p>
          <Words text={`理由: ${reason}`} />
        </p>
      )}
    </article>
  );
}
