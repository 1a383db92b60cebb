/** Asking and handing out: whom the survey has asked so far, how many have answered, and every way of asking. */
import { escapeHtml } from "@kitajs/html";
import { Empty } from "../../console/pieces/empty.js";
import { Table } from "../../web/table.js";
import { Words } from "../../web/words.js";
import { AskingHead } from "./askingHead.js";
import { askingPath, batchPath, panelsPath } from "./askingPaths.js";
import { askedWords, count, kindWords, rateText, reached } from "./askingWords.js";
import type { AskedSurvey, Batch } from "./batch.js";

export interface AskingPageProps {
  survey: AskedSurvey;
  batches: readonly Batch[];
  mayEdit: boolean;
  paper: { all: number; forYou: number };
}

export function AskingPage({ survey, batches, mayEdit, paper }: AskingPageProps): JSX.Element {
  const base = askingPath(survey.ward, survey.key);
  return (
    <>
      <AskingHead survey={survey} title="依頼と配布" isTab />
      {batches.length === 0 ? (
        <Empty text="まだ、だれにも依頼していません。" />
      ) : (
        <Table
          id="batches"
          caption="これまでの依頼"
          heads={["依頼", "方法", "相手", "依頼した数", "回答", "回答率"]}
          rows={batches.map((batch) => [
            <a href={batchPath(survey.ward, survey.key, batch.id)} safe>
              {batch.name}
            </a>,
            kindWords[batch.kind],
            escapeHtml(askedWords[batch.frame]),
            sentText(batch),
            escapeHtml(count(batch.answered)),
            escapeHtml(rateText(batch)),
          ])}
        />
      )}
      {paper.all > 0 ? (
        <p>
          <Words
            text={`二人目の入力を待つ紙の回答: ${count(paper.all)}件（あなたが入力できるもの ${count(paper.forYou)}件）`}
          />
        </p>
      ) : (
        ""
      )}
      {mayEdit && survey.state === "open" ? <Ways survey={survey} base={base} /> : ""}
      <h2>回答はいくつ必要ですか</h2>
      <p>
        <a href={`${base}/power`}>目標との差を見分けるのに必要な回答数を計算する</a>
      </p>
    </>
  );
}

const sentText = (batch: Batch): string => {
  const sent = reached(batch);
  if (batch.asked === undefined || sent === undefined) return "―";
  const lost = batch.asked - sent;
  return escapeHtml(lost > 0 ? `${count(batch.asked)}（うち宛先不明・無効 ${count(lost)}）` : count(batch.asked));
};

function Ways({ survey, base }: { survey: AskedSurvey; base: string }): JSX.Element {
  const ways = [
    {
      href: `${base}/letters`,
      name: "手紙で依頼する",
      hint: "一人に一つの回答コードを作り、差し込み用のCSVか、印刷用のページにします。",
    },
    {
      href: `${base}/line`,
      name: "LINEで案内する",
      hint: "条件に合う人の全員、または無作為に選んだ人に、お知らせとして案内を送ります。",
    },
    { href: `${base}/poster`, name: "ポスターを作る", hint: "行事などで掲示する、二次元コード付きの用紙です。" },
    {
      href: `${base}/panel`,
      name: "名簿の人に依頼する",
      hint: "委員・団体・職員の名簿の全員に、一つずつ回答コードを作ります。",
    },
    {
      href: `${base}/import`,
      name: "ほかのシステムの回答を取り込む",
      hint: "行政オンラインシステムなどから出したCSVを読み込みます。",
    },
    { href: `${base}/paper`, name: "紙の回答を入力する", hint: "回答コードのある紙の回答を、職員が入力します。" },
  ];
  return (
    <>
      <h2>依頼する・回答を入れる</h2>
      <ul class="asking-ways">
        {ways.map(({ href, name, hint }) => (
          <li>
            <a href={href} safe>
              {name}
            </a>
            <p class="note" safe>
              {hint}
            </p>
          </li>
        ))}
      </ul>
      <p>
        <a href={panelsPath(survey.ward)}>委員・団体・職員の名簿</a>
      </p>
    </>
  );
}
