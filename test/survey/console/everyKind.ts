/** A survey with every kind of question, branching, translations and a measure with a subgroup, as its file would be. */
export const everyKindYaml = `
key: every-kind
title: { ja: 全部の種類, en: Every kind }
lead: { ja: "はじめの説明\\n二行目" }
purpose: { ja: 区の計画の評価に使います。 }
eligibility: { ja: 18歳以上の方 }
class: public
frames: [line, mailed]
note: 職員向け
questions:
  - id: known
    kind: single
    text: { ja: 知っていますか, easy: しっていますか, en: Do you know it?, zh: 知道吗, ko: 아십니까, vi: Bạn có biết không }
    help: { ja: 補足です }
    required: true
    subject: knowledge
    choices:
      - { key: "yes", text: { ja: はい, en: "Yes" } }
      - { key: "no", text: { ja: いいえ | 知らない, en: "No" } }
  - id: used
    kind: multiple
    text: { ja: どれを使いましたか }
    subject: use
    most: 2
    onlyIf: [{ question: known, choices: ["yes"] }]
    choices:
      - { key: a, text: { ja: A } }
      - { key: b, text: { ja: B } }
      - { key: none, text: { ja: 特にない }, exclusive: true }
  - id: scale
    kind: scale
    text: { ja: 満足度 }
    subject: opinion
    from: 1
    to: 5
    lowest: { ja: 不満, en: bad }
    highest: { ja: 満足 }
    onlyIf: [{ question: known, choices: ["yes"] }, { question: used, choices: [a, b] }]
  - id: count
    kind: number
    text: { ja: 何人ですか }
    subject: family
    least: 1
    most: 20
    unit: { ja: 人 }
  - id: day
    kind: date
    text: { ja: いつですか }
    subject: use
    earliest: 2026-04-01
    latest: 2027-03-31
  - id: words
    kind: text
    text: { ja: ご意見 }
    subject: opinion
    most: 400
measures:
  - indicator: nishi-r6-2-1-1
    question: scale
    numerator: ["4", "5"]
    denominator: ["1", "2", "3", "4", "5"]
    subgroup: [{ question: known, choices: ["yes"] }]
retention: { objectionDays: 14, textsDays: 100, responsesDays: 400 }
`;
