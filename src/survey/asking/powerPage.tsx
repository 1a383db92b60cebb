/** How many answers are needed: two shares and a response rate in, answers and letters out, with what was assumed. */
import { escapeHtml } from "@kitajs/html";
import { Button } from "../../console/pieces/button.js";
import { TextField } from "../../console/pieces/textField.js";
import { Banner } from "../../web/banner.js";
import { Table } from "../../web/table.js";
import { Words } from "../../web/words.js";
import { AskingHead } from "./askingHead.js";
import { askingPath } from "./askingPaths.js";
import { count } from "./askingWords.js";
import type { AskedSurvey } from "./batch.js";
import { Mistaken } from "./mistaken.js";

export interface PowerNeed {
  from: number;
  to: number;
  againstTarget: number;
  inEach: number;
  /** At the response rate; undefined where none was given, or where the population has not so many people. */
  letters: { rate: number; againstTarget: number | undefined; inEach: number | undefined } | undefined;
  population: number | undefined;
}

export interface PowerPageProps {
  survey: AskedSurvey;
  form: Readonly<Record<"from" | "to" | "rate" | "population", string>>;
  mistakes: Readonly<Record<string, string>>;
  need: PowerNeed | undefined;
  /** Indicators that this survey measures, with their target and last reading. */
  offers: readonly { text: string; target: number; reading: number | undefined; query: string }[];
}

export function PowerPage({ survey, form, mistakes, need, offers }: PowerPageProps): JSX.Element {
  const path = `${askingPath(survey.ward, survey.key)}/power`;
  const field = (name: keyof PowerPageProps["form"], label: string, hint: string, required: boolean) => (
    <TextField
      name={name}
      label={label}
      hint={hint}
      inputmode="decimal"
      short
      required={required}
      value={form[name]}
      mistake={mistakes[name]}
    />
  );
  return (
    <>
      <AskingHead survey={survey} title="回答はいくつ必要ですか" />
      <p>2つの割合の差が、たまたまの差ではないと言えるために必要な回答数の目安です。</p>
      <Mistaken mistakes={mistakes} />
      <Offers offers={offers} path={path} />
      <form method="get" action={path} class="form">
        {field("from", "比べる割合（％）", "目標や、前回の割合です。例: 45", true)}
        {field("to", "見込む割合（％）", "今回はこのくらい、という割合です。例: 48", true)}
        {field("rate", "回答率（％）", "前回の回答率です。入れると、手紙の数も計算します。", false)}
        {field("population", "選ぶ元の人数", "限られた人数から選ぶときだけ入力します。", false)}
        <div class="actions">
          <Button label="計算する" />
        </div>
      </form>
      {need ? <Result need={need} /> : ""}
    </>
  );
}

function Offers({ offers, path }: Pick<PowerPageProps, "offers"> & { path: string }): JSX.Element {
  if (offers.length === 0) return "";
  return (
    <>
      <h2>この運営方針の指標から</h2>
      <ul class="points">
        {offers.map(({ text, target, reading, query }) => (
          <li>
            <a href={`${path}?${query}`}>
              <Words text={text} />
            </a>
            <Words text={`（目標${target}％、直近の実績${reading === undefined ? "なし" : `${reading}％`}）`} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Result({ need }: { need: PowerNeed }): JSX.Element {
  const { from, to, letters } = need;
  const row = (text: string, answers: number, posted: number | undefined) => [
    escapeHtml(text),
    escapeHtml(`${count(answers)}件`),
    escapeHtml(posted === undefined ? (letters ? "人数が足りません" : "―") : `${count(posted)}通`),
  ];
  return (
    <Banner kind="remark" title={`${from}％と${to}％を見分けるには`} announced>
      <Table
        id="need"
        caption="必要な回答の数"
        heads={["比べる相手", "回答", letters ? `手紙（回答率${letters.rate}％のとき）` : "手紙"]}
        rows={[
          row(`決まった値（目標${from}％）`, need.againstTarget, letters?.againstTarget),
          row("前回の調査（前回も今回も、それぞれ）", need.inEach, letters?.inEach),
        ]}
      />
      <p>
        <Words
          text={`無作為に選んだ人が回答し、回答しなかった人との違いがないものとして計算しています。差がないのに「差がある」とする誤りを5％（両側）、本当に${from}％から${to}％に変わったときに見分けられる確率を80％としました（正規近似）。${
            need.population === undefined ? "" : `選ぶ元の${count(need.population)}人に合わせて補正しています。`
          }対象の全員に依頼する調査には、この計算は要りません。`}
        />
      </p>
    </Banner>
  );
}
