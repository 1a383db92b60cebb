/** Row of a response as exports read it: answers, without anything that leads to the person. */
import type { Frame } from "../../policy/indicator.js";
import type { Way } from "../answering/answer.js";

export interface ResponseRow {
  /** Hex. */
  respondent: string;
  frame: Frame;
  batchId: string | null;
  version: number;
  way: Way;
  language: string;
  /** Day in Japan of the first submission. */
  day: string;
  /** Hex. */
  rowSha256: string;
  picks: readonly (bigint | null)[];
  values: Readonly<Record<string, number | string>>;
  /** Free texts, where they were asked for and are still kept. */
  texts: Readonly<Record<string, string>> | undefined;
}
