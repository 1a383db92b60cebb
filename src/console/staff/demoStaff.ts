/** The staff of the demo: an editor, an approver and an admin in every ward, who come in by a link. */
import type { Database } from "../../db.js";
import type { Vault } from "../../vault.js";
import type { Audit } from "../audit/audit.js";
import { everyWard, type Role } from "../role.js";
import { createSignInLinkStore } from "../signIn/signInLinkStore.js";
import { staffRosterStore } from "./staffRosterStore.js";

export interface DemoStaff {
  name: string;
  role: Role;
  /** Without the product's own address in front. */
  path: string;
}

const people: readonly { name: string; role: Role; email: string }[] = [
  { name: "デモ編集者", role: "editor", email: "editor@demo.invalid" },
  { name: "デモ承認者", role: "approver", email: "approver@demo.invalid" },
  { name: "デモ管理者", role: "admin", email: "admin@demo.invalid" },
];

/** @returns fresh links; those of the start before are worth nothing any more */
export async function demoStaff(database: Database, vault: Vault, audit: Audit): Promise<DemoStaff[]> {
  const links = createSignInLinkStore(vault);
  const made: DemoStaff[] = [];
  for (const { name, role, email } of people) {
    const path = await database.transaction("console", async (tx) => {
      const known = await staffRosterStore.byEmail(tx, email);
      const id = known?.id ?? (await staffRosterStore.add(tx, email, name));
      if (!known) await staffRosterStore.give(tx, id, everyWard, role);
      const link = await links.issue(tx, id, { demo: true });
      if (!known)
        await audit.record(tx, {
          actor: { kind: "system" },
          action: "staff.added",
          subject: id,
          facts: { role, demo: true },
        });
      return link;
    });
    made.push({ name, role, path });
  }
  return made;
}
