/** The bubbles behind the buttons of 「受信設定」: subjects, towns, children's months, how many in a week. */
import type { Turn } from "../conversation/dialogue.js";
import type { Say } from "../conversation/phrases.js";
import { dateIn } from "../guide/dateWords.js";
import { bubble, button, heading, line } from "../line/flex.js";
import {
  card,
  type FlexComponent,
  type LineAction,
  type LineMessage,
  postbackAction,
  shorten,
} from "../line/messages.js";
import type { TownReadings } from "../shelter/shelterSource.js";
import { civilDate } from "../time.js";
import { birthDays, type Settings, weeklyCaps } from "./settings.js";
import { ownTown } from "./settingWords.js";
import { townGroups, townName } from "./townGroup.js";

const labelLimit = 40;
const chosen = (name: string, is: boolean) => `${is ? "☑" : "☐"} ${name}`;

export function topicsBubble(turn: Turn, settings: Settings): LineMessage {
  const { language } = turn.resident;
  const buttons = turn.ward.topicKeys.map((key) => {
    const is = settings.interests.includes(key);
    // The button says what shall be, not "the other one": a second tap on an old bubble does no harm.
    return choice(chosen(turn.ward.topicName(key, language), is), "topic", { k: key, on: is ? "0" : "1" });
  });
  return part(turn, "settingsTopics", "settingsTopicsLead", buttons);
}

/** All groups, or the towns of one. */
export function townsBubble(
  turn: Turn,
  settings: Settings,
  readings: TownReadings,
  group?: number,
  unknown = false,
): LineMessage {
  const { language } = turn.resident;
  const { ward } = turn.ward;
  const groups = townGroups(ward.towns, readings, language);
  const towns = groups.length === 1 ? groups[0] : group === undefined ? undefined : groups[group];
  const own = ownTown(settings, turn.ward);
  const buttons = towns
    ? towns.towns.map((town) => choice(chosen(townName(town, readings, language), town === own), "town", { t: town }))
    : groups.map(({ name }, index) => choice(name, "towns", { g: String(index) }));
  const none = choice(turn.ward.say(language)("settingsTownNone"), "town", {});
  return part(turn, "settingsTown", unknown ? "settingsTownUnknown" : "settingsTownLead", [...buttons, none]);
}

export function childrenBubble(turn: Turn, settings: Settings, remark?: "settingsChildFull" | "settingsChildWrong") {
  const { language } = turn.resident;
  const say = turn.ward.say(language);
  const { first, last } = birthDays(civilDate(turn.now));
  const add: LineAction = {
    type: "datetimepicker",
    label: say("settingsChildAdd"),
    data: "settings:child-add",
    mode: "date",
    min: first,
    max: last,
    initial: last,
  };
  return part(turn, "settingsChildren", remark ?? "settingsChildrenLead", [
    button(add, "primary", turn.ward.ward.colour),
    ...settings.childMonths.map((month) =>
      choice(say("settingsChildRemove", { month: dateIn(month, language) }), "child-remove", { m: month }),
    ),
  ]);
}

export function capsBubble(turn: Turn, settings: Settings): LineMessage {
  const say = turn.ward.say(turn.resident.language);
  const buttons = weeklyCaps.map((n) =>
    choice(chosen(say("settingsCapValue", { n }), settings.weeklyCap === n), "cap", { n: String(n) }),
  );
  const none = choice(chosen(say("settingsCapNone"), settings.weeklyCap === undefined), "cap", {});
  return part(turn, "settingsCap", "settingsLead", [...buttons, none]);
}

function choice(label: string, action: string, values: Record<string, string>) {
  return button(postbackAction(shorten(label, labelLimit), "settings", action, values), "secondary");
}

function part(turn: Turn, title: Parameters<Say>[0], lead: Parameters<Say>[0], buttons: FlexComponent[]): LineMessage {
  const { language } = turn.resident;
  const say = turn.ward.say(language);
  const words = say(lead, { ward: turn.ward.ward.name[language] });
  const labels = buttons.flatMap((one) => (one.type === "button" ? [`・${one.action.label}`] : []));
  const back = button(postbackAction(say("settingsBack"), "settings", "open"), "link", turn.ward.ward.colour);
  return card(
    [say(title), words, ...labels].join("\n"),
    bubble([heading(say(title)), line(words)], [...buttons, back]),
  );
}
