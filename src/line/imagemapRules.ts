/** What LINE accepts as an imagemap message. */
import { z } from "zod";
import { limits } from "./numbers.js";
import { linkUri, mediaUrl, units, words } from "./wordRules.js";

const area = z.object({ x: z.int().min(0), y: z.int().min(0), width: z.int().min(1), height: z.int().min(1) });
const label = units(limits.imagemapLabel).optional();

const action = z.discriminatedUnion("type", [
  z.object({ type: z.literal("message"), area, label, text: words(limits.imagemapText) }),
  z.object({ type: z.literal("uri"), area, label, linkUri }),
  z.object({ type: z.literal("clipboard"), area, label, clipboardText: words(limits.clipboardText) }),
]);

export const imagemap = z.object({
  type: z.literal("imagemap"),
  baseUrl: mediaUrl.refine((url) => !/\.(png|jpe?g)$/i.test(url), { error: "must be without an extension" }),
  altText: words(limits.altText),
  baseSize: z.object({ width: z.literal(limits.imagemapWidth), height: z.int().min(1) }),
  actions: z.array(action).max(limits.imagemapActions),
  video: z
    .object({
      originalContentUrl: mediaUrl,
      previewImageUrl: mediaUrl,
      area,
      externalLink: z.object({ linkUri, label: words(30) }).optional(),
    })
    .optional(),
});
