/** What can't even be kept as a draft: LINE would refuse it, or it speaks of something that is not there. */
import type { WardContent } from "../../content.js";
import { type Language, languages } from "../../language.js";
import { messageProblems } from "../../line/limits.js";
import type { AnnouncementContent } from "../announcement.js";
import { announcementMessages } from "../announcementBubble.js";
import type { Audience, FurtherCriterion } from "../audience.js";
import type { ContentFinding } from "../desk/announcementDesk.js";
import { error } from "./finding.js";

export function draftProblems(
  content: AnnouncementContent,
  audience: Audience,
  ward: WardContent,
  criteria: ReadonlySet<string>,
): ContentFinding[] {
  return [...letterFindings(content), ...lineFindings(content, ward), ...criterionFindings(audience, criteria)];
}

/** NUL and halves of letters: neither the database nor LINE takes them. */
function letterFindings(content: AnnouncementContent): ContentFinding[] {
  let isBroken = false;
  JSON.stringify(content, (_key, value: unknown) => {
    if (typeof value === "string" && /[\0\p{Cs}]/u.test(value)) isBroken = true;
    return value;
  });
  return isBroken
    ? [error("variants", "broken-letters", "使えない文字（壊れた文字）が入っています。書きなおしてください。")]
    : [];
}

/** Stands for the address of pictures: whether that is one LINE accepts is a finding of its own. */
const anyPublicUrl = "https://tonari.invalid";

function lineFindings(content: AnnouncementContent, ward: WardContent): ContentFinding[] {
  const found = new Map<string, ContentFinding>();
  for (const spoken of languages) {
    const options = { ward, publicUrl: anyPublicUrl, shorten: (url: string) => url };
    const messages = announcementMessages(content, spoken, options);
    const shown: Language = content.variants[spoken] ? spoken : "ja";
    // Words of ours may go before the first part, as a message of their own.
    const before = messages.length - (content.variants[shown]?.length ?? 0);
    for (const { path, text } of messageProblems(messages)) {
      const [, index = "0", rest = ""] = /^messages\[(\d+)\](.*)$/.exec(path) ?? [];
      const place = `variants.${shown}[${Math.max(0, Number(index) - before)}]`;
      const finding = {
        weight: "error",
        path: place,
        code: "line-refuses",
        text: `LINEの決まりに合わず、送れません（${rest.replace(/^\./, "") || "メッセージ"}: ${text}）。`,
      } as const;
      found.set(`${place} ${finding.text}`, finding);
    }
  }
  return [...found.values()];
}

function criterionFindings(audience: Audience, known: ReadonlySet<string>): ContentFinding[] {
  if ("correctionOf" in audience) return [];
  const unknown = (criteria: readonly FurtherCriterion[] | undefined, path: string) =>
    (criteria ?? []).flatMap(({ kind }, index) =>
      known.has(kind)
        ? []
        : [error(`${path}[${index}]`, "unknown-criterion", `「${kind}」という配信対象の条件はありません。`)],
    );
  const own = "all" in audience ? [] : unknown(audience.criteria, "audience.criteria");
  return [...own, ...unknown(audience.exclude?.criteria, "audience.exclude.criteria")];
}
