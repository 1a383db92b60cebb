/** What LINE accepts as the messages of one request. */
import { z } from "zod";
import { actionIn } from "./actionRules.js";
import { flexContainer } from "./flexRules.js";
import { imagemap } from "./imagemapRules.js";
import { graphemes, limits } from "./numbers.js";
import { type Problem, problemsOf } from "./problem.js";
import { template } from "./templateRules.js";
import { text, textV2 } from "./textRules.js";
import { mediaUrl, units, words } from "./wordRules.js";

const altText = words(limits.altText);

/** What every message may carry. */
const trimmings = z.object({
  quickReply: z
    .object({
      items: z
        .array(
          z.object({
            type: z.literal("action"),
            imageUrl: mediaUrl.optional(),
            action: actionIn("quickReply"),
          }),
        )
        .min(1)
        .max(limits.quickReplyItems),
    })
    .optional(),
  sender: z
    .object({
      name: units(limits.senderName)
        .refine((name) => name.toUpperCase() !== "LINE", { error: "may not be LINE" })
        .optional(),
      iconUrl: mediaUrl.optional(),
    })
    .optional(),
});

const message = z
  .discriminatedUnion("type", [
    text,
    textV2,
    imagemap,
    z.object({ type: z.literal("sticker"), packageId: words(20), stickerId: words(20) }),
    z.object({ type: z.literal("image"), originalContentUrl: mediaUrl, previewImageUrl: mediaUrl }),
    z.object({
      type: z.literal("video"),
      originalContentUrl: mediaUrl,
      previewImageUrl: mediaUrl,
      trackingId: words(100).optional(),
    }),
    z.object({ type: z.literal("audio"), originalContentUrl: mediaUrl, duration: z.int().min(1) }),
    z.object({
      type: z.literal("location"),
      title: words(limits.locationText),
      address: words(limits.locationText),
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
    }),
    z.object({ type: z.literal("template"), altText, template }),
    z.object({ type: z.literal("flex"), altText, contents: flexContainer }),
    z.object({
      type: z.literal("coupon"),
      couponId: words(100),
      deliveryTag: z
        .string()
        .regex(/^\w{1,30}$/)
        .optional(),
    }),
  ])
  .and(trimmings);

/** Everything for which LINE would refuse a request with these messages; empty: LINE takes them. */
export function messageProblems(messages: unknown): Problem[] {
  if (!Array.isArray(messages) || messages.length < 1 || messages.length > limits.messagesPerRequest) {
    return [{ path: "messages", text: `Size must be between 1 and ${limits.messagesPerRequest}` }];
  }
  return messages.flatMap((one, index) => problemsOf(message, one, `messages[${index}]`));
}

/** LINE takes quick replies before the last message but never shows them: lost words of ours. */
export function lostQuickReplies(messages: readonly object[]): Problem[] {
  return messages
    .slice(0, -1)
    .flatMap((one, index) =>
      "quickReply" in one && one.quickReply !== undefined
        ? [{ path: `messages[${index}].quickReply`, text: "is shown only on the last message" }]
        : [],
    );
}

/** The label problem that is met most: does a label fit where it shall stand? */
export const labelFits = (label: string, place: "flex" | "other" = "other"): boolean =>
  label !== "" && graphemes(label) <= (place === "flex" ? limits.flexLabel : limits.label);
