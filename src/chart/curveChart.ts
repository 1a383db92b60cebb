/** Curves of one share against another, in percent, with the interval of the first one as a band and marked points. */
import type * as echarts from "echarts";
import { escapeXml } from "../menu/escapeXml.js";
import { axisLine, colours, gridLines, heading, series as seriesColours, text } from "./look.js";
import { type ChartSize, renderChart } from "./render.js";

export interface CurvePoint {
  x: number;
  y: number;
  low: number;
  high: number;
}

export interface CurveMark {
  x: number;
  y: number;
  label: string;
}

export interface CurveChart {
  title: string;
  /** Lines under the title: what the figures rest on. */
  notes: readonly string[];
  /** What is seen, for those who do not see it. */
  description: string;
  x: string;
  y: string;
  /** From left to right, in percent; the band is that of the first. */
  curves: readonly { name: string; points: readonly CurvePoint[] }[];
  marks: readonly CurveMark[];
  size?: ChartSize | undefined;
}

const lineHeight = 22;
const numbers = ["①", "②", "③", "④"] as const;
const dashes = ["solid", "dashed", "dotted"] as const;

/** @returns SVG text that can stand alone, the same for the same input */
export function curveChart({
  title,
  notes,
  description,
  x,
  y,
  curves,
  marks,
  size = { width: 720, height: 540 },
}: CurveChart) {
  const bottom = floor(Math.min(100, ...curves.flatMap(({ points }) => points.map(({ low, y }) => Math.min(low, y)))));
  const svg = renderChart(
    {
      textStyle: text,
      title: {
        ...heading(title, size.width),
        subtext: [...notes, ...marks.map(({ label }, index) => `${numbers[index] ?? ""} ${label}`)].join("\n"),
        itemGap: 6,
        subtextStyle: { ...text, lineHeight, width: size.width - 16, overflow: "truncate" },
      },
      legend: {
        orient: "vertical",
        left: 0,
        top: 24 + lineHeight * (notes.length + marks.length),
        itemGap: 6,
        itemWidth: 36,
        itemHeight: 0,
        textStyle: text,
        selectedMode: false,
        data: curves.map(({ name }) => name),
      },
      grid: { left: 72, right: 32, top: 44 + lineHeight * (notes.length + marks.length + curves.length), bottom: 64 },
      xAxis: { ...axis(x, 36), min: 0, max: 100, nameLocation: "middle", axisLine },
      yAxis: { ...axis(y, 48), min: bottom, max: 100, interval: bottom < 80 ? 10 : 2, nameLocation: "middle" },
      series: [band(curves[0]?.points ?? []), ...curves.map(line), marked(marks)],
    },
    size,
  );
  const told = `<title id="title">${escapeXml(title)}</title><desc id="told">${escapeXml(description)}</desc>`;
  return svg.replace(/^<svg ([^>]*)>/, `<svg role="img" aria-labelledby="title told" $1>${told}`);
}

/** A whole ten below the lowest value: precision lies so high that from 0 on nothing would be told apart. */
const floor = (lowest: number): number => Math.max(0, Math.floor(lowest / 10) * 10);

const axis = (name: string, nameGap: number) => ({
  type: "value" as const,
  name,
  nameGap,
  nameTextStyle: text,
  interval: 10,
  axisLabel: { color: colours.ink, formatter: "{value}%" },
  splitLine: gridLines,
});

function line({ name, points }: CurveChart["curves"][number], index: number): echarts.LineSeriesOption {
  const color = seriesColours[index % seriesColours.length] ?? colours.first;
  return {
    type: "line",
    name,
    data: points.map(({ x, y }) => [x, y]),
    symbol: "none",
    itemStyle: { color },
    lineStyle: { color, width: index === 0 ? 3 : 2, type: dashes[index % dashes.length] ?? "solid" },
  };
}

function band(points: readonly CurvePoint[]): echarts.CustomSeriesOption {
  return {
    type: "custom",
    name: "95 %",
    silent: true,
    data: points.length > 1 ? [[points[0]?.x ?? 0, points[0]?.y ?? 0]] : [],
    renderItem: (_params, api) => ({
      type: "polygon",
      shape: {
        points: [
          ...points.map(({ x, low }) => api.coord([x, low])),
          ...points.toReversed().map(({ x, high }) => api.coord([x, high])),
        ],
      },
      style: { fill: colours.first, opacity: 0.12 },
    }),
  };
}

/** A number on the curve; what it says stands above, where it covers nothing. */
function marked(marks: readonly CurveMark[]): echarts.ScatterSeriesOption {
  return {
    type: "scatter",
    z: 5,
    symbolSize: 20,
    itemStyle: { color: colours.paper, borderColor: colours.first, borderWidth: 2, opacity: 1 },
    label: {
      show: true,
      color: colours.ink,
      fontWeight: "bold",
      fontSize: 12,
      formatter: ({ dataIndex }) => String(dataIndex + 1),
    },
    data: marks.map(({ x, y }) => [x, y]),
  };
}
