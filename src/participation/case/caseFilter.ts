/** What the list of cases is narrowed down by, as the address says it. */
import { z } from "zod";
import { soonUntil } from "./caseDeadline.js";
import { caseKey, caseStateKey } from "./caseForm.js";
import type { CaseFilter } from "./caseStore.js";

export const caseQuery = z.object({
  form: caseKey.optional().catch(undefined),
  /** open, closed, all, or a state's key. */
  state: caseStateKey.catch("open").default("open"),
  due: z.enum(["over", "soon"]).optional().catch(undefined),
  mine: z.literal("1").optional().catch(undefined),
  /** Part of the number. */
  q: z
    .string()
    .transform((value) => value.normalize("NFKC").trim())
    .pipe(z.string().regex(/^[\d-]{1,20}$/))
    .optional()
    .catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});
export type CaseQuery = z.infer<typeof caseQuery>;

export function caseFilter(query: CaseQuery, staffId: string, now: Date): CaseFilter {
  const { form, state, due, mine, q } = query;
  return {
    form,
    state: state === "all" ? undefined : state,
    dueBefore: due === undefined ? undefined : due === "over" ? now : soonUntil(now),
    assignedTo: mine && staffId,
    words: q,
  };
}

/** The same list, on another page or with another state. */
export function caseListAddress(base: string, query: CaseQuery, change: Partial<CaseQuery> = {}): string {
  const address = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...query, ...change }))
    if (value !== undefined && !(key === "page" && value === 1) && !(key === "state" && value === "open"))
      address.set(key, String(value));
  const text = address.toString();
  return text === "" ? base : `${base}?${text}`;
}
