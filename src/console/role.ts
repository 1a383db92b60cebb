/** Roles of staff (閲覧者、編集者、承認者、管理者): each may do what the one before may, in the ward it is given for. */
import { z } from "zod";

export const roles = ["viewer", "editor", "approver", "admin"] as const;
export const role = z.enum(roles);
export type Role = z.infer<typeof role>;

/** Stands for every ward. */
export const everyWard = "*";

export const mayAct = (has: Role, needed: Role): boolean => roles.indexOf(has) >= roles.indexOf(needed);

/** The role in `ward` of somebody with these roles; the higher one where a role for every ward stands beside. */
export function roleIn(given: ReadonlyMap<string, Role>, ward: string): Role | undefined {
  const found = [given.get(ward), given.get(everyWard)].filter((one) => one !== undefined);
  return found.sort((a, b) => roles.indexOf(b) - roles.indexOf(a))[0];
}
