/** The resident's own page: everything that the ward holds about them, part by part. */
import { dateIn } from "../../guide/dateWords.js";
import type { TownReadings } from "../../shelter/shelterSource.js";
import { civilDate } from "../../time.js";
import { ButtonLink } from "../../web/buttonLink.js";
import { DefinitionList } from "../../web/definitionList.js";
import { inLanguage } from "../../web/pageLanguage.js";
import { Words } from "../../web/words.js";
import { settingLines } from "../settingWords.js";
import { OwnBookings, OwnCases, OwnWishes } from "./ownLists.js";
import type { OwnRecord } from "./ownRecord.js";
import { type OfOwn, OwnSection, OwnShell } from "./ownShell.js";

export interface OwnPageProps extends OfOwn {
  record: OwnRecord;
  readings: TownReadings;
  now: Date;
  /** Addresses that this page hands out: they hold tokens of their own. */
  settingsPath: string;
  signUpPathOf(eventKey: string): string;
  casePathOf(caseId: string): string;
  /** Of this page, with its token. */
  ownPath: string;
}

export function OwnPage(props: OwnPageProps): JSX.Element {
  const { view, ward, record } = props;
  const { say, language } = view;
  return (
    <OwnShell view={view} ward={ward} title={say("ownTitle")}>
      <p class="lead">
        <Words text={say("ownLead", { ward: ward.ward.name[language] })} />
      </p>
      <p class="note">
        <Words text={say("ownLink")} />
      </p>
      <OwnSection id="line" title={say("ownLine")}>
        <p>
          <Words text={say("ownLineText", { since: dateIn(civilDate(record.since), language) })} />
        </p>
      </OwnSection>
      <OwnSettings {...props} />
      <OwnSection id="bookings" title={say("ownBookings")}>
        <OwnBookings {...props} bookings={record.bookings} />
      </OwnSection>
      <OwnSection id="wishes" title={say("ownWishes")}>
        <OwnWishes view={view} wishes={record.wishes} />
      </OwnSection>
      <OwnSection id="cases" title={say("ownCases")}>
        <OwnCases {...props} cases={record.cases} />
      </OwnSection>
      <OwnSurveys {...props} />
      <OwnSection id="talks" title={say("ownTalks")}>
        <p>
          <Words
            text={record.talks.length === 0 ? say("ownNothing") : say("ownTalksCount", { n: record.talks.length })}
          />
        </p>
      </OwnSection>
      <OwnQuestions {...props} />
      <div class="taking-buttons">
        <ButtonLink href={`${props.ownPath}/data.json`} weight="outlined">
          <span>
            <Words text={say("ownExport")} />
          </span>
        </ButtonLink>
        <ButtonLink href={inLanguage(`${props.ownPath}/delete`, language)} weight="outlined">
          <span>
            <Words text={say("ownDelete")} />
          </span>
        </ButtonLink>
      </div>
    </OwnShell>
  );
}

function OwnSettings({ view, ward, record, readings, settingsPath }: OwnPageProps): JSX.Element {
  const { say, language } = view;
  const lines = [
    { name: say("ownLanguage"), value: view.languageNames[record.language] },
    ...settingLines(record.settings, ward, language, readings),
  ];
  return (
    <OwnSection id="settings" title={say("ownSettings")}>
      <DefinitionList items={lines.map(({ name, value }) => ({ term: name, text: value }))} />
      <p>
        <a href={inLanguage(settingsPath, language)}>
          <Words text={say("ownSettingsChange")} />
        </a>
      </p>
    </OwnSection>
  );
}

function OwnSurveys({ view, record }: OwnPageProps): JSX.Element {
  const { say } = view;
  return (
    <OwnSection id="surveys" title={say("ownSurveys")}>
      <p>
        <Words text={say("ownSurveysText")} />
      </p>
      {record.surveys.length === 0 ? (
        <p>
          <Words text={say("ownNothing")} />
        </p>
      ) : (
        <ul class="own-list">
          {record.surveys.map(({ title, href }) => (
            <li>
              {href === undefined ? (
                <Words text={title} />
              ) : (
                <a href={href}>
                  <Words text={title} />
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
    </OwnSection>
  );
}

/** How many there are; their words stand in the file alone, which nobody sees over a shoulder. */
function OwnQuestions({ view: { say }, record }: OwnPageProps): JSX.Element {
  const n = record.questions.length;
  return (
    <OwnSection id="questions" title={say("ownQuestions")}>
      <p>
        <Words text={n === 0 ? say("ownNothing") : say("ownQuestionsCount", { n })} />
      </p>
    </OwnSection>
  );
}
