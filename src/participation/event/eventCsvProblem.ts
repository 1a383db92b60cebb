/** What can be wrong with a row of an event file: a name each, so that staff are told what to do about that very thing. */
export const problemKinds = [
  "quote-open",
  "empty-line",
  "heads-again",
  "too-few-cells",
  "too-many-cells",
  "missing-title",
  "missing-date",
  "not-a-date",
  "no-such-date",
  "date-far",
  "date-undecided",
  "date-recurring",
  "date-range",
  "date-has-time",
  "excel-date",
  "no-year",
  "two-digit-year",
  "year-last",
  "weekday-wrong",
  "end-before-begin",
  "too-long-event",
  "not-a-time",
  "no-such-time",
  "time-beyond",
  "time-range",
  "time-no-colon",
  "excel-time",
  "end-time-alone",
  "coordinates-swapped",
  "coordinates-outside",
  "coordinates-zero",
  "coordinates-half",
  "coordinates-degrees",
  "not-a-coordinate",
  "code-no-check-digit",
  "code-lost-zero",
  "code-check-digit",
  "not-a-code",
  "other-municipality",
  "other-municipality-name",
  "phone-lost-zero",
  "phone-scientific",
  "phone-no-hyphens",
  "phone-several",
  "not-a-phone",
  "id-scientific",
  "id-twice",
  "id-zeros",
  "event-twice",
  "formula",
  "control-characters",
  "broken-letters",
  "misread-letters",
  "too-long",
  "url-no-scheme",
  "url-space",
  "not-a-url",
  "capacity-zero",
  "capacity-negative",
  "capacity-words",
  "not-a-number",
  "too-large",
  "deadline-after-event",
  "deadline-time-alone",
  "deadline-before-opening",
  "fee-words",
  "not-a-flag",
  "unknown-word",
  "not-shaped",
  "too-few-places",
  "refused",
] as const;
export type ProblemKind = (typeof problemKinds)[number];

export interface Problem {
  kind: ProblemKind;
  /** What is probably meant; nothing is corrected without being asked. */
  proposal?: string;
  /** Another line, a number of columns or letters, a list of words. */
  told?: string;
}

/** What is wrong at one place of a row. */
export interface Fault {
  /** Its head in this file; empty: the whole row. */
  column: string;
  value?: string;
  problem: Problem;
}

export type Told<T> = { value: T } | { problem: Problem };

export const bad = (kind: ProblemKind, more: Omit<Problem, "kind"> = {}): { problem: Problem } => ({
  problem: { kind, ...more },
});

/** As people type: full-width digits, brackets and signs. */
export const plainCell = (cell: string): string =>
  cell
    .normalize("NFKC")
    .replaceAll(/[‐‑‒–—―−]/g, "-")
    .trim();
