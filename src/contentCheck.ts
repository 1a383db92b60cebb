/** What a schema can't see: references, limits of LINE, dates, likeness between entries, and what is still unknown. */
import type { Content, WardContent } from "./content.js";
import { cardOf } from "./guide/card.js";
import { cardBubble, detailsBubble } from "./guide/cardBubble.js";
import { lettersOnly, normalise } from "./guide/text.js";
import type { Topic } from "./guide/topic.js";
import { languages } from "./language.js";
import { messageProblems } from "./line/limits.js";
import { associationHoles } from "./participation/association/association.js";
import { type CivilDate, civilDate } from "./time.js";

export interface WardReport {
  ward: string;
  entries: number;
  /** Entries whose card shows at least one telephone number that may be told. */
  withContact: number;
  /** Entries with an approval, in Japanese. */
  approved: number;
  holes: readonly { entry: string; hole: string }[];
}

export interface ContentReport {
  errors: readonly string[];
  warnings: readonly string[];
  wards: readonly WardReport[];
}

export function checkContent(content: Content, now: Date): ContentReport {
  const errors: string[] = [];
  const warnings: string[] = [];
  const wards = [...content.wards.values()].map((ward) => {
    for (const topic of ward.topics.values()) checkTopic(ward, topic, now, errors, warnings);
    checkWays(ward, errors);
    return reportOf(ward, now);
  });
  const served = new Set([...content.channels.values()].flat());
  for (const id of content.wards.keys()) if (!served.has(id)) warnings.push(`${id}: no channel serves this ward`);
  return { errors, warnings, wards };
}

function checkTopic(content: WardContent, topic: Topic, now: Date, errors: string[], warnings: string[]): void {
  const complain = (problem: string) => errors.push(`${content.ward.id}/${topic.id}: ${problem}`);
  const today: CivilDate = civilDate(now);
  if (!(topic.counter in content.ward.counters)) complain(`counter ${topic.counter} is not in ward.yaml`);
  for (const id of topic.related) {
    if (!content.topics.has(id)) complain(`related entry ${id} does not exist in this ward`);
    if (id === topic.id) complain("is related to itself");
  }
  for (const source of topic.sources) {
    if (source.kind === "plan" && !content.plans.has(source.plan))
      complain(`source names the plan ${source.plan}, which the ward does not have`);
  }
  if (topic.basis === "plan") checkFiscalYear(topic, content, complain);
  if (topic.validFrom && topic.validUntil && topic.validFrom > topic.validUntil)
    complain("validFrom is after validUntil");
  if (topic.reviewBy < today) warnings.push(`${content.ward.id}/${topic.id}: its review was due on ${topic.reviewBy}`);
  for (const language of languages) {
    const card = cardOf(topic, { ...content.cardContext(language), now });
    const drawn = {
      say: content.say(language),
      language,
      colour: content.ward.colour,
      useId: "00000000-0000-5000-8000-000000000000",
      dialogues: new Set(["shelter"]),
      pageUrl: "https://example.invalid/",
    };
    for (const { path, text } of messageProblems([cardBubble(card, drawn), detailsBubble(card, drawn)]))
      complain(`${language}: LINE would refuse it: ${path} ${text}`);
    const approval = topic.approved[language];
    if (approval && approval.on > today) complain(`${language}: approved on a day to come (${approval.on})`);
  }
}

/** What rests on a plan alone must say of which year the plan is, in every language. */
function checkFiscalYear(topic: Topic, content: WardContent, complain: (problem: string) => void): void {
  const years = topic.sources.flatMap((source) =>
    source.kind === "plan" ? (content.plans.get(source.plan)?.fiscalYear ?? []) : [],
  );
  const names = years.flatMap((year) => [String(year), `令和${year - 2018}年度`, `令和${year - 2018}`]);
  if (years.length === 0) complain("rests on a plan (basis: plan) but names none in its sources");
  for (const language of languages) {
    const { answer, details } = topic.text[language];
    if (!names.some((name) => `${answer}${details ?? ""}`.normalize("NFKC").includes(name))) {
      complain(`${language}: rests on a plan, so its text must name the fiscal year (${names.join(" or ")})`);
    }
  }
}

/** Two entries that answer to the same words: one of them would never be found. */
function checkWays(content: WardContent, errors: string[]): void {
  const owners = new Map<string, string>();
  for (const topic of content.topics.values()) {
    for (const [language, ways] of Object.entries(topic.ask)) {
      for (const way of ways) {
        const key = `${language} ${lettersOnly(normalise(way))}`;
        const owner = owners.get(key);
        if (owner !== undefined) errors.push(`${content.ward.id}/${topic.id}: asks 「${way}」 like ${owner}`);
        owners.set(key, topic.id);
      }
    }
  }
}

function reportOf(content: WardContent, now: Date): WardReport {
  const topics = [...content.topics.values()];
  const context = { ...content.cardContext("ja"), now };
  return {
    ward: content.ward.id,
    entries: topics.length,
    withContact: topics.filter((topic) => cardOf(topic, context).phones.length > 0).length,
    approved: topics.filter((topic) => topic.approved.ja).length,
    holes: [
      ...content.ward.holes.map((hole) => ({ entry: "ward", hole })),
      ...(content.ward.officialPage.recheck
        ? [{ entry: "ward", hole: `公式ページのURL（${content.ward.officialPage.url}）の確認` }]
        : []),
      ...associationHoles(content.associations).map((hole) => ({ entry: "associations", hole })),
      ...topics.flatMap((topic) => topic.holes.map((hole) => ({ entry: topic.id, hole }))),
    ],
  };
}
