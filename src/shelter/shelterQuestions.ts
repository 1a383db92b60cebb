/** The two questions before places can be named: where, and from what. The most urgent advice stands above both. */
import { bubble, button, line } from "../line/flex.js";
import {
  card,
  colours,
  type FlexComponent,
  type LineMessage,
  linkAction,
  postbackAction,
  shorten,
  withQuickReplies,
} from "../line/messages.js";
import { needs } from "./hazard.js";
import type { Point } from "./nearest.js";
import { writePoint } from "./shelterPoint.js";
import { needName, type ShelterView } from "./shelterView.js";
import type { Place } from "./town.js";

/** LINE's own screen for sending a place; Flex buttons have no such action. */
const locationScreen = "https://line.me/R/nv/location/";

const label = (value: string) => shorten(value, 40);
const alarm = (value: string) => line(value, { color: colours.alarm, weight: "bold", size: "sm" });

export function placeQuestion(view: ShelterView): LineMessage[] {
  const { say } = view;
  return askPlace(
    view,
    [alarm(say("shelterTsunamiUp")), line(say("shelterLead", { example: view.example }))],
    [say("shelterTsunamiUp"), say("shelterLead", { example: view.example })],
  );
}

export function unknownPlace(view: ShelterView): LineMessage[] {
  const lead = view.say("shelterUnknownPlace", { ward: view.ward.name, example: view.example });
  return askPlace(view, [line(lead)], [lead]);
}

function askPlace(view: ShelterView, body: readonly FlexComponent[], twin: readonly string[]): LineMessage[] {
  const { say, colour } = view;
  const footer = [button(linkAction(say("shelterSendLocation"), locationScreen), "primary", colour), menuButton(view)];
  return withQuickReplies(
    [card(twin.join("\n\n"), bubble(body, footer))],
    [{ type: "location", label: say("shelterSendLocation") }],
  );
}

export function hazardQuestion(view: ShelterView, at: Point, place?: string): LineMessage[] {
  const { say, colour } = view;
  const found = place === undefined ? [] : [say("shelterPlaceFound", { place })];
  const body = [
    alarm(say("shelterTsunamiUp")),
    ...found.map((words) => line(words, { size: "sm" })),
    line(say("shelterHazardLead"), { weight: "bold" }),
  ];
  const buttons = needs.map((need) =>
    button(
      postbackAction(label(needName(need, say)), "shelter", "near", { for: need, at: writePoint(at) }),
      need === "tsunami" ? "primary" : "secondary",
      need === "tsunami" ? colour : undefined,
    ),
  );
  const twin = [
    say("shelterTsunamiUp"),
    ...found,
    say("shelterHazardLead"),
    ...needs.map((need) => `・${needName(need, say)}`),
  ].join("\n");
  return [card(twin, bubble(body, [...buttons, menuButton(view)]))];
}

export function placeChoices(view: ShelterView, options: readonly Place[]): LineMessage[] {
  const { say } = view;
  const lead = say("shelterWhichPlace", { example: view.example });
  const named = options.map((place) => ({
    place,
    name: place.ward === view.ward.id ? place.name : `${place.name} (${view.wardName(place.ward)})`,
  }));
  const buttons = named.map(({ place, name }) =>
    button(postbackAction(label(name), "shelter", "hazards", { at: writePoint(place) }), "secondary"),
  );
  const twin = [lead, ...named.map(({ name }) => `・${name}`)].join("\n");
  const location = button(linkAction(say("shelterSendLocation"), locationScreen), "link", view.colour);
  return withQuickReplies(
    [card(twin, bubble([line(lead, { weight: "bold" })], [...buttons, location, menuButton(view)]))],
    [{ type: "location", label: say("shelterSendLocation") }],
  );
}

const menuButton = ({ say, colour }: ShelterView) =>
  button(postbackAction(say("menu"), "command", "menu"), "link", colour);
