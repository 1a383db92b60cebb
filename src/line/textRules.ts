/** What LINE accepts as a text message, with and without substitutions. */
import { z } from "zod";
import { limits } from "./numbers.js";
import { words } from "./wordRules.js";

const emoji = z.object({ index: z.int().min(0), productId: z.string().min(1), emojiId: z.string().min(1) });

export const text = z
  .object({
    type: z.literal("text"),
    text: words(limits.text),
    emojis: z.array(emoji).max(limits.emojisPerText).optional(),
    quoteToken: z.string().optional(),
  })
  .superRefine((message, context) => {
    message.emojis?.forEach((one, index) => {
      if (message.text[one.index] === "$") return;
      context.addIssue({ code: "custom", message: "must point at a $", path: ["emojis", index, "index"] });
    });
  });

const substitution = z.discriminatedUnion("type", [
  z.object({ type: z.literal("emoji"), productId: z.string().min(1), emojiId: z.string().min(1) }),
  z.object({
    type: z.literal("mention"),
    mentionee: z.discriminatedUnion("type", [
      z.object({ type: z.literal("user"), userId: z.string().min(1) }),
      z.object({ type: z.literal("all") }),
    ]),
  }),
]);

export const textV2 = z
  .object({
    type: z.literal("textV2"),
    text: words(limits.text),
    substitution: z
      .record(z.string().regex(/^\w{1,20}$/), substitution)
      .refine((entries) => Object.keys(entries).length <= limits.substitutionsPerText)
      .optional(),
    quoteToken: z.string().optional(),
  })
  .superRefine((message, context) => {
    // {{ and }} are braces as such; what is left in single braces must be a key.
    const bare = message.text.replaceAll("{{", "").replaceAll("}}", "");
    const keys = [...bare.matchAll(/\{(\w{1,20})\}/g)].map((match) => match[1] ?? "");
    const stray = /[{}]/.test(bare.replaceAll(/\{\w{1,20}\}/g, ""));
    if (stray || keys.some((key) => message.substitution?.[key] === undefined)) {
      context.addIssue({ code: "custom", message: "invalid substitution key or brace", path: ["text"] });
    }
  });
