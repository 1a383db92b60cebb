/** One entry's own page: what the chat says, in full, to read, print and link to. */
import { htmlLang, languages } from "../language.js";
import { Page } from "../web/page.js";
import { inLanguage } from "../web/pageLanguage.js";
import { Words } from "../web/words.js";
import type { Card } from "./card.js";
import { CardArticle } from "./cardArticle.js";
import { SearchForm } from "./searchForm.js";
import type { Topic } from "./topic.js";
import type { WardView } from "./wardView.js";

export interface EntryPageProps {
  ward: WardView;
  topic: Topic;
  card: Card;
}

export function EntryPage({ ward, topic, card }: EntryPageProps): JSX.Element {
  const { view, content, name } = ward;
  const { id, fullName } = content.ward;
  const key = card.id.split(".")[0] ?? "";
  return (
    <Page
      view={view}
      title={card.title}
      description={card.answer}
      path={`/${id}/${card.id}`}
      ward={{ id, name: fullName[view.language] }}
      crumbs={[
        { name: view.say("wardList"), href: inLanguage("/", view.language) },
        { name, href: ward.at() },
        { name: content.topicName(key, view.language), href: ward.at(`#${key}`) },
        { name: card.title },
      ]}
      inLanguages
    >
      <div class="wide stack">
        <CardArticle ward={ward} topic={topic} card={card} heading="h1">
          <Beside ward={ward} card={card} />
        </CardArticle>
        <section class="ask-again" aria-label={view.say("searchAgain")}>
          <SearchForm ward={ward} />
        </section>
      </div>
    </Page>
  );
}

function Beside({ ward, card }: { ward: WardView; card: Card }): JSX.Element {
  const { view } = ward;
  return (
    <>
      {card.related.length === 0 ? (
        ""
      ) : (
        <section class="box related">
          <h2>
            <Words text={ward.say("related")} />
          </h2>
          <ul class="links">
            {card.related.map((related) => (
              <li>
                <a href={ward.at(`/${related.id}`)}>
                  <Words text={related.title} />
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section class="box other-languages">
        <h2>
          <Words text={view.say("otherLanguages")} />
        </h2>
        <ul class="row-links">
          {languages
            .filter((language) => language !== view.language)
            .map((language) => (
              <li>
                <a
                  href={inLanguage(`/${ward.content.ward.id}/${card.id}`, language)}
                  lang={htmlLang[language]}
                  hreflang={htmlLang[language]}
                >
                  <Words text={view.languageNames[language]} />
                </a>
              </li>
            ))}
        </ul>
      </section>
      <button type="button" class="button button-outlined" data-print hidden>
        <span>
          <Words text={view.say("printButton")} />
        </span>
      </button>
    </>
  );
}
