/** A ward as one page shows it: its content, in the page's language, on the page's day. */
import type { WardContent } from "../content.js";
import type { Say } from "../conversation/phrases.js";
import { inLanguage } from "../web/pageLanguage.js";
import type { PageView } from "../web/view.js";
import { type Card, cardOf } from "./card.js";

export interface WardView {
  readonly view: PageView;
  readonly content: WardContent;
  /** The account's words, as the chat says them. */
  readonly say: Say;
  readonly now: Date;
  /** Name of the ward in the page's language. */
  readonly name: string;
  /** Address within the ward, in the page's language: `at("/childcare.consult")`. */
  at(path?: string): string;
  card(entry: string): Card | undefined;
}

export function wardView(view: PageView, content: WardContent, now: Date): WardView {
  const { language } = view;
  return {
    view,
    content,
    say: content.say(language),
    now,
    name: content.ward.name[language],
    at: (path = "") => inLanguage(`/${content.ward.id}${path}`, language),
    card(entry) {
      const topic = content.topics.get(entry);
      return topic && cardOf(topic, { ...content.cardContext(language), now });
    },
  };
}
