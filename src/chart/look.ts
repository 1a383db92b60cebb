/** What all charts look like: the colours of the pages, letters that every reader's system has, no effect of time. */
import type * as echarts from "echarts";

/** From the design tokens. Each stands out from white by at least 3:1, the letters by at least 4.5:1. */
export const colours = {
  ink: "#1a1a1a",
  soft: "#4d4d4d",
  line: "#949494",
  grid: "#cccccc",
  paper: "#ffffff",
  first: "#0055ad",
  second: "#ac3e00",
  third: "#197a4b",
  fourth: "#5c10be",
  fifth: "#4d4d4d",
} as const;

export const series = [colours.first, colours.second, colours.third, colours.fourth, colours.fifth] as const;

const letters = "sans-serif";

export const text = { color: colours.ink, fontFamily: letters, fontSize: 14 } as const;

/** Bars differ by pattern as well as by colour; the first one stays plain. */
export const patterns: NonNullable<echarts.EChartsOption["aria"]> = {
  enabled: true,
  label: { enabled: false },
  decal: {
    show: true,
    decals: [
      { symbol: "none" },
      { color: "rgba(255, 255, 255, 0.7)", dashArrayX: [1, 0], dashArrayY: [3, 5], rotation: Math.PI / 4 },
      {
        color: "rgba(255, 255, 255, 0.8)",
        symbol: "circle",
        dashArrayX: [
          [6, 6],
          [0, 6, 6, 0],
        ],
        dashArrayY: [6, 0],
        symbolSize: 0.7,
      },
      { color: "rgba(255, 255, 255, 0.7)", dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4 },
      { color: "rgba(255, 255, 255, 0.7)", dashArrayX: [1, 0], dashArrayY: [2, 6] },
    ],
  },
};

/** One heading above the drawing; a long one is cut, for the page around it says it whole. */
export function heading(title: string, width: number): NonNullable<echarts.EChartsOption["title"]> {
  return {
    text: title,
    left: 0,
    top: 0,
    textStyle: { ...text, fontSize: 16, fontWeight: "bold", width: width - 16, overflow: "truncate" },
  };
}

export const axisLine = { lineStyle: { color: colours.line } } as const;
export const gridLines = { lineStyle: { color: colours.grid } } as const;

/** Share or count as it stands at a bar: one decimal for percent, none for counts. */
export function figure(value: number, unit: string): string {
  if (unit === "%") return `${(Math.round(value * 10) / 10).toFixed(1)}%`;
  return `${value.toLocaleString("ja-JP")}${unit}`;
}
