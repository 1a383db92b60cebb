/** What admins do with the staff of their ward; each with its record in the audit. */
import type { Database, Tx } from "../../db.js";
import type { Actor } from "../actor.js";
import type { Audit } from "../audit/audit.js";
import { needsTwo } from "../countersign/countersign.js";
import type { CountersignStore } from "../countersign/countersignStore.js";
import { everyWard, type Role } from "../role.js";
import type { SignInLinkStore } from "../signIn/signInLinkStore.js";
import { staffRosterStore } from "./staffRosterStore.js";
import { wardStaffStore } from "./wardStaffStore.js";

type StaffActor = Actor & { kind: "staff" };

export interface Invitation {
  email: string;
  name: string;
  role: Role;
  reason: string;
}

export type Invited =
  /** `path` of the first sign-in; `asked`: the role itself waits for a second person. */
  | { kind: "invited"; path: string; asked: boolean }
  /** Had an account already. */
  | { kind: "joined" | "asked" }
  | { kind: "here" | "disabled" | "no-second" };

export type RoleChange = { kind: "asked" | "already" | "same" | "self" | "missing" | "no-second" };

export type AccountChange =
  | { kind: "done" }
  /** `asked`: what they were is theirs again once a second person agrees. */
  | { kind: "link"; path: string; asked: boolean }
  | { kind: "self" | "missing" | "elsewhere" | "no-second" };

export interface StaffDeskOptions {
  database: Database;
  countersigns: CountersignStore;
  links: Pick<SignInLinkStore, "issue">;
  audit: Audit;
}

export type StaffDesk = ReturnType<typeof createStaffDesk>;

/** For the second person. */
const reasonOfReset = "本人確認をやり直すため、前の権限に戻します。リンクが本人に渡ったことを確かめてください。";

export function createStaffDesk({ database, countersigns, links, audit }: StaffDeskOptions) {
  const auditWard = (ward: string) => (ward === everyWard ? undefined : ward);

  /** Somebody other than these two could say yes. */
  async function hasSecond(tx: Tx, ward: string, asker: string, subject?: string): Promise<boolean> {
    const admins = await wardStaffStore.adminsOf(tx, ward);
    return admins.some((id) => id !== asker && id !== subject);
  }

  async function askRole(
    tx: Tx,
    request: { ward: string; actor: StaffActor; staffId: string; role: Role | null; reason: string },
  ): Promise<boolean> {
    const { ward, actor, staffId, role, reason } = request;
    const id = await countersigns.ask(tx, {
      ward,
      kind: "role",
      payload: { staffId, role },
      reason,
      askedBy: actor.id,
    });
    if (id === undefined) return false;
    const facts = { kind: "role", role: role ?? "none" };
    await audit.record(tx, { actor, ward: auditWard(ward), action: "countersign.asked", subject: staffId, facts });
    return true;
  }

  /**
   * Whoever resets holds the link, and could approve in the other's name. So what takes two people to give is not left
   * with it: the person looks only, in each such ward, until a second admin has agreed.
   * @returns whether somebody was asked; undefined where there is nobody who could agree
   */
  async function lowerForReset(tx: Tx, actor: StaffActor, staffId: string): Promise<boolean | undefined> {
    const roles = await staffRosterStore.rolesOf(tx, staffId);
    const high = roles.filter(({ role }) => needsTwo(undefined, role));
    for (const { ward } of high) if (!(await hasSecond(tx, ward, actor.id, staffId))) return undefined;
    for (const { ward, role } of high) {
      await staffRosterStore.give(tx, staffId, ward, "viewer");
      const facts = { before: role, after: "viewer" };
      await audit.record(tx, { actor, ward: auditWard(ward), action: "role.changed", subject: staffId, facts });
      await askRole(tx, { ward, actor, staffId, role, reason: reasonOfReset });
    }
    return high.length > 0;
  }

  return {
    invite(ward: string, actor: StaffActor, invitation: Invitation): Promise<Invited> {
      const { email, name, role, reason } = invitation;
      return database.transaction("console", async (tx): Promise<Invited> => {
        const known = await staffRosterStore.byEmail(tx, email);
        if (known?.disabled) return { kind: "disabled" };
        if (known?.roles.some((one) => one.ward === ward)) return { kind: "here" };
        const two = needsTwo(undefined, role);
        if (two && !(await hasSecond(tx, ward, actor.id, known?.id))) return { kind: "no-second" };
        const staffId = known?.id ?? (await staffRosterStore.add(tx, email, name));
        const first = two ? "viewer" : role;
        await staffRosterStore.give(tx, staffId, ward, first);
        const path = known ? undefined : await links.issue(tx, staffId);
        const entry = { actor, ward: auditWard(ward), subject: staffId, facts: { role: first } };
        await audit.record(tx, { ...entry, action: "staff.invited" });
        if (two) await askRole(tx, { ward, actor, staffId, role, reason });
        if (path !== undefined) return { kind: "invited", path, asked: two };
        return { kind: two ? "asked" : "joined" };
      });
    },

    /** Asks a second admin. @param role null takes it away */
    changeRole(
      ward: string,
      actor: StaffActor,
      staffId: string,
      role: Role | null,
      reason: string,
    ): Promise<RoleChange> {
      return database.transaction("console", async (tx): Promise<RoleChange> => {
        if (staffId === actor.id) return { kind: "self" };
        const found = await wardStaffStore.find(tx, ward, staffId);
        if (!found) return { kind: "missing" };
        if (found.role === role) return { kind: "same" };
        if (!(await hasSecond(tx, ward, actor.id, staffId))) return { kind: "no-second" };
        return { kind: (await askRole(tx, { ward, actor, staffId, role, reason })) ? "asked" : "already" };
      });
    },

    /** At once: whoever must go, must go now. An account that other wards use too is theirs as well. */
    changeAccount(
      ward: string,
      actor: StaffActor,
      staffId: string,
      change: "disable" | "enable" | "reset",
    ): Promise<AccountChange> {
      return database.transaction("console", async (tx): Promise<AccountChange> => {
        if (staffId === actor.id) return { kind: "self" };
        const found = await wardStaffStore.find(tx, ward, staffId);
        if (!found) return { kind: "missing" };
        if (ward !== everyWard && found.elsewhere.length > 0) return { kind: "elsewhere" };
        const asked = change === "reset" && (await lowerForReset(tx, actor, staffId));
        if (asked === undefined) return { kind: "no-second" };
        await staffRosterStore[change](tx, staffId);
        const path = change === "reset" && !found.disabled ? await links.issue(tx, staffId) : undefined;
        const action = { disable: "staff.disabled", enable: "staff.enabled", reset: "staff.reset" }[change];
        await audit.record(tx, { actor, ward: auditWard(ward), action, subject: staffId });
        return path === undefined ? { kind: "done" } : { kind: "link", path, asked };
      });
    },
  };
}
