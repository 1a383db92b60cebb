/** Why a file can't be read, in words for staff. */
import type { TableRead } from "./answerFile.js";
import type { RowProblem } from "./importRow.js";

export function tableProblemText(problem: Exclude<TableRead, { kind: "read" }>): string {
  switch (problem.kind) {
    case "unreadable":
      return "文字を読み取れませんでした。CSVファイル（UTF-8またはShift_JIS）を選んでください。";
    case "empty":
      return "見出しの行と、少なくとも1行の内容が必要です。";
    case "same-heads":
      return `同じ見出し「${problem.head}」が2つあります。見出しを変えてから読み込んでください。`;
    case "too-many":
      return `一度に読み込めるのは${problem.most.toLocaleString("ja-JP")}行までです。ファイルを分けてください。`;
    case "broken":
      return `${problem.line}行目のあたりで、引用符（"）が正しく閉じられていません。`;
    default:
      return problem satisfies never;
  }
}

export function rowProblemText(problem: RowProblem): string {
  switch (problem.kind) {
    case "cells":
      return `項目の数が見出しと合いません（見出し${problem.expected}、この行${problem.found}）。`;
    case "no-id":
      return "受付番号がありません。";
    case "same-id":
      return `${problem.line}行目と同じ受付番号です。`;
    case "unknown-choice":
      return `「${problem.column}」の内容が、どの選択肢にも当たりません。`;
    case "several":
      return `「${problem.column}」に2つ以上の答えがあります。1つだけ選ぶ設問です。`;
    case "not-a-number":
      return `「${problem.column}」が数字ではありません。`;
    case "not-a-date":
      return `「${problem.column}」が日付ではありません。`;
    case "nothing":
      return "どの設問にも答えがありません。";
    case "refused":
      return `「${problem.column}」が、アンケートの決まり（必須・範囲など）に合いません。`;
    default:
      return problem satisfies never;
  }
}
