/** The buttons inside the form that change its parts: `add:ja:text`, `remove:ja:1`, `up:ja:1`, `down:ja:1`. */
import { z } from "zod";
import { language } from "../../language.js";
import { limits } from "../../line/numbers.js";
import { type Fields, type PartFields, partsOf, withParts } from "./announcementFormFields.js";

const index = z.coerce
  .number()
  .int()
  .min(0)
  .max(limits.messagesPerRequest - 1);
const action = z.union([
  z.tuple([z.literal("add"), language, z.enum(["text", "card", "image"])]),
  z.tuple([z.enum(["remove", "up", "down"]), language, index]),
  /** All parts of the Japanese version, as a start of a translation. */
  z.tuple([z.literal("copy"), language]),
]);

/** The fields after the button was pressed, or undefined where the button is none of these. */
export function changedParts(fields: Fields, pressed: string): Fields | undefined {
  const read = action.safeParse(pressed.split(":"));
  if (!read.success) return undefined;
  const [verb, spoken, what] = read.data;
  const parts = partsOf(fields, spoken);
  switch (verb) {
    case "add":
      return parts.length >= limits.messagesPerRequest ? fields : withParts(fields, spoken, [...parts, { kind: what }]);
    case "remove":
      return withParts(
        fields,
        spoken,
        parts.filter((_, place) => place !== what),
      );
    case "up":
      return withParts(fields, spoken, swapped(parts, what - 1, what));
    case "down":
      return withParts(fields, spoken, swapped(parts, what, what + 1));
    case "copy":
      return withParts(fields, spoken, partsOf(fields, "ja"));
    default:
      return verb satisfies never;
  }
}

function swapped(parts: readonly PartFields[], before: number, after: number): readonly PartFields[] {
  const [first, second] = [parts[before], parts[after]];
  return first && second ? parts.with(before, second).with(after, first) : parts;
}
