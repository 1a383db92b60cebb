/** What LINE accepts as the template of a template message. */
import { z } from "zod";
import { actionIn } from "./actionRules.js";
import { graphemes, limits } from "./numbers.js";
import { colour, letters, mediaUrl } from "./wordRules.js";

const picture = {
  thumbnailImageUrl: mediaUrl.optional(),
  imageBackgroundColor: colour.optional(),
  title: letters(limits.templateTitle).optional(),
  defaultAction: actionIn("template").optional(),
};
const imageFrame = {
  imageAspectRatio: z.enum(["rectangle", "square"]).optional(),
  imageSize: z.enum(["cover", "contain"]).optional(),
};
const hasHead = (part: { thumbnailImageUrl?: unknown; title?: unknown }) =>
  part.thumbnailImageUrl !== undefined || part.title !== undefined;

const buttons = z
  .object({
    type: z.literal("buttons"),
    ...picture,
    ...imageFrame,
    text: letters(limits.buttonsText),
    actions: z.array(actionIn("template")).min(1).max(limits.buttonsActions),
  })
  .refine((template) => !hasHead(template) || graphemes(template.text) <= limits.buttonsTextShort, {
    error: `Length must be between 0 and ${limits.buttonsTextShort} with an image or a title`,
    path: ["text"],
  });

const confirm = z.object({
  type: z.literal("confirm"),
  text: letters(limits.confirmText),
  actions: z.array(actionIn("template")).length(2),
});

const column = z
  .object({
    ...picture,
    text: letters(limits.columnText),
    actions: z.array(actionIn("template")).min(1).max(limits.columnActions),
  })
  .refine((one) => !hasHead(one) || graphemes(one.text) <= limits.columnTextShort, {
    error: `Length must be between 0 and ${limits.columnTextShort} with an image or a title`,
    path: ["text"],
  });

const carousel = z
  .object({ type: z.literal("carousel"), ...imageFrame, columns: z.array(column).min(1).max(limits.carouselColumns) })
  .superRefine(({ columns }, context) => {
    const [first, ...others] = columns;
    others.forEach((one, index) => {
      const refuse = (field: string, message: string) =>
        context.addIssue({ code: "custom", message, path: ["columns", index + 1, field] });
      if (one.actions.length !== first?.actions.length) refuse("actions", "must be as many as in the other columns");
      if ((one.title === undefined) !== (first?.title === undefined))
        refuse("title", "must be in all columns or in none");
      if ((one.thumbnailImageUrl === undefined) !== (first?.thumbnailImageUrl === undefined)) {
        refuse("thumbnailImageUrl", "must be in all columns or in none");
      }
    });
  });

const imageCarousel = z.object({
  type: z.literal("image_carousel"),
  columns: z
    .array(z.object({ imageUrl: mediaUrl, action: actionIn("imageCarousel") }))
    .min(1)
    .max(limits.carouselColumns),
});

export const template = z.discriminatedUnion("type", [buttons, confirm, carousel, imageCarousel]);
