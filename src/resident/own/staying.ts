/** What stays when a resident is forgotten, in words: cases are records of the ward, kept for a reason and a time. */
import type { Say } from "../../conversation/phrases.js";
import { dateIn } from "../../guide/dateWords.js";
import type { Language, LocalText } from "../../language.js";
import { addDays, type CivilDate } from "../../time.js";

/** As CaseDesk.staying tells it. */
export interface Staying {
  title: LocalText;
  number: string;
  reason: LocalText;
  months: number;
  /** First day on which it is erased; undefined while it is open. */
  keepUntil: string | undefined;
}

const mostNamed = 8;

/** The last day on which it is still there. */
export const lastDay = (keepUntil: CivilDate): CivilDate => addDays(keepUntil, -1);

/**
 * For LINE, where somebody may look over a shoulder: by number, not by what it was about.
 * @param coming sign-ups for coming events, which are cancelled
 */
export function stayingWords(staying: readonly Staying[], coming: number, say: Say, language: Language): string[] {
  const lines = staying
    .slice(0, mostNamed)
    .map(({ number, reason, months, keepUntil }) =>
      keepUntil === undefined
        ? say("ownStaysMonths", { number, reason: reason[language], months })
        : say("ownStaysUntil", { number, reason: reason[language], until: dateIn(lastDay(keepUntil), language) }),
    );
  const more = staying.length - mostNamed;
  return [
    ...(coming > 0 ? [say("ownBookingsGo", { n: coming })] : []),
    ...(lines.length > 0 ? [say("ownStaysLead"), ...lines] : []),
    ...(more > 0 ? [say("ownStaysMore", { n: more })] : []),
  ];
}
