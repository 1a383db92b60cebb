/** Opening and closing of a survey: what staff may set, so that nobody finds a closed door that was promised open. */
import type { DefinitionProblem } from "../surveyRules.js";

export interface SurveyTimes {
  opensAt?: Date | undefined;
  closesAt?: Date | undefined;
}

/** A survey that nobody closes keeps its answers for ever: a year and a bit is longer than any ward asks. */
const longestDays = 400;
const day = 86_400_000;

export type TimesRead =
  | { kind: "times"; opensAt: Date; closesAt: Date | undefined }
  | { kind: "faulty"; problems: readonly DefinitionProblem[] };

/**
 * @param current as it stands; `opensAt` is undefined before the first publication
 * @param wanted what is not named stays as it is
 */
export function timesAfter(current: SurveyTimes, wanted: SurveyTimes, now: Date): TimesRead {
  const opensAt = wanted.opensAt ?? current.opensAt ?? now;
  const closesAt = "closesAt" in wanted ? wanted.closesAt : current.closesAt;
  const problems: DefinitionProblem[] = [];
  const complain = (field: string, message: string) => problems.push({ path: [field], message });
  const hasOpened = current.opensAt !== undefined && current.opensAt <= now;

  if (hasOpened && opensAt.getTime() !== current.opensAt?.getTime()) complain("opensAt", "has opened already");
  else if (!hasOpened && opensAt.getTime() < now.getTime() - day) complain("opensAt", "lies in the past");
  if (closesAt !== undefined) {
    if (closesAt <= now) complain("closesAt", "lies in the past");
    else if (closesAt <= opensAt) complain("closesAt", "is not after the opening");
    else if (closesAt.getTime() > opensAt.getTime() + longestDays * day) complain("closesAt", "is more than 400 days");
  }
  return problems.length > 0 ? { kind: "faulty", problems } : { kind: "times", opensAt, closesAt };
}
