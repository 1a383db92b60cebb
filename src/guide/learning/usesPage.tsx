/** How often answers are called wrong, and how often there is one: counts for staff, nobody's words. */
import { Empty } from "../../console/pieces/empty.js";
import type { WardContent } from "../../content.js";
import { Table } from "../../web/table.js";
import { Words } from "../../web/words.js";
import { type EntryUses, leastForPercent, type MonthUses, type OfferedUses, oftenWrong, rateOf } from "./useTally.js";

export interface UsesPageProps {
  ward: Pick<WardContent, "topics">;
  entries: readonly EntryUses[];
  offered: readonly OfferedUses[];
  /** Newest first. */
  months: readonly MonthUses[];
}

export function UsesPage({ ward, entries, offered, months }: UsesPageProps): JSX.Element {
  const titleOf = (id: string) => ward.topics.get(id)?.text.ja.title ?? id;
  const wrong = oftenWrong(entries);
  return (
    <>
      <h1>案内の当たり外れ</h1>
      <p safe>
        {`数だけを残しています。だれが何と聞いたかは、ここには出ません。割合は${leastForPercent}件から表示し、（　）は95％の信頼区間です。`}
      </p>
      <section aria-labelledby="wrong-title">
        <h2 id="wrong-title">よく外れる案内</h2>
        <p>この1年に「役に立った」「違う」のどちらかが押されたものです。確かに多いと言えるものから並べています。</p>
        {wrong.length === 0 ? (
          <Empty text="「違う」とされた案内は、まだありません。" />
        ) : (
          <Table
            id="wrong"
            caption="案内ごとの「違う」"
            heads={["案内", "「違う」", "代わりに選ばれた案内"]}
            rows={wrong.map(({ entry, rated, wrong: called, insteadOf }) => [
              <Words text={titleOf(entry)} />,
              <Words text={rateWords(called, rated)} />,
              <Words text={insteadOf.map((one) => `${titleOf(one.entry)}（${one.count}件）`).join("、") || "―"} />,
            ])}
          />
        )}
      </section>
      <section aria-labelledby="offered-title">
        <h2 id="offered-title">候補に出した案内</h2>
        <p>
          この1年に、候補のどれかが選ばれたときのものです。よく出るのに選ばれない案内は、聞き方が広すぎるかもしれません。
        </p>
        {offered.length === 0 ? (
          <Empty text="候補から選ばれたことは、まだありません。" />
        ) : (
          <Table
            id="offered"
            caption="候補に出したうち、選ばれたもの"
            heads={["案内", "選ばれた"]}
            rows={offered.map((one) => [
              <Words text={titleOf(one.entry)} />,
              <Words text={rateWords(one.chosen, one.offered)} />,
            ])}
          />
        )}
      </section>
      <section aria-labelledby="months-title">
        <h2 id="months-title">月ごとの答え方</h2>
        <p>はっきり答えた割合と、候補から選んでもらった割合、ここでは答えられなかった割合です。</p>
        {months.length === 0 ? (
          <Empty text="まだ質問がありません。" />
        ) : (
          <Table
            id="months"
            caption="質問への答え方"
            heads={["月", "質問", "はっきり答えた", "選んでもらった", "そのうち選ばれた", "答えられなかった"]}
            rows={months.map(({ month, answer, choices, none, chosen }) => {
              const all = answer + choices + none;
              return [
                <span safe>{monthWords(month)}</span>,
                <span safe>{`${all}件`}</span>,
                <Words text={rateWords(answer, all)} />,
                <Words text={rateWords(choices, all)} />,
                <Words text={rateWords(chosen, choices)} />,
                <Words text={rateWords(none, all)} />,
              ];
            })}
          />
        )}
      </section>
    </>
  );
}

function rateWords(part: number, whole: number): string {
  if (whole === 0) return "―";
  const { percent, interval } = rateOf(part, whole);
  const share = `${whole}件のうち${part}件`;
  return percent === undefined || !interval ? share : `${percent}％（${interval[0]}〜${interval[1]}）\n${share}`;
}

function monthWords(month: string): string {
  const [year = "", number = ""] = month.split("-");
  return `${year}年${Number(number)}月`;
}
