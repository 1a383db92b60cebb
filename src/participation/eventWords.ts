/** What is written beside a count of events, and what staff read about events. */
import { dayText, instantText } from "../console/timeWords.js";
import { civilDate } from "../time.js";
import type { CountWords } from "./eventCount.js";

export const countWords: CountWords = {
  source: "この窓口に記録した行事・講座",
  note: (from, sessions, unrecorded) =>
    [
      `${dayText(from)}からこの窓口に記録した${sessions}回を数えたものです。それより前の回は入っていません。`,
      ...(unrecorded > 0 ? [`参加者数をまだ記録していない回が${unrecorded}回あります。`] : []),
    ].join(""),
};

/** An event whose time nobody gave is kept as the beginning of its day: then the day is all that is known. */
export function whenText(startsAt: Date): string {
  const date = civilDate(startsAt);
  return startsAt.getTime() === new Date(`${date}T00:00:00+09:00`).getTime() ? dayText(date) : instantText(startsAt);
}

type Issues = readonly { readonly path: readonly PropertyKey[] }[];

const eventFaults: Readonly<Record<string, string>> = {
  title: "行事の名前を100文字までで入力してください。",
  series: "一覧から選んでください。",
  scope: "30文字までで入力してください。",
  date: "年月日を選んでください。",
  time: "時刻を「13:30」のように入力してください。",
  place: "100文字までで入力してください。",
};
const attendanceFaults: Readonly<Record<string, string>> = {
  people: "1から99,999までの数を入力してください。",
  note: "200文字までで入力してください。",
};

const told = (issues: Issues, words: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    issues.map(({ path }) => [String(path[0]), words[String(path[0])] ?? "入力した内容を確かめてください。"]),
  );

export const eventMistakes = (issues: Issues): Record<string, string> => told(issues, eventFaults);
/** A form that came without its row's number was not ours: it is asked again. */
export const attendanceMistakes = (issues: Issues): Record<string, string> =>
  issues.length === 0 ? { people: "もう一度入力してください。" } : told(issues, attendanceFaults);
