/** What LINE accepts as a piece of a Flex bubble: text, button, image, icon, separator, filler; it refuses properties it does not know. */
import { z } from "zod";
import { actionIn } from "./actionRules.js";
import * as word from "./wordRules.js";

export const flex = z.int().min(0);
/** Where a component stands beside its neighbours. */
export const placed = {
  margin: word.gap.optional(),
  position: z.enum(["relative", "absolute"]).optional(),
  offsetTop: word.offset.optional(),
  offsetBottom: word.offset.optional(),
  offsetStart: word.offset.optional(),
  offsetEnd: word.offset.optional(),
};
const gravity = z.enum(["top", "bottom", "center"]);
const align = z.enum(["start", "end", "center"]);
const lettering = {
  size: word.fontSize.optional(),
  color: word.colour.optional(),
  weight: z.enum(["regular", "bold"]).optional(),
  style: z.enum(["normal", "italic"]).optional(),
  decoration: z.enum(["none", "underline", "line-through"]).optional(),
};

const span = z.strictObject({ type: z.literal("span"), text: z.string(), ...lettering });

export const text = z
  .strictObject({
    type: z.literal("text"),
    text: z.string().min(1, { error: "must be non-empty text" }).optional(),
    contents: z.array(span).optional(),
    ...lettering,
    ...placed,
    flex: flex.optional(),
    align: align.optional(),
    gravity: gravity.optional(),
    wrap: z.boolean().optional(),
    lineSpacing: word.pixels.optional(),
    maxLines: z.int().min(0).optional(),
    action: actionIn("flex").optional(),
    adjustMode: z.literal("shrink-to-fit").optional(),
    scaling: z.boolean().optional(),
  })
  .refine((component) => component.text !== undefined || (component.contents?.length ?? 0) > 0, {
    error: "must be non-empty text",
    path: ["text"],
  });

export const button = z.strictObject({
  type: z.literal("button"),
  action: actionIn("flexButton"),
  ...placed,
  flex: flex.optional(),
  height: z.enum(["sm", "md"]).optional(),
  style: z.enum(["primary", "secondary", "link"]).optional(),
  color: word.colour.optional(),
  gravity: gravity.optional(),
  adjustMode: z.literal("shrink-to-fit").optional(),
  scaling: z.boolean().optional(),
});

export const image = z.strictObject({
  type: z.literal("image"),
  url: word.mediaUrl,
  ...placed,
  flex: flex.optional(),
  align: align.optional(),
  gravity: gravity.optional(),
  size: word.pictureSize.optional(),
  aspectRatio: word.aspectRatio.optional(),
  aspectMode: z.enum(["fit", "cover"]).optional(),
  backgroundColor: word.colour.optional(),
  action: actionIn("flex").optional(),
  animated: z.boolean().optional(),
});

export const icon = z.strictObject({
  type: z.literal("icon"),
  url: word.mediaUrl,
  ...placed,
  size: word.fontSize.optional(),
  aspectRatio: word.aspectRatio.optional(),
  scaling: z.boolean().optional(),
});

export const separator = z.strictObject({
  type: z.literal("separator"),
  margin: word.gap.optional(),
  color: word.colour.optional(),
});
export const filler = z.strictObject({ type: z.literal("filler"), flex: flex.optional() });
