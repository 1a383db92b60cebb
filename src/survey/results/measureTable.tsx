/** What the survey measures for the ward's plan: each indicator's share by frame, with all that stands beside it. */
import { escapeHtml } from "@kitajs/html";
import { frameWords } from "../../policy/frameWords.js";
import type { IndicatorTexts } from "../../policy/indicatorTexts.js";
import { Table } from "../../web/table.js";
import { unweightedWords } from "../population/populationWords.js";
import type { Weighing } from "../tally/weighing.js";
import { countText, percentText, rangeText } from "./figureWords.js";
import type { MeasureResult } from "./measureResult.js";

export interface MeasureTableProps {
  ward: string;
  measures: readonly MeasureResult[];
  indicators: IndicatorTexts;
}

export function MeasureTable({ ward, measures, indicators }: MeasureTableProps): JSX.Element {
  const weighted = measures.some(({ weighing }) => weighing !== undefined);
  const heads = ["指標", "回答者", "割合", "該当した人", "n", "95%信頼区間", "答えなかった人を含めた幅"];
  return (
    <Table
      id="measures-table"
      caption="運営方針の指標になる割合"
      heads={weighted ? [...heads, "年齢と性別で重みを付けた値（参考）"] : heads}
      rows={measures.map(({ indicator, frame, numerator, n, percent, interval, bounds, weighing }) => [
        <a href={`/${ward}/indicators/${indicator}`} safe>
          {indicators.get(indicator) ?? indicator}
        </a>,
        escapeHtml(frameWords[frame]),
        escapeHtml(percentText(percent)),
        escapeHtml(countText(numerator)),
        escapeHtml(countText(n)),
        escapeHtml(rangeText(interval)),
        escapeHtml(rangeText(bounds)),
        ...(weighted ? [escapeHtml(weighingText(weighing))] : []),
      ])}
    />
  );
}

function weighingText(weighing: Weighing | undefined): string {
  if (weighing === undefined) return "―";
  if (weighing.kind === "unweighted") return `なし（${unweightedWords[weighing.why]}）`;
  return `${percentText(weighing.value)}（デザイン効果 ${weighing.designEffect}）`;
}
