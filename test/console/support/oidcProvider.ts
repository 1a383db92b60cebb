/** A small OpenID Connect provider on this machine, with PKCE, and with ways to go wrong. */
import { createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface OidcProvider {
  issuer: string;
  /** Who is signed in at the provider. */
  person: { sub: string; email?: string; email_verified?: boolean };
  /** When they proved who they are, where it says so. */
  since: { auth_time?: number };
  /** Changes the claims of the next token. */
  claims: (claims: Record<string, unknown>) => Record<string, unknown>;
  away: boolean;
  /** What the authorization request asked for. */
  asked: URLSearchParams | undefined;
  /** Does what a browser would: follows to the provider, and is sent back. @returns the path of the callback */
  visit(url: string): Promise<string>;
  close(): Promise<void>;
}

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

export async function startOidcProvider(clientId: string): Promise<OidcProvider> {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const codes = new Map<string, { nonce: string; challenge: string }>();
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider: OidcProvider = {
    issuer,
    person: { sub: "city-1" },
    since: {},
    claims: (claims) => claims,
    away: false,
    asked: undefined,
    async visit(url) {
      const { headers } = await fetch(url, { redirect: "manual" });
      const back = new URL(headers.get("location") ?? "");
      return `${back.pathname}${back.search}`;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (provider.away) return void response.destroy();
    const url = new URL(request.url ?? "/", issuer);
    const json = (value: unknown, status = 200) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
    switch (url.pathname) {
      case "/.well-known/openid-configuration":
        return void json({
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/jwks`,
          response_types_supported: ["code"],
          subject_types_supported: ["public"],
          id_token_signing_alg_values_supported: ["RS256"],
        });
      case "/jwks":
        return void json({ keys: [{ ...publicKey.export({ format: "jwk" }), kid: "1", alg: "RS256", use: "sig" }] });
      case "/authorize": {
        const asked = url.searchParams;
        provider.asked = asked;
        const code = randomUUID();
        codes.set(code, { nonce: asked.get("nonce") ?? "", challenge: asked.get("code_challenge") ?? "" });
        const back = new URL(asked.get("redirect_uri") ?? "");
        back.search = new URLSearchParams({ code, state: asked.get("state") ?? "" }).toString();
        return void response.writeHead(302, { location: back.href }).end();
      }
      case "/token": {
        const form = new URLSearchParams(await bodyOf(request));
        const code = codes.get(form.get("code") ?? "");
        codes.delete(form.get("code") ?? "");
        const proof = createHash("sha256")
          .update(form.get("code_verifier") ?? "")
          .digest("base64url");
        if (!code || proof !== code.challenge || form.get("client_secret") !== "secret")
          return void json({ error: "invalid_grant" }, 400);
        return void json({ access_token: "a", token_type: "Bearer", id_token: idToken(code.nonce) });
      }
      default:
        return void response.writeHead(404).end();
    }
  }

  function idToken(nonce: string): string {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: issuer,
      aud: clientId,
      iat: now,
      exp: now + 300,
      nonce,
      ...provider.since,
      ...provider.person,
    };
    const head = `${base64({ alg: "RS256", kid: "1", typ: "JWT" })}.${base64(provider.claims(claims))}`;
    return `${head}.${sign("sha256", Buffer.from(head), privateKey).toString("base64url")}`;
  }
  return provider;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const piece of request) body += String(piece);
  return body;
}
