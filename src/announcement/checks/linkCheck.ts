/**
 * Tries whether a link answers. Staff can write any address, so only public ones are asked: the address is looked at
 * when the connection is made, which neither a redirect nor a changing name gets around.
 */
import { type LookupAddress, lookup as lookUp } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";
import { Agent, request } from "undici";

export type LinkAnswer = { kind: "alive" } | { kind: "dead"; reason: string };
export type LinkCheck = (url: string) => Promise<LinkAnswer>;

export interface LinkCheckOptions {
  lookup?: typeof lookUp;
  /** Which addresses may be asked; tests let loopback in. */
  mayAsk?: (address: string, port: number) => boolean;
  timeoutMs?: number;
}

const redirects = 4;
/** An editor's page asks again with each stop in the typing. */
const keepMs = 5 * 60_000;
const kept = 500;

export function createLinkCheck(options: LinkCheckOptions = {}): LinkCheck {
  const { lookup = lookUp, mayAsk = isPublic, timeoutMs = 3_000 } = options;
  const known = new Map<string, { at: number; answer: Promise<LinkAnswer> }>();

  const guarded =
    (port: number): LookupFunction =>
    (host, lookupOptions, callback) => {
      lookup(host, { ...lookupOptions, all: true }, (error, found: LookupAddress[]) => {
        if (error) return callback(error, "", 0);
        const [first] = found;
        // One private address among public ones is enough to say no.
        if (!first || !found.every(({ address }) => mayAsk(address, port)))
          return callback(Object.assign(new Error("not public"), { code: "ENOTPUBLIC" }), "", 0);
        if (lookupOptions.all) return callback(null, found);
        callback(null, first.address, first.family);
      });
    };

  async function ask(method: "HEAD" | "GET", url: URL, signal: AbortSignal) {
    const port = Number(url.port) || (url.protocol === "https:" ? 443 : 80);
    const host = url.hostname.replace(/^\[|\]$/g, "");
    // A literal address is never looked up.
    if (isIP(host) !== 0 && !mayAsk(host, port)) throw Object.assign(new Error("not public"), { code: "ENOTPUBLIC" });
    const dispatcher = new Agent({ connect: { lookup: guarded(port), timeout: timeoutMs } });
    try {
      const { statusCode, headers, body } = await request(url, {
        method,
        dispatcher,
        signal,
        headers: { "user-agent": "Tonari link check", accept: "text/html,*/*" },
      });
      body.on("error", () => undefined).destroy();
      const { location } = headers;
      return { status: statusCode, location: typeof location === "string" ? location : undefined };
    } finally {
      dispatcher.destroy().catch(() => undefined);
    }
  }

  async function follow(start: string): Promise<LinkAnswer> {
    const signal = AbortSignal.timeout(timeoutMs);
    let url = new URL(start);
    for (let hop = 0; hop <= redirects; hop += 1) {
      if (url.protocol !== "http:" && url.protocol !== "https:") return dead("ウェブページではない行き先です");
      let answer = await ask("HEAD", url, signal);
      // Servers that do not know HEAD say so in many ways.
      if (answer.status >= 400) answer = await ask("GET", url, signal);
      if (answer.status >= 300 && answer.status < 400 && answer.location !== undefined) {
        url = new URL(answer.location, url);
        continue;
      }
      return answer.status < 400 ? { kind: "alive" } : dead(statusWords(answer.status));
    }
    return dead("転送が多すぎます");
  }

  async function answerOf(url: string): Promise<LinkAnswer> {
    try {
      return await follow(url);
    } catch (error) {
      return dead(failureWords(error));
    }
  }

  return (url) => {
    const now = performance.now();
    const before = known.get(url);
    if (before && now - before.at < keepMs) return before.answer;
    if (known.size >= kept) known.clear();
    const answer = answerOf(url);
    known.set(url, { at: now, answer });
    return answer;
  };
}

const dead = (reason: string): LinkAnswer => ({ kind: "dead", reason });

function statusWords(status: number): string {
  if (status === 404 || status === 410) return "ページがありません";
  if (status === 401 || status === 403) return "だれでも見られるページではありません";
  return `相手のサーバーの答え: ${status}`;
}

function failureWords(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOTPUBLIC") return "インターネットに公開されているアドレスではありません";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "アドレスの行き先が見つかりません";
  if (error instanceof Error && (error.name === "TimeoutError" || error.name === "AbortError"))
    return "答えが返りません";
  return "つながりません";
}

const reserved = new BlockList();
for (const [network, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const)
  reserved.addSubnet(network, bits, "ipv4");

/** Of IPv6 only the public part is let through; addresses that carry an IPv4 one (mapped, NAT64, 6to4) are not. */
const publicV6 = new BlockList();
publicV6.addSubnet("2000::", 3, "ipv6");
const reservedV6 = new BlockList();
for (const [network, bits] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const)
  reservedV6.addSubnet(network, bits, "ipv6");

/** A web server on the internet: not this machine, not the ward's own network. */
export function isPublic(address: string, port: number): boolean {
  if (port !== 80 && port !== 443) return false;
  if (isIP(address) === 4) return !reserved.check(address, "ipv4");
  if (isIP(address) !== 6) return false;
  return publicV6.check(address, "ipv6") && !reservedV6.check(address, "ipv6");
}
