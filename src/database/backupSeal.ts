/**
 * The envelope of a backup: encrypted in pieces, so that it streams, and ended by a checksum, so that a file that was
 * cut short or changed is known before anything is done with it.
 *
 * A line in clear (format, salt, sign of the key) · pieces (length, cipher text, tag) · length 0 · SHA-256 of all that.
 * AES-256-GCM with a key of this file alone, derived from SECRET_KEY; the nonce counts the pieces, so none can be left
 * out or moved.
 */
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { z } from "zod";

/** The backup can't be used; said to the operator as it is. */
export class BackupRefused extends Error {
  readonly forOperator = true;
  constructor(reason: string) {
    super(reason);
    this.name = "BackupRefused";
  }
}

const format = 1;
const mark = "TONARI-BACKUP ";
const longestPiece = 1 << 20;
const tagLength = 16;
const head = z.object({ format: z.number(), salt: z.string(), key: z.string() });

const damaged = (what: string) =>
  new BackupRefused(`The backup is damaged: ${what}. Nothing was changed; take another copy of the file.`);

function keys(secretKey: string, salt: string): { key: Buffer; sign: string } {
  const secret = Buffer.from(secretKey, "base64");
  const derive = (label: string) => Buffer.from(hkdfSync("sha256", secret, Buffer.from(salt, "hex"), label, 32));
  return { key: derive("backup"), sign: createHmac("sha256", derive("backup key")).digest("hex").slice(0, 32) };
}

function nonceOf(piece: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(piece), 4);
  return nonce;
}

const lengthOf = (bytes: number): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
};

/** The bytes of the file, from those of the content. */
export async function* seal(content: AsyncIterable<Buffer>, secretKey: string): AsyncGenerator<Buffer> {
  const salt = randomBytes(16).toString("hex");
  const { key, sign } = keys(secretKey, salt);
  const hash = createHash("sha256");
  const hashed = (bytes: Buffer) => {
    hash.update(bytes);
    return bytes;
  };
  yield hashed(Buffer.from(`${mark}${JSON.stringify({ format, salt, key: sign })}\n`));
  let piece = 0;
  for await (const bytes of content) {
    for (let from = 0; from < bytes.length; from += longestPiece) {
      const cipher = createCipheriv("aes-256-gcm", key, nonceOf(piece));
      const body = Buffer.concat([cipher.update(bytes.subarray(from, from + longestPiece)), cipher.final()]);
      piece += 1;
      yield hashed(Buffer.concat([lengthOf(body.length), body, cipher.getAuthTag()]));
    }
  }
  yield hashed(lengthOf(0));
  yield hash.digest();
}

/** The content of a sealed file. @throws BackupRefused when it is damaged, cut short, or of another key */
export async function* unseal(file: string, secretKey: string): AsyncGenerator<Buffer> {
  const take = reader(createReadStream(file, { highWaterMark: longestPiece }));
  const hash = createHash("sha256");
  const first = await take.line();
  hash.update(first);
  const { key } = openHead(first.toString("utf8"), secretKey);
  for (let piece = 0; ; piece += 1) {
    const length = await take.bytes(4);
    hash.update(length);
    const size = length.readUInt32BE();
    if (size === 0) break;
    if (size > longestPiece) throw damaged("a piece of it has an impossible length");
    const body = await take.bytes(size + tagLength);
    hash.update(body);
    const decipher = createDecipheriv("aes-256-gcm", key, nonceOf(piece)).setAuthTag(body.subarray(size));
    const plain = decipher.update(body.subarray(0, size));
    try {
      decipher.final();
    } catch {
      throw damaged("some of its bytes were changed");
    }
    yield plain;
  }
  const expected = hash.digest();
  if (!expected.equals(await take.bytes(expected.length))) throw damaged("its checksum is another one");
  if (!(await take.atEnd())) throw damaged("something follows its end");
}

function openHead(line: string, secretKey: string): { key: Buffer } {
  const noBackup = new BackupRefused("This file is no backup of Tonari.");
  if (!line.startsWith(mark)) throw noBackup;
  const parsed = head.safeParse(readJson(line.slice(mark.length)));
  if (!parsed.success) throw noBackup;
  if (parsed.data.format !== format)
    throw new BackupRefused("The backup was made by a newer version of Tonari: restore it with that version.");
  const { key, sign } = keys(secretKey, parsed.data.salt);
  if (sign !== parsed.data.key) {
    throw new BackupRefused(
      "The backup was made with another SECRET_KEY. Set SECRET_KEY to the one of the installation that made it " +
        "(in demo mode it is secretKey in demo-secrets.json of its data folder): without it nobody can read the file.",
    );
  }
  return { key };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Takes exact numbers of bytes from a stream. */
function reader(stream: AsyncIterable<Buffer>) {
  const chunks = stream[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  const more = async (): Promise<boolean> => {
    const next = await chunks.next();
    if (!next.done) rest = Buffer.concat([rest, next.value]);
    return !next.done;
  };
  const cut = (count: number): Buffer => {
    const taken = rest.subarray(0, count);
    rest = rest.subarray(count);
    return taken;
  };
  return {
    async bytes(count: number): Promise<Buffer> {
      while (rest.length < count) if (!(await more())) throw damaged("it ends too early");
      return cut(count);
    },
    async line(): Promise<Buffer> {
      while (!rest.subarray(0, 1_000).includes(10) && rest.length < 1_000) if (!(await more())) break;
      return cut(rest.subarray(0, 1_000).indexOf(10) + 1);
    },
    async atEnd(): Promise<boolean> {
      return rest.length === 0 && !(await more());
    },
  };
}
