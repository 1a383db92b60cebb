/** What all pages of a sign-up share: whose event it is, when and where, and that it is fictional where it is. */
import type { PropsWithChildren } from "@kitajs/html";
import type { WardContent } from "../../content.js";
import { Banner } from "../../web/banner.js";
import { DefinitionList } from "../../web/definitionList.js";
import { Page } from "../../web/page.js";
import { inLanguage } from "../../web/pageLanguage.js";
import type { PageView } from "../../web/view.js";
import { Words } from "../../web/words.js";
import { eventWhen } from "../event/eventWhen.js";
import type { WardEvent } from "../event/wardEvent.js";
import { eventPath, eventsPath } from "../paths.js";

export interface OfEvent {
  view: PageView;
  ward: WardContent;
  event: WardEvent;
}

export interface SignUpShellProps extends OfEvent {
  title: string;
  /** Where the window's title says more than the heading. */
  heading?: string;
  /** Address that may stand in the page: without a token. */
  path: string;
  /** Anybody's page, which exists in every language. */
  open?: boolean;
}

export function SignUpShell(props: PropsWithChildren<SignUpShellProps>): JSX.Element {
  const { view, ward, event, title, heading = title, path, open = false } = props;
  const { say, language } = view;
  const { id, name, fullName } = ward.ward;
  const crumbs = [
    { name: say("wardList"), href: inLanguage("/", language) },
    { name: name[language], href: inLanguage(`/${id}`, language) },
    { name: say("bookingEvents"), href: inLanguage(eventsPath(id), language) },
    { name: say("bookingSignUp") },
  ];
  return (
    <Page
      view={view}
      title={title}
      path={path}
      ward={{ id, name: fullName[language] }}
      unlisted
      keepsWords
      inLanguages={open}
      {...(open ? { crumbs } : {})}
    >
      <div class="wide stack taking">
        {event.fictional ? (
          <Banner kind="warning">
            <p>
              <Words text={say("bookingFictional")} />
            </p>
          </Banner>
        ) : (
          ""
        )}
        <h1>
          <Words text={heading} />
        </h1>
        {props.children}
      </div>
    </Page>
  );
}

/** The event's own words stay as the ward wrote them. */
export function EventSummary({ view, ward, event }: OfEvent): JSX.Element {
  const { say, language } = view;
  const own = (text: string) => (
    <span lang="ja">
      <Words text={text} />
    </span>
  );
  const fee = event.free ? <Words text={say("bookingFree")} /> : event.fee ? own(event.fee) : undefined;
  const facts = [
    { term: say("bookingWhen"), element: <Words text={eventWhen(event, language)} /> },
    { term: say("bookingPlace"), element: event.place ? own(event.place) : undefined },
    { term: say("bookingAudience"), element: event.audience ? own(event.audience) : undefined },
    { term: say("bookingFee"), element: fee },
  ];
  return (
    <section class="box taking-event" aria-labelledby="event-title">
      <h2 id="event-title" lang="ja">
        <Words text={event.title} />
      </h2>
      <DefinitionList items={facts.filter(({ element }) => element !== undefined)} />
      <p>
        <a href={inLanguage(eventPath(ward.ward.id, event.key), language)}>
          <Words text={say("bookingToEvent")} />
        </a>
      </p>
    </section>
  );
}
