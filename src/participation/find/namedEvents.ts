/**
 * Things that are known by a name of their own (ふれあい喫茶, 百歳体操): an event is one if its title or summary says so.
 * Only names that say by themselves that people come together; 「相談」 alone is no event.
 */

interface NamedEvent {
  /** As it stands in answers: a proper name, so the same in every language. */
  name: string;
  /** In a question and in a title, both normalised (guide/text.ts). */
  pattern: RegExp;
}

export const namedEventKeys = [
  "cafe",
  "exercise",
  "concert",
  "film",
  "sports",
  "market",
  "kites",
  "dance",
  "rice-cake",
  "cleaning",
  "consultation",
  "briefing",
  "exhibition",
  "story",
  "meal",
  "smartphone",
  "nursery-fair",
] as const;
export type NamedEventKey = (typeof namedEventKeys)[number];

export const namedEvents: Readonly<Record<NamedEventKey, NamedEvent>> = {
  cafe: { name: "ふれあい喫茶", pattern: /ふれあい喫茶|ふれあいきっさ|認知症かふえ|おれんじかふえ/ },
  exercise: { name: "百歳体操", pattern: /(?:いきいき)?(?:百歳|100歳|ひゃくさい)(?:体操|たいそう)/ },
  concert: { name: "コンサート", pattern: /こんさーと|演奏会|音楽会|らいぶいべんと/ },
  film: { name: "映画会", pattern: /映画会|上映会/ },
  sports: { name: "運動会・スポーツ", pattern: /運動会|すぽーつ大会|すぽーつ教室|まらそん大会|ぼうりんぐ大会/ },
  market: { name: "マルシェ・市", pattern: /まるしえ|まるしぇ|ふりーまーけっと|ふりま|蚤の市|ばざー|朝市/ },
  kites: { name: "たこあげ", pattern: /たこ(?:あげ|揚げ)|凧(?:あげ|揚げ)/ },
  dance: { name: "盆おどり", pattern: /盆(?:踊り|おどり)|ぼんおどり/ },
  "rice-cake": { name: "もちつき", pattern: /(?:餅|もち)(?:つき|搗き)/ },
  cleaning: { name: "清掃活動", pattern: /清掃活動|一斉清掃|くりーん作戦|ごみ拾い/ },
  consultation: { name: "相談会", pattern: /相談会/ },
  briefing: { name: "説明会", pattern: /説明会/ },
  exhibition: { name: "展示・作品展", pattern: /作品展|展示会|展覧会|写真展|ぱねる展/ },
  story: { name: "読み聞かせ", pattern: /(?:読み|よみ)(?:聞かせ|きかせ)|おはなし会|絵本の会/ },
  meal: { name: "食事会・子ども食堂", pattern: /食事会|子ども食堂|会食会/ },
  smartphone: { name: "スマホ教室", pattern: /すまほ(?:の)?(?:教室|講座|講習会|体験会)/ },
  "nursery-fair": { name: "保育フェア", pattern: /保育(?:園|所)?ふえあ/ },
};
