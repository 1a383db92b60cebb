/** What is coming in a ward, month by month, narrowed down where somebody chose so. */
import type { WardContent } from "../../content.js";
import { dateIn } from "../../guide/dateWords.js";
import { Page } from "../../web/page.js";
import { inLanguage } from "../../web/pageLanguage.js";
import type { PageView } from "../../web/view.js";
import { Words } from "../../web/words.js";
import type { Places } from "../booking/bookingDesk.js";
import { eventPath, eventsPath } from "../paths.js";
import { movedFromWords } from "./eventFacts.js";
import { EventMarks, wasMoved } from "./eventMarks.js";
import { OwnText } from "./eventOwnText.js";
import { type EventMonth, type EventSearch, isNarrowed } from "./eventSearch.js";
import { EventSearchForm } from "./eventSearchForm.js";
import { placesWords } from "./eventSigning.js";
import { eventWhen } from "./eventWhen.js";
import type { WardEvent } from "./wardEvent.js";

export interface EventsPublicPageProps {
  view: PageView;
  ward: WardContent;
  months: readonly EventMonth[];
  search: EventSearch;
  places: ReadonlyMap<string, Places>;
  now: Date;
}

export function EventsPublicPage(props: EventsPublicPageProps): JSX.Element {
  const { view, ward, months, search } = props;
  const { say, language } = view;
  const { id, name, fullName } = ward.ward;
  const path = eventsPath(id);
  const lead = say("eventListLead", { ward: name[language] });
  return (
    <Page
      view={view}
      title={say("eventListTitle")}
      description={lead}
      path={path}
      ward={{ id, name: fullName[language] }}
      crumbs={[
        { name: say("wardList"), href: inLanguage("/", language) },
        { name: name[language], href: inLanguage(`/${id}`, language) },
        { name: say("eventListTitle") },
      ]}
      unlisted={isNarrowed(search)}
      inLanguages
    >
      <div class="wide stack events-page">
        <header class="stack-close">
          <h1>
            <Words text={say("eventListTitle")} />
          </h1>
          <p class="lead">
            <Words text={lead} />
          </p>
          {language === "ja" ? (
            ""
          ) : (
            <p class="note">
              <Words text={say("eventInJapanese")} />
            </p>
          )}
        </header>
        <EventSearchForm view={view} ward={ward} search={search} />
        {months.length === 0 ? <None view={view} path={path} search={search} /> : ""}
        {months.map(({ month, events }) => (
          <section class="stack-close" aria-labelledby={`month-${month}`}>
            <h2 id={`month-${month}`}>
              <Words text={dateIn(month, language)} />
            </h2>
            <ul class="event-list">
              {events.map((event) => (
                <li>
                  <EventItem {...props} event={event} />
                </li>
              ))}
            </ul>
          </section>
        ))}
        <p class="row-links">
          <span>
            <Words text={say("eventOpenData")} />
          </span>
          <a href={`/open-data/${id}/events.ics`}>
            <Words text={say("eventFeed")} />
          </a>
          <a href={`/open-data/${id}/events.csv`}>
            <Words text={say("eventTable")} />
          </a>
        </p>
      </div>
    </Page>
  );
}

function None({ view, path, search }: { view: PageView; path: string; search: EventSearch }): JSX.Element {
  const { say, language } = view;
  return (
    <>
      <p>
        <Words text={say(isNarrowed(search) ? "eventNoneFits" : "eventNone")} />
      </p>
      {isNarrowed(search) ? (
        <p>
          <a href={inLanguage(path, language)}>
            <Words text={say("eventShowAll")} />
          </a>
        </p>
      ) : (
        ""
      )}
    </>
  );
}

function EventItem({ view, ward, event, places, now }: EventsPublicPageProps & { event: WardEvent }): JSX.Element {
  const { say, language } = view;
  const left = placesWords({ view, event, places: places.get(event.id), now });
  return (
    <article class="box">
      <EventMarks view={view} event={event} />
      <h3>
        <a href={inLanguage(eventPath(ward.ward.id, event.key), language)}>
          <OwnText text={event.title} language={language} />
        </a>
      </h3>
      <p>
        {event.cancelled ? (
          <s>
            <Words text={eventWhen(event, language)} />
          </s>
        ) : (
          <strong>
            <Words text={eventWhen(event, language)} />
          </strong>
        )}
        {wasMoved(event) && event.movedFrom ? (
          <>
            <br />
            <Words text={`${say("eventMovedFrom")}: ${movedFromWords(event.movedFrom, view)}`} />
          </>
        ) : (
          ""
        )}
        {event.place === undefined ? (
          ""
        ) : (
          <>
            <br />
            <OwnText text={event.place} language={language} />
          </>
        )}
      </p>
      {event.summary === undefined ? (
        ""
      ) : (
        <p>
          <OwnText text={event.summary} language={language} />
        </p>
      )}
      {left === undefined ? (
        ""
      ) : (
        <p class="event-left">
          <Words text={left} />
        </p>
      )}
    </article>
  );
}
