/** Draws a rich menu as SVG: a strip with the ward's name and the tabs, and a card for each button. */
import { escapeXml } from "./escapeXml.js";
import { menuTabs } from "./menu.js";
import { darker, lighter, menuColours } from "./menuColours.js";
import type { MenuDesign } from "./menuDesign.js";
import { type MenuFont, menuFont } from "./menuFonts.js";
import { menuIcons, tabIcons } from "./menuIcons.js";
import { type Frame, menuSize, wardFrame } from "./menuLayout.js";
import { type FittedText, fitText, lineHeight, readingHeight, readingSize } from "./menuText.js";

/** 12 points on a phone 375 points wide. */
const smallest = 80;
/** Names such as Higashiyodogawa can't be made shorter, and who reads them knows where they are. */
const smallestName = 56;

export function menuImage(design: MenuDesign): string {
  const font = menuFont(design.language);
  const { width, height } = menuSize;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${font.family}" font-weight="700">`,
    rect({ x: 0, y: 0, width, height }, lighter(design.colour, 0.14)),
    strip(design, font),
    ...design.buttons.map((button) => card(button, design.colour, font)),
    "</svg>",
  ].join("\n");
}

function strip(design: MenuDesign, font: MenuFont): string {
  const { colour, ward } = design;
  const dark = darker(colour, 0.72);
  const bar = { ...wardFrame, width: menuSize.width };
  // A triangle below the name says that there is another to choose.
  const several = ward.change !== undefined;
  const name = { ...wardFrame, height: wardFrame.height - (several ? 76 : 0) };
  const more = several ? `<path d="M${wardFrame.width / 2 - 42} 222h84l-42 46Z" fill="#FFFFFF"/>` : "";
  return [
    rect(bar, dark),
    words(
      fitText(
        ward.text,
        { width: name.width - 60, height: name.height - 40, largest: 124, smallest: smallestName, mostLines: 2 },
        font.width,
      ),
      name,
      "#FFFFFF",
    ),
    more,
    ...design.tabs.map((tab, index) => {
      const { x, y, width, height } = tab.frame;
      const shown = tab.shown ? lighter(colour, 0.14) : colour;
      const ink = tab.shown ? menuColours.letters : "#FFFFFF";
      const icon = menuTabs[index];
      const box = { width: width - 270, height: 200, largest: 128, smallest, mostLines: 1 };
      const title = fitText(tab.text, box, font.width);
      // Sign and words stand in the middle together.
      const left = x + (width - title.width - 160) / 2;
      return [
        // Rounded above and open below, so that the shown tab and its cards are one sheet.
        `<path d="M${x + 12} ${y + height}V${y + 76}a52 52 0 0 1 52-52H${x + width - 64}a52 52 0 0 1 52 52V${y + height}Z" fill="${shown}"/>`,
        icon === undefined ? "" : sign(tabIcons[icon], { x: left, y: y + 104, size: 116 }, ink, 11),
        words(title, { x: left + 160, y: y + 24, width: title.width, height: height - 24 }, ink),
      ].join("");
    }),
  ].join("\n");
}

function card(button: MenuDesign["buttons"][number], wardColour: string, font: MenuFont): string {
  const urgent = button.id === "emergency";
  const colour = urgent ? menuColours.alarm : wardColour;
  const { x, y, width, height } = button.frame;
  const inner = { x: x + 22, y: y + 22, width: width - 44, height: height - 44 };
  const disc = Math.min(inner.height * 0.44, inner.width * 0.6);
  const middle = inner.x + inner.width / 2;
  const discY = inner.y + 30 + disc / 2;
  const below = discY + disc / 2 + 10;
  const text = { x: inner.x, y: below, width: inner.width, height: inner.y + inner.height - below - 24 };
  const title = fitText(
    button.text,
    { width: text.width - 80, height: text.height, largest: 128, smallest, mostLines: 2 },
    font.width,
  );
  return [
    `<rect x="${inner.x}" y="${inner.y}" width="${inner.width}" height="${inner.height}" rx="52" fill="${menuColours.card}" stroke="${colour}" stroke-width="${urgent ? 10 : 5}"/>`,
    `<circle cx="${middle}" cy="${discY}" r="${disc / 2}" fill="${urgent ? colour : lighter(colour, 0.14)}"/>`,
    sign(
      menuIcons[button.id],
      { x: middle - disc * 0.31, y: discY - disc * 0.31, size: disc * 0.62 },
      urgent ? "#FFFFFF" : colour,
      8,
    ),
    words(title, text, urgent ? menuColours.alarm : menuColours.letters),
  ].join("");
}

/** Centred in the frame. */
function words({ size, lines }: FittedText, frame: Frame, colour: string): string {
  const heights = lines.map((line) => (lineHeight + (line.readings ? readingHeight : 0)) * size);
  const whole = heights.reduce((sum, one) => sum + one, 0);
  const middle = frame.x + frame.width / 2;
  let top = frame.y + (frame.height - whole) / 2;
  const drawn = lines.map((line, index) => {
    top += heights[index] ?? 0;
    // Letters of this font stand 0.12 em above the line's middle when they stand on its base.
    const base = top - size * 0.27;
    return line.pieces
      .map((piece) => {
        const x = middle + piece.at * size;
        const reading =
          piece.reading === undefined ? "" : letters(piece.reading, x, base - size * 0.92, size * readingSize);
        return letters(piece.text, x, base, size) + reading;
      })
      .join("");
  });
  return `<g fill="${colour}" text-anchor="middle">${drawn.join("")}</g>`;
}

const letters = (text: string, x: number, y: number, size: number): string =>
  `<text xml:space="preserve" x="${round(x)}" y="${round(y)}" font-size="${round(size)}">${escapeXml(text)}</text>`;

function sign(
  shapes: string,
  { x, y, size }: { x: number; y: number; size: number },
  colour: string,
  line: number,
): string {
  return `<g transform="translate(${round(x)} ${round(y)}) scale(${round(size / 120)})" color="${colour}" fill="none" stroke="${colour}" stroke-width="${line}" stroke-linecap="round" stroke-linejoin="round">${shapes}</g>`;
}

const rect = ({ x, y, width, height }: Frame, colour: string): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${colour}"/>`;
const round = (value: number): number => Math.round(value * 1000) / 1000;
