/** The audience rule in words: who it names, who it leaves out. */
import type { WardContent } from "../../content.js";
import type { Audience, ChosenAudience } from "../audience.js";
import { languageWords } from "./announcementWords.js";

export type CriterionName = (kind: string, id: string) => string;

export function audienceLines(audience: Audience, ward: WardContent, criterionName: CriterionName): string[] {
  if ("correctionOf" in audience) return ["訂正の元のお知らせが届いた人の全員"];
  const named =
    "all" in audience
      ? ["お知らせを受け取る人の全員"]
      : listLines(audience, ward, criterionName).map((line, index) => (index === 0 ? line : `かつ、${line}`));
  const less = audience.exclude ? listLines(audience.exclude, ward, criterionName).map((line) => `除く: ${line}`) : [];
  return [...named, ...less];
}

function listLines(
  lists: ChosenAudience | NonNullable<ChosenAudience["exclude"]>,
  ward: WardContent,
  criterionName: CriterionName,
): string[] {
  const or = (all: readonly string[]) => all.join("、または");
  const months = lists.childBornBetween?.map((month) => month.replace(/^(\d+)-0?(\d+)$/, "$1年$2月"));
  return [
    lists.interests?.length ? `関心: ${or(lists.interests.map((key) => ward.topicName(key, "ja")))}` : "",
    lists.districts?.length ? `町名: ${or(lists.districts)}` : "",
    lists.languages?.length ? `言語: ${or(lists.languages.map((spoken) => languageWords[spoken]))}` : "",
    months ? `${months[0]}から${months[1]}までに生まれた子どもがいる人` : "",
    ...(lists.criteria ?? []).map(({ kind, id }) => criterionName(kind, id)),
  ].filter((line) => line !== "");
}
