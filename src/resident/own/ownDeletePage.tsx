/** Before everything about a resident goes: exactly what goes, what stays, why, and until when. And that it is done. */
import { dateIn } from "../../guide/dateWords.js";
import { ButtonLink } from "../../web/buttonLink.js";
import { inLanguage } from "../../web/pageLanguage.js";
import { Words } from "../../web/words.js";
import { type OfOwn, OwnSection, OwnShell } from "./ownShell.js";
import { lastDay, type Staying } from "./staying.js";

export interface OwnDeletePageProps extends OfOwn {
  staying: readonly Staying[];
  /** Sign-ups for coming events. */
  coming: number;
  /** Of the own page, with its token. */
  ownPath: string;
}

export function OwnDeletePage(props: OwnDeletePageProps): JSX.Element {
  const { view, ward, staying, coming } = props;
  const { say, language } = view;
  return (
    <OwnShell view={view} ward={ward} title={say("ownDeleteAsk")}>
      <OwnSection id="goes" title={say("ownGoes")}>
        <Lines lines={[say("ownGoesSettings"), say("ownGoesBookings", { n: coming }), say("ownGoesTalks")]} />
      </OwnSection>
      <OwnSection id="stays" title={say("ownStays")}>
        <Lines
          lines={[
            ...staying.map((one) => stayingLine(props, one)),
            say("ownStaysSurveys"),
            say("ownStaysCounts"),
            say("ownStaysBackups"),
          ]}
        />
      </OwnSection>
      <form method="post">
        <div class="taking-buttons">
          <button type="submit" class="button button-filled">
            <span>
              <Words text={say("ownDeleteYes")} />
            </span>
          </button>
          <ButtonLink href={inLanguage(props.ownPath, language)} weight="outlined">
            <span>
              <Words text={say("ownDeleteNo")} />
            </span>
          </ButtonLink>
        </div>
      </form>
    </OwnShell>
  );
}

function stayingLine({ view: { say, language } }: OwnDeletePageProps, one: Staying): string {
  const what = say("ownStaysCase", { title: one.title[language], number: one.number, reason: one.reason[language] });
  const until =
    one.keepUntil === undefined
      ? say("ownCaseMonths", { months: one.months })
      : say("ownCaseUntil", { until: dateIn(lastDay(one.keepUntil), language) });
  return `${what}\n${until}`;
}

function Lines({ lines }: { lines: readonly string[] }): JSX.Element {
  return (
    <ul class="points">
      {lines.map((text) => (
        <li>
          <Words text={text} />
        </li>
      ))}
    </ul>
  );
}

export function OwnDeletedPage({ view, ward }: OfOwn): JSX.Element {
  return (
    <OwnShell view={view} ward={ward} title={view.say("ownDeleted")}>
      <p>
        <Words text={view.say("ownDeletedText")} />
      </p>
    </OwnShell>
  );
}
