/** An indicator over the years: its figures with their intervals, and the target as a dashed line with its number. */
import { axisLine, colours, figure, gridLines, heading, text } from "./look.js";
import { type ChartSize, renderChart } from "./render.js";
import { whiskers } from "./whiskers.js";

export interface HistoryPoint {
  /** Under the axis: 「令和6年度」. */
  label: string;
  /** Null: a year without a figure leaves a gap. */
  value: number | null;
  interval?: readonly [number, number] | null | undefined;
}

export interface HistoryChart {
  points: readonly HistoryPoint[];
  target: number | null;
  unit: string;
  title: string;
  size?: ChartSize | undefined;
}

/** @returns SVG text, the same for the same input */
export function historyChart({
  points,
  target,
  unit,
  title,
  size = { width: 640, height: 320 },
}: HistoryChart): string {
  const highest = Math.max(target ?? 0, ...points.map(({ value, interval }) => interval?.[1] ?? value ?? 0));
  const found = points.flatMap(({ interval }, place) => (interval ? [{ place, interval }] : []));
  return renderChart(
    {
      textStyle: text,
      title: heading(title, size.width),
      grid: { left: 64, right: 96, top: 48, bottom: 40 },
      xAxis: {
        type: "category",
        data: points.map(({ label }) => label),
        axisLine,
        axisTick: { show: false },
        axisLabel: { color: colours.ink },
      },
      yAxis: {
        type: "value",
        min: 0,
        // A share is judged against the whole; a count needs room for its label.
        max: unit === "%" ? Math.max(100, Math.ceil(highest)) : Math.max(1, Math.ceil(highest * 1.15)),
        axisLabel: { color: colours.ink, formatter: `{value}${unit}` },
        splitLine: gridLines,
      },
      series: [
        whiskers("95%信頼区間", found, false),
        {
          type: "line",
          data: points.map(({ value }) => value),
          symbol: "circle",
          symbolSize: 10,
          itemStyle: { color: colours.first },
          lineStyle: { color: colours.first, width: 3 },
          label: {
            show: true,
            position: "right",
            distance: 10,
            color: colours.ink,
            fontWeight: "bold",
            formatter: ({ dataIndex }) => figure(points[dataIndex]?.value ?? 0, unit),
          },
          ...(target === null ? {} : { markLine: targetLine(target, unit) }),
        },
      ],
    },
    size,
  );
}

function targetLine(target: number, unit: string) {
  return {
    silent: true,
    symbol: "none",
    lineStyle: { color: colours.second, type: "dashed" as const, width: 2 },
    label: { color: colours.second, position: "end" as const, formatter: `目標 ${figure(target, unit)}` },
    data: [{ yAxis: target }],
  };
}
