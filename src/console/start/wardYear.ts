/** The ward's year (区の一年): what comes next by the calendar of the ward policy plans. */
import { type CivilDate, fiscalYear } from "../../time.js";

export interface YearStep {
  key: "midYear" | "publication" | "fiscalYear" | "council";
  /** The day by which it is due; undefined where no calendar tells it. */
  date: CivilDate | undefined;
  title: string;
  text: string;
}

/** 2025 → 令和7年度 */
const yearName = (year: number): string => `令和${year - 2018}年度`;

interface Fixed {
  key: YearStep["key"];
  /** MM-DD */
  day: string;
  title(date: CivilDate): string;
  text: string;
}

const fixed: readonly Fixed[] = [
  {
    key: "fiscalYear",
    day: "04-01",
    title: (date) => `${yearName(fiscalYear(date))}の始まり`,
    text: "新しい運営方針の目標値と、担当者・権限の見直しをする時期です。",
  },
  {
    key: "publication",
    day: "06-30",
    title: (date) => `${yearName(fiscalYear(date) - 1)}の評価の公表（6月）`,
    text: "運営方針の自己評価とアウトカム指標の実績値を公表します。",
  },
  {
    key: "midYear",
    day: "09-30",
    title: (date) => `${yearName(fiscalYear(date))}の中間報告（9月末時点）`,
    text: "9月末の実績値と進捗状況をまとめます。",
  },
];

/** What comes next, the nearest first; the council's days are known to nobody but its page. */
export function wardYear(today: CivilDate): YearStep[] {
  const year = Number(today.slice(0, 4));
  const dated = fixed.map(({ key, day, title, text }): YearStep & { date: CivilDate } => {
    const date = `${today.slice(5) <= day ? year : year + 1}-${day}`;
    return { key, date, title: title(date), text };
  });
  return [
    ...dated.sort((a, b) => (a.date < b.date ? -1 : 1)),
    {
      key: "council",
      date: undefined,
      title: "区政会議",
      text: "日程は区のページで確認してください。委員の意見と区の対応を記録する準備をします。",
    },
  ];
}
