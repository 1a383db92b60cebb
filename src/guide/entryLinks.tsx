/** A few entries to choose from, under a sentence. */
import { Words } from "../web/words.js";
import type { WardView } from "./wardView.js";

export interface EntryLinksProps {
  ward: WardView;
  entries: readonly string[];
  lead: string;
  /** As large buttons, where choosing is what the page is for; otherwise a box beside a card. */
  large?: boolean;
}

export function EntryLinks({ ward, entries, lead, large }: EntryLinksProps): JSX.Element {
  const Heading = large ? "h2" : "h3";
  const { language } = ward.view;
  const shown = entries.flatMap((id) => ward.content.topics.get(id) ?? []);
  if (shown.length === 0) return "";
  return (
    <section class={large ? "choices" : "box"}>
      <Heading>
        <Words text={lead} />
      </Heading>
      <ul class={large ? "choice-links" : "links"}>
        {shown.map((entry) => (
          <li>
            <a href={ward.at(`/${entry.id}`)}>
              <Words text={entry.text[language].title} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
