/** Suppression of all that is published of one frame: its questions, and then its tables within their margins. */

import type {
  Edition,
  EditionBasis,
  EditionContent,
  FrameBasis,
  FrameContent,
  QuestionBasis,
  ShownQuestion,
} from "../publish/publication.js";
import { leastAnswers } from "../tally/measured.js";
import { blocksOf, hiddenOf } from "./suppression.js";
import { type Axis, tableShown } from "./suppressionBreakdown.js";

/**
 * The content of the next edition.
 * @param earlier every edition that was ever public
 */
export function nextEdition(basis: EditionBasis, number: number, earlier: readonly Edition[]): EditionContent {
  return {
    frames: basis.frames.map((frame) =>
      frameShown(
        frame,
        number,
        earlier.flatMap((edition) => {
          const content = edition.content.frames.find((one) => one.frame === frame.frame);
          const was = edition.basis.frames.find((one) => one.frame === frame.frame);
          return content && was ? [{ number: edition.number, content, basis: was }] : [];
        }),
      ),
    ),
  };
}

type FrameEdition = Edition<FrameContent, FrameBasis>;

export function frameShown(basis: FrameBasis, number: number, earlier: readonly FrameEdition[]): FrameContent {
  const { frame, responses } = basis;
  const nothing = { frame, responses, questions: [], tables: [], withheld: [] };
  if (responses < leastAnswers) return { ...nothing, tooFew: true };
  const newestFirst = earlier.toSorted((a, b) => b.number - a.number);
  const axes = basis.questions.map((asked) => axisOf(asked, basis, number, newestFirst));
  const content: FrameContent = { ...nothing, tooFew: false, questions: axes.map(({ shown }) => shown) };
  for (const table of basis.tables) {
    const axis = (id: string) => axes.find(({ asked }) => asked.question === id);
    const shown = tableShown(table, axis(table.question), axis(table.by), { basis, number, newestFirst });
    if (shown) content.tables.push(shown);
    else content.withheld.push({ question: table.question, by: table.by });
  }
  return content;
}

function axisOf(asked: QuestionBasis, basis: FrameBasis, number: number, earlier: readonly FrameEdition[]): Axis {
  const keys = Object.keys(asked.choices);
  const before = lastShown(asked, earlier);
  const known = asked.answered < leastAnswers ? [] : publicSets(asked, basis);
  const blocks = blocksOf(keys, known);
  const hidden = new Set<string>();
  const was = (key: string, countOf: (basis: QuestionBasis) => number) =>
    before && { count: countOf(before.basis), hidden: before.shown.choices[key] === null };
  for (const block of asked.several ? [] : blocks) {
    const counted = block.map((key) => ({
      key,
      now: asked.choices[key] ?? 0,
      was: was(key, (one) => one.choices[key] ?? 0),
    }));
    for (const key of hiddenOf(counted)) hidden.add(key);
  }
  for (const key of asked.several ? keys : []) {
    // Of several answers each choice is a count of its own, with those who did not choose it as its other side.
    const now = asked.choices[key] ?? 0;
    const chosen = { key, now, was: was(key, (one) => one.choices[key] ?? 0) };
    const others = {
      key: `${key} not chosen`,
      now: asked.answered - now,
      was: was(key, (one) => one.answered - (one.choices[key] ?? 0)),
    };
    if (hiddenOf([chosen, others]).size > 0) hidden.add(key);
  }
  if (asked.answered < leastAnswers) for (const key of keys) hidden.add(key);
  const choices = Object.fromEntries(keys.map((key) => [key, hidden.has(key) ? null : (asked.choices[key] ?? 0)]));
  const shown: ShownQuestion = {
    ...{ question: asked.question, several: asked.several, edition: number, answered: asked.answered, choices },
  };
  const same = before !== undefined && keys.every((key) => before.basis.choices[key] === asked.choices[key]);
  const common = { asked, blocks, movedSince: same ? undefined : before?.shown.edition };
  if (!before || hidden.size < keys.length) return { ...common, hidden, shown, usable: asked.answered >= leastAnswers };
  // Nothing new can be said: what was public stays.
  const stayedHidden = new Set(keys.filter((key) => before.shown.choices[key] === null));
  return { ...common, hidden: stayedHidden, shown: before.shown, usable: same };
}

/** Sets of choices whose sum the headline shares tell. */
function publicSets(asked: QuestionBasis, { headlines }: FrameBasis): string[][] {
  const sum = (keys: readonly string[]) => keys.reduce((total, key) => total + (asked.choices[key] ?? 0), 0);
  return headlines
    .filter(({ question, among }) => question === asked.question && among >= leastAnswers)
    .filter(
      // A share of a subgroup that is everybody who answered tells as much as one without.
      (one) => one.subgroup.length === 0 || (one.among === sum(one.denominator) && one.counted === sum(one.numerator)),
    )
    .flatMap(({ numerator, denominator }) => [numerator, denominator]);
}

/** As the last edition had it that showed it with the same choices. */
function lastShown(asked: QuestionBasis, newestFirst: readonly FrameEdition[]) {
  const key = Object.keys(asked.choices).toSorted().join("\n");
  for (const { number, content, basis } of newestFirst) {
    const shown = content.questions.find((one) => one.question === asked.question && one.edition === number);
    const was = basis.questions.find((one) => one.question === asked.question);
    if (!shown || !was || Object.keys(was.choices).toSorted().join("\n") !== key) continue;
    if (Object.values(shown.choices).some((one) => one !== null)) return { shown, basis: was };
  }
  return undefined;
}
