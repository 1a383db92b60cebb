/** The Japanese of the ward's forms: what joins the model's parts into cells. */
import type { Indicator } from "../indicator.js";
import type { Plan } from "../plan.js";
import type { PlanField } from "../planEntry.js";
import type { RolloverWords } from "../rollover.js";
import type { FormWords } from "./formNode.js";

/** 2024 → 令和6年度 */
export const fiscalYearWords = (year: number): string => (year === 2019 ? "令和元年度" : `令和${year - 2018}年度`);

/** 「85%以上（令和11年度末まで）」 */
export function targetWords({ target }: Pick<Indicator, "target">): string {
  const [year = 0, month = 0, day = 0] = (target.by ?? "").split("-").map(Number);
  const until = target.by === null ? "" : month === 3 && day === 31 ? `${fiscalYearWords(year - 1)}末` : target.by;
  return `${target.value}${target.unit}以上${until === "" ? "" : `（${until}まで）`}`;
}

export const formWords: FormWords = {
  year: fiscalYearWords,
  target: targetWords,
  bullet: (lines) => (lines.length > 1 ? lines.map((line) => `・${line}`).join("\n") : (lines[0] ?? "")),
  result: ({ what, scope, value, unit, sessions, note }) =>
    [
      what,
      scope,
      sessions === undefined ? undefined : `${sessions}回`,
      value === undefined ? undefined : `${value}${unit ?? ""}`,
      note && `（${note}）`,
    ]
      .filter((part) => part !== undefined)
      .join(" "),
  money: ({ fiscalYear, label, amount, amountAsPrinted, unit }) =>
    `${fiscalYearWords(fiscalYear)} ${label} ${amount === null ? amountAsPrinted : `${amount}${unit}`}`,
  noFigure: {
    value: "未測定",
    beside: "実績値はまだ登録されていません。",
    previous: "",
    mark: "",
    progressStatus: "",
    progress: "",
  },
};

export const rolloverWords: RolloverWords = {
  year: fiscalYearWords,
  status: (from: Plan) => `下書き（${fiscalYearWords(from.fiscalYear)}の方針から引き継いだもの。未決定）`,
  sourceNote: (from: Plan) =>
    `${from.title}の課題、取組、指標と目標を引き継いだ下書きです。区が決めるまで、方針ではありません。`,
  amountOpen: "未定",
};

export const planFieldWords: Readonly<Record<PlanField, string>> = {
  selfEvaluation: "自己評価",
  wayForward: "今後の方針",
  results: "実績",
  progressStatus: "進捗状況",
  issues: "課題",
  directions: "方向性",
};
