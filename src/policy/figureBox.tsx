/** The figure itself, large, with whose it is, and below it everything that must stand beside it. */

import { htmlLang } from "../language.js";
import { DefinitionList } from "../web/definitionList.js";
import type { PageView } from "../web/view.js";
import { Words } from "../web/words.js";
import { frameReach } from "./frameWords.js";
import { dateWords } from "./indicatorDates.js";
import type { IndicatorView } from "./indicatorView.js";
import { frameLabel, notMeasuredWords, targetWords, valueWords } from "./indicatorWords.js";
import { readingFacts } from "./readingFacts.js";

export interface FigurePartProps {
  view: PageView;
  ward: string;
  indicator: IndicatorView;
}

export function FigureBox({ view, ward, indicator: shown }: FigurePartProps): JSX.Element {
  const { say, language } = view;
  const { indicator, figure } = shown;
  const date = dateWords(language);
  const { kept } = figure;
  const japanese = htmlLang[language] === "ja" ? undefined : "ja";
  return (
    <section class="box figure-box" aria-labelledby="figure-title">
      <h2 id="figure-title">
        <Words text={say("indicatorFigure")} />
      </h2>
      {kept && kept.reading.value !== null ? (
        <>
          <p class="figure-whose" lang={japanese}>
            <Words
              text={
                kept.reading.frame === null ? (kept.reading.scope ?? indicator.population) : `${indicator.population}の`
              }
            />
          </p>
          <p class="figure-value">
            <strong safe>{valueWords(kept.reading.value, kept.reading.unit)}</strong>
            {kept.reading.frame === null ? (
              ""
            ) : (
              <span class="chip" safe>
                {frameLabel(say, kept.reading.frame)}
              </span>
            )}
          </p>
          {kept.reading.frame === null ? (
            ""
          ) : (
            <p class="note" lang={japanese}>
              <Words text={frameReach[kept.reading.frame]} />
            </p>
          )}
        </>
      ) : (
        <p class="figure-missing">
          <strong>
            <Words text={say("indicatorNotMeasured")} />
          </strong>{" "}
          <Words text={notMeasuredWords(say, figure)} />
        </p>
      )}
      <DefinitionList
        items={[
          { term: say("indicatorTarget"), text: targetWords(say, indicator.target, date) },
          ...(kept ? readingFacts(view, ward, kept.reading) : []),
          ...(indicator.kind === "survey" ? [{ term: say("indicatorPopulation"), text: indicator.population }] : []),
          ...(indicator.note === undefined ? [] : [{ term: say("indicatorNote"), text: indicator.note }]),
        ]}
      />
      {indicator.kind === "survey" ? (
        <p class="note">
          <Words text={say("indicatorOfRespondents")} />
        </p>
      ) : (
        ""
      )}
    </section>
  );
}
