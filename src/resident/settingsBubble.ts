/** 「受信設定」 in LINE: what is set now, and a button for each thing that can be set. */
import type { Turn } from "../conversation/dialogue.js";
import { bubble, button, column, heading, line, note } from "../line/flex.js";
import { card, colours, type FlexComponent, type LineMessage, linkAction, postbackAction } from "../line/messages.js";
import type { TownReadings } from "../shelter/shelterSource.js";
import type { Settings } from "./settings.js";
import { settingLines } from "./settingWords.js";

export interface SettingsBubbleOptions {
  settings: Settings;
  readings: TownReadings;
  /** The page with the same settings; undefined while the resident has no ward. */
  pageUrl: string | undefined;
  /** Something has just been set. */
  saved?: boolean;
}

export function settingsBubble(turn: Turn, options: SettingsBubbleOptions): LineMessage {
  const { settings, pageUrl } = options;
  const say = turn.ward.say(turn.resident.language);
  const { colour } = turn.ward.ward;
  const lines = settingLines(settings, turn.ward, turn.resident.language, options.readings);
  const lead = options.saved ? say("settingsSaved") : say("settingsLead");
  const open = (label: string, action: string) => button(postbackAction(label, "settings", action), "secondary");
  const body: FlexComponent[] = [
    heading(say("settings")),
    line(lead),
    ...lines.map(({ name, value }) =>
      column([note(name), line(value, { weight: "bold", color: colours.text })], { margin: "md" }),
    ),
    note(say("settingsStopNote")),
  ];
  return card(
    [say("settings"), lead, ...lines.map(({ name, value }) => `・${name}: ${value}`), say("settingsStopNote")].join(
      "\n",
    ),
    bubble(body, [
      open(say("settingsTopics"), "topics"),
      open(say("settingsTown"), "towns"),
      open(say("settingsChildren"), "children"),
      settings.quietHours
        ? button(postbackAction(say("settingsNightOff"), "settings", "night", { on: "0" }), "secondary")
        : button(postbackAction(say("settingsNightOn"), "settings", "night", { on: "1" }), "secondary"),
      open(say("settingsCap"), "caps"),
      button(postbackAction(say("language"), "language", "open"), "secondary"),
      settings.stopped
        ? button(postbackAction(say("settingsResume"), "settings", "stop", { on: "0" }), "primary", colour)
        : button(postbackAction(say("settingsStop"), "settings", "stop", { on: "1" }), "secondary"),
      ...(pageUrl === undefined ? [] : [button(linkAction(say("settingsPage"), pageUrl), "link", colour)]),
    ]),
  );
}
