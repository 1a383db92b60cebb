/** Readings that are not in the figure, each with the reason: they are never mixed into it, and never hidden. */
import { DefinitionList } from "../web/definitionList.js";
import { Words } from "../web/words.js";
import type { FigurePartProps } from "./figureBox.js";
import { besideWords, frameLabel, valueWords } from "./indicatorWords.js";
import { readingFacts } from "./readingFacts.js";

export function FigureBeside({ view, ward, indicator }: FigurePartProps): JSX.Element {
  const { say } = view;
  const { beside } = indicator.figure;
  if (beside.length === 0) return "";
  return (
    <section class="stack-close" aria-labelledby="beside-title">
      <h2 id="beside-title">
        <Words text={say("indicatorBeside")} />
      </h2>
      <ul class="cards">
        {beside.map(({ kept: { reading, fictional }, why }) => (
          <li class="box figure-beside">
            <h3>
              <Words
                text={reading.frame === null ? (reading.scope ?? reading.source) : frameLabel(say, reading.frame)}
              />
            </h3>
            {reading.value === null ? (
              ""
            ) : (
              <p class="figure-value-small" safe>
                {valueWords(reading.value, reading.unit)}
              </p>
            )}
            <p>
              <Words text={besideWords(say, why, reading)} />
            </p>
            {fictional ? (
              <p class="note">
                <Words text={say("indicatorFictional")} />
              </p>
            ) : (
              ""
            )}
            <DefinitionList items={readingFacts(view, ward, reading)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
