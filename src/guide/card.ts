/**
 * Card (案内カード): an entry as one resident sees it, in one language on one day. LINE bubbles, the web page and
 * the command line all draw the same card, so none of them can say something else.
 */
import type { Say } from "../conversation/phrases.js";
import type { Language } from "../language.js";
import { type CivilDate, civilDate } from "../time.js";
import type { Ward } from "../ward.js";
import { dateIn } from "./dateWords.js";
import type { Action, FacetKey, Page, Phone, Topic } from "./topic.js";

export interface CardPhone {
  name: string;
  number: string;
  /** Hours, and where the number is from an old page: as of when, and that it may have changed. */
  note: string | undefined;
}

export interface CardLink {
  name: string;
  url: string;
}

export interface Card {
  id: string;
  wardName: string;
  title: string;
  answer: string;
  details: string | undefined;
  points: readonly string[];
  facets: Readonly<Partial<Record<FacetKey, string>>>;
  counter: string;
  phones: readonly CardPhone[];
  /** 「電話番号は確認中です」, where the ward has no number that may be told. */
  phonePending: string | undefined;
  links: readonly CardLink[];
  sources: readonly { title: string; url: string | undefined }[];
  related: readonly { id: string; title: string }[];
  actions: readonly Action[];
  /** Mark of a text that nobody in the ward has approved. */
  unapproved: string | undefined;
  /** Over, or not begun: the words for the time outside the entry's validity are shown. */
  season: "within" | "before" | "after";
}

export interface CardContext {
  ward: Ward;
  language: Language;
  now: Date;
  say: Say;
  /** Title of a plan document by its id. */
  planTitle(id: string): string | undefined;
  titleOf(id: string): string | undefined;
}

export function cardOf(entry: Topic, context: CardContext): Card {
  const { ward, language, say } = context;
  const season = seasonOf(entry, civilDate(context.now));
  const outside = season === "within" ? undefined : entry[season]?.[language];
  const text = entry.text[language];
  const counter = ward.counters[entry.counter as keyof typeof ward.counters];
  const phones = unique([...entry.phones, ...(counter?.phones ?? [])]);
  const pages = [...entry.pages, ...(counter?.pages ?? [])].filter(
    (one, index, all) => all.findIndex(({ url }) => url === one.url) === index,
  );
  const links = pages.map((one) => ({ name: one.name[language], url: one.url }));
  if (phones.length === 0 || links.length === 0) links.push({ name: say("officialPage"), url: ward.officialPage.url });
  return {
    id: entry.id,
    wardName: ward.name[language],
    title: text.title,
    answer: outside?.answer ?? text.answer,
    details: outside ? outside.details : text.details,
    points: outside ? [] : (text.points ?? []),
    facets: outside ? {} : { ...entry.text.ja.facets, ...text.facets },
    counter: counter?.name[language] ?? ward.fullName[language],
    phones: phones.map((one) => phoneOf(one, language, say)),
    phonePending: phones.length === 0 ? say("phonePending") : undefined,
    links,
    sources: entry.sources.map((source) => sourceOf(source, context)),
    related: entry.related.flatMap((id) => {
      const title = context.titleOf(id);
      return title === undefined ? [] : [{ id, title }];
    }),
    actions: entry.actions.filter((one) => !repeats(one, phones[0], pages)),
    unapproved: entry.approved[language] ? undefined : say("unapproved"),
    season,
  };
}

/** A button for what the card shows as a button anyway. */
function repeats(action: Action, firstPhone: Phone | undefined, pages: readonly Page[]): boolean {
  if (action.kind === "call") return action.phone.number === firstPhone?.number;
  return action.kind === "link" && pages.some(({ url }) => url === action.page.url);
}

export function seasonOf(entry: Pick<Topic, "validFrom" | "validUntil">, today: CivilDate): Card["season"] {
  if (entry.validFrom && today < entry.validFrom) return "before";
  return entry.validUntil && today > entry.validUntil ? "after" : "within";
}

export function phoneOf(phone: Phone, language: Language, say: Say): CardPhone {
  const notes = [phone.hours?.[language], phone.recheck ? oldNote(phone.asOf, language, say) : undefined];
  return { name: phone.name[language], number: phone.number, note: notes.filter(Boolean).join(" / ") || undefined };
}

function oldNote(asOf: string, language: Language, say: Say): string {
  return `${say("asOf", { date: dateIn(asOf, language) })}${language === "ja" || language === "easy" ? "・" : ", "}${say("recheckNote")}`;
}

function sourceOf(
  source: Topic["sources"][number],
  { language, say, planTitle }: CardContext,
): Card["sources"][number] {
  switch (source.kind) {
    case "plan":
      return {
        title: say("planSource", { plan: planTitle(source.plan) ?? source.plan, section: source.section }),
        url: undefined,
      };
    case "page": {
      const asOf = source.recheck
        ? oldNote(source.asOf, language, say)
        : say("asOf", { date: dateIn(source.asOf, language) });
      return { title: `${source.title}（${asOf}）`, url: source.url };
    }
    case "self":
      return { title: source.title, url: undefined };
    default:
      return source satisfies never;
  }
}

function unique(phones: readonly Phone[]): Phone[] {
  return phones.filter((phone, index) => phones.findIndex((other) => other.number === phone.number) === index);
}
