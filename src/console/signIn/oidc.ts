/**
 * Sign-in with the city's OpenID Connect provider (市の共通アカウント). The provider is trusted for the second factor:
 * whom it lets in has shown it what the city asks for, and no `amr` is required.
 */
import * as client from "openid-client";

export interface OidcOptions {
  issuer: string;
  clientId: string;
  clientSecret: string | undefined;
  publicUrl: string;
}

export interface OidcStart {
  url: string;
  state: string;
  nonce: string;
  verifier: string;
  /** The person was to prove themselves anew. */
  again: boolean;
}

export interface OidcPerson {
  subject: string;
  /** Only where the provider has verified it. */
  email: string | undefined;
}

export type Oidc = ReturnType<typeof createOidc>;

/** Seconds that a proof at the provider may be old, where a new one was asked for. */
const provedWithin = 300;

export const oidcCallbackPath = "/console/sign-in/oidc/callback";

export function createOidc({ issuer, clientId, clientSecret, publicUrl }: OidcOptions) {
  const server = new URL(issuer);
  // A stand-in on this machine may speak plain http; nothing else may.
  const plain = server.protocol === "http:" && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(server.hostname);
  const redirectUri = `${publicUrl}${oidcCallbackPath}`;
  let found: Promise<client.Configuration> | undefined;

  /** Asked for at the first sign-in, so that a provider that is away does not stop the product's start. */
  function provider(): Promise<client.Configuration> {
    found ??= client
      .discovery(server, clientId, clientSecret, clientSecret === undefined ? client.None() : undefined, {
        timeout: 10,
        ...(plain ? { execute: [client.allowInsecureRequests] } : {}),
      })
      .catch((error: unknown) => {
        found = undefined;
        throw error;
      });
    return found;
  }

  return {
    /** @param again the person must prove themselves anew, even when the provider knows them */
    async start(again: boolean): Promise<OidcStart> {
      const configuration = await provider();
      const [state, nonce, verifier] = [client.randomState(), client.randomNonce(), client.randomPKCECodeVerifier()];
      const url = client.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: "openid email profile",
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
        ...(again ? { prompt: "login", max_age: String(provedWithin) } : {}),
      });
      return { url: url.href, state, nonce, verifier, again };
    },

    /** @returns undefined when the answer is not one to what was asked, or the provider refuses it */
    async finish(query: string, asked: Omit<OidcStart, "url">): Promise<OidcPerson | undefined> {
      const configuration = await provider();
      try {
        const tokens = await client.authorizationCodeGrant(configuration, new URL(`${redirectUri}${query}`), {
          pkceCodeVerifier: asked.verifier,
          expectedState: asked.state,
          expectedNonce: asked.nonce,
          idTokenExpected: true,
          // Whoever sits at the browser can take `prompt` out of the address: only the token says when it was.
          ...(asked.again ? { maxAge: provedWithin } : {}),
        });
        const claims = tokens.claims();
        if (!claims) return undefined;
        const { sub, email, email_verified: verified } = claims;
        return { subject: sub, email: typeof email === "string" && verified === true ? email : undefined };
      } catch (error) {
        // What the provider or a stranger answered wrongly; that it can't be reached is another matter.
        if (error instanceof Error && "code" in error && String(error.code) === "OAUTH_TIMEOUT") throw error;
        if (error instanceof TypeError && error.message === "fetch failed") throw error;
        return undefined;
      }
    },
  };
}
