/** How often somebody may try to sign in (R10): asked before a password is hashed, and shared by all instances. */
import { createHash } from "node:crypto";
import { isIPv6 } from "node:net";
import type { Database } from "../../db.js";
import type { Vault } from "../../vault.js";
import { refusal, SharedLimit } from "./sharedLimitStore.js";

/** A ward office sits behind one address, so a network may do much more than a person. */
const rules = {
  network: { points: 100, duration: 300, rememberBlocked: true },
  pair: { points: 5, duration: 180 },
  account: { points: 10, duration: 900 },
  code: { points: 10, duration: 900 },
} as const;

export type SignInLimits = ReturnType<typeof createSignInLimits>;

export function createSignInLimits(database: Database, vault: Vault) {
  const limit = (name: keyof typeof rules) =>
    new SharedLimit(database, { keyPrefix: `sign-in-${name}`, ...rules[name] });
  const [network, pair, account, code] = [limit("network"), limit("pair"), limit("account"), limit("code")];
  /** Neither addresses of people nor of their machines lie in the table. */
  const keyOf = (...parts: string[]) => Buffer.from(vault.pseudonym("sign-in limit", ...parts)).toString("base64url");

  const all = (steps: readonly (() => Promise<unknown>)[]) =>
    refusal(async () => {
      for (const step of steps) await step();
    });

  return {
    /** Counts a try with a password; `undefined`: go on. */
    password: (ip: string, email: string) =>
      all([
        () => network.consume(keyOf(networkOf(ip))),
        () => pair.consume(keyOf(networkOf(ip), email)),
        () => account.consume(keyOf(email)),
      ]),
    /** It was the right one: only wrong ones count. */
    async passwordWasRight(ip: string, email: string): Promise<void> {
      await network.reward(keyOf(networkOf(ip)));
      await pair.delete(keyOf(networkOf(ip), email));
      await account.delete(keyOf(email));
    },
    /** Counts a try with a link, a key, or at the city's provider. */
    other: (ip: string) => all([() => network.consume(keyOf(networkOf(ip)))]),
    /** Counts a try with a one-time code, of a person who has given their password already. */
    code: (staffId: string) => all([() => code.consume(keyOf(staffId))]),
    codeWasRight: (staffId: string) => code.delete(keyOf(staffId)),
    /** @returns whether nobody has used it yet */
    async once(value: string, seconds: number): Promise<boolean> {
      const used = new SharedLimit(database, { keyPrefix: "used", points: 1, duration: seconds });
      return (await all([() => used.consume(createHash("sha256").update(value).digest("base64url"))])) === undefined;
    },
  };
}

/** Who has one address of IPv6 has the 64 bits behind it. */
export function networkOf(ip: string): string {
  const plain = ip.replace(/^::ffff:(?=\d+\.)/, "").split("%")[0] ?? "";
  if (!isIPv6(plain)) return plain;
  const [head = "", tail] = plain.split("::");
  const first = head === "" ? [] : head.split(":");
  const last = tail === undefined || tail === "" ? [] : tail.split(":");
  const groups = tail === undefined ? first : [...first, ...Array(8 - first.length - last.length).fill("0"), ...last];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}
