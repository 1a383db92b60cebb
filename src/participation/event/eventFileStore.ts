/** Puts the events of the content's files into the database at the start: what staff have edited since stays as it is. */
import type { Tx } from "../../db.js";
import type { GoodRow } from "./eventCsv.js";
import { type ImportPlan, planImport } from "./eventImport.js";
import { eventImportStore } from "./eventImportStore.js";

export interface EventFilesOptions {
  /** Ward → the rows of its file. */
  rowsOf: ReadonlyMap<string, readonly GoodRow[]>;
}

export interface EventFiles {
  /** Of each ward. Safe to run twice, and by two instances. @returns how many events are new or changed */
  load(tx: Tx): Promise<number>;
}

export function createEventFiles({ rowsOf }: EventFilesOptions): EventFiles {
  async function loadWard(tx: Tx, ward: string, rows: readonly GoodRow[]): Promise<number> {
    const plan = planImport(rows, await eventImportStore.known(tx, ward, keysOf(rows), true));
    const changed = ofFile(plan);
    await eventImportStore.update(tx, ward, changed);
    const made = await eventImportStore.insert(tx, ward, plan.added, { origin: "file", state: "published" });
    return made.length + changed.length;
  }
  return {
    async load(tx) {
      let count = 0;
      for (const [ward, rows] of rowsOf) if (rows.length > 0) count += await loadWard(tx, ward, rows);
      return count;
    },
  };
}

const keysOf = (rows: readonly GoodRow[]): string[] => rows.map(({ key }) => key);

/** An event of the same key that came in otherwise is not the file's. */
const ofFile = ({ changed }: ImportPlan) => changed.filter(({ before }) => before.origin === "file");
