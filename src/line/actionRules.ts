/** What LINE accepts as the action of a button, by the place where the button stands. */
import { z } from "zod";
import { limits } from "./numbers.js";
import { letters, linkUri, units, words } from "./wordRules.js";

export type ActionPlace = "template" | "imageCarousel" | "quickReply" | "flex" | "flexButton" | "richMenu";

/** Where a label may be left out, and how long it may be (graphemes). */
const labels = {
  template: letters(limits.label),
  imageCarousel: letters(limits.imageCarouselLabel).optional(),
  quickReply: letters(limits.label),
  flex: letters(limits.flexLabel).optional(),
  flexButton: letters(limits.flexLabel),
  richMenu: letters(limits.label).optional(),
} satisfies Record<ActionPlace, z.ZodType>;

/** The schema of an action object in a place. */
export const actionIn = (place: ActionPlace): z.ZodType => actionsByPlace[place];

const actionText = letters(limits.actionText);
const postbackData = units(limits.postbackData);

function actionsFor(place: ActionPlace) {
  const label = labels[place];
  const postback = z
    .object({
      type: z.literal("postback"),
      label,
      data: postbackData,
      displayText: actionText.optional(),
      text: actionText.optional(),
      inputOption: z.enum(["closeRichMenu", "openRichMenu", "openKeyboard", "openVoice"]).optional(),
      fillInText: actionText.optional(),
    })
    .refine((action) => action.displayText === undefined || action.text === undefined, {
      error: "cannot be used together with displayText",
      path: ["text"],
    })
    .refine((action) => action.fillInText === undefined || action.inputOption === "openKeyboard", {
      error: "is only valid with inputOption openKeyboard",
      path: ["fillInText"],
    });
  const uri = z
    .object({ type: z.literal("uri"), label, uri: linkUri, altUri: z.object({ desktop: linkUri }).optional() })
    .refine((action) => place !== "quickReply" || action.altUri === undefined, {
      error: "is not supported in quick replies",
      path: ["altUri"],
    });
  const everywhere = [
    postback,
    uri,
    z.object({ type: z.literal("message"), label, text: actionText }),
    datetimepicker(label),
    z.object({ type: z.literal("clipboard"), label, clipboardText: words(limits.clipboardText) }),
  ] as const;
  const onlyQuickReply = (["camera", "cameraRoll", "location"] as const).map((type) =>
    z.object({ type: z.literal(type), label }),
  );
  const onlyRichMenu = z.object({
    type: z.literal("richmenuswitch"),
    label,
    richMenuAliasId: z.string().regex(/^[a-z0-9_-]{1,32}$/, { error: "invalid richMenuAliasId" }),
    data: postbackData,
  });
  if (place === "quickReply") return z.discriminatedUnion("type", [...everywhere, ...onlyQuickReply]);
  if (place === "richMenu") return z.discriminatedUnion("type", [...everywhere, onlyRichMenu]);
  return z.discriminatedUnion("type", everywhere);
}

const formats = {
  date: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  time: /^([01]\d|2[0-3]):[0-5]\d$/,
  datetime: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[Tt]([01]\d|2[0-3]):[0-5]\d$/,
} as const;

/** Earliest and latest date that LINE's picker knows. */
const years = { from: "1900-01-01", to: "2100-12-31" };

function datetimepicker(label: z.ZodType) {
  const value = z.string().optional();
  return z
    .object({
      type: z.literal("datetimepicker"),
      label,
      data: postbackData,
      mode: z.enum(["date", "time", "datetime"]),
      initial: value,
      min: value,
      max: value,
    })
    .superRefine((action, context) => {
      const refuse = (field: string) => context.addIssue({ code: "custom", message: "invalid value", path: [field] });
      for (const field of ["initial", "min", "max"] as const) {
        const text = action[field];
        if (text === undefined) continue;
        const day = action.mode === "time" ? years.from : text.slice(0, 10);
        if (!formats[action.mode].test(text) || day < years.from || day > years.to) refuse(field);
      }
      const [initial, min, max] = [action.initial, action.min, action.max].map((text) => text?.toUpperCase());
      if (min !== undefined && max !== undefined && min >= max) refuse("max");
      if (initial !== undefined && ((min !== undefined && initial < min) || (max !== undefined && initial > max))) {
        refuse("initial");
      }
    });
}

const actionsByPlace: Record<ActionPlace, z.ZodType> = {
  template: actionsFor("template"),
  imageCarousel: actionsFor("imageCarousel"),
  quickReply: actionsFor("quickReply"),
  flex: actionsFor("flex"),
  flexButton: actionsFor("flexButton"),
  richMenu: actionsFor("richMenu"),
};
