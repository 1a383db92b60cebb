/** The checks before approval, as far as they need nobody but the content: errors stop it, warnings and hints are to be read. */
import type { WardContent } from "../../content.js";
import type { Language } from "../../language.js";
import { civilDate } from "../../time.js";
import type { AnnouncementContent, Part } from "../announcement.js";
import type { Audience } from "../audience.js";
import type { AudienceCount, ContentFinding } from "../desk/announcementDesk.js";
import { draftProblems } from "./draftProblems.js";
import { error, warning } from "./finding.js";
import { personalFindings } from "./personalMatters.js";
import { plainFindings } from "./plainLanguage.js";
import { dayFindings } from "./textDays.js";

export interface CheckContext {
  ward: WardContent;
  count: Pick<AudienceCount, "recipients" | "byLanguage">;
  now: Date;
  publicUrl: string;
  realChannels: boolean;
  broadcastAllowed: boolean;
  /** Kinds of further criteria that there are. */
  criteria: ReadonlySet<string>;
  /** Word → what to say instead. */
  plainWords: ReadonlyMap<string, string>;
}

export function checkContent(
  content: AnnouncementContent,
  audience: Audience,
  context: CheckContext,
): ContentFinding[] {
  const { ward, now } = context;
  const from = content.sendAt && new Date(content.sendAt) > now ? new Date(content.sendAt) : now;
  return [
    ...draftProblems(content, audience, ward, context.criteria),
    ...timeFindings(content, now),
    ...audienceFindings(content, audience, context),
    ...pictureFindings(content, context),
    ...languageFindings(content, context),
    ...dayFindings(content, civilDate(from)),
    ...personalFindings(content, ward),
    ...plainFindings(content, context.plainWords),
  ];
}

function* timeFindings({ sendAt, expiresAt, repeat }: AnnouncementContent, now: Date): Generator<ContentFinding> {
  const start = sendAt ? new Date(sendAt) : undefined;
  if (start && start < now)
    yield warning("sendAt", "send-past", "送る日時を過ぎています。このまま承認すると、すぐに送ります。");
  if (repeat && repeat.until < civilDate(now))
    yield error("repeat.until", "repeat-over", "くり返しの最後の日を過ぎています。");
  if (!expiresAt) return;
  const end = new Date(expiresAt);
  if (end <= now) yield error("expiresAt", "expired", "有効期限を過ぎています。期限をのばすか、なくしてください。");
  else if (start && end <= start)
    yield error("expiresAt", "expires-before-send", "有効期限が、送る日時より前になっています。");
}

function* audienceFindings(
  content: AnnouncementContent,
  audience: Audience,
  { count, broadcastAllowed }: CheckContext,
): Generator<ContentFinding> {
  if (count.recipients === 0)
    yield error("audience", "nobody", "届く人が1人もいません。配信対象を見なおしてください。");
  if (!content.broadcast) return;
  if (!broadcastAllowed)
    yield error("broadcast", "broadcast-not-allowed", "この区の設定では、LINEの一斉配信（broadcast）を使えません。");
  if (!("all" in audience) || audience.exclude)
    yield error(
      "broadcast",
      "broadcast-needs-all",
      "LINEの一斉配信（broadcast）は、配信対象が「全員」のときだけ使えます。",
    );
  if (Object.keys(content.variants).length > 1)
    yield warning("broadcast", "broadcast-japanese", "LINEの一斉配信（broadcast）では、全員に日本語で届きます。");
}

const hasPicture = (part: Part): boolean => part.kind === "image" || (part.kind === "card" && part.image !== undefined);

function* pictureFindings(
  content: AnnouncementContent,
  { publicUrl, realChannels }: CheckContext,
): Generator<ContentFinding> {
  if (!realChannels || publicUrl.startsWith("https://")) return;
  for (const [spoken, parts] of Object.entries(content.variants))
    for (const [index, part] of parts.entries())
      if (hasPicture(part))
        yield error(
          `variants.${spoken}[${index}]`,
          "picture-not-https",
          "このシステムの公開アドレスが https ではないため、LINEで画像を送れません。運用担当者に PUBLIC_URL の設定を依頼してください。",
        );
}

const languageNames: Record<Exclude<Language, "ja">, string> = {
  easy: "やさしい日本語",
  en: "英語",
  zh: "中国語",
  ko: "韓国・朝鮮語",
  vi: "ベトナム語",
};

function* languageFindings(content: AnnouncementContent, { count }: CheckContext): Generator<ContentFinding> {
  for (const [spoken, name] of Object.entries(languageNames) as [Exclude<Language, "ja">, string][]) {
    const readers = count.byLanguage[spoken] ?? 0;
    if (readers > 0 && !content.variants[spoken])
      yield {
        weight: "hint",
        path: `variants.${spoken}`,
        code: "no-variant",
        text: `${name}を選んだ${readers.toLocaleString("ja-JP")}人には、日本語で届きます。${name}の文もあると伝わります。`,
      };
  }
}
