/** The signs over the words, drawn with lines in a square of 120; ours, so that nobody's licence hangs on them. */
import type { MenuButtonId } from "./menu.js";

const circle = (x: number, y: number, r: number) => `<circle cx="${x}" cy="${y}" r="${r}"/>`;
const path = (...d: readonly string[]) => `<path d="${d.join(" ")}"/>`;
/** Without a line around it. */
const filled = (shape: string) => `<g fill="currentColor" stroke="none">${shape}</g>`;
const person = (x: number, headY: number, head: number, bodyY: number, half: number, footY: number) =>
  circle(x, headY, head) + path(`M${x - half} ${footY}V${bodyY + half}a${half} ${half} 0 0 1 ${half * 2} 0V${footY}`);

export const menuIcons: Readonly<Record<MenuButtonId, string>> = {
  /** A pram. */
  childcare:
    path("M62 14A46 46 0 0 1 108 60H62Z", "M6 36H14L26 60H108C106 82 92 92 76 92H52C36 92 28 80 24 60") +
    circle(46, 106, 8) +
    circle(84, 106, 8),
  /** A heart in a hand. */
  watchover: path(
    "M60 76C34 58 26 46 26 33C26 12 52 8 60 28C68 8 94 12 94 33C94 46 86 58 60 76Z",
    "M8 88C24 82 36 92 50 92H74C84 92 84 104 74 104H52",
    "M80 98L102 86C112 82 118 92 108 98L84 112H28L8 106",
  ),
  /** A house over water. */
  disaster: path(
    "M12 56L60 14L108 56",
    "M26 46V78",
    "M94 46V78",
    "M48 80V56H72V80",
    "M6 94q9-10 18 0t18 0t18 0t18 0t18 0t18 0",
    "M6 114q9-10 18 0t18 0t18 0t18 0t18 0t18 0",
  ),
  /** Neighbours. */
  association:
    person(60, 32, 15, 56, 24, 106) +
    circle(22, 48, 11) +
    circle(98, 48, 11) +
    path("M4 104V88a18 18 0 0 1 18-16", "M116 104V88a18 18 0 0 0-18-16"),
  /** A festival lantern. */
  expo: path(
    "M60 2V12",
    "M42 12H78V22H42Z",
    "M42 22C6 34 6 86 42 98H78C114 86 114 34 78 22Z",
    "M17 48H103",
    "M17 72H103",
    "M42 98H78V108H42Z",
    "M60 108V118",
  ),
  /** An office with columns. */
  office: path("M10 46L60 14L110 46Z", "M22 58V92", "M47 58V92", "M73 58V92", "M98 58V92", "M12 94H108", "M6 110H114"),
  /** A siren. */
  emergency: path(
    "M30 82V62A30 30 0 0 1 90 62V82Z",
    "M20 84H100V106H20Z",
    "M60 4V18",
    "M22 20L32 30",
    "M98 20L88 30",
    "M2 56H14",
    "M118 56H106",
    "M60 48V66",
  ),
  /** A place to flee to, on the map. */
  shelter: path(
    "M60 116C32 84 20 66 20 46A40 40 0 0 1 100 46C100 66 88 84 60 116Z",
    "M38 50L60 30L82 50",
    "M46 45V66H74V45",
  ),
  /** A list with ticks. */
  survey: path(
    "M42 20H24V112H96V20H78",
    "M42 10H78V30H42Z",
    "M38 56L46 64L60 48",
    "M70 58H84",
    "M38 86L46 94L60 78",
    "M70 88H84",
  ),
  /** A bell. */
  settings: path(
    "M24 90C34 78 34 66 34 52A26 26 0 0 1 86 52C86 66 86 78 96 90Z",
    "M60 26V14",
    "M48 104a12 12 0 0 0 24 0",
  ),
  /** A day in the calendar. */
  event:
    path("M14 26H106V110H14Z", "M14 50H106", "M38 12V36", "M82 12V36") +
    filled(`<path d="M60 58l6.500 13.500 15 2-11 10.500 2.700 15L60 92l-13.200 7 2.700-15-11-10.500 15-2Z"/>`),
  /** An open book. */
  course: path(
    "M60 30C46 18 26 18 10 24V100C26 94 46 94 60 106C74 94 94 94 110 100V24C94 18 74 18 60 30Z",
    "M60 30V106",
  ),
  /** One more person. */
  join: person(44, 34, 17, 58, 34, 110) + path("M98 30V70", "M78 50H118"),
  /** A person who answers. */
  staff:
    person(38, 56, 16, 80, 30, 116) +
    path("M58 6H114V50H88L74 64V50H58Z") +
    filled(circle(72, 28, 5) + circle(86, 28, 5) + circle(100, 28, 5)),
  /** The world. */
  language:
    circle(60, 60, 50) +
    path(
      "M10 60H110",
      "M60 10C34 40 34 80 60 110",
      "M60 10C86 40 86 80 60 110",
      "M20 34C44 46 76 46 100 34",
      "M20 86C44 74 76 74 100 86",
    ),
  help: circle(60, 60, 50) + path("M42 46A18 18 0 1 1 68 62C62 66 60 70 60 76") + filled(circle(60, 92, 6)),
};

/** A magnifying glass, and a hand's worth of tools as four squares. */
export const tabIcons = {
  main: circle(50, 50, 36) + path("M78 78L110 110"),
  tools: path("M12 12H52V52H12Z", "M68 12H108V52H68Z", "M12 68H52V108H12Z", "M68 68H108V108H68Z"),
} as const;
