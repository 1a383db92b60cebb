/** Mark and progress of an indicator, with the rule they follow and why there is none yet. */
import { type Definition, DefinitionList } from "../web/definitionList.js";
import type { PageView } from "../web/view.js";
import { Words } from "../web/words.js";
import type { GivenMark } from "./givenMark.js";
import { dateWords } from "./indicatorDates.js";
import type { IndicatorView } from "./indicatorView.js";
import { standingWords, valueWords, yearWords } from "./indicatorWords.js";

export const markWords = ({ say }: PageView, { mark }: Pick<GivenMark, "mark">): string =>
  say(mark === "A" ? "indicatorMarkA" : "indicatorMarkB");

export function MarkTag({ view, mark }: { view: PageView; mark: Pick<GivenMark, "mark"> }): JSX.Element {
  return (
    <span class={`chip mark-${mark.mark}`} safe>
      {markWords(view, mark)}
    </span>
  );
}

export function MarkPart({ view, indicator }: { view: PageView; indicator: IndicatorView }): JSX.Element {
  const { say, language } = view;
  const { mark, marks, standing, pace } = indicator;
  const valid = marks.filter(({ facts }) => facts.voided === null);
  const why = mark ? undefined : standingWords(say, standing, dateWords(language));
  const { unit } = indicator.indicator.target;
  const facts: Definition[] = [
    ...(indicator.progressStatus ? [{ term: say("indicatorProgress"), text: indicator.progressStatus.text }] : []),
    ...(indicator.progressPercent === null
      ? []
      : [{ term: say("indicatorProgressRate"), text: valueWords(indicator.progressPercent, "%") }]),
    ...(pace
      ? [
          {
            term: say("indicatorPace"),
            text: say("indicatorPaceText", { value: valueWords(pace.expected, unit), days: pace.days, of: pace.of }),
          },
        ]
      : []),
  ];
  return (
    <section class="stack-close" aria-labelledby="mark-title">
      <h2 id="mark-title">
        <Words text={say("indicatorMark")} />
      </h2>
      {mark ? (
        <p>
          <MarkTag view={view} mark={mark} />
        </p>
      ) : (
        ""
      )}
      <ul class="points">
        {valid.map((one) => (
          <li>
            <Words
              text={say("indicatorMarkGiven", {
                year: yearWords(say, one.fiscalYear),
                mark: markWords(view, one),
                value: valueWords(one.facts.value, one.facts.unit),
                target: valueWords(one.facts.target, one.facts.unit),
              })}
            />
            {one.facts.fictional ? (
              // The mark stays when the reading it was given for is withdrawn.
              <>
                {" "}
                <Words text={say("indicatorFictional")} />
              </>
            ) : (
              ""
            )}
          </li>
        ))}
        {why === undefined ? (
          ""
        ) : (
          <li>
            <Words text={why} />
          </li>
        )}
        {indicator.insideSamplingError ? (
          <li>
            <Words text={say("indicatorInsideError")} />
          </li>
        ) : (
          ""
        )}
        <li>
          <Words text={say("indicatorMarkRule")} />
        </li>
      </ul>
      {facts.length > 0 ? <DefinitionList items={facts} /> : ""}
    </section>
  );
}
