/** What stands beside a figure: n, asked, rate, interval, bounds, rule, dates, version, hash, source. */
import type { Definition } from "../web/definitionList.js";
import { inLanguage } from "../web/pageLanguage.js";
import type { PageView } from "../web/view.js";
import { dateWords } from "./indicatorDates.js";
import { rangeWords, valueWords } from "./indicatorWords.js";
import type { Reading } from "./reading.js";

export function readingFacts(view: PageView, ward: string, reading: Reading): Definition[] {
  const { say } = view;
  const date = dateWords(view.language);
  const { frame, n, numerator, sent, from, asOf, weighted } = reading;
  const people = (count: number) => say("indicatorPeople", { n: count.toLocaleString("en-US") });
  const known = (term: string, text: string | undefined | null | false): Definition[] =>
    text === undefined || text === null || text === false ? [] : [{ term, text }];
  return [
    ...known(
      say("indicatorAnswered"),
      n !== null && (numerator === null ? people(n) : say("indicatorShare", { n, numerator })),
    ),
    ...known(say("indicatorSent"), sent !== null && people(sent)),
    ...known(say("indicatorResponseRate"), reading.responseRate !== null && valueWords(reading.responseRate, "%")),
    ...known(
      say("indicatorInterval"),
      frame !== null &&
        !reading.suppressed &&
        (reading.interval95 ? rangeWords(reading.interval95) : say("indicatorNoInterval")),
    ),
    ...known(say("indicatorBounds"), reading.bounds && `${rangeWords(reading.bounds)}\n${say("indicatorBoundsHint")}`),
    ...known(say("indicatorRule"), reading.rule),
    ...known(say("indicatorScope"), reading.scope),
    ...known(
      say("indicatorAsOf"),
      from === null ? date(asOf) : say("indicatorPeriod", { from: date(from), to: date(asOf) }),
    ),
    ...(reading.survey === null
      ? []
      : [
          {
            term: say("indicatorSurvey"),
            element: <SurveyLink view={view} ward={ward} reading={reading} survey={reading.survey} />,
          },
        ]),
    ...known(
      say("indicatorWeighted"),
      weighted &&
        say("indicatorWeightedText", {
          value: valueWords(weighted.value, "%"),
          effect: weighted.designEffect,
          source: weighted.source,
        }),
    ),
    ...known(say("indicatorSource"), reading.source),
    ...known(say("indicatorNote"), reading.note),
  ];
}

interface SurveyLinkProps {
  view: PageView;
  ward: string;
  reading: Reading;
  survey: string;
}

/** The survey's own page, which shows the questions of the version that was answered. */
export function SurveyLink({ view, ward, reading, survey }: SurveyLinkProps): JSX.Element {
  return (
    <a href={inLanguage(`/${ward}/s/${survey}`, view.language)}>
      <span safe>
        {reading.surveyVersion === null
          ? survey
          : `${survey} ${view.say("indicatorVersion", { number: reading.surveyVersion })}`}
      </span>
    </a>
  );
}
