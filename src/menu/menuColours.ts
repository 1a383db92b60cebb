/** Colours of the menu pictures, made of the ward's own so that letters always stand out. */
import { colours } from "../line/messages.js";

export const menuColours = { card: "#FFFFFF", letters: colours.text, alarm: colours.alarm } as const;

/** The colour mixed with white; `share` of the colour is left. */
export function lighter(colour: string, share: number): string {
  const mixed = channels(colour).map((value) => Math.round(255 - (255 - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

/** The colour mixed with black. */
export function darker(colour: string, share: number): string {
  return `#${channels(colour)
    .map((value) =>
      Math.round(value * share)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}

/** WCAG 2: 4.5 for letters, 3 for large ones and signs. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const part = value / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const channels = (colour: string): number[] => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
