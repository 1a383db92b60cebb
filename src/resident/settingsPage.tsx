/** The page of settings: everything that the chat can set, as one form that needs no script. */
import type { WardContent } from "../content.js";
import { languages } from "../language.js";
import type { TownReadings } from "../shelter/shelterSource.js";
import { Banner } from "../web/banner.js";
import { FormField, fieldAttributes } from "../web/formField.js";
import { Page } from "../web/page.js";
import type { PageView } from "../web/view.js";
import { Words } from "../web/words.js";
import { Option, SelectField, Tick, TickGroup } from "./settingFields.js";
import { mostChildren, type Settings, weeklyCaps } from "./settings.js";
import { ownTown } from "./settingWords.js";
import { townName } from "./townGroup.js";

export interface SettingsPageProps {
  view: PageView;
  ward: WardContent;
  readings: TownReadings;
  settings: Settings;
  /** Days of birth that may be chosen. */
  months: { first: string; last: string };
  wrongMonths?: readonly string[];
  saved?: boolean;
}

/** Posts to its own address, which holds the token: it is written nowhere in the page. */
export function SettingsPage(props: SettingsPageProps): JSX.Element {
  const { view, ward, settings, readings, wrongMonths = [] } = props;
  const { language } = view;
  const say = ward.say(language);
  const town = ownTown(settings, ward);
  return (
    <Page
      view={view}
      title={say("settings")}
      path={`/${ward.ward.id}/settings`}
      ward={{ id: ward.ward.id, name: ward.ward.fullName[language] }}
      unlisted
      keepsWords
    >
      <div class="wide stack">
        <h1>
          <Words text={say("settings")} />
        </h1>
        {props.saved ? (
          <Banner kind="success" announced>
            <p>
              <Words text={say("settingsSaved")} />
            </p>
          </Banner>
        ) : (
          ""
        )}
        {wrongMonths.length > 0 ? (
          <Banner kind="mistake" announced>
            <p>
              <Words text={say("settingsMistake")} />
            </p>
          </Banner>
        ) : (
          ""
        )}
        <p>
          <Words text={say("settingsPageLead")} />
        </p>
        <form class="settings-form" method="post" autocomplete="off">
          <TickGroup legend={say("settingsTopics")} hint={say("settingsTopicsLead")} id="topics">
            {ward.topicKeys.map((key) => (
              <Tick
                name="topic"
                value={key}
                label={ward.topicName(key, language)}
                checked={settings.interests.includes(key)}
              />
            ))}
          </TickGroup>
          <SelectField id="town" label={say("settingsTown")}>
            <Option value="" label={say("settingsTownNone")} chosen={town === undefined} />
            {ward.ward.towns.map((one) => (
              <Option value={one} label={townName(one, readings, language)} chosen={one === town} />
            ))}
          </SelectField>
          <Months {...props} wrongMonths={wrongMonths} />
          <SelectField id="cap" label={say("settingsCap")}>
            <Option value="" label={say("settingsCapNone")} chosen={settings.weeklyCap === undefined} />
            {weeklyCaps.map((n) => (
              <Option value={String(n)} label={say("settingsCapValue", { n })} chosen={n === settings.weeklyCap} />
            ))}
          </SelectField>
          <TickGroup legend={say("settingsAll")} hint={say("settingsStopNote")} id="all">
            <Tick name="night" value="1" label={say("settingsNightOn")} checked={settings.quietHours} />
            <Tick name="stopped" value="1" label={say("settingsStop")} checked={settings.stopped} />
          </TickGroup>
          <SelectField id="language" label={say("language")}>
            {languages.map((one) => (
              <Option value={one} label={view.languageNames[one]} chosen={one === language} />
            ))}
          </SelectField>
          <button type="submit" class="button button-filled">
            <span>
              <Words text={say("settingsSave")} />
            </span>
          </button>
        </form>
      </div>
    </Page>
  );
}

/** A few empty fields more than there are children. */
function Months({ view, ward, settings, months, wrongMonths = [] }: SettingsPageProps): JSX.Element {
  const say = ward.say(view.language);
  const shown = [...settings.childMonths, ...wrongMonths, "", "", ""].slice(0, mostChildren);
  return (
    <fieldset class="field">
      <legend>
        <Words text={say("settingsChildren")} />
      </legend>
      <p class="hint">
        <Words text={`${say("settingsChildrenLead")} ${say("settingsChildHint")}`} />
      </p>
      <div class="options">
        {shown.map((month, index) => {
          const mistake = wrongMonths.includes(month) ? say("settingsChildWrong") : undefined;
          const field = { id: `month-${index + 1}`, mistake };
          return (
            <FormField {...field} label={say("settingsChildField", { n: index + 1 })}>
              <input
                {...fieldAttributes(field)}
                type="month"
                name="month"
                value={month}
                min={months.first.slice(0, 7)}
                max={months.last.slice(0, 7)}
                autocomplete="off"
              />
            </FormField>
          );
        })}
      </div>
    </fieldset>
  );
}
