/**
 * Frame of the JSON API under /api/v1: token, limit, ward, scope, size, media type, Idempotency-Key, in this order, and
 * only then the route. There are no cookies and no CORS: browsers are not its clients.
 */
import { createHash } from "node:crypto";
import { type NextFunction, type Request, type RequestHandler, type Response, Router } from "express";
import type { Content } from "../content.js";
import { type Database, DatabaseUnavailable } from "../db.js";
import { errorFields, type Log } from "../log.js";
import type { Clock } from "../time.js";
import { uuid5 } from "../uuid.js";
import type { Vault } from "../vault.js";
import { createAdmission } from "./apiAdmission.js";
import { send, sendAnswer, written } from "./apiAnswer.js";
import { readBody, readBytes } from "./apiBody.js";
import type { ApiLimit } from "./apiLimit.js";
import { problem, problems, type Refusal } from "./apiProblem.js";
import type { ApiContext, ApiRoute, SignedRoute } from "./apiRoute.js";
import { createApiTokenStore } from "./apiTokenStore.js";
import { createOnce, keyProblem, keyShape } from "./idempotency.js";
import { createIdempotencyStore } from "./idempotencyStore.js";
import { openApi } from "./openApi.js";

export interface ApiFrameOptions {
  database: Database;
  vault: Vault;
  clock: Clock;
  content: () => Content;
  routes: readonly ApiRoute[];
  signed?: readonly SignedRoute[];
  limit: ApiLimit;
  publicUrl: string;
  log: Log;
  patienceMs?: number;
}

type Wards = Request<{ ward: string }>;

/** @returns the router for `/api/v1` */
export function createApiFrame(options: ApiFrameOptions): Router {
  const { database, vault, clock, content, routes, signed = [], limit, publicUrl, log, patienceMs } = options;
  const admit = createAdmission({ tokens: createApiTokenStore(database, vault), limit, content });
  const store = createIdempotencyStore(database);
  const once = createOnce({ store, database, ...(patienceMs === undefined ? {} : { patienceMs }) });
  const description = JSON.stringify(openApi({ publicUrl, routes, signed }));

  async function serve(request: Wards, response: Response, route: ApiRoute): Promise<void> {
    const admitted = await admit(request, route);
    if (admitted.kind === "problem") return sendAnswer(response, admitted);
    const { token, ward } = admitted;
    const key = request.headers["idempotency-key"];
    const isPost = route.method === "post";
    if (isPost && !(typeof key === "string" && keyShape.test(key))) return sendAnswer(response, keyProblem);
    const body = await readBody(request, response, route);
    if (body.kind === "problem") return sendAnswer(response, body);
    const { id, name, staffId } = token;
    const context: ApiContext = {
      request,
      ward,
      actor: { kind: "token", id, name, staffId },
      scopes: token.scopes,
      now: clock.now(),
      body: body.value,
      text: body.text,
      effectId: "",
      again: false,
    };
    if (!isPost) return sendAnswer(response, await route.run(context));
    const hash = createHash("sha256")
      .update(JSON.stringify([request.method, request.originalUrl]))
      .update(body.bytes);
    const asked = { tokenId: id, key: String(key), bodySha256: hash.digest("hex") };
    const answer = await once(asked, async ({ again, since }) => {
      const effectId = uuid5("api", id, asked.key, asked.bodySha256, since.toISOString());
      const made = await route.run({ ...context, again, effectId });
      if (made.kind === "csv") throw new Error(`${route.path}: a POST can't answer with a file`);
      return written(made);
    });
    send(response, answer);
  }

  async function serveSigned(request: Wards, response: Response, route: SignedRoute): Promise<void> {
    const ward = content().wards.get(request.params.ward);
    if (!ward) return sendAnswer(response, problems.noWard);
    const body = await readBytes(request, response, "json");
    return sendAnswer(response, body.kind === "problem" ? body : await route.run({ request, ward, bytes: body.bytes }));
  }

  const router = Router();
  router.use((_request, response, next) => {
    response.set({
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
      "Referrer-Policy": "no-referrer",
      ...(publicUrl.startsWith("https:") ? { "Strict-Transport-Security": "max-age=31536000" } : {}),
    });
    next();
  });
  const mount = (path: string, methods: ReadonlyMap<string, RequestHandler<{ ward: string }>>) => {
    router.all(path, async (request: Wards, response, next) => {
      const serves = methods.get(request.method === "HEAD" ? "GET" : request.method);
      if (serves) return serves(request, response, next);
      response.set("Allow", [...methods.keys()].flatMap((one) => (one === "GET" ? ["GET", "HEAD"] : [one])).join(", "));
      return sendAnswer(response, problem(405, "method-not-allowed", `There is no ${request.method} here.`));
    });
  };
  mount(
    "/openapi.json",
    new Map([["GET", (_request: Wards, response: Response) => void response.type("json").end(description)]]),
  );
  const byPath = new Map<string, Map<string, RequestHandler<{ ward: string }>>>();
  const at = (path: string) => byPath.get(path) ?? byPath.set(path, new Map()).get(path) ?? new Map();
  for (const route of routes)
    at(route.path).set(route.method.toUpperCase(), (request: Wards, response: Response) =>
      serve(request, response, route),
    );
  for (const route of signed)
    at(route.path).set("POST", (request: Wards, response: Response) => serveSigned(request, response, route));
  for (const [path, methods] of byPath) mount(`/wards/:ward${path}`, methods);
  router.use((_request, response) => sendAnswer(response, problems.noPath));
  router.use(async (error: unknown, request: Request, response: Response, _next: NextFunction) => {
    const answer = answerTo(error);
    if (answer.problem.status >= 500)
      log.error("api request failed", { method: request.method, ...errorFields(error) });
    // A file that broke off in the middle: the client must see that it is not whole.
    if (response.headersSent) response.destroy();
    else await sendAnswer(response, answer);
  });
  return router;
}

/** What the world did: a sender that went away, an address that does not decode, a database that is away. */
function answerTo(error: unknown): Refusal {
  if (error instanceof DatabaseUnavailable) return problems.away;
  const status = error instanceof Error && "status" in error ? error.status : undefined;
  if (status === 400) return problem(400, "bad-request", "The request can't be read.");
  return problems.failed;
}
