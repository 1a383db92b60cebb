/** What the tests of understanding share: a day, and the towns of a ward. */
import { townWordsOf } from "../../../src/participation/find/townWords.js";
import { realContent } from "../../support/content.js";

export const now = new Date("2026-11-20T10:00:00+09:00");

export function nishiTowns() {
  const content = realContent();
  const ward = content.wards.get("nishi")?.ward;
  if (!ward) throw new Error("no ward nishi");
  return townWordsOf(ward.towns, content.townReadings);
}
