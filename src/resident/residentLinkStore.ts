/** Links that let a resident into a page of their own for a day; of the token only an HMAC is kept. */
import type { Database, Tx } from "../db.js";
import { type Language, language } from "../language.js";
import type { Vault } from "../vault.js";

export interface LinkedResident {
  id: string;
  language: Language;
}

/** What a link opens, and nothing else: settings, the resident's own page, one's sign-ups, one's cases. */
export type LinkPurpose = "settings" | "own" | "sign-up" | "case";

export type ResidentLinkStore = ReturnType<typeof createResidentLinkStore>;

export function createResidentLinkStore(database: Database, vault: Vault) {
  const hashOf = (token: string) => Buffer.from(vault.pseudonym("resident link", token));

  return {
    /**
     * @param seed decides the token, with the secret key: a turn that runs again makes the same link
     * @returns the token, which is nowhere but in the link
     */
    async create(tx: Tx, residentId: string, purpose: LinkPurpose, seed: string): Promise<string> {
      const token = Buffer.from(vault.pseudonym("resident link token", purpose, seed)).toString("base64url");
      await tx.$executeRaw`DELETE FROM resident_link WHERE resident_id = ${residentId}::uuid AND expires_at < now()`;
      await tx.$executeRaw`
        INSERT INTO resident_link (token_hash, resident_id, purpose, expires_at)
        VALUES (${hashOf(token)}, ${residentId}::uuid, ${purpose}, now() + interval '24 hours')
        ON CONFLICT (token_hash) DO NOTHING`;
      return token;
    },

    /** Whose link it is, while it works, and only under the address of the resident's ward. */
    async find(tx: Tx, ward: string, purpose: LinkPurpose, token: string): Promise<LinkedResident | undefined> {
      const [found] = await tx.$queryRaw<{ id: string; language: string }[]>`
        SELECT r.id, r.language FROM resident_link l JOIN resident r ON r.id = l.resident_id
        WHERE l.token_hash = ${hashOf(token)} AND l.purpose = ${purpose} AND l.expires_at > now() AND r.ward = ${ward}`;
      return found && { id: found.id, language: language.catch("ja").parse(found.language) };
    },

    /** Nightly. */
    async forgetOld(): Promise<void> {
      await database.run("worker", (tx) => tx.$executeRaw`DELETE FROM resident_link WHERE expires_at < now()`);
    },
  };
}
