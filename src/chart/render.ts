/** Draws a chart as SVG on the server. It is shown as a picture (`<img>`) with a table beside it that says the same. */
import * as echarts from "echarts";

export interface ChartSize {
  width: number;
  height: number;
}

/** @returns SVG text, the same for the same option */
export function renderChart(option: echarts.EChartsOption, { width, height }: ChartSize): string {
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption({ animation: false, backgroundColor: "#ffffff", ...option });
    // Effects of a mouse, which a picture has none of, and names that count up over all charts of the process.
    return chart
      .renderToSVGString()
      .replace(/ class="zr\d+-cls-\d+"/g, "")
      .replace(/<style >[\s\S]*?<\/style>\s*/, "")
      .replace(/\bzr\d+-/g, "zr-");
  } finally {
    // Its timers would keep the process alive.
    chart.dispose();
  }
}
