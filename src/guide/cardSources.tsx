/** Where a card's answer rests, each source with its date, and when the ward looks at the answer again. */
import { htmlLang } from "../language.js";
import { civilDate } from "../time.js";
import { OutsideLink } from "../web/outsideLink.js";
import { Words } from "../web/words.js";
import type { Card } from "./card.js";
import { dateIn } from "./dateWords.js";
import type { Topic } from "./topic.js";
import type { WardView } from "./wardView.js";

export interface CardSourcesProps {
  ward: WardView;
  topic: Topic;
  card: Card;
  heading: "h2" | "h3";
}

export function CardSources({ ward, topic, card, heading: Heading }: CardSourcesProps): JSX.Element {
  const { view } = ward;
  const review = topic.reviewBy < civilDate(ward.now) ? "reviewOver" : "reviewBy";
  // Documents are named as they are named, in Japanese; only the date after the name is in the page's language.
  const lang = htmlLang[view.language] === "ja" ? undefined : "ja";
  return (
    <section class="sources">
      <Heading>
        <Words text={view.say("sourcesTitle")} />
      </Heading>
      <ul>
        {card.sources.map(({ title, url }, index) => {
          const source = topic.sources[index];
          const name = source?.kind === "page" && title.startsWith(source.title) ? source.title : title;
          return (
            <li>
              {url !== undefined && /^https?:/.test(url) ? (
                <OutsideLink view={view} name={name} href={url} lang={lang} />
              ) : (
                <span lang={lang}>
                  <Words text={name} />
                </span>
              )}
              <Words text={title.slice(name.length)} />
            </li>
          );
        })}
      </ul>
      <p>
        <Words text={view.say(review, { date: dateIn(topic.reviewBy, view.language) })} />
      </p>
    </section>
  );
}
