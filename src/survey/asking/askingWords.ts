/** Words of the pages for asking people that several of them use. */
import type { Frame } from "../../policy/indicator.js";
import type { Fault } from "../answering/answeringDesk.js";
import { responseRate } from "../statistics/share.js";
import type { Batch, BatchKind } from "./batch.js";
import type { LetterProblem } from "./letter.js";

export const count = (value: number): string => value.toLocaleString("ja-JP");

export const kindWords: Readonly<Record<BatchKind, string>> = {
  letters: "手紙",
  line: "LINEの案内",
  panel: "名簿の人への手紙",
  poster: "ポスター",
  import: "ほかのシステムから取り込み",
};

/** Whom a frame means, on the pages of those who ask. */
export const askedWords: Readonly<Record<Frame, string>> = {
  mailed: "無作為に選んだ区民（郵送）",
  line: "LINEの友だち",
  participants: "行事や講座の参加者",
  panel: "区政会議などの委員",
  staff: "職員",
  organisations: "団体",
  guardians: "保護者（学校・保育施設・健診などを通じて）",
  imported: "ほかのシステムの回答",
  open: "どなたでも",
};

export const panelWords = { council: "区政会議などの委員", organisations: "団体", staff: "職員" } as const;

/** Those who could answer: letters that came back reached nobody. */
export const reached = ({ asked, returned, withdrawn }: Batch): number | undefined =>
  asked === undefined ? undefined : Math.max(0, asked - returned - withdrawn);

export function rateText(batch: Batch): string {
  const rate = responseRate(batch.answered, reached(batch) ?? null);
  return rate === null ? "―" : `${rate}％`;
}

export function letterProblemText(problem: LetterProblem): string {
  switch (problem.kind) {
    case "empty":
      return "手紙の文を入力してください。";
    case "long":
      return "手紙の文は3,000文字までにしてください。";
    case "no-code":
      return "回答コードが入る場所 {code} がありません。このままでは回答できません。";
    case "unknown":
      return `{${problem.place}} という差し込みの場所はありません。`;
    default:
      return problem satisfies never;
  }
}

export const faultWords: Readonly<Record<Fault, string>> = {
  required: "必ず答える設問です。紙で空欄のときは、集計に入れられません。",
  "unknown-choice": "この設問にない選択肢です。",
  "too-many": "選べる数より多く選ばれています。",
  exclusive: "ほかの選択肢と一緒には選べないものが選ばれています。",
  "not-a-number": "数字で入力してください。",
  "too-small": "この設問で答えられる範囲より小さい数です。",
  "too-large": "この設問で答えられる範囲より大きい数です。",
  "not-a-date": "年月日を確かめてください。",
  "too-early": "この設問で答えられる範囲より前の日です。",
  "too-late": "この設問で答えられる範囲より後の日です。",
  "too-long": "この設問で答えられる長さより長い文です。",
};
