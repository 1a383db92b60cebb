/** Passkeys and hardware keys (WebAuthn): what the browser is asked, and whether its answer is good. */
import { randomBytes, timingSafeEqual } from "node:crypto";
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import { z } from "zod";
import type { Database } from "../../db.js";
import type { Vault } from "../../vault.js";
import type { KnownPasskey } from "./passkeyStore.js";

/** Loaded with the first passkey: it brings a whole reader of certificates, which no start should wait for. */
const library = () => import("@simplewebauthn/server");

/** A page may lie open for so long before its button is pressed. */
const challengeSeconds = 900;

/** Base64url, as browsers write it. */
const credentialId = z.string().regex(/^[A-Za-z0-9_-]{1,1400}$/);
const credential = z.looseObject({ id: credentialId, response: z.looseObject({}) });

/** The answer that our script puts into a form. */
export const credentialText = z
  .string()
  .max(20_000)
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue("is no JSON");
      return z.NEVER;
    }
  })
  .pipe(credential);
export type CredentialAnswer = z.infer<typeof credential>;

export interface PasskeyOptions {
  publicUrl: string;
  vault: Vault;
  database: Pick<Database, "now">;
  /** @returns whether nobody has used the value within these seconds, on any instance */
  once(value: string, seconds: number): Promise<boolean>;
}

export type Passkeys = ReturnType<typeof createPasskeys>;

export function createPasskeys({ publicUrl, vault, database, once }: PasskeyOptions) {
  const rpID = new URL(publicUrl).hostname;

  /** It says itself until when, and for whom, it is good: showing a page to a stranger leaves nothing behind. */
  async function challenge(subject: string): Promise<Uint8Array<ArrayBuffer>> {
    const body = Buffer.alloc(22);
    randomBytes(16).copy(body);
    body.writeUIntBE(Math.floor((await database.now()).getTime() / 1000) + challengeSeconds, 16, 6);
    return new Uint8Array(Buffer.concat([body, sign(subject, body)]));
  }
  const sign = (subject: string, body: Buffer) =>
    Buffer.from(vault.pseudonym("passkey challenge", subject, body.toString("hex"))).subarray(0, 16);

  const taken = (subject: string) => async (text: string) => {
    const bytes = Buffer.from(text, "base64url");
    if (bytes.length !== 38 || !timingSafeEqual(bytes.subarray(22), sign(subject, bytes.subarray(0, 22)))) return false;
    const now = (await database.now()).getTime() / 1000;
    return bytes.readUIntBE(16, 6) >= now && (await once(text, challengeSeconds));
  };

  return {
    /** @param keys those of a known person; without them the browser offers what it has for this site */
    async signInOptions(subject: string, keys: readonly KnownPasskey[] | undefined) {
      return (await library()).generateAuthenticationOptions({
        rpID,
        challenge: await challenge(`sign-in ${subject}`),
        userVerification: keys ? "discouraged" : "required",
        ...(keys ? { allowCredentials: keys.map(({ id, transports }) => ({ id, transports })) } : {}),
      });
    },

    /**
     * @param alone the key is both factors: it must have checked the person (PIN, fingerprint, face)
     * @returns the key's new counter, or undefined when the answer is not good
     */
    async signIn(subject: string, answer: CredentialAnswer, key: KnownPasskey, origins: string[], alone: boolean) {
      try {
        const { verified, authenticationInfo } = await (await library()).verifyAuthenticationResponse({
          response: answer as unknown as AuthenticationResponseJSON,
          expectedChallenge: taken(`sign-in ${subject}`),
          expectedOrigin: origins,
          expectedRPID: rpID,
          requireUserVerification: alone,
          credential: { id: key.id, publicKey: key.publicKey, counter: key.counter, transports: key.transports },
        });
        return verified ? authenticationInfo.newCounter : undefined;
      } catch {
        // The library throws for everything a stranger may send.
        return undefined;
      }
    },

    async addOptions(person: { id: string; email: string; name: string }, keys: readonly KnownPasskey[]) {
      return (await library()).generateRegistrationOptions({
        rpName: "となり 職員コンソール",
        rpID,
        userName: person.email,
        userDisplayName: person.name,
        userID: new Uint8Array(Buffer.from(person.id.replaceAll("-", ""), "hex")),
        challenge: await challenge(`add ${person.id}`),
        attestationType: "none",
        excludeCredentials: keys.map(({ id, transports }) => ({ id, transports })),
        authenticatorSelection: { residentKey: "preferred", userVerification: "preferred" },
      });
    },

    async add(staffId: string, answer: CredentialAnswer, origins: string[]) {
      try {
        const { verified, registrationInfo } = await (await library()).verifyRegistrationResponse({
          response: answer as unknown as RegistrationResponseJSON,
          expectedChallenge: taken(`add ${staffId}`),
          expectedOrigin: origins,
          expectedRPID: rpID,
          requireUserVerification: false,
        });
        if (!verified) return undefined;
        const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
        return { id, publicKey: new Uint8Array(publicKey), counter, transports: [...transports] };
      } catch {
        return undefined;
      }
    },
  };
}
