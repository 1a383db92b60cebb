/** What was missed, line by line, with the reason where the content can tell it. */
import type { Content } from "../../content.js";
import type { Placed } from "../../evaluation/groups.js";
import { type ExplainingGuide, type Message, missReason } from "../../evaluation/missReason.js";
import { detectLanguage } from "../../guide/detectLanguage.js";
import { wanakanaText } from "../../guide/romaji.js";

/** @param unread sets whose questions are not to be seen */
export function missLines(content: Content, all: readonly Placed[], unread: ReadonlySet<string>): string[] {
  const missed = all.filter(({ right }) => !right);
  const hidden = missed.filter(({ set }) => unread.has(set)).length;
  const seen = missed
    .filter(({ set }) => !unread.has(set))
    .flatMap((one) => {
      const { asked, given, set } = one;
      const guide: ExplainingGuide | undefined = content.wards.get(asked.ward)?.guide;
      const came = given.choices.length > 0 ? given.choices.join(" ") : (given.entry ?? "");
      return [
        `${set}/${asked.id} ${asked.kind} ${asked.ward} ${asked.lang} ${asked.style}: ${asked.text}`,
        `    expected ${asked.expect.join(" or ") || "no entry"}; came ${given.kind} ${came} (${given.confidence})`,
        ...(guide ? missReason(one, messageOf(asked.text), guide).map((line) => `    ${line}`) : []),
      ];
    });
  return hidden > 0 ? [...seen, `${hidden} misses in sets that nobody tuned for are counted, not shown`] : seen;
}

/** As the account reads it. */
function messageOf(text: string): Message {
  const found = detectLanguage(text, "ja");
  return { text: found?.romaji ? wanakanaText(text) : text, language: found?.language ?? "ja" };
}
