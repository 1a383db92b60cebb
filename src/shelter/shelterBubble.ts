/** The answer: what to do first, then the nearest sites, then what the lists don't know. The twin says all of it. */
import { bubble, button, column, heading, line, note, separator } from "../line/flex.js";
import {
  card,
  colours,
  type FlexComponent,
  type LineMessage,
  linkAction,
  postbackAction,
  shorten,
} from "../line/messages.js";
import type { Need } from "./hazard.js";
import { type Nearest, type NearSite, type Point, reach } from "./nearest.js";
import { writePoint } from "./shelterPoint.js";
import {
  adviceFor,
  cityListName,
  conditions,
  distanceWords,
  mapUrl,
  needName,
  type ShelterView,
  shortMapUrl,
} from "./shelterView.js";
import { oneLine } from "./site.js";

interface Words {
  title: string;
  advice: readonly string[];
  /** What the lists don't have here. */
  missing: string | undefined;
  sites: readonly SiteWords[];
  conditions: readonly string[];
}

interface SiteWords {
  name: string;
  where: string;
  address: string;
  /** The address from the ward on. */
  local: string;
  note: string | undefined;
  map: string;
  shortMap: string;
}

export function nearestBubble(view: ShelterView, nearest: Nearest, need: Need, at: Point): LineMessage {
  const { say, colour, source } = view;
  const words = wordsOf(view, nearest, need);
  const body: FlexComponent[] = [
    line(view.ward.name, { size: "xs", color: colour, weight: "bold" }),
    ...words.advice.map((one) => line(one, { color: colours.alarm, weight: "bold" })),
    heading(words.title),
    ...(words.missing ? [line(words.missing)] : []),
    ...words.sites.flatMap((site, index) => drawn(site, index, view)),
    separator(),
    ...words.conditions.map((one) => note(one)),
  ];
  const footer = [
    button(linkAction(shorten(say("shelterCityList"), 40), source.cityList.url), "secondary"),
    ...(words.sites.length === 0
      ? [button(linkAction(shorten(say("officialPage"), 40), view.ward.officialPage), "secondary")]
      : []),
    button(postbackAction(say("shelterOtherHazard"), "shelter", "hazards", { at: writePoint(at) }), "link", colour),
    button(postbackAction(say("menu"), "command", "menu"), "link", colour),
  ];
  return card(twinOf(words, view), bubble(body, footer));
}

function wordsOf(view: ShelterView, nearest: Nearest, need: Need): Words {
  const { say } = view;
  const hazard = needName(need, say);
  return {
    title: need === "stay" ? say("shelterStayTitle") : say("shelterEmergencyTitle", { hazard }),
    advice: adviceFor(need, say),
    missing: missingWords(view, nearest, hazard),
    sites: nearest.kind === "sites" ? nearest.near.map((near) => siteWords(near, view)) : [],
    conditions: [...conditions(view), cityListName(view)],
  };
}

function missingWords({ say, ward, wardName }: ShelterView, nearest: Nearest, hazard: string): string | undefined {
  if (nearest.kind === "far") return say("shelterFar", { km: reach / 1000, ward: ward.name });
  if (nearest.kind === "sites" && !nearest.wardHasNone) return undefined;
  return say("shelterNoRows", { ward: nearest.ward === undefined ? ward.name : wardName(nearest.ward), hazard });
}

function siteWords({ site, metres }: NearSite, { say, wardName }: ShelterView): SiteWords {
  return {
    name: oneLine(site.name),
    where: `${wardName(site.ward)} ${distanceWords(metres, say)}`,
    address: site.address,
    local: site.address.replace(/^大阪府大阪市/, ""),
    note: site.besideWelfare ? say("shelterFleeOnly") : undefined,
    map: mapUrl(site),
    shortMap: shortMapUrl(site),
  };
}

function drawn(site: SiteWords, index: number, { say, colour }: ShelterView): FlexComponent[] {
  const words = [
    line(`${index + 1}. ${site.name}`, { weight: "bold" }),
    line(site.where, { size: "sm" }),
    note(site.address),
    ...(site.note ? [note(site.note)] : []),
  ];
  return [
    separator(),
    column(words, { spacing: "xs" }),
    { ...button(linkAction(shorten(`${say("map")} (${index + 1})`, 40), site.map), "link", colour), margin: "none" },
  ];
}

function twinOf(words: Words, { source }: ShelterView): string {
  const sites = words.sites.map((site, index) =>
    [`${index + 1}. ${site.name}`, site.where, site.local, site.note, site.shortMap].filter(Boolean).join("\n"),
  );
  return [
    words.advice.join("\n"),
    words.title,
    words.missing,
    ...sites,
    `${words.conditions.join("\n")} ${source.cityList.url}`,
  ]
    .filter(Boolean)
    .join("\n\n");
}
