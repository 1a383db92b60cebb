/** The pages' own words (not the ward's answers): one text per key and language, kept in content/common/pages.yaml. */
import { z } from "zod";
import { type Language, localText } from "../language.js";

export const pageWordKeys = [
  "siteName",
  "siteLine",
  "skipToMain",
  "demoNotice",
  "demoMark",
  "languageLabel",
  "languageOffer",
  "breadcrumbLabel",
  "externalSite",
  "footerAbout",
  "footerPrivacy",
  "wardList",
  "startTitle",
  "startLead",
  "startWards",
  "simulatorTitle",
  "simulatorLead",
  "wardTitle",
  "wardDescription",
  "searchLabel",
  "searchHint",
  "searchPrivacy",
  "searchButton",
  "searchEmpty",
  "searchAgain",
  "dangerTitle",
  "dangerFire",
  "dangerPolice",
  "topicsTitle",
  "unapprovedNotice",
  "officeTitle",
  "officeAddress",
  "officeHours",
  "officePhone",
  "officePage",
  "answerPageTitle",
  "openEntry",
  "nothingStored",
  "pointsTitle",
  "facetsTitle",
  "facetWhen",
  "facetWhere",
  "facetFee",
  "facetApply",
  "facetWho",
  "facetBring",
  "facetRain",
  "facetContent",
  "facetCancel",
  "contactTitle",
  "sourcesTitle",
  "reviewBy",
  "reviewOver",
  "otherLanguages",
  "printButton",
  "leaveQuickly",
  "entryMissing",
  "entryMissingText",
  "missingTitle",
  "missingText",
  "refusedTitle",
  "refusedText",
  "failedTitle",
  "failedText",
  "shelterTitle",
  "shelterLead",
  "shelterDescription",
  "shelterPlace",
  "shelterPlaceHint",
  "shelterHazard",
  "shelterSearch",
  "shelterHere",
  "shelterHereBusy",
  "shelterHereFailed",
  "shelterPrivacy",
  "shelterPlaceEmpty",
  "shelterHazardEmpty",
  "shelterNear",
  "shelterOpenData",
  "shelterAgain",
] as const;
export type PageWordKey = (typeof pageWordKeys)[number];

const entries = Object.fromEntries(pageWordKeys.map((key) => [key, localText])) as Record<
  PageWordKey,
  typeof localText
>;
export const pageWordFile = z.strictObject(entries);
export type PageWords = z.infer<typeof pageWordFile>;

/** Looks up a word of the pages; `{name}` in it is replaced by `values.name`. */
export type PageSay = (key: PageWordKey, values?: Readonly<Record<string, string | number>>) => string;

export function createPageSay(words: PageWords, language: Language): PageSay {
  return (key, values = {}) =>
    words[key][language].replace(/\{([a-z]+)\}/g, (hole, name: string) =>
      name in values ? String(values[name]) : hole,
    );
}
