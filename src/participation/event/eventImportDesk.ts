/** Taking in a file of events: it waits until somebody has looked at what would change, then all of it goes in at once. */
import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import type { Audit } from "../../console/audit/audit.js";
import type { ConsoleContext } from "../../console/consoleRoute.js";
import type { WardContent } from "../../content.js";
import type { Database, Tx } from "../../db.js";
import type { BookingDesk } from "../booking/bookingDesk.js";
import { type BadRow, type EventFileRead, type EventTable, type GoodRow, readEventCsv } from "./eventCsv.js";
import { whatToTell } from "./eventDesk.js";
import { factsOfWard } from "./eventFile.js";
import { type ImportPlan, type PlannedChange, planImport } from "./eventImport.js";
import { eventImportStore, type ImportCounts, type KeptEventFile } from "./eventImportStore.js";
import { endOf, type WardEvent } from "./wardEvent.js";

export interface EventImportOptions {
  database: Database;
  audit: Audit;
  bookings: Pick<BookingDesk, "eventChanged" | "moveUp" | "places">;
  /** An event became visible to residents; in the transaction that made it so. */
  published?: ((tx: Tx, event: WardEvent, now: Date) => Promise<unknown>) | undefined;
  recount(tx: Tx, ward: string, now: Date): Promise<void>;
}

export interface ImportPreview {
  kind: "waiting";
  file: Omit<KeptEventFile, "file">;
  table: EventTable;
  plan: ImportPlan;
  /** Rows that can't be taken, by line. */
  bad: readonly BadRow[];
  /** Imported before and still to come, and not in this file: left as they are. */
  gone: readonly WardEvent[];
}

export type ImportTaken =
  | { kind: "taken"; counts: ImportCounts }
  | { kind: "missing" }
  | { kind: "again"; counts: ImportCounts };

/** What says which version of an event somebody saw in the preview. */
export const seenMark = ({ before }: PlannedChange): string => `${before.key} ${before.version}`;

export function createEventImportDesk({ database, audit, bookings, published, recount }: EventImportOptions) {
  function tableOf(bytes: Buffer, ward: WardContent): EventTable {
    const read = readEventCsv(gunzipSync(bytes), factsOfWard(ward.ward));
    if (read.kind !== "read") throw new Error(`a file of events that was read is ${read.kind} now`);
    return read;
  }

  async function planOf(tx: Tx, ward: string, table: EventTable, now: Date, lock = false): Promise<ImportPlan> {
    const rows = table.rows.filter((row): row is GoodRow => row.kind === "good");
    const keys = rows.map(({ key }) => key);
    const plan = planImport(rows, await eventImportStore.known(tx, ward, keys, lock));
    return withPlaces(tx, plan, now);
  }

  /** Places that people hold are not taken away. */
  async function withPlaces(tx: Tx, plan: ImportPlan, now: Date): Promise<ImportPlan> {
    const shrinks = ({ before, fields }: PlannedChange) =>
      fields.capacity !== undefined && (before.capacity ?? Number.POSITIVE_INFINITY) > fields.capacity;
    const ids = [...plan.changed, ...plan.conflicts].filter(shrinks).map(({ before }) => before.id);
    if (ids.length === 0) return plan;
    const places = await bookings.places(tx, ids, now);
    const taken = ({ before }: PlannedChange) => places.get(before.id)?.taken ?? 0;
    const tooFew = (one: PlannedChange) => shrinks(one) && taken(one) > (one.fields.capacity ?? 0);
    const refused = [...plan.changed, ...plan.conflicts].filter(tooFew).map(
      (one): BadRow => ({
        kind: "bad",
        line: one.row.line,
        faults: [
          {
            column: "定員",
            value: String(one.fields.capacity),
            problem: { kind: "too-few-places", told: String(taken(one)) },
          },
        ],
      }),
    );
    return {
      ...plan,
      changed: plan.changed.filter((one) => !tooFew(one)),
      conflicts: plan.conflicts.filter((one) => !tooFew(one)),
      refused: [...plan.refused, ...refused],
    };
  }

  const badOf = (table: EventTable, plan: ImportPlan): BadRow[] =>
    [...table.rows.filter((row): row is BadRow => row.kind === "bad"), ...plan.refused].toSorted(
      (one, other) => one.line - other.line,
    );

  /** People who signed up are told, those who wait move up. */
  async function follow(tx: Tx, ward: string, changed: readonly PlannedChange[], now: Date): Promise<void> {
    const events = await eventImportStore.update(tx, ward, changed);
    for (const { before, row } of changed) {
      const event = events.get(row.key);
      if (!event) continue;
      const cancels = event.cancelled && !before.cancelled;
      if (cancels && event.state === "published" && endOf(event) > now)
        await bookings.eventChanged(tx, event, "cancelled");
      if (cancels) continue;
      const grew = before.capacity !== undefined && (event.capacity ?? Number.POSITIVE_INFINITY) > before.capacity;
      if (grew) await bookings.moveUp(tx, ward, event.id, now);
      const what = whatToTell(before, event, now);
      if (what) await bookings.eventChanged(tx, event, what);
    }
  }

  return {
    async upload(
      context: Pick<ConsoleContext, "ward" | "actor">,
      file: { name: string; bytes: Buffer },
    ): Promise<{ kind: "kept"; id: string } | Exclude<EventFileRead, { kind: "read" }>> {
      const read = readEventCsv(file.bytes, factsOfWard(context.ward.ward));
      if (read.kind !== "read") return read;
      const id = await database.transaction("console", (tx) =>
        eventImportStore.keep(tx, context.ward.ward.id, {
          fileName: file.name.slice(0, 200),
          sha256: createHash("sha256").update(file.bytes).digest("hex"),
          bytes: gzipSync(file.bytes),
          by: context.actor.id,
        }),
      );
      return { kind: "kept", id };
    },

    list: (ward: string) => database.run("console", (tx) => eventImportStore.list(tx, ward)),

    /** Undefined: not there. */
    async preview(
      ward: WardContent,
      id: string,
      now: Date,
    ): Promise<ImportPreview | { kind: "taken"; counts: ImportCounts | undefined } | undefined> {
      const kept = await database.run("console", (tx) => eventImportStore.find(tx, ward.ward.id, id));
      if (!kept) return undefined;
      const { file: bytes, ...file } = kept;
      if (!bytes) return { kind: "taken", counts: file.counts };
      const table = tableOf(bytes, ward);
      const keys = new Set(table.rows.flatMap((row) => (row.kind === "good" ? row.key : [])));
      return database.run("console", async (tx) => {
        const plan = await planOf(tx, ward.ward.id, table, now);
        const gone = (await eventImportStore.imported(tx, ward.ward.id, now)).filter(({ key }) => !keys.has(key));
        return { kind: "waiting", file, table, plan, bad: badOf(table, plan), gone };
      });
    },

    /** @param over marks of conflicts that the file may overwrite, as they were seen; a later version stays */
    async take(
      context: Pick<ConsoleContext, "ward" | "actor" | "now">,
      id: string,
      { state, over }: { state: WardEvent["state"]; over: ReadonlySet<string> },
    ): Promise<ImportTaken> {
      const { now } = context;
      const ward = context.ward.ward.id;
      return database.transaction("console", async (tx) => {
        const kept = await eventImportStore.find(tx, ward, id, true);
        if (kept?.counts) return { kind: "again", counts: kept.counts };
        if (!kept?.file) return { kind: "missing" };
        const table = tableOf(kept.file, context.ward);
        const plan = await planOf(tx, ward, table, now, true);
        const overwritten = plan.conflicts.filter((one) => over.has(seenMark(one)));
        const changed = [...plan.changed, ...overwritten];
        await follow(tx, ward, changed, now);
        const made = await eventImportStore.insert(tx, ward, plan.added, {
          origin: "import",
          state,
          by: context.actor.id,
        });
        for (const event of made)
          if (event.state === "published" && !event.cancelled && endOf(event) > now) await published?.(tx, event, now);
        if (made.length + changed.length > 0) await recount(tx, ward, now);
        const counts: ImportCounts = {
          added: made.length,
          changed: changed.length,
          unchanged: plan.unchanged,
          left: plan.conflicts.length - overwritten.length + plan.cancelled.length,
          bad: badOf(table, plan).length,
        };
        await eventImportStore.finish(tx, id, counts);
        const facts = { rows: table.rows.length, new: counts.added, changed: counts.changed, bad: counts.bad };
        await audit.record(tx, { actor: context.actor, ward, action: "event.imported", subject: id, facts });
        return { kind: "taken", counts };
      });
    },

    drop: (ward: string, id: string) => database.transaction("console", (tx) => eventImportStore.drop(tx, ward, id)),
  };
}
