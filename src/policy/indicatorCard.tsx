/** An indicator in a list: what it says, its target, and the figure with whose answers and of when. */
import { inLanguage } from "../web/pageLanguage.js";
import { Words } from "../web/words.js";
import type { FigurePartProps } from "./figureBox.js";
import { dateWords } from "./indicatorDates.js";
import { indicatorPath, PlanText } from "./indicatorPage.js";
import { frameLabel, notMeasuredWords, targetWords, valueWords } from "./indicatorWords.js";
import { MarkTag } from "./markPart.js";

export function IndicatorCard({ view, ward, indicator: shown }: FigurePartProps): JSX.Element {
  const { say, language } = view;
  const { indicator, figure, mark, place } = shown;
  const date = dateWords(language);
  const reading = figure.kept?.reading;
  return (
    <article class="box indicator-card">
      <p class="chips">
        <span class="chip" safe>
          {say(place.level === "outcome" ? "indicatorOutcome" : "indicatorActivity")}
        </span>
        {reading === undefined ? (
          <span class="chip chip-missing" safe>
            {say("indicatorNotMeasured")}
          </span>
        ) : (
          ""
        )}
        {mark ? <MarkTag view={view} mark={mark} /> : ""}
      </p>
      <p class="note">
        <PlanText text={indicator.section} language={language} />
      </p>
      <h4>
        <a href={inLanguage(indicatorPath(ward, indicator.id), language)}>
          <PlanText text={indicator.text} language={language} />
        </a>
      </h4>
      <p>
        <Words text={`${say("indicatorTarget")}: ${targetWords(say, indicator.target, date)}`} />
      </p>
      {reading && reading.value !== null ? (
        <p>
          <strong class="figure-value-small" safe>
            {valueWords(reading.value, reading.unit)}
          </strong>{" "}
          <Words
            text={[
              ...(reading.frame === null ? [] : [frameLabel(say, reading.frame)]),
              ...(reading.n === null
                ? []
                : [`${say("indicatorAnswered")} ${say("indicatorPeople", { n: reading.n })}`]),
              `${say("indicatorAsOf")} ${date(reading.asOf)}`,
            ].join(" / ")}
          />
        </p>
      ) : (
        <p>
          <Words text={notMeasuredWords(say, figure)} />
        </p>
      )}
      {shown.progressPercent === null ? (
        ""
      ) : (
        <p class="note">
          <Words
            text={[
              `${say("indicatorProgressRate")} ${valueWords(shown.progressPercent, "%")}`,
              ...(shown.progressStatus ? [`${say("indicatorProgress")} ${shown.progressStatus.text}`] : []),
            ].join(" / ")}
          />
        </p>
      )}
    </article>
  );
}
