/** What taking in a file would change: each good row beside the event of its key, field by field. */
import { isDeepStrictEqual } from "node:util";
import { type BadRow, type GoodRow, rowHash } from "./eventCsv.js";
import { kindOf } from "./eventCsvWords.js";
import { type EventFields, endOf, eventFields, fieldsOf, type WardEvent } from "./wardEvent.js";

export type KnownEvent = WardEvent & { importHash: Uint8Array | undefined };

export interface FieldChange {
  field: keyof EventFields | "cancelled";
  before: unknown;
  after: unknown;
}

export interface Planned {
  row: GoodRow;
  fields: EventFields;
}
export interface PlannedChange extends Planned {
  before: KnownEvent;
  changes: readonly FieldChange[];
}

export interface ImportPlan {
  added: readonly Planned[];
  changed: readonly PlannedChange[];
  unchanged: number;
  /** Staff made or edited them, and the file says something else: left alone unless somebody says so. */
  conflicts: readonly PlannedChange[];
  /** Cancelled here, and the file says something else: nothing is un-cancelled. */
  cancelled: readonly PlannedChange[];
  /** Together with what the file does not say they break a rule. */
  refused: readonly BadRow[];
}

const fieldKeys = Object.keys(eventFields.shape) as (keyof EventFields)[];

export function planImport(rows: readonly GoodRow[], known: ReadonlyMap<string, KnownEvent>): ImportPlan {
  const plan = {
    added: [] as Planned[],
    changed: [] as PlannedChange[],
    unchanged: 0,
    conflicts: [] as PlannedChange[],
    cancelled: [] as PlannedChange[],
    refused: [] as BadRow[],
  };
  for (const row of rows) {
    const before = known.get(row.key);
    // The same row as last time: what staff have changed since then stays.
    if (before?.importHash && Buffer.from(before.importHash).equals(rowHash(row))) {
      plan.unchanged += 1;
      continue;
    }
    const merged = eventFields.safeParse(mergedFields(before, row));
    if (!merged.success) {
      const told = [...new Set(merged.error.issues.map(({ path }) => path.join(".")))].join("、");
      plan.refused.push({ kind: "bad", line: row.line, faults: [{ column: "", problem: { kind: "refused", told } }] });
      continue;
    }
    const fields = merged.data;
    if (!before) {
      plan.added.push({ row, fields });
      continue;
    }
    const changes = changesOf(before, fields, row.cancelled);
    if (changes.length === 0) plan.unchanged += 1;
    else if (before.cancelled) plan.cancelled.push({ row, fields, before, changes });
    else if (before.edited || before.origin === "console") plan.conflicts.push({ row, fields, before, changes });
    else plan.changed.push({ row, fields, before, changes });
  }
  return plan;
}

function mergedFields(before: KnownEvent | undefined, { patch }: GoodRow): object {
  if (!before) return { kind: kindOf("", patch.title), ...patch };
  const merged = { ...fieldsOf(before), ...patch };
  // The last day of a day is written as itself or left out.
  const { allDay, startsAt } = merged;
  const sameDays = allDay && before.allDay && startsAt.getTime() === before.startsAt.getTime();
  if (sameDays && endOf({ allDay, startsAt, endsAt: merged.endsAt }).getTime() === endOf(before).getTime())
    merged.endsAt = before.endsAt;
  return merged;
}

function changesOf(before: KnownEvent, after: EventFields, cancelled: boolean | undefined): FieldChange[] {
  const changes: FieldChange[] = fieldKeys
    .filter((field) => !isDeepStrictEqual(before[field], after[field]))
    .map((field) => ({ field, before: before[field], after: after[field] }));
  if (cancelled === true && !before.cancelled) changes.push({ field: "cancelled", before: false, after: true });
  return changes;
}
