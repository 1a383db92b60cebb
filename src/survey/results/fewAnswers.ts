/**
 * Of a confidential survey, whose answers one by one are for approvers: what others see of its results. A frame of a
 * handful of responses would tell them those answers, and staff know of some people that they have answered.
 */
import { leastAnswers } from "../tally/measured.js";
import type { FrameTally, KeptTally } from "../tally/tally.js";

const isFew = ({ responses }: Pick<FrameTally, "responses">): boolean => responses < leastAnswers;

/** Of frames with fewer than ten responses how many there are, and nothing of what they say. */
export function withoutFew(kept: KeptTally): KeptTally {
  const frames = kept.tally.frames.map((frame) =>
    isFew(frame) ? { ...frame, questions: {}, measures: [], otherVersions: {}, leftAt: {} } : frame,
  );
  return { ...kept, tally: { ...kept.tally, frames } };
}

/** Left out by `withoutFew`: every other frame says something of each question. */
export const isLeftOut = ({ questions }: Pick<FrameTally, "questions">): boolean => Object.keys(questions).length === 0;
