/** Why a row or a file can't be taken in, and what to do about it, for staff. */
import type { EventFileRead } from "./eventCsv.js";
import type { Problem, ProblemKind } from "./eventCsvProblem.js";

type Words = readonly [reason: string | ((told: string) => string), hint: string | ((proposal: string) => string)];

const words: Readonly<Record<ProblemKind, Words>> = {
  "quote-open": [
    'この行で始まる引用符（"）が閉じられていません。',
    '引用符を閉じるか、取り除いてください。文中の引用符は2つ重ねて（""）書きます。',
  ],
  "empty-line": ["空の行です。", "表の途中の空の行を消してください。ほかの行の取り込みには影響しません。"],
  "heads-again": ["見出しの行がもう一度あります。", "2つの表をつないだ場合は、後の見出しの行を消してください。"],
  "too-few-cells": [
    (told) => `項目の数が見出しより少ない行です（${told}）。`,
    "途中で改行や項目が抜けていないか確かめ、空の項目もコンマで区切ってください。",
  ],
  "too-many-cells": [
    (told) => `項目の数が見出しより多い行です（${told}）。`,
    '文中のコンマで項目が分かれていないか確かめ、その項目を引用符（"）で囲んでください。',
  ],
  "missing-title": ["行事の名前がありません。", "イベント名を書いてください。"],
  "missing-date": ["開始日がありません。", "2026-11-03 のように開始日を書いてください。"],
  "not-a-date": ["日付として読めません。", "2026-11-03 や 令和8年11月3日 のように書いてください。"],
  "no-such-date": ["暦にない日付です。", "月と日を確かめてください。"],
  "date-far": ["2000年から2100年までの日付ではありません。", "年を確かめてください。"],
  "date-undecided": ["日付が決まっていません。", "日付が決まってから取り込んでください。"],
  "date-recurring": ["繰り返しの予定は、1つの日付として読めません。", "開催する日ごとに1行ずつ書いてください。"],
  "date-range": ["1つの項目に複数の日付があります。", "初日を開始日に、最終日を終了日に分けて書いてください。"],
  "date-has-time": ["日付の項目に時刻があります。", "時刻は開始時間・終了時間の項目に分けてください。"],
  "excel-date": [
    "表計算ソフトの日付の番号になっています。",
    (proposal) => `セルの表示形式を日付にして保存し直してください（この番号は ${proposal} です）。`,
  ],
  "no-year": ["年がありません。", "2026-11-03 のように西暦4桁の年から書いてください。"],
  "two-digit-year": ["年が2桁です。", "西暦か和暦かが分かるように、2026年や令和8年と書いてください。"],
  "year-last": ["年が後ろにあり、月と日の順が決まりません。", "2026-11-03 のように、年・月・日の順に書いてください。"],
  "weekday-wrong": [
    (told) => `曜日が日付と合いません（この日は${told}曜日です）。`,
    "日付と曜日のどちらが正しいか確かめてください。",
  ],
  "end-before-begin": ["終わりが始まりより前です。", "開始と終了が入れ替わっていないか確かめてください。"],
  "too-long-event": ["期間が3年を超えています。", "終了日を確かめてください。終わりが決まっていないときは空にします。"],
  "not-a-time": [
    "時刻として読めません。",
    "13:30 のように書いてください。「夕方から」などは開始日時特記事項に書きます。",
  ],
  "no-such-time": ["分が60以上です。", "時刻を確かめてください。"],
  "time-beyond": ["24:00を過ぎる時刻です。", "翌日の時刻は、終了日を翌日にして 01:00 のように書いてください。"],
  "time-range": ["1つの項目に2つの時刻があります。", "開始時間と終了時間に分けて書いてください。"],
  "time-no-colon": ["時と分の区切りがありません。", (proposal) => `${proposal} のように書いてください。`],
  "excel-time": [
    "表計算ソフトの時刻の番号になっています。",
    (proposal) => `セルの表示形式を時刻にして保存し直してください（この番号は ${proposal} です）。`,
  ],
  "end-time-alone": ["開始時間がないのに、終了時間があります。", "開始時間も書くか、両方とも空にしてください。"],
  "coordinates-swapped": [
    "緯度と経度が入れ替わっています。",
    (proposal) => `${proposal} ではありませんか。ファイルを直してください（自動では直しません）。`,
  ],
  "coordinates-outside": [
    "日本の範囲にない座標です。",
    "緯度は20〜46、経度は122〜154の十進数です。分からないときは両方とも空にします。",
  ],
  "coordinates-zero": ["緯度も経度も0です。", "分からないときは、0ではなく空にしてください。"],
  "coordinates-half": ["緯度と経度の片方しかありません。", "両方を書くか、両方とも空にしてください。"],
  "coordinates-degrees": [
    "度・分・秒で書かれています。",
    (proposal) => `十進数の度で書いてください（この値は ${proposal} です）。`,
  ],
  "not-a-coordinate": ["座標として読めません。", "34.676123 のように、半角の十進数で書いてください。"],
  "code-no-check-digit": [
    "地方公共団体コードが5桁です（検査数字がありません）。",
    (proposal) => `6桁の ${proposal} にしてください。`,
  ],
  "code-lost-zero": [
    "地方公共団体コードの先頭の0がなくなっています。",
    (proposal) => `${proposal} にしてください。列の表示形式を文字列にすると0が残ります。`,
  ],
  "code-check-digit": [
    (told) => `地方公共団体コードの検査数字が合いません（計算では${told}）。`,
    "6桁の番号を確かめてください。",
  ],
  "not-a-code": ["地方公共団体コードではありません。", "6桁の数字で書くか、空にしてください。"],
  "other-municipality": [
    "ほかの市区町村のコードです。",
    "この区の行事なら、この区か市のコードにしてください。ほかの区の行事は取り込みません。",
  ],
  "other-municipality-name": [
    (told) => `ほかの区の名前です（この区は${told}）。`,
    "ほかの区の行事は取り込みません。名前を確かめてください。",
  ],
  "phone-lost-zero": [
    "電話番号の先頭の0がなくなっています。",
    (proposal) => `${proposal} ではありませんか。列の表示形式を文字列にすると0が残ります。`,
  ],
  "phone-scientific": [
    "電話番号が指数の表示（6.6E+08など）になっています。",
    "列の表示形式を文字列にして、番号を入力し直してください。",
  ],
  "phone-no-hyphens": ["市外局番の区切りが分かりません。", "06-1234-5678 のようにハイフンで区切ってください。"],
  "phone-several": ["1つの項目に複数の電話番号があります。", "1つだけ書き、ほかは連絡先名称に書いてください。"],
  "not-a-phone": ["電話番号として読めません。", "06-1234-5678 のように、半角の数字とハイフンで書いてください。"],
  "id-scientific": [
    "IDが指数の表示（1.2E+10など）になっています。",
    "列の表示形式を文字列にして、IDを入力し直してください。",
  ],
  "id-twice": [(told) => `${told}行目と同じIDです。`, "1つの行事に1つのIDを付けてください。"],
  "id-zeros": [
    (told) => `${told}行目のIDと、先頭の0の数だけが違います。`,
    "同じ行事なら片方を消し、別の行事なら違うIDにしてください。列の表示形式を文字列にすると0が残ります。",
  ],
  "event-twice": [
    (told) => `${told}行目と、名前・開始・場所が同じです。`,
    "同じ行事なら、どちらかの行を消してください。",
  ],
  formula: ["表計算ソフトの式として動くおそれのある内容です。", "先頭の = や + を取り除いて、文字だけにしてください。"],
  "control-characters": ["目に見えない制御文字が入っています。", "文字を入力し直してください。"],
  "broken-letters": [
    "文字化けしています（�があります）。",
    "元のファイルで文字を確かめ、UTF-8で保存し直してください。",
  ],
  "misread-letters": [
    "文字化けしています（UTF-8のファイルを、別の文字コードで開いて保存したようです）。",
    "元のファイルを、UTF-8を指定して開き直してください。",
  ],
  "too-long": [(told) => `長すぎます（${told}）。`, "短くするか、続きを説明の項目に書いてください。"],
  "url-no-scheme": ["https:// がありません。", (proposal) => `${proposal} のように書いてください。`],
  "url-space": ["URLに空白や改行があります。", "空白を取り除き、1つだけ書いてください。"],
  "not-a-url": ["ページのURLではありません。", "https:// で始まるURLを書いてください。"],
  "capacity-zero": ["定員が0です。", "定員がないときは、0ではなく空にしてください。"],
  "capacity-negative": ["定員が負の数です。", "1以上の整数で書いてください。"],
  "capacity-words": [
    "定員が数ではありません。",
    (proposal) =>
      proposal === ""
        ? "数で書くか、空にして説明の項目に書いてください。"
        : `${proposal} のように、数だけを書いてください。`,
  ],
  "not-a-number": ["整数ではありません。", "整数で書いてください。"],
  "too-large": [(told) => `大きすぎます（${told}まで）。`, "数を確かめてください。"],
  "deadline-after-event": ["申込の締切が、行事の終わりより後です。", "締切の日付を確かめてください。"],
  "deadline-time-alone": ["日付がないのに、申込の時刻だけがあります。", "日付も書くか、時刻を空にしてください。"],
  "deadline-before-opening": ["申込の締切が、申込の開始より前です。", "2つの日付を確かめてください。"],
  "fee-words": ["料金(基本)が数ではありません。", "円の数だけを書き、説明は料金(詳細)に書いてください。無料は0です。"],
  "not-a-flag": ["1か0ではありません。", "当てはまるときは1、当てはまらないときは0を書いてください。"],
  "unknown-word": [(told) => `使える言葉ではありません（${told}）。`, "かっこの中の言葉から選ぶか、空にしてください。"],
  "not-shaped": ["決まった書き方ではありません。", "空にするか、例のように書いてください。"],
  "too-few-places": [
    (told) => `もう${told}人の申し込みを受け付けています。`,
    "定員を減らすときは、先に行事の画面で申し込みを確かめてください。",
  ],
  refused: [
    (told) => `いまの登録内容と合わせると、決まりに合いません（${told}）。`,
    "ファイルにない項目（申込の期間など）を、行事の画面で確かめてください。",
  ],
};

export function problemText({ kind, told = "", proposal = "" }: Problem): { reason: string; hint: string } {
  const [reason, hint] = words[kind];
  return {
    reason: typeof reason === "function" ? reason(told) : reason,
    hint: typeof hint === "function" ? hint(proposal) : kind === "not-shaped" ? `${hint}（例: ${told}）` : hint,
  };
}

export function fileProblemText(read: Exclude<EventFileRead, { kind: "read" }>): string {
  switch (read.kind) {
    case "unreadable":
      return "文字を読み取れませんでした。CSVファイル（UTF-8、Shift_JIS、UTF-16）を選んでください。Excelのブック（.xlsx）は、CSVで保存してください。";
    case "empty":
      return "ファイルに見出しの行がありません。1行目に見出しのあるCSVファイルを選んでください。";
    case "missing-columns":
      return missingColumnsText(read);
    case "same-heads":
      return `同じ見出し「${read.head}」が2つあります。どちらかの列の見出しを変えてから読み込んでください。`;
    case "too-many":
      return `一度に読み込めるのは${read.most.toLocaleString("ja-JP")}行までです。ファイルを分けてください。`;
    default:
      return read satisfies never;
  }
}

function missingColumnsText({ columns, below, misread }: Extract<EventFileRead, { kind: "missing-columns" }>): string {
  const missing = `必要な項目「${columns.join("」「")}」が見出しにありません。`;
  if (below !== undefined) return `${missing}見出しは${below}行目にあるようです。それより上の行を消してください。`;
  if (misread) return `${missing}見出しが文字化けしています。元のファイルを、UTF-8を指定して開き直してください。`;
  return `${missing}推奨データセットまたは自治体標準オープンデータセットの「イベント一覧」の見出しを使ってください。`;
}
