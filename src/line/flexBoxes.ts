/** What LINE accepts as a box of a Flex bubble, and what it lets stand in which box. */
import { z } from "zod";
import { actionIn } from "./actionRules.js";
import { button, filler, flex, icon, image, placed, separator, text } from "./flexPieces.js";
import * as word from "./wordRules.js";

const background = z.strictObject({
  type: z.literal("linearGradient"),
  angle: word.angle,
  startColor: word.colour,
  endColor: word.colour,
  centerColor: word.colour.optional(),
  centerPosition: word.percentage.optional(),
});

const boxFields = {
  type: z.literal("box"),
  ...placed,
  flex: flex.optional(),
  spacing: word.gap.optional(),
  backgroundColor: word.colour.optional(),
  background: background.optional(),
  borderColor: word.colour.optional(),
  borderWidth: word.borderWidth.optional(),
  cornerRadius: word.cornerRadius.optional(),
  width: word.extent.optional(),
  maxWidth: word.extent.optional(),
  height: word.extent.optional(),
  maxHeight: word.extent.optional(),
  paddingAll: word.padding.optional(),
  paddingTop: word.padding.optional(),
  paddingBottom: word.padding.optional(),
  paddingStart: word.padding.optional(),
  paddingEnd: word.padding.optional(),
  justifyContent: z
    .enum(["center", "flex-start", "flex-end", "space-between", "space-around", "space-evenly"])
    .optional(),
  alignItems: z.enum(["center", "flex-start", "flex-end"]).optional(),
  action: actionIn("flex").optional(),
};

/** A line of text: icons stand only here. */
const baselineBox = z.strictObject({
  ...boxFields,
  layout: z.literal("baseline"),
  contents: z.array(z.discriminatedUnion("type", [text, icon, filler])),
});
const stackBox: z.ZodType = z.strictObject({
  ...boxFields,
  layout: z.enum(["horizontal", "vertical"]),
  contents: z.array(z.lazy(() => component)),
});

/** Any one of these components, chosen by its `type`, so that a problem is told where it is. */
function oneOf(schemas: Record<string, z.ZodType>, error: string): z.ZodType {
  return z.unknown().superRefine((value, context) => {
    const schema = schemas[String((value as { type?: unknown } | null)?.type)];
    const outcome = schema?.safeParse(value);
    if (outcome === undefined) context.addIssue({ code: "custom", message: error });
    else for (const issue of outcome.error?.issues ?? []) context.issues.push({ ...issue, input: value } as never);
  });
}

const eitherBox: z.ZodType = z.unknown().superRefine((value, context) => {
  const schema = (value as { layout?: unknown }).layout === "baseline" ? baselineBox : stackBox;
  for (const issue of schema.safeParse(value).error?.issues ?? [])
    context.issues.push({ ...issue, input: value } as never);
});

const component: z.ZodType = oneOf(
  { text, button, image, separator, filler, box: eitherBox },
  "invalid component type in a horizontal or vertical box",
);

/** Header, body and footer of a bubble. */
export const box = oneOf({ box: eitherBox }, "must be a box");

const video = z.strictObject({
  type: z.literal("video"),
  url: word.mediaUrl,
  previewUrl: word.mediaUrl,
  altContent: oneOf({ box: eitherBox, image }, "must be a box or an image"),
  aspectRatio: word.aspectRatio.optional(),
  action: actionIn("flex").optional(),
});

export const hero = oneOf({ box: eitherBox, image, video }, "must be a box, an image or a video");
