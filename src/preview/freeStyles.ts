/** CSS for the free values of Flex messages: names in, rules out; a name that is not exactly ours gives nothing. */

const lengths: Record<string, string> = {
  gapx: "margin-inline-start",
  gapy: "margin-block-start",
  pa: "padding",
  pt: "padding-top",
  pb: "padding-bottom",
  ps: "padding-inline-start",
  pe: "padding-inline-end",
  ot: "top",
  ob: "bottom",
  os: "inset-inline-start",
  oe: "inset-inline-end",
  w: "width",
  mw: "max-width",
  h: "height",
  mh: "max-height",
  bw: "border-width",
  cr: "border-radius",
  size: "--size",
  line: "--leading",
  image: "--image",
  left: "left",
  top: "top",
};

const colours: Record<string, string> = {
  c: "color",
  bg: "background-color",
  bc: "border-color",
  fill: "--fill",
};

const numbers: Record<string, (value: string) => string> = {
  flex: (value) => `flex:${value} ${value} 0px`,
  clamp: (value) => `-webkit-line-clamp:${value};line-clamp:${value}`,
};

const name = /fv-[a-z]+-[0-9a-z_-]{1,60}/g;
/** More free values than a page of messages can have. */
const most = 600;

/** The free names that a piece of HTML uses. */
export const freeNames = (html: string): string[] => [...new Set(html.match(name) ?? [])].sort().slice(0, most);

/** The empty `:not` lifts the rules over those of the fixed sheets. */
export function freeStyles(names: readonly string[]): string {
  return names
    .slice(0, most)
    .map((one) => {
      const rule = ruleOf(one);
      return rule === undefined ? "" : `.${one}:not(#_){${rule}}\n`;
    })
    .join("");
}

function ruleOf(text: string): string | undefined {
  const match = /^fv-([a-z]+)-([0-9a-z_-]+)$/.exec(text);
  const [property, value] = [match?.[1] ?? "", match?.[2] ?? ""];
  if (property === "ratio") return ratio(value);
  if (property === "gradient") return gradient(value);
  const number = own(numbers, property);
  if (number) return /^\d{1,4}$/.test(value) ? number(value) : undefined;
  const colour = own(colours, property);
  if (colour) return /^([0-9a-f]{6}|[0-9a-f]{8})$/.test(value) ? `${colour}:#${value}` : undefined;
  const length = /^(m?)(\d{1,4})(?:_(\d{1,2}))?(px|p)$/.exec(value);
  const css = own(lengths, property);
  if (!css || !length) return undefined;
  const [, minus, whole, part, unit] = length;
  return `${css}:${minus ? "-" : ""}${whole}${part ? `.${part}` : ""}${unit === "p" ? "%" : "px"}`;
}

function ratio(value: string): string | undefined {
  const match = /^(\d{1,6})(?:_(\d{1,2}))?x(\d{1,6})(?:_(\d{1,2}))?$/.exec(value);
  if (!match) return undefined;
  const [, width, widthPart = "0", height, heightPart = "0"] = match;
  return `aspect-ratio:${width}.${widthPart}/${height}.${heightPart}`;
}

/** `90-ff0000-0000ff`, with a third colour in the middle `90-ff0000-00ff00-0000ff-50`. */
function gradient(value: string): string | undefined {
  const match = /^(\d{1,3})-([0-9a-f]{6,8})(?:-([0-9a-f]{6,8})-(\d{1,3}))?-([0-9a-f]{6,8})$/.exec(value);
  if (!match) return undefined;
  const [, angle, start, middle, position, end] = match;
  return `background-image:linear-gradient(${angle}deg,#${start},${middle ? `#${middle} ${position}%,` : ""}#${end})`;
}

/** Without what every object inherits, such as `constructor`. */
function own<T>(record: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
