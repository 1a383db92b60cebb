/** What came of it: accepted, seen, taps, who left. */
import { DefinitionList } from "../../web/definitionList.js";
import { Table } from "../../web/table.js";
import type { Figures } from "../figures/figures.js";
import { number } from "./announcementWords.js";

export function PageFigures({ figures }: { figures: Figures }): JSX.Element {
  const { accepted, seen, taps, unfollows } = figures;
  const seenWords =
    seen === undefined
      ? "まだ分かりません（翌日以降に出ます）"
      : seen === "few"
        ? "20人未満（LINEは数を出しません）"
        : `${number(seen)}人`;
  return (
    <section aria-labelledby="figures-title">
      <h2 id="figures-title">反応</h2>
      <DefinitionList
        items={[
          { term: "LINEが受け付けた", text: `${number(accepted)}人` },
          { term: "画面に出た（LINEの集計）", text: seenWords },
          {
            term: "72時間以内にブロック",
            text: unfollows === undefined ? "送信から72時間後に出ます" : `${number(unfollows)}人`,
          },
        ]}
      />
      {taps.length === 0 ? (
        ""
      ) : (
        <Table
          id="taps"
          caption="リンクが押された回数（だれが押したかは記録していません）"
          heads={["リンク先", "回数"]}
          rows={taps.map(({ url, taps: count }) => [<span safe>{url}</span>, <span safe>{`${number(count)}回`}</span>])}
        />
      )}
    </section>
  );
}
