/** What is wrong with a definition, and where, in words for staff. */
import { languageNames, subjectNames } from "./builderWords.js";
import type { Issue } from "./definitionIssues.js";

const rules: readonly [RegExp, (...parts: string[]) => string][] = [
  [/^there is no question (.+)$/, (id) => `「${id}」という設問はありません。`],
  [
    /^question (.+) is not asked before$/,
    (id) => `設問「${id}」は、これより前にありません。条件にできるのは前の設問だけです。`,
  ],
  [/^question (.+) has no choices$/, (id) => `設問「${id}」には選択肢がありません。`],
  [/^question (.+) has no choice (.+)$/, (id, choice) => `設問「${id}」に「${choice}」という選択肢はありません。`],
  [/^two questions are (.+)$/, (id) => `「${id}」という記号の設問が二つあります。`],
  [/^two choices are (.+)$/, (id) => `「${id}」という記号の選択肢が二つあります。`],
  [/^(.+) is not in the denominator$/, (id) => `分子の「${id}」が分母に入っていません。`],
  [/^the scale ends before it begins$/, () => "尺度の終わりは、始まりより大きい数にしてください。"],
  [/^is less than the least$/, () => "最大の数は、最小の数より大きくしてください。"],
  [/^a share is measured by one answer each$/, () => "割合を測れるのは、一つだけ選ぶ設問か尺度の設問です。"],
  [/^a group is told by one answer each$/, () => "重み付けに使えるのは、一つだけ選ぶ設問です。"],
  [/^one group weighs nothing$/, () => "人口の表の区分を、二つ以上に分けてください。"],
  [/^asks for the age already$/, () => "年齢と同じ設問です。性別を尋ねる設問にしてください。"],
  [/^names a frame twice$/, () => "同じ枠が二つあります。"],
  [/^use small letters, digits and hyphens$/, () => "半角の英小文字、数字、ハイフンで入力してください。"],
  [/^the class is fixed/, () => "一度公開したアンケートの区分（一般・秘匿）は変えられません。"],
  [/^the key stands in addresses/, () => "アンケートの記号（アドレス）は変えられません。"],
];

export function issueText({ message, found }: Issue): string {
  for (const [pattern, words] of rules) {
    const parts = pattern.exec(message);
    if (parts) return words(...parts.slice(1));
  }
  switch (found?.code) {
    case "invalid_type":
      return found.expected === "number" || found.expected === "int" ? "数で入力してください。" : "入力してください。";
    case "too_small":
      if (found.origin === "array")
        return Number(found.minimum) === 1 ? "一つ以上選ぶか、入力してください。" : `${found.minimum}つ以上必要です。`;
      return found.origin === "string" ? "入力してください。" : `${found.minimum}以上の数にしてください。`;
    case "too_big":
      if (found.origin === "array") return `${found.maximum}個までです。`;
      return found.origin === "string"
        ? `${found.maximum}文字までで入力してください。`
        : `${found.maximum}以下の数にしてください。`;
    case "invalid_value":
    case "invalid_union":
      return "この中から選んでください。";
    case "invalid_format":
      return found.format === "date"
        ? "日付を「2026-11-20」のように入力してください。"
        : "使えない文字があるか、書き方が違います。";
    case "unrecognized_keys":
      return `「${found.keys.join("」「")}」という項目はありません。`;
    default:
      return message;
  }
}

const parts: Readonly<Record<string, string>> = {
  key: "記号",
  title: "題名",
  lead: "はじめの説明",
  purpose: "利用目的",
  eligibility: "対象",
  class: "区分",
  frames: "回答者の枠",
  note: "職員向けの覚え書き",
  retention: "保存期間",
  objectionDays: "異議を申し出られる日数",
  textsDays: "自由記述を消すまでの日数",
  responsesDays: "回答を消すまでの日数",
  id: "記号",
  kind: "種類",
  text: "文",
  help: "補足",
  required: "必須",
  subject: "何についての設問か",
  choices: "選択肢",
  onlyIf: "条件",
  most: "最大",
  least: "最小",
  from: "尺度の始まり",
  to: "尺度の終わり",
  lowest: "低い端の言葉",
  highest: "高い端の言葉",
  unit: "単位",
  earliest: "最も早い日",
  latest: "最も遅い日",
  exclusive: "単独",
  indicator: "指標",
  question: "設問",
  numerator: "分子",
  denominator: "分母",
  subgroup: "対象の絞り込み",
  weighting: "重み付け",
  groups: "人口の表の区分",
  ...languageNames,
  ...subjectNames,
};

/** 「2問目（選択肢1、文、英語）」, 「指標の集計1（分子）」, 「題名（日本語）」 */
export function placeText(path: readonly (string | number)[]): string {
  const [first, second, ...rest] = path;
  const below = (inner: readonly (string | number)[]): string => {
    const words = inner.map((part, place) =>
      typeof part === "number" ? "" : `${parts[part] ?? part}${numberAfter(inner, place)}`,
    );
    const told = words.filter((word) => word !== "");
    return told.length === 0 ? "" : `（${told.join("、")}）`;
  };
  if (first === undefined) return "全体";
  if (first === "questions" && typeof second === "number") return `${second + 1}問目${below(rest)}`;
  if (first === "questions") return "設問";
  if (first === "measures" && typeof second === "number") return `指標の集計${second + 1}${below(rest)}`;
  if (first === "measures") return "指標の集計";
  return `${parts[first] ?? first}${below(second === undefined ? [] : [second, ...rest])}`;
}

function numberAfter(path: readonly (string | number)[], place: number): string {
  const next = path[place + 1];
  return typeof next === "number" ? String(next + 1) : "";
}
