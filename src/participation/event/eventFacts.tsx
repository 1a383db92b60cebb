/** What is known of an event, as pairs: when, where, for whom, what it costs, whom to ask, and who says so. */

import { dateIn } from "../../guide/dateWords.js";
import { civilDate, civilTime } from "../../time.js";
import { DefinitionList } from "../../web/definitionList.js";
import { OutsideLink } from "../../web/outsideLink.js";
import { PhoneLink } from "../../web/phoneLink.js";
import type { PageView } from "../../web/view.js";
import { Words } from "../../web/words.js";
import { wasMoved } from "./eventMarks.js";
import { OwnText } from "./eventOwnText.js";
import { dayWhen, eventWhen, instantWhen } from "./eventWhen.js";
import type { WardEvent } from "./wardEvent.js";

interface Of {
  view: PageView;
  event: WardEvent;
}

const mapUrl = (latitude: number, longitude: number): string =>
  `https://www.google.com/maps/search/?api=1&query=${latitude.toFixed(5)},${longitude.toFixed(5)}`;

/** The beginning of a day is a day whose hour was not told. */
export const movedFromWords = (from: Date, { language }: PageView): string =>
  civilTime(from) === "00:00" ? dayWhen(civilDate(from), language) : instantWhen(from, language);

export function EventFacts({ view, event }: Of): JSX.Element {
  const { say, language } = view;
  const own = (text: string) => <OwnText text={text} language={language} />;
  const said = (text: string) => <Words text={text} />;
  const languages = event.languages.map((one) => view.languageNames[one]).join(" / ");
  const facts = [
    { term: say("eventWhen"), element: said(eventWhen(event, language)) },
    {
      term: say("eventMovedFrom"),
      element:
        wasMoved(event) && event.movedFrom ? (
          <s>
            <Words text={movedFromWords(event.movedFrom, view)} />
          </s>
        ) : undefined,
    },
    { term: say("eventPlace"), element: placeOf({ view, event }) },
    { term: say("eventAudience"), element: event.audience === undefined ? undefined : own(event.audience) },
    {
      term: say("eventCapacity"),
      element: event.capacity === undefined ? undefined : said(say("eventPeople", { n: event.capacity })),
    },
    { term: say("eventFee"), element: feeOf({ view, event }) },
    { term: say("eventContact"), element: contactOf({ view, event }) },
    { term: say("eventLanguages"), element: languages === "" ? undefined : said(languages) },
    { term: say("eventSource"), element: sourceOf({ view, event }) },
  ];
  return <DefinitionList items={facts.filter(({ element }) => element !== undefined)} />;
}

function placeOf({ view, event }: Of): JSX.Element | undefined {
  const lines = [event.place, event.address, event.place || event.address ? undefined : event.district].filter(
    (line) => line !== undefined,
  );
  const { latitude, longitude } = event;
  if (lines.length === 0 && latitude === undefined) return undefined;
  return (
    <>
      <OwnText text={lines.join("\n")} language={view.language} />
      {latitude === undefined || longitude === undefined ? (
        ""
      ) : (
        <>
          {lines.length > 0 ? <br /> : ""}
          <OutsideLink view={view} name={view.say("eventMap")} href={mapUrl(latitude, longitude)} />
        </>
      )}
    </>
  );
}

function feeOf({ view, event: { free, fee } }: Of): JSX.Element | undefined {
  if (free === undefined && fee === undefined) return undefined;
  return (
    <>
      {free === undefined ? "" : <Words text={view.say(free ? "eventFree" : "eventPaid")} />}
      {free !== undefined && fee !== undefined ? <br /> : ""}
      {fee === undefined ? "" : <OwnText text={fee} language={view.language} />}
    </>
  );
}

/** A number that nobody gave is not made up: it is said that it isn't known. */
function contactOf({ view, event: { contact, phone, url } }: Of): JSX.Element {
  const { say, language } = view;
  if (contact === undefined && phone === undefined && url === undefined)
    return <Words text={say("eventContactUnknown")} />;
  return (
    <>
      {contact === undefined ? (
        ""
      ) : (
        <p>
          <OwnText text={contact} language={language} />
        </p>
      )}
      {phone === undefined ? "" : <PhoneLink name={say("eventContact")} number={phone} />}
      {url === undefined ? (
        ""
      ) : (
        <p>
          <OutsideLink view={view} name={say("eventMorePage")} href={url} />
        </p>
      )}
    </>
  );
}

function sourceOf({ view, event: { source, sourceAsOf } }: Of): JSX.Element | undefined {
  const { say, language } = view;
  if (source === undefined && sourceAsOf === undefined) return undefined;
  return (
    <>
      {source === undefined ? "" : <OwnText text={source} language={language} />}{" "}
      {sourceAsOf === undefined ? "" : <Words text={say("eventAsOf", { date: dateIn(sourceAsOf, language) })} />}
    </>
  );
}
