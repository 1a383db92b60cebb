/**
 * Lying bars: the choices of a question, one below the other, with one bar per frame. Bars of several frames differ by
 * colour and pattern and stand beside each other; they are never one on top of another, for frames are not added up.
 */
import type * as echarts from "echarts";
import { axisLine, colours, figure, gridLines, heading, patterns, series as seriesColours, text } from "./look.js";
import { type ChartSize, renderChart } from "./render.js";
import { type Whisker, whiskers } from "./whiskers.js";

export interface Bar {
  label: string;
  /** One per series; null where nothing is told. */
  values: readonly (number | null)[];
  /** One per series: drawn where there is a single one, for over several bars they could not be told apart. */
  intervals?: readonly (readonly [number, number] | null)[] | undefined;
}

export interface BarChart {
  title: string;
  /** What the bars of one colour are: 「LINE登録者の回答（n=349）」. */
  series: readonly string[];
  bars: readonly Bar[];
  unit: string;
  /** Stands where a value is null. */
  untold?: string | undefined;
  width?: number | undefined;
}

const labelWidth = 184;
const figureWidth = 72;
const letter = 14;
const barHeight = 22;

/** Room for one choice: its bars, or its words where these need more lines. */
function rowHeight(bars: readonly Bar[], count: number): number {
  const lines = Math.max(1, ...bars.map(({ label }) => Math.ceil((label.length * letter) / labelWidth)));
  return Math.max(barHeight * count + 16, Math.min(lines, 4) * 20 + 8);
}

export function barChartSize({ bars, series, width = 560 }: BarChart): ChartSize {
  const legend = series.length > 1 ? series.length * 24 : 0;
  return { width, height: 40 + legend + Math.max(1, bars.length) * rowHeight(bars, Math.max(1, series.length)) + 40 };
}

/** @returns SVG text, the same for the same input */
export function barChart(chart: BarChart): string {
  const { bars, unit, untold = "" } = chart;
  const size = barChartSize(chart);
  const several = chart.series.length > 1;
  const highest = Math.max(0, ...bars.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const most = unit === "%" ? 100 : Math.max(1, Math.ceil(highest * 1.05));
  const plotWidth = size.width - labelWidth - 16 - figureWidth;
  return renderChart(
    {
      textStyle: text,
      title: heading(chart.title, size.width),
      aria: patterns,
      ...(several ? { legend: legend() } : {}),
      grid: {
        left: labelWidth + 16,
        right: figureWidth,
        top: 40 + (several ? chart.series.length * 24 : 0),
        bottom: 32,
      },
      xAxis: {
        type: "value",
        min: 0,
        max: most,
        ...(unit === "%" ? { interval: 20 } : { minInterval: 1, splitNumber: 4 }),
        axisLabel: { color: colours.ink, formatter: `{value}${unit}` },
        splitLine: gridLines,
      },
      yAxis: {
        type: "category",
        inverse: true,
        data: bars.map(({ label }) => label),
        axisLine,
        axisTick: { show: false },
        axisLabel: {
          color: colours.ink,
          fontSize: letter,
          lineHeight: 18,
          width: labelWidth,
          overflow: "break",
          interval: 0,
        },
      },
      series: [
        ...chart.series.map((name, index) => oneSeries(name, index)),
        ...(several ? [] : [whiskers("95%信頼区間", intervalsOf(bars), true)]),
      ],
    },
    size,
  );

  function oneSeries(name: string, index: number): echarts.BarSeriesOption {
    return {
      type: "bar",
      name,
      barMaxWidth: barHeight,
      barGap: "10%",
      itemStyle: { color: seriesColours[index % seriesColours.length] ?? colours.first },
      // Nothing told is a bar of no length that says so.
      data: bars.map(({ values, intervals }) => {
        const value = values[index] ?? 0;
        const reach = several ? value : (intervals?.[0]?.[1] ?? value);
        // Beside the end of its whisker, not under it.
        return { value, label: { distance: 8 + ((reach - value) / most) * plotWidth } };
      }),
      label: {
        show: true,
        position: "right",
        color: colours.ink,
        fontWeight: "bold",
        backgroundColor: "rgba(255, 255, 255, 0.8)",
        formatter: ({ dataIndex }) => {
          const value = bars[dataIndex]?.values[index];
          return value === null || value === undefined ? untold : figure(value, unit);
        },
      },
    };
  }

  function legend(): echarts.LegendComponentOption {
    return {
      orient: "vertical",
      left: 0,
      top: 30,
      itemWidth: 28,
      itemHeight: 14,
      textStyle: text,
      selectedMode: false,
    };
  }
}

const intervalsOf = (bars: readonly Bar[]): Whisker[] =>
  bars.flatMap(({ intervals }, place) => {
    const interval = intervals?.[0];
    return interval ? [{ place, interval }] : [];
  });
