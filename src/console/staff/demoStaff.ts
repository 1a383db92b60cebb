/** The staff of the demo: an editor, an approver and an admin in every ward, who come in by a link. */
import type { Database, Tx } from "../../db.js";
import type { Vault } from "../../vault.js";
import type { Actor } from "../actor.js";
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

export type StaffActor = Extract<Actor, { kind: "staff" }>;

const people: readonly { name: string; role: Role; email: string }[] = [
  { name: "デモ編集者", role: "editor", email: "editor@demo.invalid" },
  { name: "デモ承認者", role: "approver", email: "approver@demo.invalid" },
  { name: "デモ管理者", role: "admin", email: "admin@demo.invalid" },
];

/** Their row, made where there is none yet; in the caller's transaction, at its end. */
async function present(tx: Tx, audit: Audit, { name, role, email }: (typeof people)[number]): Promise<string> {
  const known = await staffRosterStore.byEmail(tx, email);
  if (known) return known.id;
  const id = await staffRosterStore.add(tx, email, name);
  await staffRosterStore.give(tx, id, everyWard, role);
  await audit.record(tx, {
    actor: { kind: "system" },
    action: "staff.added",
    subject: id,
    facts: { role, demo: true },
  });
  return id;
}

/** Who acts where the demo plays the staff's part: whoever writes, and whoever approves. */
export async function demoActors(
  database: Database,
  audit: Audit,
): Promise<{ editor: StaffActor; approver: StaffActor }> {
  const actorOf = async (role: Role): Promise<StaffActor> => {
    const person = people.find((one) => one.role === role);
    if (!person) throw new Error("the demo has nobody of this role");
    const id = await database.transaction("console", (tx) => present(tx, audit, person));
    return { kind: "staff", id, name: person.name };
  };
  return { editor: await actorOf("editor"), approver: await actorOf("approver") };
}

/** @returns fresh links; those of the start before are worth nothing any more */
export async function demoStaff(database: Database, vault: Vault, audit: Audit): Promise<DemoStaff[]> {
  const links = createSignInLinkStore(vault);
  const made: DemoStaff[] = [];
  for (const person of people) {
    const { name, role } = person;
    const id = await database.transaction("console", (tx) => present(tx, audit, person));
    const path = await database.transaction("console", (tx) => links.issue(tx, id, { demo: true }));
    made.push({ name, role, path });
  }
  return made;
}
