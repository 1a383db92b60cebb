/** A card as a page shows it: the answer first, whom to ask beside it, then everything else with its sources. */
import type { PropsWithChildren } from "@kitajs/html";
import { Words } from "../web/words.js";
import type { Card } from "./card.js";
import { CardContact } from "./cardContact.js";
import { CardFacets } from "./cardFacets.js";
import { CardSources } from "./cardSources.js";
import type { Topic } from "./topic.js";
import type { WardView } from "./wardView.js";

export interface CardArticleProps {
  ward: WardView;
  topic: Topic;
  card: Card;
  /** Heading of the answer: the page's own, or one below it. */
  heading: "h1" | "h2";
}

/** Its children stand last; on a wide screen below the contacts. */
export function CardArticle({
  ward,
  topic,
  card,
  heading: Heading,
  children,
}: PropsWithChildren<CardArticleProps>): JSX.Element {
  const below = Heading === "h1" ? "h2" : "h3";
  const Below = below;
  const { view, say } = ward;
  return (
    <article class="card">
      <div class="card-answer">
        {card.unapproved === undefined ? (
          ""
        ) : (
          <p>
            <span class="chip chip-unapproved" safe>
              {card.unapproved}
            </span>
          </p>
        )}
        <Heading>
          <Words text={card.title} />
        </Heading>
        <p class="answer">
          <Words text={card.answer} />
        </p>
      </div>
      <div class="card-contact">
        <CardContact ward={ward} card={card} heading={below} />
      </div>
      <div class="card-rest">
        {card.points.length === 0 ? (
          ""
        ) : (
          <section>
            <Below>
              <Words text={view.say("pointsTitle")} />
            </Below>
            <ul class="points">
              {card.points.map((point) => (
                <li>
                  <Words text={point} />
                </li>
              ))}
            </ul>
          </section>
        )}
        {card.details === undefined ? (
          ""
        ) : (
          <section>
            <Below>
              <Words text={say("detailsTitle")} />
            </Below>
            <p>
              <Words text={card.details} />
            </p>
          </section>
        )}
        <CardFacets view={view} card={card} own={topic.text[view.language].facets ?? {}} heading={below} />
        <CardSources ward={ward} topic={topic} card={card} heading={below} />
      </div>
      <div class="card-beside">{children}</div>
    </article>
  );
}
