/** A route of the JSON API as data. The frame checks token, scope, ward, size and Idempotency-Key before `run`. */
import type { Request } from "express";
import type { z } from "zod";
import type { Actor } from "../console/actor.js";
import type { WardContent } from "../content.js";

export const scopes = [
  "announcements:read",
  "announcements:write",
  "announcements:approve",
  "announcements:audit",
  "residents:write",
  "counters:write",
  "surveys:read",
] as const;
export type Scope = (typeof scopes)[number];

/** Written as `application/problem+json` (RFC 9457). */
export interface ApiProblem {
  status: number;
  /** Stable word for programs, such as `audience-empty`. */
  code: string;
  /** One sentence that says what to do. */
  detail: string;
  /** Places in the body: `audience.interests[0]: unknown interest`. */
  errors?: readonly { path: string; message: string }[];
  /** Further members of the document, such as the number that was found. */
  facts?: Readonly<Record<string, string | number | boolean>>;
  /** Seconds, for the Retry-After header. */
  retryAfter?: number;
}

export type ApiAnswer =
  | { kind: "json"; status: number; body: unknown; headers?: Readonly<Record<string, string>> }
  | { kind: "csv"; fileName: string; lines: AsyncIterable<string> }
  | { kind: "problem"; problem: ApiProblem };

export interface ApiContext {
  readonly request: Request;
  readonly ward: WardContent;
  readonly actor: Actor & { kind: "token" };
  readonly scopes: ReadonlySet<Scope>;
  readonly now: Date;
  /** Parsed JSON body; undefined where the route wants none. */
  readonly body: unknown;
  /** Raw body of an NDJSON route. */
  readonly text: string;
  /** Id for what a POST makes, derived from token and Idempotency-Key: done twice, it is the same one. Empty elsewhere. */
  readonly effectId: string;
  /** An earlier request with this key may have done its work before it failed: finding it done is success. */
  readonly again: boolean;
}

export interface ApiRoute {
  method: "get" | "post" | "put";
  /** Below `/api/v1/wards/:ward`, such as `/announcements/:id`. */
  path: string;
  scope: Scope;
  /** Scopes that suffice as well. */
  orScope?: readonly Scope[];
  body?: "json" | "ndjson";
  /** For the OpenAPI description. */
  summary: string;
  description?: string;
  request?: z.ZodType;
  responses: Readonly<Record<number, { description: string; schema?: z.ZodType }>>;
  run(context: ApiContext): Promise<ApiAnswer>;
}

/** A POST whose sender signs the body instead of carrying a token; the route checks the signature itself. */
export interface SignedRoute {
  path: string;
  summary: string;
  description?: string;
  request?: z.ZodType;
  responses: Readonly<Record<number, { description: string; schema?: z.ZodType }>>;
  run(context: SignedContext): Promise<ApiAnswer>;
}

export interface SignedContext {
  readonly request: Request;
  readonly ward: WardContent;
  /** The bytes that are signed. */
  readonly bytes: Buffer;
}
