/** CSS for the sizes that Flex knows by name, as large as LINE draws them. */

const steps = { none: 0, xs: 2, sm: 4, md: 8, lg: 12, xl: 16, xxl: 20 };
const letters = { xxs: 11, xs: 13, sm: 14, md: 16, lg: 19, xl: 22, xxl: 29, "3xl": 35, "4xl": 48, "5xl": 74 };
const pictures = { xxs: 40, xs: 60, sm: 80, md: 100, lg: 120, xl: 140, xxl: 160, "3xl": 180, "4xl": 200, "5xl": 220 };
const borders = { none: 0, light: 0.5, normal: 1, medium: 2, "semi-bold": 3, bold: 4 };

/** What each name of a class (`fx-NAME-md`) sets, and to which sizes in pixels. */
const tables: [name: string, property: string, sizes: Record<string, number>][] = [
  ["gapx", "margin-inline-start", steps],
  ["gapy", "margin-block-start", steps],
  ["pa", "padding", steps],
  ["pt", "padding-top", steps],
  ["pb", "padding-bottom", steps],
  ["ps", "padding-inline-start", steps],
  ["pe", "padding-inline-end", steps],
  ["ot", "top", steps],
  ["ob", "bottom", steps],
  ["os", "inset-inline-start", steps],
  ["oe", "inset-inline-end", steps],
  ["cr", "border-radius", steps],
  ["bw", "border-width", borders],
  ["size", "--size", letters],
  ["image", "--image", pictures],
];

/** The empty `:not` lifts these rules, as those of free values, over the sheets before them. */
export function keywordStyles(): string {
  const rules = tables.flatMap(([name, property, sizes]) =>
    Object.entries(sizes).map(([keyword, px]) => `.fx-${name}-${keyword}:not(#_){${property}:${px}px}`),
  );
  return [...rules, ".fx-image-full:not(#_){--image:100%}"].join("\n");
}
