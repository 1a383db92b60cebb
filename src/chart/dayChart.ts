/** Responses day by day, a line per frame; the days without any are on the axis too, so that no pause is hidden. */
import { axisLine, colours, gridLines, heading, series as seriesColours, text } from "./look.js";
import { type ChartSize, renderChart } from "./render.js";

export interface DayChart {
  title: string;
  /** Days in order, `2026-11-20`, each once. */
  days: readonly string[];
  lines: readonly { name: string; values: readonly number[] }[];
  size?: ChartSize | undefined;
}

/** Told apart by dash and point as well as by colour. */
const dashes = ["solid", "dashed", "dotted"] as const;
const points = ["circle", "rect", "triangle", "diamond"] as const;

/** @returns SVG text, the same for the same input */
export function dayChart({ title, days, lines, size = { width: 640, height: 320 } }: DayChart): string {
  return renderChart(
    {
      textStyle: text,
      title: heading(title, size.width),
      legend: {
        left: 0,
        top: 28,
        itemWidth: 36,
        textStyle: text,
        selectedMode: false,
        show: lines.length > 1,
      },
      grid: { left: 48, right: 24, top: lines.length > 1 ? 76 : 48, bottom: 40 },
      xAxis: {
        type: "category",
        data: days.map(shortDay),
        boundaryGap: false,
        axisLine,
        axisLabel: { color: colours.ink, hideOverlap: true },
      },
      yAxis: {
        type: "value",
        min: 0,
        minInterval: 1,
        axisLabel: { color: colours.ink },
        splitLine: gridLines,
      },
      series: lines.map(({ name, values }, index) => ({
        type: "line",
        name,
        data: [...values],
        symbol: points[index % points.length] ?? "circle",
        symbolSize: days.length > 40 ? 0 : 8,
        itemStyle: { color: colourOf(index) },
        lineStyle: { color: colourOf(index), width: 3, type: dashes[index % dashes.length] ?? "solid" },
      })),
    },
    size,
  );
}

const colourOf = (index: number) => seriesColours[index % seriesColours.length] ?? colours.first;

function shortDay(day: string): string {
  const [, month = "", date = ""] = day.split("-");
  return `${Number(month)}/${Number(date)}`;
}
