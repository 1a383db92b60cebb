/** The question for the town: all groups of towns, or the towns of one, as buttons. */
import type { Turn } from "../../conversation/dialogue.js";
import { bubble, button, heading, line } from "../../line/flex.js";
import { card, type LineMessage, postbackAction, shorten } from "../../line/messages.js";
import { townGroups, townName } from "../../resident/townGroup.js";
import type { TownReadings } from "../../shelter/shelterSource.js";

export interface AssociationTownsOptions {
  readings: TownReadings;
  dialogue: string;
  group?: number | undefined;
  /** A town was typed or pressed that is none of the ward's. */
  unknown?: boolean;
}

const labelLimit = 40;

export function associationTownsBubble(turn: Turn, options: AssociationTownsOptions): LineMessage {
  const { readings, dialogue, group, unknown = false } = options;
  const { language } = turn.resident;
  const { ward } = turn.ward;
  const say = turn.ward.say(language);
  const groups = townGroups(ward.towns, readings, language);
  const chosen = groups.length === 1 ? groups[0] : group === undefined ? undefined : groups[group];
  const choices = chosen
    ? chosen.towns.map((town) => ({ name: townName(town, readings, language), action: "town", values: { t: town } }))
    : groups.map(({ name }, index) => ({ name, action: "towns", values: { g: String(index) } }));
  const lead = say(unknown ? "associationTownUnknown" : "associationTownLead", { ward: ward.name[language] });
  return card(
    [say("associationTitle"), lead, ...choices.map(({ name }) => `・${name}`)].join("\n"),
    bubble(
      [heading(say("associationTitle")), line(lead)],
      choices.map(({ name, action, values }) =>
        button(postbackAction(shorten(name, labelLimit), dialogue, action, values), "secondary"),
      ),
    ),
  );
}
