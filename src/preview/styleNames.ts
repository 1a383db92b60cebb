/**
 * Class names for what Flex lets an author choose. Pages have no inline styles (their CSP forbids them), so a keyword
 * becomes a fixed class (`fx-pt-md`), and a free value a class that spells it (`fv-pt-12px`), for which
 * `freeStyles` writes the rule.
 */

const keyword = /^(none|xxs|xs|sm|md|lg|xl|xxl|3xl|4xl|5xl|full|light|normal|medium|semi-bold|bold)$/;
const length = /^(-?)(\d{1,4})(?:\.(\d{1,2})\d*)?(px|%)$/;

/** A size, gap or padding: `md`, `12px`, `33.3%`; no class for anything else. */
export function sizeClass(property: string, value: string | undefined): string {
  if (value === undefined) return "";
  if (keyword.test(value)) return `fx-${property}-${value}`;
  const match = length.exec(value);
  if (!match) return "";
  const [, minus, whole, fraction, unit] = match;
  return `fv-${property}-${minus ? "m" : ""}${whole}${fraction ? `_${fraction}` : ""}${unit === "%" ? "p" : "px"}`;
}

export function colourClass(property: string, value: string | undefined): string {
  const match = /^#([0-9a-fA-F]{6}|[0-9a-fA-F]{8})$/.exec(value ?? "");
  return match?.[1] ? `fv-${property}-${match[1].toLowerCase()}` : "";
}

export function numberClass(property: string, value: number | undefined): string {
  return value === undefined || value < 0 ? "" : `fv-${property}-${Math.min(Math.trunc(value), 9_999)}`;
}

export function ratioClass(value: string | undefined): string {
  const match = /^(\d{1,6})(?:\.(\d{1,2})\d*)?:(\d{1,6})(?:\.(\d{1,2})\d*)?$/.exec(value ?? "");
  if (!match) return "";
  const [, width, widthPart, height, heightPart] = match;
  return `fv-ratio-${width}${widthPart ? `_${widthPart}` : ""}x${height}${heightPart ? `_${heightPart}` : ""}`;
}

/** One of a fixed set of words, e.g. an alignment. */
export function wordClass(property: string, value: string | undefined): string {
  return value !== undefined && /^[a-z-]{1,20}$/.test(value) ? `fx-${property}-${value}` : "";
}

export const classes = (...names: (string | false | undefined)[]): string => names.filter(Boolean).join(" ");
