/**
 * Hashes by which a figure is traced to its answers. The hash of a response is made when it is written and stays when
 * its free texts are deleted, so that the hash of the answer set does not change by keeping less.
 */
import { createHash } from "node:crypto";
import { canonical } from "../../announcement/announcement.js";
import type { Frame } from "../../policy/indicator.js";
import type { Answers } from "./answer.js";

export interface HashedResponse {
  surveyId: string;
  /** Hex. */
  respondentKey: string;
  frame: Frame;
  version: number;
  /** Of the questions on the path, as `decode` gives them. */
  answers: Answers;
}

const sha256 = (text: string) => createHash("sha256").update(text).digest();

/** SHA-256 of `[survey id, respondent key, frame, version, answers]` as canonical JSON. */
export function responseHash({ surveyId, respondentKey, frame, version, answers }: HashedResponse): Buffer {
  return sha256(canonical([surveyId, respondentKey, frame, version, answers]));
}

/** SHA-256 (hex) of the responses' hashes in hex, sorted, one a line. */
export function answerSetSha256(rowHashesHex: readonly string[]): string {
  return sha256(rowHashesHex.toSorted().join("\n")).toString("hex");
}
