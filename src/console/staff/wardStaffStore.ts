/** The staff of one ward, as its admins see them: nobody of another ward. `*` is everybody, for admins of every ward. */
import type { Tx } from "../../db.js";
import { everyWard, type Role } from "../role.js";

export interface WardStaff {
  id: string;
  name: string;
  email: string;
  /** In this ward; null: of every ward's list, without a role for all of them. */
  role: Role | null;
  disabled: boolean;
  /** Has signed in with a password or the city's account. */
  started: boolean;
  /** Other wards that they have a role in: then this ward does not decide about the account as a whole. */
  elsewhere: readonly string[];
}

const select = (tx: Tx, ward: string, id: string | null) => tx.$queryRaw<WardStaff[]>`
  SELECT s.id, s.name, s.email, r.role::text AS role, s.disabled_at IS NOT NULL AS disabled,
    (s.password_hash IS NOT NULL OR s.oidc_subject IS NOT NULL) AS started,
    ARRAY(SELECT o.ward FROM staff_role o WHERE o.staff_id = s.id AND o.ward <> ${ward} ORDER BY 1) AS elsewhere
  FROM staff s LEFT JOIN staff_role r ON r.staff_id = s.id AND r.ward = ${ward}
  WHERE (r.role IS NOT NULL OR ${ward === everyWard}::boolean) AND (${id}::uuid IS NULL OR s.id = ${id}::uuid)
  ORDER BY s.disabled_at IS NOT NULL, r.role DESC NULLS LAST, s.name, s.id`;

export const wardStaffStore = {
  list: (tx: Tx, ward: string): Promise<WardStaff[]> => select(tx, ward, null),

  async find(tx: Tx, ward: string, id: string): Promise<WardStaff | undefined> {
    const [found] = await select(tx, ward, id);
    return found;
  },

  /** Who could be the second person for a role in this ward: admins, also those of every ward. */
  async adminsOf(tx: Tx, ward: string): Promise<string[]> {
    const rows = await tx.$queryRaw<{ id: string }[]>`
      SELECT DISTINCT s.id FROM staff s JOIN staff_role r ON r.staff_id = s.id
      WHERE r.role = 'admin' AND r.ward IN (${ward}, ${everyWard}) AND s.disabled_at IS NULL`;
    return rows.map(({ id }) => id);
  },
} as const;
