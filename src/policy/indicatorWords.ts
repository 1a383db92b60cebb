/** How figures, years and frames are said on pages, in the page's language. */
import type { PageSay, PageWordKey } from "../web/pageWords.js";
import type { BesideReason, Figure } from "./figure.js";
import type { Frame, Target } from "./indicator.js";
import type { MarkStanding } from "./mark.js";
import type { Reading } from "./reading.js";

/** 令和7年度（2025年度）; the era began in 2019. */
export const yearWords = (say: PageSay, year: number): string => say("fiscalYear", { era: year - 2018, year });

/** 65.8%, 48.0%, 145人, 1,234人: shares always with one decimal. */
export function valueWords(value: number, unit: string): string {
  const [whole = "", decimals] = String(value).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const written = decimals === undefined ? (unit === "%" ? `${grouped}.0` : grouped) : `${grouped}.${decimals}`;
  return `${written}${unit}`;
}

export const rangeWords = ([low, high]: readonly [number, number]): string =>
  `${valueWords(low, "%")}–${valueWords(high, "%")}`;

/** The target as the plan prints it: 48%, not 48.0%. */
export function targetWords(say: PageSay, { value, unit, by }: Target, date: (day: string) => string): string {
  const told = `${value.toLocaleString("en-US", { maximumFractionDigits: 10 })}${unit}`;
  return by === null
    ? say("indicatorTargetText", { value: told })
    : say("indicatorTargetBy", { value: told, date: date(by) });
}

const frameKeys: Readonly<Record<Frame, PageWordKey>> = {
  mailed: "frameMailed",
  line: "frameLine",
  participants: "frameParticipants",
  panel: "framePanel",
  staff: "frameStaff",
  organisations: "frameOrganisations",
  guardians: "frameGuardians",
  imported: "frameImported",
  open: "frameOpen",
};
export const frameLabel = (say: PageSay, frame: Frame): string => say(frameKeys[frame]);

const besideKeys: Readonly<Record<Exclude<BesideReason, "few">, PageWordKey>> = {
  "other-frame": "indicatorBesideOther",
  "frame-not-accepted": "indicatorBesideNotAccepted",
  "frame-unknown": "indicatorBesideUnknown",
  "other-scope": "indicatorBesideScope",
  "starts-late": "indicatorBesideLate",
};

/** Why it is not in the figure; of too few answers only their number. */
export function besideWords(say: PageSay, why: BesideReason, { n, suppressed }: Reading): string {
  const few = suppressed ? [say("indicatorFew", { n: n ?? 0 })] : [];
  return [...few, ...(why === "few" ? [] : [say(besideKeys[why])])].join(" ");
}

export function notMeasuredWords(say: PageSay, figure: Figure): string {
  switch (figure.notMeasured) {
    case "few":
      return say("indicatorFew", { n: figure.few?.reading.n ?? 0 });
    case "beside-only":
      return say("indicatorBesideOnly");
    case "no-reading":
    case undefined:
      return say("indicatorNoReading");
    default:
      return figure.notMeasured satisfies never;
  }
}

/** Why there is no mark yet, or none at all; undefined where nothing is to be said. */
export function standingWords(say: PageSay, standing: MarkStanding, date: (day: string) => string): string | undefined {
  switch (standing.kind) {
    case "no-figure":
      return undefined;
    case "not-due":
      return say("indicatorMarkNotDue", { date: date(standing.due) });
    case "after-due":
      return say("indicatorMarkAfter", { date: date(standing.due) });
    case "before-due-year":
      return say("indicatorMarkBefore", { date: date(standing.due) });
    case "part-of-year":
      return say("indicatorMarkPart", { date: date(standing.due) });
    case "due":
      return say("indicatorMarkSoon");
    default:
      return standing satisfies never;
  }
}
