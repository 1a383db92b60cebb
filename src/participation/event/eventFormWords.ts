/** What staff read at the field of an event's form that can't be taken. */
import type { EventFault, EventFaults, EventField } from "./eventTyped.js";

const faultTexts: Readonly<Record<Exclude<EventFault, "wrong">, string>> = {
  date: "年月日を選んでください。",
  time: "時刻を「13:30」のように入力してください。",
  "time-or-all-day": "時刻を入力するか、「終日、または時刻が決まっていない」に印を付けてください。",
  "end-time": "終わりの時刻を入力してください。",
  "end-before-begin": "始まりより前です。始まりより後にしてください。",
  point: "「34.6937, 135.5023」のように、緯度と経度をコンマで区切って入力してください。",
  "point-swapped": "緯度と経度が逆のようです。緯度（大阪では34くらい）を先に入力してください。",
  "point-outside": "日本の中の場所ではありません。緯度（大阪では34くらい）、経度（135くらい）の順に入力してください。",
  number: "数を入力してください。",
  needs: "1行に1つ、30文字まで、10個までで入力してください。",
  "deadline-day": "日付を選んでください。",
  "deadline-before-first": "受付の始まりより後にしてください。",
  "deadline-after-event": "行事が終わった後です。行事が終わるまでの日時にしてください。",
};

/** Where the schema says no: what the field takes. */
const fieldTexts: Partial<Record<EventField, string>> = {
  title: "行事の名前を100文字までで入力してください。",
  kind: "一覧から選んでください。",
  topic: "一覧から選んでください。",
  summary: "200文字までで入力してください。",
  details: "5,000文字までで入力してください。",
  series: "一覧から選んでください。",
  scope: "30文字までで入力してください。",
  place: "100文字までで入力してください。",
  address: "200文字までで入力してください。",
  district: "50文字までで入力してください。",
  audience: "300文字までで入力してください。",
  fee: "200文字までで入力してください。",
  contact: "300文字までで入力してください。",
  phone: "「06-0000-0000」のように、市外局番からハイフンで区切って入力してください。",
  url: "http:// か https:// で始まるアドレスを入力してください。",
  languages: "一覧から選んでください。",
  source: "300文字までで入力してください。",
  sourceAsOf: "「2026-11-20」「2026-11」「2026」のどれかの形で入力してください。",
  capacity: "1から100,000までの数を入力してください。決めないときは空のままにします。",
  mostPeople: "1から50までの数を入力してください。",
  offerHours: "1から168までの数を入力してください。",
  askContact: "一覧から選んでください。",
  question: "100文字までで入力してください。",
};

export const eventFaultText = (field: EventField, fault: EventFault): string =>
  fault === "wrong" || fault === "number"
    ? (fieldTexts[field] ?? (fault === "number" ? faultTexts.number : "入力した内容を確かめてください。"))
    : faultTexts[fault];

export const eventMistakes = (faults: EventFaults): Record<string, string> =>
  Object.fromEntries(
    Object.entries(faults).map(([field, fault]) => [field, eventFaultText(field as EventField, fault)]),
  );

/** 30人の定員を12人に: 20人が申し込んでいる */
export const tooFewPlacesText = (taken: number): string =>
  `もう${taken}人分の席が決まっています。${taken}人以上にしてください。減らすときは、先に申し込みの一覧で取り消します。`;
