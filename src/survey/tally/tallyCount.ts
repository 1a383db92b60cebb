/**
 * The tally made of what was counted: the counters get their questions back. A question counts the answers of other
 * versions where they asked it in the same words with the same choices.
 */
import { type Frame, frames } from "../../policy/indicator.js";
import { optionsOf, type Question } from "../question.js";
import type { Measure } from "../survey.js";
import type { FrameTally, MeasureTally, QuestionTally, SurveyTally } from "./tally.js";
import { type Counter, counterName, measureCounter, placeIn, type Version } from "./tallyCounter.js";

/** Rows of one frame, version and day. */
export interface Counted {
  frame: Frame;
  version: number;
  day: string;
  responses: number;
  /** Without a batch: they came by themselves. */
  uninvited: number;
  /** In the order of the counters. */
  counts: readonly number[];
}

export interface BatchCount {
  frame: Frame;
  asked: number | null;
  returned: number;
  population: number | null;
  everyone: boolean;
}

export interface CountedSurvey {
  rows: readonly Counted[];
  batches: readonly BatchCount[];
  numbers: readonly { frame: Frame; question: string; numbers: NonNullable<QuestionTally["numbers"]> }[];
  left: readonly { frame: Frame; version: number; reached: number; sheets: number }[];
}

/** @param counters as the rows were counted by */
export function tallyOf(
  current: Version,
  versions: readonly Version[],
  counters: readonly Counter[],
  counted: CountedSurvey,
): SurveyTally {
  const places = new Map(counters.map((counter, index) => [counterName(counter), index]));
  const count = (row: Counted, counter: Counter): number => row.counts[places.get(counterName(counter)) ?? -1] ?? 0;
  const present = new Set([...counted.rows, ...counted.batches].map(({ frame }) => frame));
  return {
    version: current.number,
    responses: sumOf(counted.rows, ({ responses }) => responses),
    frames: frames.filter((frame) => present.has(frame)).map((frame) => frameTallyOf(frame)),
  };

  function frameTallyOf(frame: Frame): FrameTally {
    const rows = counted.rows.filter((row) => row.frame === frame);
    const questions: Record<string, QuestionTally> = {};
    const otherVersions: Record<string, number> = {};
    for (const asked of current.definition.questions) {
      const counts = questionTallyOf(asked, rows);
      const numbers = counted.numbers.find((one) => one.frame === frame && one.question === asked.id)?.numbers ?? null;
      questions[asked.id] = { ...counts.same, numbers };
      if (counts.others > 0) otherVersions[asked.id] = counts.others;
    }
    const byDay: Record<string, number> = {};
    for (const { day, responses } of rows.toSorted((a, b) => (a.day < b.day ? -1 : 1)))
      byDay[day] = (byDay[day] ?? 0) + responses;
    return {
      ...{ frame, responses: sumOf(rows, ({ responses }) => responses), ...reachOf(frame, rows), questions },
      measures: current.definition.measures.map((measure) => measureTallyOf(measure, rows)),
      ...{ otherVersions, byDay, leftAt: leftAtOf(frame) },
    };
  }

  function questionTallyOf(asked: Question, rows: readonly Counted[]) {
    const options = optionsOf(asked);
    const same = { asked: 0, answered: 0, choices: Object.fromEntries(options.map(({ key }) => [key, 0])) };
    let others = 0;
    for (const row of rows) {
      const version = versionOf(row.version);
      const place = placeIn(version, asked);
      if (place < 0) {
        others += answeredOtherwise(version, asked.id, row);
        continue;
      }
      const found = version.definition.questions[place] ?? asked;
      same.asked += askedIn(found, place, row);
      same.answered += answeredIn(found, place, row);
      for (const [bit, { key }] of options.entries())
        same.choices[key] = (same.choices[key] ?? 0) + count(row, { kind: "choice", place, bit });
    }
    return { same, others };
  }

  function askedIn(asked: Question, place: number, row: Counted): number {
    return asked.onlyIf.length > 0 ? count(row, { kind: "asked", place }) : row.responses;
  }

  function answeredIn(asked: Question, place: number, row: Counted): number {
    const options = optionsOf(asked);
    if (options.length === 0 || asked.kind === "multiple") return count(row, { kind: "answered", place });
    return sumOf([...options.keys()], (bit) => count(row, { kind: "choice", place, bit }));
  }

  function answeredOtherwise(version: Version, id: string, row: Counted): number {
    const place = version.definition.questions.findIndex((one) => one.id === id);
    const asked = version.definition.questions[place];
    return asked ? answeredIn(asked, place, row) : 0;
  }

  function measureTallyOf(measure: Measure, rows: readonly Counted[]): MeasureTally {
    const side = (name: "numerator" | "denominator") =>
      sumOf(rows, (row) => {
        const counter = measureCounter(measure, name, current, versionOf(row.version));
        return counter ? count(row, counter) : 0;
      });
    return { indicator: measure.indicator, numerator: side("numerator"), denominator: side("denominator") };
  }

  function reachOf(frame: Frame, rows: readonly Counted[]) {
    const batches = counted.batches.filter((batch) => batch.frame === frame);
    const known = batches.length > 0 && batches.every(({ asked }) => asked !== null);
    // Who came by themselves is in the responses: a rate of those invited would count them.
    const invited = known && sumOf(rows, ({ uninvited }) => uninvited) === 0;
    const populations = new Set(batches.map(({ population }) => population));
    return {
      invited: invited ? sumOf(batches, ({ asked, returned }) => Math.max(0, (asked ?? 0) - returned)) : null,
      // Samples of different populations are no sample of one.
      population: populations.size === 1 ? ([...populations][0] ?? null) : null,
      everyone: batches.length > 0 && batches.every(({ everyone }) => everyone),
    };
  }

  function leftAtOf(frame: Frame): Record<string, number> {
    const left: Record<string, number> = {};
    for (const { version, reached, sheets } of counted.left.filter((one) => one.frame === frame)) {
      const id = versionOf(version).definition.questions[reached - 1]?.id;
      if (id !== undefined) left[id] = (left[id] ?? 0) + sheets;
    }
    return left;
  }

  function versionOf(number: number): Version {
    const found = versions.find((one) => one.number === number);
    if (!found) throw new Error("a response is of a version that the survey does not have");
    return found;
  }
}

function sumOf<Item>(items: readonly Item[], number: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + number(item), 0);
}
