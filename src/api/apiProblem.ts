/** Problem documents of the API (RFC 9457), and those that every route may answer with. */
import { STATUS_CODES } from "node:http";
import { z } from "zod";
import type { ApiAnswer, ApiProblem } from "./apiRoute.js";

export type Refusal = Extract<ApiAnswer, { kind: "problem" }>;

/** As it is written, for the description of the API. */
export const problemDocument = z.object({
  type: z.literal("about:blank"),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

export function documentOf({ status, code, detail, errors, facts }: ApiProblem): object {
  return { ...facts, type: "about:blank", title: STATUS_CODES[status] ?? "Error", status, detail, code, errors };
}

export const problem = (status: number, code: string, detail: string, more: Partial<ApiProblem> = {}): Refusal => ({
  kind: "problem",
  problem: { status, code, detail, ...more },
});

export const problems = {
  noPath: problem(
    404,
    "unknown-path",
    "There is nothing at this address; /api/v1/openapi.json describes what there is.",
  ),
  noToken: problem(401, "token-missing", "Send a token of the ward: Authorization: Bearer tonari_…"),
  badToken: problem(
    401,
    "token-invalid",
    "The token is unknown, revoked, or its staff member may not act for the ward any more.",
  ),
  /** Also what a token of another ward hears: it does not learn which wards there are. */
  noWard: problem(404, "unknown-ward", "There is no such ward for this token."),
  mediaType: (wanted: string) =>
    problem(415, "unsupported-media-type", `Send ${wanted} in UTF-8, without Content-Encoding.`),
  tooLarge: (bytes: number) => problem(413, "too-large", `Send at most ${bytes} bytes.`),
  notJson: problem(400, "invalid-json", "The body is not JSON in UTF-8."),
  failed: problem(
    500,
    "failed",
    "Something failed on our side, and nothing is kept under this Idempotency-Key: send the same request again later.",
  ),
  away: problem(503, "unavailable", "The database is away for a moment: send the same request again.", {
    retryAfter: 5,
  }),
} as const;
