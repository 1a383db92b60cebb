/** Plays what else a ward supplies: the table of areas of associations, and what its counters say of waiting. */
import type { Database } from "../db.js";
import type { AssociationRow } from "../participation/association/associationTable.js";
import { associationTableStore } from "../participation/association/associationTableStore.js";
import { queueStore } from "../participation/queue/queueStore.js";
import { civilDate } from "../time.js";
import { uuid5 } from "../uuid.js";
import { counterKnown } from "./demoYearStore.js";
import { areaWords, counterNames } from "./yearWords.js";

export interface YearOfficeOptions {
  database: Database;
  /** Who writes: a person of the demo. */
  writer: string;
}

const minuteMs = 60_000;

/** The first town as a whole, the second by its 丁目; of the others the content tells what documents say. */
export function areaRows([first, second]: readonly string[]): AssociationRow[] {
  const { federation, association, fee, contact, building } = areaWords;
  const about = { federation, fee, contact };
  return [
    ...(first === undefined ? [] : [{ town: first, association: association(1), ...about }]),
    ...(second === undefined
      ? []
      : [
          { town: second, chome: 1, association: association(2), ...about },
          { town: second, chome: 2, association: association(3), ...about },
          { town: second, building, association: association(4), ...about },
        ]),
  ];
}

export function createYearOffice({ database, writer }: YearOfficeOptions) {
  return {
    /** Where a ward's own table is in force, it stays. @returns how many tables were new */
    async areas(ward: string, towns: readonly string[], now: Date): Promise<number> {
      return database.transaction("worker", async (tx) => {
        const rows = areaRows(towns);
        if (rows.length === 0 || (await associationTableStore.inForce(tx, ward))) return 0;
        const id = uuid5("demo year areas", ward);
        const kept = { rows, bad: [], ignored: [], mobile: [], fileName: "fictional.csv" };
        const table = { id, ...kept, source: areaWords.source, asOf: civilDate(now) };
        await associationTableStore.add(tx, ward, table, writer);
        return (await associationTableStore.apply(tx, ward, id, undefined)) === "applied" ? 1 : 0;
      });
    },

    /** Said anew each time, so that it is of today. @returns how many counters were new */
    async counters(ward: string, now: Date): Promise<number> {
      return database.transaction("worker", async (tx) => {
        let added = 0;
        for (const [place, [counter, name]] of Object.entries(counterNames).entries()) {
          if (!(await counterKnown(tx, ward, counter))) added += 1;
          const report = { name, waiting: 7 - 5 * place, calling: String(118 + 31 * place), minutes: 20 - 15 * place };
          await queueStore.put(tx, ward, counter, {
            ...report,
            asOf: new Date(now.getTime() - minuteMs).toISOString(),
          });
        }
        return added;
      });
    },
  };
}
