/** Surveys that the tests of the chat ask. */
import { type SurveyDefinition, surveyDefinition } from "../../../src/survey/survey.js";

const choices = (...pairs: (readonly [string, string])[]) => pairs.map(([key, ja]) => ({ key, text: { ja } }));

/** Seven harmless questions: each kind that chat asks, a branch, one that may be skipped. */
export const life = (over: Record<string, unknown> = {}): SurveyDefinition =>
  surveyDefinition.parse({
    key: "life",
    title: { ja: "くらしのアンケート", en: "Survey about life here" },
    lead: { ja: "区でのくらしについてうかがいます。" },
    purpose: { ja: "回答は区政の改善のために使います。" },
    eligibility: { ja: "区内にお住まいの方" },
    class: "public",
    frames: ["line"],
    questions: [
      {
        id: "safe",
        kind: "single",
        subject: "opinion",
        required: true,
        text: { ja: "安心して暮らせると感じますか。", en: "Do you feel safe here?" },
        choices: [
          ...choices(["yes", "そう思う"]),
          {
            key: "rather",
            text: { ja: "どちらかといえばそう思う（長いことばもボタンの中で切れずに最後まで読めなければならない）" },
          },
          ...choices(["no", "そう思わない"], ["unsure", "わからない"]),
        ],
      },
      {
        id: "why",
        kind: "multiple",
        subject: "opinion",
        most: 2,
        text: { ja: "そう思わない理由は何ですか。" },
        onlyIf: [{ question: "safe", choices: ["no"] }],
        choices: [
          ...choices(["dark", "夜道が暗い"], ["traffic", "交通が多い"], ["flood", "水害が心配"]),
          { key: "none", text: { ja: "特にない" }, exclusive: true },
        ],
      },
      {
        id: "council",
        kind: "single",
        subject: "knowledge",
        text: { ja: "地域活動協議会を知っていますか。" },
        choices: choices(["known", "知っている"], ["unknown", "知らない"]),
      },
      {
        id: "counter",
        kind: "scale",
        subject: "use",
        required: true,
        from: 0,
        to: 10,
        text: { ja: "窓口の対応に満足していますか。" },
        lowest: { ja: "まったく満足していない" },
        highest: { ja: "とても満足している" },
      },
    ],
    ...over,
  });

const age = (required: boolean) => ({
  id: "age",
  kind: "single",
  subject: "age",
  required,
  text: { ja: "年齢をお答えください。" },
  choices: choices(["young", "39歳以下"], ["old", "40歳以上"]),
});
const wish = { id: "wish", kind: "text", subject: "opinion", text: { ja: "ご意見をお書きください。" } };
const [safe] = life().questions;

/** One question for the chat, the rest for the form. */
export const mixed = (required: boolean): SurveyDefinition =>
  life({ key: required ? "mixed-required" : "mixed", questions: [safe, age(required), wish] });

export const secret = (): SurveyDefinition =>
  life({
    key: "worries",
    title: { ja: "なやみごと調査" },
    lead: { ja: "ひみつの前書き" },
    purpose: { ja: "ひみつの目的" },
    class: "confidential",
  });

/** The largest that the definitions allow. */
export function largest(): SurveyDefinition {
  const long = (most: number) => ({ ja: "あ".repeat(most), vi: "ậ".repeat(most) });
  const many = (count: number) => Array.from({ length: count }, (_, index) => ({ key: `c${index}`, text: long(100) }));
  const asked = { subject: "opinion", text: long(300), help: long(500) };
  return life({
    key: "largest",
    title: long(100),
    lead: long(1000),
    purpose: long(1000),
    eligibility: long(200),
    questions: [
      { ...asked, id: "single", kind: "single", required: true, choices: many(20) },
      { ...asked, id: "multiple", kind: "multiple", choices: many(20) },
      { ...asked, id: "scale", kind: "scale", from: 0, to: 10, lowest: long(50), highest: long(50) },
      { ...asked, id: "fifty", kind: "single", choices: many(50) },
      ...Array.from({ length: 56 }, (_, index) => ({ ...asked, id: `t${index}`, kind: "text" })),
    ],
  });
}
