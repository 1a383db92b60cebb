/** The fictional residents: who they are on LINE, what interests them, which language they read. */
import { createHash } from "node:crypto";
import { type TopicKey, topicKeys } from "../guide/topic.js";
import type { Language } from "../language.js";
import type { ImportedResident } from "../resident/residentImport.js";
import { dealt, seeded } from "./seeded.js";
import { residentName } from "./yearWords.js";

export interface PlayedResident extends ImportedResident {
  displayName: string;
}

const people: Readonly<Record<string, number>> = { nishi: 180, suminoe: 90, nishiyodogawa: 30 };

const languageShares: Partial<Record<Language, number>> = { ja: 84, easy: 4, en: 4, zh: 4, ko: 2, vi: 2 };
const interestShares: Readonly<Record<TopicKey, number>> = {
  childcare: 34,
  watchover: 14,
  disaster: 46,
  association: 18,
  expo: 22,
  office: 38,
};

export function yearResidents(ward: string): PlayedResident[] {
  const total = people[ward] ?? 0;
  const chance = seeded("residents", ward);
  const languages = dealt(chance, total, languageShares as Record<string, number>) as Language[];
  return Array.from({ length: total }, (_, index) => ({
    // The same people at every start, and nobody's real id.
    lineUserId: `U${createHash("sha256").update(`demo year ${ward} ${index}`).digest("hex").slice(0, 32)}`,
    displayName: residentName(index + 1),
    interests: topicKeys.filter((key) => chance() * 100 < interestShares[key]),
    language: languages[index],
    district: undefined,
    lines: [index + 1],
  }));
}
