/** What LINE accepts as the contents of a Flex message: a bubble or a carousel of bubbles. */
import { z } from "zod";
import { actionIn } from "./actionRules.js";
import { box, hero } from "./flexBoxes.js";
import { jsonBytes, limits } from "./numbers.js";
import { colour } from "./wordRules.js";

const blockStyle = z.strictObject({
  backgroundColor: colour.optional(),
  separator: z.boolean().optional(),
  separatorColor: colour.optional(),
});

const bubble = z
  .strictObject({
    type: z.literal("bubble"),
    size: z.enum(["nano", "micro", "deca", "hecto", "kilo", "mega", "giga"]).optional(),
    direction: z.enum(["ltr", "rtl"]).optional(),
    header: box.optional(),
    hero: hero.optional(),
    body: box.optional(),
    footer: box.optional(),
    styles: z
      .strictObject({
        header: blockStyle.optional(),
        hero: blockStyle.optional(),
        body: blockStyle.optional(),
        footer: blockStyle.optional(),
      })
      .optional(),
    action: actionIn("flex").optional(),
  })
  .superRefine((value, context) => {
    const refuse = (message: string, path: string[] = []) => context.addIssue({ code: "custom", message, path });
    if (!(value.header || value.hero || value.body || value.footer)) refuse("At least one block must be specified");
    if (isVideo(value.hero) && !["kilo", "mega", "giga"].includes(value.size ?? "mega")) {
      refuse("video needs a bubble of size kilo, mega or giga", ["hero"]);
    }
    if (jsonBytes(value) > limits.bubbleBytes) refuse("bubble is larger than 30 KB");
  });

const carousel = z
  .strictObject({ type: z.literal("carousel"), contents: z.array(bubble).min(1).max(limits.carouselBubbles) })
  .superRefine((value, context) => {
    const refuse = (message: string, path: (string | number)[]) => context.addIssue({ code: "custom", message, path });
    value.contents.forEach((one, index) => {
      const first = value.contents[0]?.size ?? "mega";
      if ((one.size ?? "mega") !== first) refuse("all bubbles must have the same size", ["contents", index, "size"]);
      if (isVideo(one.hero)) refuse("video is not allowed in a carousel", ["contents", index, "hero"]);
    });
    if (jsonBytes(value) > limits.carouselBytes) refuse("carousel is larger than 50 KB", []);
  });

/** `contents` of a Flex message. */
export const flexContainer = z.discriminatedUnion("type", [bubble, carousel]).superRefine((value, context) => {
  const animated = JSON.stringify(value).split('"animated":true').length - 1;
  if (animated > limits.animatedImages) {
    context.addIssue({ code: "custom", message: `at most ${limits.animatedImages} animated images` });
  }
});

function isVideo(value: unknown): boolean {
  return (value as { type?: unknown } | undefined)?.type === "video";
}
