/** What the answers of the shelter dialogue are drawn with, and the words that several of them share. */
import type { PhraseKey, Say } from "../conversation/phrases.js";
import { dateIn } from "../guide/dateWords.js";
import type { Language } from "../language.js";
import type { Need } from "./hazard.js";
import type { Point } from "./nearest.js";
import type { ShelterSource } from "./shelterSource.js";

export interface ShelterView {
  say: Say;
  language: Language;
  colour: string;
  source: ShelterSource;
  /** Name of a ward of the installation. */
  wardName(id: string): string;
  /** The ward that answers. */
  ward: { id: string; name: string; officialPage: string };
  /** A town of the ward, for 「例: 阿波座」. */
  example: string;
}

const needPhrases: Readonly<Record<Need, PhraseKey>> = {
  tsunami: "hazardTsunami",
  flood: "hazardFlood",
  earthquake: "hazardEarthquake",
  "large-fire": "hazardFire",
  stay: "hazardStay",
  "storm-surge": "hazardStormSurge",
  "inland-flood": "hazardInlandFlood",
  landslide: "hazardLandslide",
};

export const needName = (need: Need, say: Say): string => say(needPhrases[need]);

/** What to do, before any place is named. After an earthquake a tsunami may come: a park is no refuge from it. */
export function adviceFor(need: Need, say: Say): string[] {
  switch (need) {
    case "tsunami":
      return [say("shelterTsunamiUp")];
    case "earthquake":
      return [say("shelterTsunamiUp"), say("shelterStayNote")];
    case "large-fire":
    case "stay":
      return [say("shelterStayNote")];
    case "flood":
    case "storm-surge":
    case "inland-flood":
      return [say("shelterWaterUp")];
    case "landslide":
      return [];
    default:
      return need satisfies never;
  }
}

/** The publisher's conditions: cautions and source go with every use. */
export function conditions({ say, language, source }: ShelterView): string[] {
  return [
    say("shelterCautions"),
    say("shelterTwoKinds"),
    say("shelterSource", { date: dateIn(source.obtained, language) }),
  ];
}

export function cityListName({ say, language, source }: ShelterView): string {
  return `${say("shelterCityList")} (${say("asOf", { date: dateIn(source.cityList.asOf, language) })})`;
}

/** The place was rounded to about 100 metres, so more exact words would pretend. */
export function distanceWords(metres: number, say: Say): string {
  const rounded = Math.max(50, Math.round(metres / 50) * 50);
  return rounded < 1000
    ? say("shelterDistanceMetres", { n: rounded })
    : say("shelterDistanceKilometres", { n: (metres / 1000).toFixed(1) });
}

/** The same in fewer letters, for the plain twin, which LINE allows 1,500. */
export const shortMapUrl = ({ latitude, longitude }: Point): string =>
  `https://maps.google.com/?q=${latitude.toFixed(4)},${longitude.toFixed(4)}`;

export function mapUrl({ latitude, longitude }: Point): string {
  return `https://www.google.com/maps/search/?api=1&query=${latitude.toFixed(5)},${longitude.toFixed(5)}`;
}
