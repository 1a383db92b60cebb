/** The way from the figure back to the answers: indicator, survey, version, n, hash, open data. */
import { htmlLang } from "../language.js";
import { Words } from "../web/words.js";
import type { FigurePartProps } from "./figureBox.js";
import { frameLabel } from "./indicatorWords.js";
import { SurveyLink } from "./readingFacts.js";

export function FigureTrace({ view, ward, indicator }: FigurePartProps): JSX.Element {
  const { say } = view;
  const reading = indicator.figure.kept?.reading;
  const japanese = htmlLang[view.language] === "ja" ? undefined : "ja";
  return (
    <section class="stack-close" aria-labelledby="trace-title">
      <h2 id="trace-title">
        <Words text={say("indicatorTrace")} />
      </h2>
      <ol class="trace">
        <li lang={japanese}>
          <Words text={`${indicator.plan.title} ${indicator.indicator.section}`} />
        </li>
        {reading ? (
          <>
            {reading.survey === null ? (
              <li lang={japanese}>
                <Words text={reading.source} />
              </li>
            ) : (
              <li>
                <Words text={say("indicatorSurvey")} />
                {": "}
                <SurveyLink view={view} ward={ward} reading={reading} survey={reading.survey} />
              </li>
            )}
            {reading.n === null ? (
              ""
            ) : (
              <li>
                <Words
                  text={[
                    ...(reading.frame === null ? [] : [frameLabel(say, reading.frame)]),
                    `${say("indicatorAnswered")}: ${say("indicatorPeople", { n: reading.n.toLocaleString("en-US") })}`,
                  ].join(" ")}
                />
              </li>
            )}
            {reading.answersSha256 === null ? (
              ""
            ) : (
              <li>
                <Words text={say("indicatorHash")} />
                {": "}
                <code safe>{reading.answersSha256}</code>
              </li>
            )}
          </>
        ) : (
          ""
        )}
        <li>
          <Words text={say("indicatorOpenData")} />
          {": "}
          <a href={`/open-data/${ward}/indicators.json`}>JSON</a> <a href={`/open-data/${ward}/indicators.csv`}>CSV</a>
        </li>
      </ol>
    </section>
  );
}
