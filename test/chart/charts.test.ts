import { describe, expect, test } from "vitest";
import { barChart, barChartSize } from "../../src/chart/barChart.js";
import { dayChart } from "../../src/chart/dayChart.js";
import { historyChart } from "../../src/chart/historyChart.js";

const history = {
  title: "子育てに関する環境が整っていると感じる割合",
  unit: "%",
  target: 85,
  points: [
    { label: "令和5年度", value: 61.2, interval: [58.1, 64.3] as const },
    { label: "令和6年度", value: null },
    { label: "令和7年度", value: 65.8, interval: [61.7, 69.8] as const },
  ],
};
const bars = {
  title: "整っていると感じますか",
  series: ["保護者の回答（n=530）"],
  unit: "%",
  untold: "公表しません",
  bars: [
    { label: "そう思う", values: [65.8], intervals: [[61.7, 69.8] as const] },
    { label: "<わからない> & その他", values: [null] },
  ],
};
const days = {
  title: "日ごとの回答数",
  days: ["2026-11-01", "2026-11-02"],
  lines: [{ name: "LINE登録者の回答", values: [0, 3] }],
};

describe("charts", () => {
  test.each([
    ["history", () => historyChart(history)],
    ["bars", () => barChart(bars)],
    ["days", () => dayChart(days)],
  ])("%s: the same figures give the same picture, digit for digit, whatever was drawn before", (_name, draw) => {
    const first = draw();
    historyChart(history);
    expect(draw()).toBe(first);
  });

  test.each([
    ["history", () => historyChart(history)],
    ["bars", () => barChart(bars)],
    ["days", () => dayChart(days)],
  ])("%s: the picture holds no script, no style block, nothing from elsewhere", (_name, draw) => {
    const svg = draw();
    expect(svg).toMatch(/^<svg /);
    expect(svg).not.toMatch(/<script|<style|\son\w+=|url\((?!['"]?#)|<image|href="http/);
  });

  test("an indicator's history shows each figure, its target, and no figure for a year without one", () => {
    const svg = historyChart(history);
    expect(svg).toContain("61.2%");
    expect(svg).toContain("65.8%");
    expect(svg).toContain("目標 85.0%");
    expect(svg.match(/>[\d.]+\.\d%</g)).toHaveLength(2);
  });

  test("without a target there is no line for it", () => {
    expect(historyChart({ ...history, target: null })).not.toContain("目標");
  });

  test("a history without any figure is still drawn", () => {
    expect(historyChart({ ...history, points: [] })).toMatch(/^<svg /);
  });

  test("a suppressed cell says so instead of showing a number", () => {
    const svg = barChart(bars);
    expect(svg).toContain("公表しません");
    expect(svg).toContain("65.8%");
  });

  test("words of a question can't become marks of the picture", () => {
    const svg = barChart(bars);
    expect(svg).not.toContain("<わからない>");
    expect(svg).toContain("&lt;わからない&gt; &amp; その他");
  });

  test("an interval longer than nothing is drawn where there is one series only", () => {
    const alone = barChart(bars).match(/stroke="#1a1a1a"/g)?.length ?? 0;
    const beside = barChart({
      ...bars,
      series: ["保護者の回答", "LINE登録者の回答"],
      bars: bars.bars.map((bar) => ({ ...bar, values: [50, 40] })),
    });
    expect(alone).toBe(3);
    expect(beside).not.toContain('stroke="#1a1a1a"');
    expect(beside).toContain("<pattern");
  });

  test("more choices make a taller picture", () => {
    const many = { ...bars, bars: Array.from({ length: 20 }, () => bars.bars[0] ?? { label: "", values: [] }) };
    expect(barChartSize(many).height).toBeGreaterThan(barChartSize(bars).height * 3);
  });
});
