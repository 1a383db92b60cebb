/** What a new table changes against the one in force. */
import { type AssociationRow, placeOf } from "./associationTable.js";

export interface AssociationChange {
  added: AssociationRow[];
  changed: { before: AssociationRow; after: AssociationRow }[];
  gone: AssociationRow[];
  same: number;
}

const said = ({ association, federation, fee, contact, note }: AssociationRow): string =>
  JSON.stringify([association, federation, fee, contact, note]);

export function changeOf(before: readonly AssociationRow[], after: readonly AssociationRow[]): AssociationChange {
  const old = new Map(before.map((row) => [placeOf(row), row]));
  const change: AssociationChange = { added: [], changed: [], gone: [], same: 0 };
  for (const row of after) {
    const known = old.get(placeOf(row));
    if (!known) change.added.push(row);
    else if (said(known) === said(row)) change.same++;
    else change.changed.push({ before: known, after: row });
  }
  const now = new Set(after.map(placeOf));
  change.gone = before.filter((row) => !now.has(placeOf(row)));
  return change;
}

/** Nothing would be otherwise than it is. */
export const isNothing = ({ added, changed, gone }: AssociationChange): boolean =>
  added.length + changed.length + gone.length === 0;
