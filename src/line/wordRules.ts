/** The rules for single words of a message: lengths, addresses, colours, sizes. */
import { z } from "zod";
import { codeUnits, graphemes, limits } from "./numbers.js";

/** Text of at most so many UTF-16 code units, perhaps none; zod's own `max` counts code points. */
export const units = (most: number) =>
  z.string().refine((text) => codeUnits(text) <= most, { error: `Length must be between 0 and ${most}` });

/** Text of 1 to `most` UTF-16 code units. */
export const words = (most: number) => units(most).min(1);

/** Text of 1 to `most` graphemes. */
export const letters = (most: number) =>
  z
    .string()
    .min(1)
    .refine((text) => graphemes(text) <= most, { error: `Length must be between 0 and ${most} (graphemes)` });

/** Address of a picture, video or sound. */
export const mediaUrl = units(limits.url).refine((url) => isUrl(url) && url.startsWith("https://"), {
  error: "must be an https URL",
});

/** Address that a button opens: percent-encoded, of the schemes that LINE lets out. */
export const linkUri = words(limits.uri)
  .refine((uri) => /^(https?|line|tel):/i.test(uri), { error: "invalid uri scheme" })
  .refine((uri) => /^[\x21-\x7e]+$/.test(uri) && (uri.startsWith("tel:") || isUrl(uri)), { error: "invalid uri" });

function isUrl(url: string): boolean {
  return /^[\x21-\x7e]+$/.test(url) && URL.canParse(url);
}

export const colour = z.string().regex(/^#([0-9a-fA-F]{6}|[0-9a-fA-F]{8})$/, { error: "invalid color" });

const px = String.raw`\d+(\.\d+)?px`;
const percent = String.raw`\d+(\.\d+)?%`;
const length = (...patterns: string[]) =>
  z.string().regex(new RegExp(`^(${patterns.join("|")})$`), { error: "invalid property value" });

export const gap = length("none|xs|sm|md|lg|xl|xxl", px);
export const padding = length("none|xs|sm|md|lg|xl|xxl", px, percent);
export const offset = length("none|xs|sm|md|lg|xl|xxl", `-?${px}`, `-?${percent}`);
export const fontSize = length("xxs|xs|sm|md|lg|xl|xxl|3xl|4xl|5xl", px);
export const pictureSize = length("xxs|xs|sm|md|lg|xl|xxl|3xl|4xl|5xl|full", px, percent);
export const borderWidth = length("none|light|normal|medium|semi-bold|bold", px);
export const cornerRadius = length("none|xs|sm|md|lg|xl|xxl", px);
export const extent = length(px, percent);
export const pixels = length(px);
export const percentage = length(percent);
export const angle = length(String.raw`\d+(\.\d+)?deg`);

export const aspectRatio = z
  .string()
  .regex(/^\d+(\.\d+)?:\d+(\.\d+)?$/, { error: "invalid aspectRatio" })
  .refine(
    (ratio) => {
      const [width = 0, height = 0] = ratio.split(":").map(Number);
      return width >= 1 && height >= 1 && width <= 100_000 && height <= 100_000 && height <= width * 3;
    },
    { error: "invalid aspectRatio" },
  );
