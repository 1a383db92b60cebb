/** Which audit records somebody wants to see. */
import { z } from "zod";

export interface AuditFilter {
  /** `*`: of every ward and of the installation. */
  ward: string;
  /** announcement.approved, or a whole area: announcement */
  action?: string | undefined;
  /** Id of who did it or to whom it was done. */
  person?: string | undefined;
  from?: Date | undefined;
  until?: Date | undefined;
}

const empty = z.literal("").transform(() => undefined);
/** Years with four digits in the database as well: its calendar has no year 0, and the day after 9999 is not in ours. */
const civilDay = z.iso.date().refine((text) => text >= "1000" && text < "9999");
const day = z.union([empty, civilDay]).optional().catch(undefined);

/** As it stands in an address; what can't be read is left out. */
export const auditQuery = z.object({
  action: z
    .union([empty, z.string().regex(/^[a-z][a-z-]*(\.[a-z][a-z-]*)?$/)])
    .optional()
    .catch(undefined),
  person: z.union([empty, z.uuid()]).optional().catch(undefined),
  from: day,
  until: day,
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .transform(BigInt)
    .optional()
    .catch(undefined),
});
export type AuditQuery = z.infer<typeof auditQuery>;

/** Whole days of Japan's calendar, both included. */
export function auditFilter(ward: string, { action, person, from, until }: AuditQuery): AuditFilter {
  return {
    ward,
    action,
    person,
    from: from === undefined ? undefined : new Date(`${from}T00:00:00+09:00`),
    until: until === undefined ? undefined : new Date(new Date(`${until}T00:00:00+09:00`).getTime() + 86_400_000),
  };
}
