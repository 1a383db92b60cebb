/** The account's own words (not the ward's answers): one text per key and language, kept in content. */
import { z } from "zod";
import { type Language, localText } from "../language.js";

export const phraseKeys = [
  "greetingWhat",
  "greetingAutomatic",
  "greetingLanguage",
  "greetingDemo",
  "welcomeBack",
  "menuTitle",
  "menuLead",
  "menu",
  "help",
  "helpText",
  "language",
  "languageLead",
  "languageChosen",
  "details",
  "detailsTitle",
  "call",
  "callNumber",
  "map",
  "openPage",
  "officialPage",
  "related",
  "helpful",
  "notHelpful",
  "thanksHelpful",
  "sorryNotHelpful",
  "source",
  "planSource",
  "asOf",
  "recheckNote",
  "phonePending",
  "counter",
  "pastNote",
  "unapproved",
  "demoMark",
  "choicesLead",
  "noneOfThese",
  "noneLead",
  "noneCan",
  "noneAsk",
  "elsewhereLead",
  "otherWard",
  "smalltalkMore",
  "media",
  "strayButton",
  "left",
  "nothingToLeave",
  "featurePending",
  "wardLead",
  "wardChosen",
  "wardAskAgain",
  "changeWard",
  "forgetLead",
  "forgetYes",
  "forgetNo",
  "forgetDone",
  "forgetKept",
  "shelterLead",
  "shelterSendLocation",
  "shelterHazardLead",
  "hazardTsunami",
  "hazardFlood",
  "hazardEarthquake",
  "hazardFire",
  "hazardStay",
  "hazardStormSurge",
  "hazardInlandFlood",
  "hazardLandslide",
  "shelterEmergencyTitle",
  "shelterStayTitle",
  "shelterDistanceMetres",
  "shelterDistanceKilometres",
  "shelterNoRows",
  "shelterFar",
  "shelterUnknownPlace",
  "shelterCautions",
  "shelterTsunamiUp",
  "shelterSource",
  "shelterCityList",
  "shelterStayNote",
  "shelterOtherHazard",
  "shelterPlaceFound",
  "shelterWhichPlace",
  "shelterTwoKinds",
  "shelterWaterUp",
  "shelterFleeOnly",
] as const;
export type PhraseKey = (typeof phraseKeys)[number];

const entries = Object.fromEntries(phraseKeys.map((key) => [key, localText])) as Record<PhraseKey, typeof localText>;
export const phraseFile = z.strictObject(entries);
/** A ward may say some things in its own words. */
export const wardPhraseFile = phraseFile.partial();
export type PhraseFile = z.infer<typeof phraseFile>;

/** Looks up a phrase; `{name}` in it is replaced by `values.name`. */
export type Say = (key: PhraseKey, values?: Readonly<Record<string, string | number>>) => string;

export function createSay(phrases: PhraseFile, language: Language): Say {
  return (key, values = {}) =>
    phrases[key][language].replace(/\{([a-z]+)\}/g, (hole, name: string) =>
      name in values ? String(values[name]) : hole,
    );
}
