/** Who was asked and who answered, one frame below the other; there is no line for all of them together. */
import { escapeHtml } from "@kitajs/html";
import { frameReach, frameWords } from "../../policy/frameWords.js";
import { Table } from "../../web/table.js";
import { countText, percentText } from "./figureWords.js";
import type { FrameSummary } from "./questionResult.js";

export function FramesTable({ frames }: { frames: readonly FrameSummary[] }): JSX.Element {
  return (
    <>
      <Table
        id="frames-table"
        caption="だれに尋ね、何人が答えたか"
        heads={["回答者", "依頼した人数", "回答した人数", "回答率"]}
        rows={frames.map(({ frame, invited, responses, responseRate, everyone, population }) => [
          escapeHtml(frameWords[frame]),
          escapeHtml(invited === null ? "分からない" : countText(invited)) +
            escapeHtml(everyone ? "（対象の全員）" : population === null ? "" : `（母集団${countText(population)}）`),
          escapeHtml(countText(responses)),
          escapeHtml(percentText(responseRate)),
        ])}
      />
      <ul class="points note">
        {frames.map(({ frame }) => (
          <li>{escapeHtml(`${frameWords[frame]}: ${frameReach[frame]}`)}</li>
        ))}
      </ul>
      {frames.length > 1 ? <p class="note">尋ね方が違う回答は、合わせた割合を出しません。並べて見てください。</p> : ""}
    </>
  );
}
