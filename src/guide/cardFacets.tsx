/** When, where, cost and the like, as pairs. What isn't written in the page's language stands in Japanese, marked so. */
import { htmlLang } from "../language.js";
import type { PageWordKey } from "../web/pageWords.js";
import type { PageView } from "../web/view.js";
import { Words } from "../web/words.js";
import type { Card } from "./card.js";
import { type FacetKey, facetKeys } from "./topic.js";

const names: Record<FacetKey, PageWordKey> = {
  when: "facetWhen",
  where: "facetWhere",
  fee: "facetFee",
  apply: "facetApply",
  who: "facetWho",
  bring: "facetBring",
  rain: "facetRain",
  content: "facetContent",
  cancel: "facetCancel",
};

export interface CardFacetsProps {
  view: PageView;
  card: Card;
  /** The facets that are written in the page's language. */
  own: Card["facets"];
  heading: "h2" | "h3";
}

export function CardFacets({ view, card, own, heading: Heading }: CardFacetsProps): JSX.Element {
  const told = facetKeys.flatMap((key) => {
    const text = card.facets[key];
    return text === undefined
      ? []
      : [{ key, text, lang: own[key] === undefined && htmlLang[view.language] !== "ja" ? "ja" : undefined }];
  });
  if (told.length === 0) return "";
  return (
    <section>
      <Heading>
        <Words text={view.say("facetsTitle")} />
      </Heading>
      <dl class="pairs">
        {told.map(({ key, text, lang }) => (
          <>
            <dt>
              <Words text={view.say(names[key])} />
            </dt>
            <dd lang={lang}>
              <Words text={text} />
            </dd>
          </>
        ))}
      </dl>
    </section>
  );
}
