/** What staff are told about the fields of a reading. */
import type { ClaimProblem } from "../survey/wordingGuard.js";
import type { ReadingFileTold } from "./readingFile.js";
import type { ReadingFault, ReadingField } from "./readingForm.js";

export const fieldNames: Readonly<Record<ReadingField, string>> = {
  value: "実績値",
  numerator: "当てはまる回答の数",
  n: "回答した人数",
  sent: "お願いした人数",
  population: "母集団の人数",
  everyone: "全員に聞いた",
  frame: "回答の枠",
  scope: "数える範囲",
  from: "いつから",
  asOf: "いつ時点",
  source: "出典",
  note: "備考",
};

export const faultWords: Readonly<Record<ReadingFault, string>> = {
  missing: "入力してください。",
  "not-a-number": "数字で入力してください（例: 145、65.8）。",
  "not-a-day": "年月日を「2026-03-31」のように入力してください。",
  "in-the-future": "今日より後の日付です。",
  "ends-before-it-begins": "「いつ時点」より後の日付です。",
  "more-than-all": "全体の数と合いません。数を確かめてください。",
  "needs-answers": "割合の指標には、当てはまる回答の数と回答した人数が必要です。割合は自動で計算します。",
  "needs-value": "実績値を入力してください。",
  "not-for-this": "この種類の指標では使いません。空にしてください。",
  "unknown-frame": "一覧にある枠を選んでください。",
  "too-long": "500文字までにしてください。",
};

export const kindWords = {
  survey: "アンケート",
  count: "この窓口での集計",
  entered: "職員の入力",
  imported: "ファイルの取込",
  plan: "運営方針の文書",
} as const;

/** What the columns of a file may be called besides their keys. */
export const columnNames = { indicator: "指標", ...fieldNames } as const;

export const claimWords = ({ claim, instead }: ClaimProblem): string =>
  `「${claim}」は、回答した方以外も含む言い方です。「${instead}」のように書いてください。`;

/** Why a file was not taken in, a sentence each. */
export function fileWords(told: Exclude<ReadingFileTold, { kind: "readings" }>): string[] {
  switch (told.kind) {
    case "unreadable":
      return ["CSVファイルとして読めません。表計算ソフトから「CSV UTF-8」で保存し直してください。"];
    case "empty":
      return ["実績値の行がありません。"];
    case "too-long":
      return ["500行までに分けてください。"];
    case "same-heads":
      return [`列の名前「${told.head}」が二つあります。`];
    case "missing-columns":
      return told.columns.map((column) => `列「${column}」（${columnNames[column]}）がありません。`);
    case "faulty":
      return told.faults.map((fault) =>
        fault.kind === "unknown-indicator"
          ? `${fault.line}行目: 指標「${fault.indicator}」は、この区の運営方針にありません。`
          : `${fault.line}行目 ${fieldNames[fault.field]}: ${faultWords[fault.fault]}`,
      );
    default:
      return told satisfies never;
  }
}
