/** Links of the first sign-in, or after a reset: valid for 72 hours, used once, kept as pseudonyms. */
import { randomBytes } from "node:crypto";
import type { Tx } from "../../db.js";
import type { Vault } from "../../vault.js";

export const linkHours = 72;

export interface KnownLink {
  staffId: string;
  email: string;
  name: string;
  demo: boolean;
}

export type SignInLinkStore = ReturnType<typeof createSignInLinkStore>;

export function createSignInLinkStore(vault: Vault) {
  const hashOf = (token: string) => Buffer.from(vault.pseudonym("sign-in link", token));

  return {
    /** Earlier links of the person are worth nothing from now on. @returns the path, such as /console/welcome/… */
    async issue(tx: Tx, staffId: string, options: { demo?: boolean } = {}): Promise<string> {
      const token = randomBytes(24).toString("base64url");
      await tx.signInLink.deleteMany({ where: { staffId, usedAt: null } });
      await tx.$executeRaw`
        INSERT INTO sign_in_link (token_hash, staff_id, expires_at, demo)
        VALUES (${hashOf(token)}, ${staffId}::uuid, now() + ${linkHours} * interval '1 hour', ${options.demo ?? false})`;
      return `/console/welcome/${token}`;
    },

    /** Whose it is, without using it up: mail programs open links to look for harm. */
    async look(tx: Tx, token: string): Promise<KnownLink | undefined> {
      const [link] = await tx.$queryRaw<KnownLink[]>`
        SELECT s.id AS "staffId", s.email, s.name, l.demo FROM sign_in_link l JOIN staff s ON s.id = l.staff_id
        WHERE l.token_hash = ${hashOf(token)} AND l.used_at IS NULL AND l.expires_at > now() AND s.disabled_at IS NULL`;
      return link;
    },

    /** @returns false when somebody else was first. A demo's link stays: whoever tries the product signs in often. */
    async use(tx: Tx, token: string): Promise<boolean> {
      const used = await tx.$executeRaw`
        UPDATE sign_in_link SET used_at = CASE WHEN demo THEN NULL ELSE now() END
        WHERE token_hash = ${hashOf(token)} AND used_at IS NULL AND expires_at > now()`;
      return used > 0;
    },

    /** Nightly: links that are over. */
    async removeOld(tx: Tx): Promise<void> {
      await tx.$executeRaw`DELETE FROM sign_in_link WHERE expires_at < now()`;
    },
  };
}
