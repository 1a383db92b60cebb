/** The numbers of the LINE Platform (Messaging API reference, read 2026-08-07), and how LINE counts letters. */

const minute = 60_000;

export const limits = {
  /** Messages of one reply, push, multicast, narrowcast or broadcast. */
  messagesPerRequest: 5,
  multicastRecipients: 500,
  bulkLinkRecipients: 500,
  requestBytes: 2 * 1024 * 1024,
  /** From the receipt of the webhook. */
  replyTokenMs: minute,
  /** From the event, for tokens that came again in a redelivered webhook. */
  redeliveredReplyTokenMs: 20 * minute,
  retryKeyMs: 24 * 60 * minute,
  aggregationUnitName: 30,

  text: 5000,
  emojisPerText: 20,
  substitutionsPerText: 100,
  url: 2000,
  altText: 1500,
  senderName: 20,
  locationText: 100,
  quickReplyItems: 13,

  /** Graphemes, in templates, quick replies and rich menus. */
  label: 20,
  /** Graphemes, in Flex messages. */
  flexLabel: 40,
  /** Graphemes, in image carousels. */
  imageCarouselLabel: 12,
  postbackData: 300,
  /** Graphemes: postback `displayText`, `fillInText` and `text`, message action `text`. */
  actionText: 300,
  uri: 1000,
  clipboardText: 1000,
  richMenuAliasId: 32,

  buttonsText: 160,
  /** Where the buttons template also has a picture or a title. */
  buttonsTextShort: 60,
  templateTitle: 40,
  buttonsActions: 4,
  confirmText: 240,
  carouselColumns: 10,
  columnText: 120,
  /** Where the column also has a picture or a title. */
  columnTextShort: 60,
  columnActions: 3,

  /** LINE says 30 KB and 50 KB and not of which kilo: the smaller reading is safe under both. */
  bubbleBytes: 30_000,
  carouselBytes: 50_000,
  carouselBubbles: 12,
  animatedImages: 10,

  imagemapActions: 50,
  imagemapText: 400,
  imagemapLabel: 100,
  imagemapWidth: 1040,

  richMenuName: 300,
  chatBarText: 14,
  richMenuAreas: 20,
  richMenuImageBytes: 1024 * 1024,
  richMenusPerChannel: 1000,
  webhookEndpoint: 500,
} as const;

const segmenter = new Intl.Segmenter("ja", { granularity: "grapheme" });

/** Letters as a person counts them: how LINE counts labels, template texts and rich menu texts. */
export function graphemes(text: string): number {
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
}

/** UTF-16 code units (🍎 is two): how LINE counts everything else. */
export const codeUnits = (text: string): number => text.length;

/** Shortens to at most so many graphemes, with an ellipsis that counts as one of them. */
export function fitGraphemes(text: string, most: number): string {
  if (graphemes(text) <= most) return text;
  const kept = [...segmenter.segment(text)].slice(0, most - 1).map((part) => part.segment);
  return `${kept.join("").trimEnd()}…`;
}

/** Bytes of a value as JSON in UTF-8: how Flex containers are measured. */
export const jsonBytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value) ?? "", "utf8");
