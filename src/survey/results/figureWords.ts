/** Figures as they are written on pages, in tables and files: the digits as they were computed, never rounded again. */
import type { Question } from "../question.js";
import type { Range } from "../statistics/share.js";

/** 80 is 80.0: shares have one decimal, also where it is nought. */
const oneDecimal = (value: number): string => (Number.isInteger(value) ? `${value}.0` : String(value));

export const percentText = (percent: number | null): string => (percent === null ? "―" : `${oneDecimal(percent)}%`);

export const rangeText = (range: Range | null): string =>
  range === null ? "―" : `${oneDecimal(range[0])}〜${oneDecimal(range[1])}%`;

export const countText = (count: number): string => `${count.toLocaleString("ja-JP")}人`;

export const kindWords: Readonly<Record<Question["kind"], string>> = {
  single: "一つ選ぶ",
  multiple: "いくつでも選ぶ",
  scale: "段階で答える",
  number: "数を答える",
  date: "日付を答える",
  text: "文章で答える",
};

export const fictionalText = "架空のデータです。体験用に作られた回答で、実際の調査の結果ではありません。";

export const smallCellText =
  "10人に満たない欄があります（＊印）。だれの回答か分かってしまうおそれがあるため、庁外に出さないでください。";
