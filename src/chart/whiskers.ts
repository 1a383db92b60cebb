/** Intervals of an estimate, drawn over a point or a bar: a line with a short stroke at both ends. */
import type * as echarts from "echarts";
import { colours } from "./look.js";

export interface Whisker {
  /** Place on the axis of categories. */
  place: number;
  interval: readonly [number, number];
}

const halfStroke = 5;

interface Line {
  type: "line";
  shape: { x1: number; y1: number; x2: number; y2: number };
  style: { stroke: string; lineWidth: number; fill: string };
}

/** @param lying for horizontal bars, whose values run from left to right */
export function whiskers(name: string, found: readonly Whisker[], lying: boolean): echarts.CustomSeriesOption {
  return {
    type: "custom",
    name,
    z: 5,
    silent: true,
    data: found.map(({ place, interval: [low, high] }) => [place, low, high]),
    encode: lying ? { x: [1, 2], y: 0 } : { x: 0, y: [1, 2] },
    // Not one of the things told apart by pattern.
    itemStyle: { color: colours.ink, decal: { symbol: "none" } },
    renderItem(_params, api) {
      const end = (value: number) => api.coord(lying ? [value, api.value(0)] : [api.value(0), value]);
      const [x1 = 0, y1 = 0] = end(Number(api.value(1)));
      const [x2 = 0, y2 = 0] = end(Number(api.value(2)));
      const line = (from: [number, number], to: [number, number]): [Line, Line] => {
        const shape = { x1: from[0], y1: from[1], x2: to[0], y2: to[1] };
        // On white, so that the part that lies over a dark bar is seen too.
        return [
          { type: "line", shape, style: { stroke: colours.paper, lineWidth: 5, fill: "none" } },
          { type: "line", shape, style: { stroke: colours.ink, lineWidth: 2, fill: "none" } },
        ];
      };
      const stroke = (x: number, y: number) =>
        lying ? line([x, y - halfStroke], [x, y + halfStroke]) : line([x - halfStroke, y], [x + halfStroke, y]);
      const parts = [line([x1, y1], [x2, y2]), stroke(x1, y1), stroke(x2, y2)];
      return { type: "group", children: [...parts.map(([below]) => below), ...parts.map(([, above]) => above)] };
    },
  };
}
