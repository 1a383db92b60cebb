/** Who may use a route of the API: a token that works, of this ward, within its limit, with the scope. */
import type { Request } from "express";
import type { Content, WardContent } from "../content.js";
import type { ApiLimit } from "./apiLimit.js";
import { problem, problems, type Refusal } from "./apiProblem.js";
import type { ApiRoute } from "./apiRoute.js";
import { bearerToken } from "./apiToken.js";
import type { ApiToken, ApiTokenStore } from "./apiTokenStore.js";

export type Admission = { kind: "admitted"; token: ApiToken; ward: WardContent } | Refusal;

export interface AdmissionOptions {
  tokens: Pick<ApiTokenStore, "find">;
  limit: ApiLimit;
  content: () => Content;
}

export function createAdmission({ tokens, limit, content }: AdmissionOptions) {
  return async function admit(request: Request<{ ward: string }>, route: ApiRoute): Promise<Admission> {
    const { authorization } = request.headers;
    if (authorization === undefined) return problems.noToken;
    const shown = bearerToken(authorization);
    const token = shown === undefined ? undefined : await tokens.find(shown);
    if (!token) return problems.badToken;
    const pace = await limit(`api token ${token.id}`);
    if (!pace.ok) return tooMany(pace.retryAfter);
    const ward = token.ward === request.params.ward ? content().wards.get(token.ward) : undefined;
    if (!ward) return problems.noWard;
    if (![route.scope, ...(route.orScope ?? [])].some((one) => token.scopes.has(one)))
      return problem(403, "missing-scope", `The token lacks the scope ${route.scope}.`, {
        facts: { scope: route.scope },
      });
    return { kind: "admitted", token, ward };
  };
}

const tooMany = (retryAfter: number): Refusal =>
  problem(429, "too-many-requests", "Too many requests with this token: wait as long as Retry-After says.", {
    retryAfter,
  });
