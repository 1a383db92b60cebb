/** The lasting page of one event: coming, cancelled, moved or over. */
import type { WardContent } from "../../content.js";
import { htmlLang } from "../../language.js";
import { Banner } from "../../web/banner.js";
import { Page } from "../../web/page.js";
import { inLanguage } from "../../web/pageLanguage.js";
import type { PageView } from "../../web/view.js";
import { Words } from "../../web/words.js";
import type { Places } from "../booking/bookingDesk.js";
import { eventPath, eventsPath, signUpPath } from "../paths.js";
import { EventFacts } from "./eventFacts.js";
import { eventJsonLd, scriptJson } from "./eventJsonLd.js";
import { EventMarks } from "./eventMarks.js";
import { OwnText } from "./eventOwnText.js";
import { EventSigning } from "./eventSigning.js";
import { endOf, type WardEvent } from "./wardEvent.js";

export interface EventPublicPageProps {
  view: PageView;
  ward: WardContent;
  event: WardEvent;
  places: Places | undefined;
  now: Date;
}

export function EventPublicPage(props: EventPublicPageProps): JSX.Element {
  const { view, ward, event, places, now } = props;
  const { say, language, publicUrl } = view;
  const { id, name, fullName } = ward.ward;
  const path = eventPath(id, event.key);
  const over = endOf(event) <= now;
  const safeJson = scriptJson(
    eventJsonLd(event, {
      url: `${publicUrl}${path}`,
      signUpUrl: `${publicUrl}${signUpPath(id, event.key)}`,
      places,
      now,
    }),
  );
  return (
    <Page
      view={view}
      title={event.title}
      description={event.summary}
      path={path}
      ward={{ id, name: fullName[language] }}
      crumbs={[
        { name: say("wardList"), href: inLanguage("/", language) },
        { name: name[language], href: inLanguage(`/${id}`, language) },
        { name: say("eventListTitle"), href: inLanguage(eventsPath(id), language) },
        { name: event.title },
      ]}
      unlisted={event.fictional}
      inLanguages
    >
      {/* Data and no script: browsers do not run it, so the policy of the pages lets it stand. */}
      <script type="application/ld+json">{safeJson}</script>
      <div class="wide stack event-page">
        <header class="stack-close">
          <EventMarks view={view} event={event} />
          <h1 lang={htmlLang[language] === "ja" ? undefined : "ja"}>
            <Words text={event.title} />
          </h1>
          {event.summary === undefined ? (
            ""
          ) : (
            <p class="lead">
              <OwnText text={event.summary} language={language} />
            </p>
          )}
        </header>
        <State view={view} event={event} over={over} />
        <EventFacts view={view} event={event} />
        {over || event.cancelled ? "" : <EventSigning view={view} event={event} places={places} now={now} />}
        {event.details === undefined ? (
          ""
        ) : (
          <section class="stack-close" aria-labelledby="details-title">
            <h2 id="details-title">
              <Words text={say("eventDetails")} />
            </h2>
            <p>
              <OwnText text={event.details} language={language} />
            </p>
          </section>
        )}
        {htmlLang[language] === "ja" && language !== "easy" ? (
          ""
        ) : (
          <p class="note">
            <Words text={say("eventInJapanese")} />
          </p>
        )}
        <p class="row-links">
          <a href={`${path}/event.ics`}>
            <Words text={say("eventCalendar")} />
          </a>
          <a href={inLanguage(eventsPath(id), language)}>
            <Words text={say("eventBack")} />
          </a>
        </p>
      </div>
    </Page>
  );
}

function State({ view, event, over }: { view: PageView; event: WardEvent; over: boolean }): JSX.Element {
  const { say, language } = view;
  return (
    <>
      {event.fictional ? (
        <Banner kind="warning">
          <p>
            <Words text={say("eventFictional")} />
          </p>
        </Banner>
      ) : (
        ""
      )}
      {event.cancelled ? (
        <Banner kind="mistake" title={say("eventCancelledText")}>
          {event.cancelReason === undefined ? (
            ""
          ) : (
            <p>
              <Words text={say("eventCancelReason")} />: <OwnText text={event.cancelReason} language={language} />
            </p>
          )}
        </Banner>
      ) : over ? (
        <Banner kind="remark">
          <p>
            <Words text={say("eventOver")} />
          </p>
        </Banner>
      ) : (
        ""
      )}
    </>
  );
}
