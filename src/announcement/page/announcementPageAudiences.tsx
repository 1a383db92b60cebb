/** What came of the announcements to each audience, so that a ward sees which ones are wanted. */
import { Empty } from "../../console/pieces/empty.js";
import { Table } from "../../web/table.js";
import type { AudienceFigures } from "../figures/figures.js";
import { acceptedHint, number } from "./announcementWords.js";

export function PageAudiences({ rows }: { rows: readonly (AudienceFigures & { words: string })[] }): JSX.Element {
  return (
    <>
      <h1>送る相手ごとの反応</h1>
      <p class="note">{`この1年に送ったお知らせの合計です。${acceptedHint}`}</p>
      {rows.length === 0 ? (
        <Empty text="送り始めたお知らせはまだありません。" />
      ) : (
        <Table
          id="audiences"
          caption="送る相手ごとの合計"
          heads={["送る相手", "お知らせ", "LINEが受け付けた", "リンクが押された", "72時間以内にブロック"]}
          rows={rows.map(({ words, announcements, accepted, taps, unfollows }) => [
            <span safe>{words}</span>,
            <span safe>{`${number(announcements)}件`}</span>,
            <span safe>{`${number(accepted)}人`}</span>,
            <span safe>{`${number(taps)}回`}</span>,
            <span safe>{`${number(unfollows)}人`}</span>,
          ])}
        />
      )}
    </>
  );
}
