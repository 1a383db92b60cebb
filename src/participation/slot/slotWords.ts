/** What staff read about slots. */
import type { z } from "zod";
import { mostTimes, type SlotMistake } from "./slot.js";

export const weekdayNames = ["日", "月", "火", "水", "木", "金", "土"] as const;

const fieldMistakes: Readonly<Record<string, string>> = {
  form: "相談を選んでください。",
  date: "年月日を選んでください。",
  until: "最後の日を選ぶか、空けておいてください。",
  weekdays: "曜日を選んでください。",
  from: "時刻を「09:30」のように入力してください。",
  to: "時刻を「16:00」のように入力してください。",
  minutes: "10から240までの数を入力してください。",
  capacity: "1から20までの数を入力してください。",
  place: "100文字までで入力してください。",
  person: "60文字までで入力してください。",
};

export const slotMistakes = (issues: readonly z.core.$ZodIssue[]): Record<string, string> =>
  Object.fromEntries(
    issues.map(({ path: [field = ""] }) => [String(field), fieldMistakes[String(field)] ?? "入力を確かめてください。"]),
  );

export const timeMistakes: Readonly<Record<SlotMistake, string>> = {
  before: "最後の日が、最初の日より前です。",
  "too-long": "1年以内の日を選んでください。",
  "no-weekday": "繰り返す曜日を選んでください。",
  "too-short": "終わりの時刻までに、1回分の時間が取れません。",
  past: "もう過ぎた時刻です。これからの日を選んでください。",
  none: "開く日がありません。祝日と年末年始も開くときは、下の欄にチェックを付けてください。",
  "too-many": `一度に開けるのは${mostTimes}枠までです。期間を短くしてください。`,
};
