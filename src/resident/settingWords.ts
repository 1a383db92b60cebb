/** What is set, in a resident's words: the same in the chat and on the page. */
import type { WardContent } from "../content.js";
import { dateIn } from "../guide/dateWords.js";
import type { Language } from "../language.js";
import type { TownReadings } from "../shelter/shelterSource.js";
import type { Settings } from "./settings.js";
import { townName } from "./townGroup.js";

export interface SettingLine {
  name: string;
  value: string;
}

export function settingLines(
  settings: Settings,
  ward: WardContent,
  language: Language,
  readings: TownReadings,
): SettingLine[] {
  const say = ward.say(language);
  const town = ownTown(settings, ward);
  const between = language === "en" || language === "vi" || language === "ko" ? ", " : "、";
  const listed = (values: readonly string[]) => values.join(between) || say("settingsNotSet");
  return [
    { name: say("settingsAll"), value: say(settings.stopped ? "settingsStopped" : "settingsActive") },
    { name: say("settingsTopics"), value: listed(settings.interests.map((key) => ward.topicName(key, language))) },
    { name: say("settingsTown"), value: town ? townName(town, readings, language) : say("settingsNotSet") },
    { name: say("settingsChildren"), value: listed(settings.childMonths.map((month) => dateIn(month, language))) },
    { name: say("settingsNight"), value: say(settings.quietHours ? "settingsNightOn" : "settingsNightOff") },
    {
      name: say("settingsCap"),
      value: settings.weeklyCap ? say("settingsCapValue", { n: settings.weeklyCap }) : say("settingsCapNone"),
    },
  ];
}

/** The chosen town, while it is one of the ward's: who has changed wards since lives in none of the new one's. */
export function ownTown(settings: Settings, ward: WardContent): string | undefined {
  return ward.ward.towns.find((town) => town === settings.district);
}
