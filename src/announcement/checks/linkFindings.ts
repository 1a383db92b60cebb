/** The links of an announcement: http, and those that do not answer. */
import type { AnnouncementContent, Part } from "../announcement.js";
import type { ContentFinding } from "../desk/announcementDesk.js";
import { textsOf } from "./contentTexts.js";
import type { LinkCheck } from "./linkCheck.js";
import { urlsIn } from "./urls.js";

interface PlacedLink {
  path: string;
  url: string;
}

/** Each address once, where it stands first. */
export function linksOf(content: AnnouncementContent): PlacedLink[] {
  const inTexts = textsOf(content).flatMap(({ path, text }) => urlsIn(text).map((url) => ({ path, url })));
  const inCards = Object.entries(content.variants).flatMap(([spoken, parts]: [string, Part[]]) =>
    parts.flatMap((part, index) =>
      part.kind === "card" && part.link ? [{ path: `variants.${spoken}[${index}].link.url`, url: part.link.url }] : [],
    ),
  );
  const first = new Map<string, PlacedLink>();
  for (const link of [...inTexts, ...inCards]) if (!first.has(link.url)) first.set(link.url, link);
  return [...first.values()];
}

const most = 20;

export async function linkFindings(content: AnnouncementContent, check: LinkCheck): Promise<ContentFinding[]> {
  const links = linksOf(content);
  const answers = await Promise.all(
    links.slice(0, most).map(async (link) => ({ ...link, answer: await check(link.url) })),
  );
  return [
    ...links
      .filter(({ url }) => url.startsWith("http:"))
      .map(({ path, url }) =>
        warning(path, "link-http", `リンク ${url} は http です。https のアドレスがあれば、そちらを使ってください。`),
      ),
    ...answers.flatMap(({ path, url, answer }) =>
      answer.kind === "alive"
        ? []
        : [warning(path, "link-dead", `リンク ${url} を開けませんでした（${answer.reason}）。`)],
    ),
  ];
}

const warning = (path: string, code: string, text: string): ContentFinding => ({ weight: "warning", path, code, text });
