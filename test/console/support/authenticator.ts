/** A security key in software: what a browser and a key answer, signed as the standard (WebAuthn) wants it. */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

const sha256 = (bytes: Buffer | string) => createHash("sha256").update(bytes).digest();

export interface KeyAnswerOptions {
  origin?: string;
  /** The key checked the person (PIN, fingerprint). */
  verified?: boolean;
  challenge?: string;
}

interface Options {
  challenge: string;
  rp?: { id?: string };
  rpId?: string;
}

export function createKey() {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = randomBytes(16);
  let counter = 0;

  const clientData = (
    type: string,
    options: Options,
    { origin = "http://localhost:3000", challenge = options.challenge }: KeyAnswerOptions,
  ) => Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));

  function authenticatorData(host: string, verified: boolean, attested: Buffer): Buffer {
    counter += 1;
    const flags = 0x01 | (verified ? 0x04 : 0) | (attested.length > 0 ? 0x40 : 0);
    const tail = Buffer.alloc(5);
    tail[0] = flags;
    tail.writeUInt32BE(counter, 1);
    return Buffer.concat([sha256(host), tail, attested]);
  }

  return {
    id: id.toString("base64url"),
    /** Makes the next answers look older than the last. */
    rewind: () => {
      counter = 0;
    },
    add(options: Options, answer: KeyAnswerOptions = {}): string {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      const attested = Buffer.concat([Buffer.alloc(16), length, id, coseKey(publicKey)]);
      const authData = authenticatorData(options.rp?.id ?? "", answer.verified ?? true, attested);
      const attestation = cbor(
        new Map<string, Cbor>([
          ["fmt", "none"],
          ["attStmt", new Map()],
          ["authData", authData],
        ]),
      );
      return credential(id, {
        clientDataJSON: clientData("webauthn.create", options, answer).toString("base64url"),
        attestationObject: attestation.toString("base64url"),
        transports: ["usb"],
      });
    },
    use(options: Options, answer: KeyAnswerOptions = {}): string {
      const client = clientData("webauthn.get", options, answer);
      const authData = authenticatorData(options.rpId ?? "", answer.verified ?? true, Buffer.alloc(0));
      const signature = sign("sha256", Buffer.concat([authData, sha256(client)]), privateKey);
      return credential(id, {
        clientDataJSON: client.toString("base64url"),
        authenticatorData: authData.toString("base64url"),
        signature: signature.toString("base64url"),
      });
    },
  };
}

const credential = (id: Buffer, response: object): string => {
  const text = id.toString("base64url");
  return JSON.stringify({ id: text, rawId: text, type: "public-key", clientExtensionResults: {}, response });
};

function coseKey(key: KeyObject): Buffer {
  const { x = "", y = "" } = key.export({ format: "jwk" });
  return cbor(
    new Map<number, Cbor>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, "base64url")],
      [-3, Buffer.from(y, "base64url")],
    ]),
  );
}

type Cbor = string | number | Buffer | Map<string, Cbor> | Map<number, Cbor>;

/** As much of CBOR as a key speaks. */
function cbor(value: Cbor): Buffer {
  if (typeof value === "number") return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === "string") return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  const entries = [...value].flatMap(([key, one]) => [cbor(key), cbor(one)]);
  return Buffer.concat([head(5, value.size), ...entries]);
}

function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(major << 5) | length]);
  return length < 256
    ? Buffer.from([(major << 5) | 24, length])
    : Buffer.from([(major << 5) | 25, length >> 8, length & 255]);
}

/** The options that a page hands to the browser. */
export const optionsOf = (html: string, kind: "use" | "add"): Options => {
  const form = new RegExp(`data-passkey="${kind}" data-options="([^"]*)"`).exec(html)?.[1] ?? "{}";
  return JSON.parse(form.replaceAll("&#34;", '"').replaceAll("&quot;", '"').replaceAll("&amp;", "&"));
};
