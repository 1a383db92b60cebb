/** LINE Login as far as a LIFF page needs it: ID tokens, and their check. */
import { createHmac, timingSafeEqual } from "node:crypto";
import { type Answer, type Endpoint, type OpenCall, ok } from "./call.js";
import type { World } from "./world.js";

export const issuer = "https://access.line.me";

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

export interface IdTokenOptions {
  clientId: string;
  nonce?: string;
  /** Seconds; LINE's own live an hour. */
  lifetime?: number;
}

/** What `liff.getIDToken()` gives a page that this person has opened. */
export function idTokenFor(world: World, lineUserId: string, options: IdTokenOptions): string {
  const iat = Math.floor(world.clock() / 1_000);
  const claims = {
    iss: issuer,
    sub: lineUserId,
    aud: options.clientId,
    exp: iat + (options.lifetime ?? 3_600),
    iat,
    ...(options.nonce === undefined ? {} : { nonce: options.nonce }),
    amr: ["linesso"],
    name: world.people.get(lineUserId)?.displayName,
  };
  const signed = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
  return `${signed}.${signature(world, signed).toString("base64url")}`;
}

const signature = (world: World, text: string): Buffer => createHmac("sha256", world.loginKey).update(text).digest();

const invalid = (description: string): Answer => {
  return { status: 400, body: { error: "invalid_request", error_description: description } };
};

function verify({ world, bytes }: OpenCall): Answer {
  const form = new URLSearchParams(bytes.toString("utf8"));
  const [head, payload, mark] = (form.get("id_token") ?? "").split(".");
  if (!head || !payload || !mark) return invalid("Invalid IdToken.");
  const expected = signature(world, `${head}.${payload}`);
  const given = Buffer.from(mark, "base64url");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return invalid("Invalid IdToken.");
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString("utf8")) as Record<string, unknown>;
  if (claims.aud !== form.get("client_id")) return invalid("Invalid IdToken Audience.");
  if (Number(claims.exp) * 1_000 <= world.clock()) return invalid("IdToken expired.");
  if (form.has("nonce") && claims.nonce !== form.get("nonce")) return invalid("Invalid IdToken Nonce.");
  if (form.has("user_id") && claims.sub !== form.get("user_id")) return invalid("Invalid IdToken Subject Identifier.");
  return ok(claims);
}

/** Checks of channel access tokens: of version 2.1 by query, of others by form. */
function verifyAccess({ world, bytes, query }: OpenCall): Answer {
  const token = query.get("access_token") ?? new URLSearchParams(bytes.toString("utf8")).get("access_token") ?? "";
  const channel = world.channelOfToken(token);
  return channel
    ? ok({ client_id: channel.name, expires_in: 2_592_000, scope: "profile" })
    : invalid("access token expired");
}

export const loginEndpoints: Endpoint[] = [
  { method: "POST", path: "/oauth2/v2.1/verify", open: true, takesBytes: true, answer: verify },
  { method: "GET", path: "/oauth2/v2.1/verify", open: true, answer: verifyAccess },
  { method: "POST", path: "/v2/oauth/verify", open: true, takesBytes: true, answer: verifyAccess },
];
