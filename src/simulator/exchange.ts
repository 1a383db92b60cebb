/** A call and its answer, as kept for those who test. */

export interface Exchange {
  /** Counts from 1. */
  number: number;
  at: number;
  channel: string | undefined;
  method: string;
  path: string;
  query: string;
  retryKey: string | undefined;
  body: unknown;
  /** Undefined where no answer was given. */
  status: number | undefined;
  answer: unknown;
  requestId: string;
  /** The fault that was injected. */
  fault?: string;
}
