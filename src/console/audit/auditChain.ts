/**
 * The chain of the audit (監査記録のつながり): each record's hash is made of all its columns and of the hash before it,
 * with a key that does not lie in the database. So one changed byte shows, and nobody with the database alone can mend it.
 */
import type { Vault } from "../../vault.js";

export interface AuditRecord {
  seq: bigint;
  at: Date;
  actorKind: string;
  actorId: string | null;
  actorName: string;
  /** Null: of the whole installation. */
  ward: string | null;
  action: string;
  subject: string | null;
  /** Canonical JSON. */
  facts: string;
  previousHash: Uint8Array;
  hash: Uint8Array;
}

export type ChainCheck =
  | { kind: "whole"; records: bigint; head: string }
  /** missing: a number is left out. unchained: it does not follow on the one before. changed: it isn't what was written. */
  | { kind: "broken"; seq: bigint; reason: "missing" | "unchained" | "changed"; checked: bigint };

/** What the first record follows on. */
export const beginning = new Uint8Array(32);

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

export function recordHash(
  vault: Pick<Vault, "pseudonym">,
  record: Omit<AuditRecord, "hash">,
): Uint8Array<ArrayBuffer> {
  const { seq, at, actorKind, actorId, actorName, ward, action, subject, facts, previousHash } = record;
  return vault.pseudonym(
    "audit record",
    hex(previousHash),
    JSON.stringify([String(seq), at.toISOString(), actorKind, actorId, actorName, ward, action, subject, facts]),
  );
}

/** The same facts give the same bytes, whatever order they were written in. */
export function canonicalFacts(facts: Readonly<Record<string, string | number | boolean | null>>): string {
  return JSON.stringify(Object.fromEntries(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** Holds records against the chain, one after the other from the first. */
export function createChainWalk(vault: Pick<Vault, "pseudonym">) {
  let records = 0n;
  let head: Uint8Array = beginning;
  return {
    /** @returns what is broken with this one */
    step(record: AuditRecord): (ChainCheck & { kind: "broken" }) | undefined {
      const broken = (reason: "missing" | "unchained" | "changed", seq = record.seq) =>
        ({ kind: "broken", seq, reason, checked: records }) as const;
      if (record.seq !== records + 1n) return broken("missing", records + 1n);
      if (hex(record.previousHash) !== hex(head)) return broken("unchained");
      if (hex(recordHash(vault, record)) !== hex(record.hash)) return broken("changed");
      records = record.seq;
      head = record.hash;
      return undefined;
    },
    whole: (): ChainCheck & { kind: "whole" } => ({ kind: "whole", records, head: hex(head) }),
  };
}

/** What the audit and the log keep of a check: so many records up to this head were there. */
export const checkFacts = (check: ChainCheck): Record<string, string | number> =>
  check.kind === "whole"
    ? { result: "whole", records: Number(check.records), head: check.head }
    : { result: "broken", seq: Number(check.seq), reason: check.reason };
