/** Makes the next edition: what is shown of the counts, and everything that must stand beside it. */

import type { Indicator } from "../../policy/indicator.js";
import { civilDate } from "../../time.js";
import { frameSummaries } from "../results/questionResult.js";
import { nextEdition } from "../suppression/suppressionFrame.js";
import type { SurveyDefinition } from "../survey.js";
import { leastAnswers, measuredReading } from "../tally/measured.js";
import { measuredWords } from "../tally/measuredWords.js";
import type { KeptTally } from "../tally/tally.js";
import { withoutTelltales } from "./branchGuard.js";
import { type CountedBreakdown, editionBasisOf } from "./editionBasis.js";
import type { Edition, EditionBasis } from "./publication.js";
import type { PublishedFrame, PublishedResults } from "./publishedResults.js";
import { isBrokenDown } from "./weightsOrBreakdowns.js";

export interface EditionParts {
  survey: {
    key: string;
    state: "draft" | "open" | "closed";
    opensAt: Date | undefined;
    closesAt: Date | undefined;
    fictional: boolean;
  };
  definition: SurveyDefinition;
  kept: KeptTally;
  tables: readonly CountedBreakdown[];
  /** Every edition that was ever public. */
  earlier: readonly Edition[];
  /** Names of batches by frame. */
  batches: ReadonlyMap<string, readonly string[]>;
  indicators: ReadonlyMap<string, Pick<Indicator, "text" | "population" | "acceptsFrames">>;
  note: string;
  now: Date;
}

export interface MadeEdition {
  kind: "prepared";
  number: number;
  results: PublishedResults;
  basis: EditionBasis;
}

export function editionOf(parts: EditionParts): MadeEdition {
  const { survey, definition, kept, earlier, now } = parts;
  const { tally, countedAt, answersSha256 } = kept;
  const number = Math.max(0, ...earlier.map((one) => one.number)) + 1;
  const basis = editionBasisOf(definition, tally, parts.tables);
  const shown = withoutTelltales(nextEdition(basis, number, earlier), definition.questions, number);
  const results: PublishedResults = {
    title: definition.title,
    version: tally.version,
    questions: definition.questions,
    countedAt: countedAt.toISOString(),
    midway: survey.state === "open" && (survey.closesAt === undefined || survey.closesAt > now),
    opensAt: survey.opensAt?.toISOString() ?? null,
    closesAt: survey.closesAt?.toISOString() ?? null,
    answersSha256,
    fictional: survey.fictional,
    frames: publishedFrames(parts),
    readings: readingsOf(parts),
    shown,
    note: parts.note === "" ? null : parts.note,
  };
  return { kind: "prepared", number, results, basis };
}

/** Of fewer than ten answers nothing but their number is said. */
function publishedFrames({ kept, batches }: EditionParts): PublishedFrame[] {
  return frameSummaries(kept.tally).map((summary) => {
    const names = [...(batches.get(summary.frame) ?? [])];
    const few = { invited: null, responseRate: null, population: null };
    return summary.responses < leastAnswers ? { ...summary, ...few, batches: names } : { ...summary, batches: names };
  });
}

function readingsOf({
  survey,
  definition,
  kept,
  indicators,
  tables,
  earlier,
}: EditionParts): PublishedResults["readings"] {
  const { tally, answersSha256, countedAt } = kept;
  const facts = {
    key: survey.key,
    definition,
    version: tally.version,
    answersSha256,
    from: survey.opensAt ? civilDate(survey.opensAt) : null,
    asOf: civilDate(countedAt),
    tellsWeights:
      survey.state === "closed" &&
      !isBrokenDown(
        definition,
        tables,
        earlier.map(({ content }) => content),
      ),
  };
  return definition.measures.flatMap((measure) => {
    const indicator = indicators.get(measure.indicator);
    if (!indicator) return [];
    return tally.frames.flatMap((frame) => {
      const counted = frame.measures.find((one) => one.indicator === measure.indicator);
      const reading = counted && measuredReading(measure, counted, frame, facts, indicator, measuredWords);
      return reading ? [{ indicator: measure.indicator, text: indicator.text, reading }] : [];
    });
  });
}
