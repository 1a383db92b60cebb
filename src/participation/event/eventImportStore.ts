/** Writes many events at once, and keeps an uploaded file until it has been looked at. */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Tx } from "../../db.js";
import { rowHash } from "./eventCsv.js";
import type { KnownEvent, Planned, PlannedChange } from "./eventImport.js";
import { changesCalendar, eventFields, type WardEvent } from "./wardEvent.js";
import { eventOfRow } from "./wardEventStore.js";

/** So much at a time that a statement stays small. */
const atOnce = 500;

const importCounts = z.object({
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  /** Left as they are: edited or cancelled here. */
  left: z.int(),
  bad: z.int(),
});
export type ImportCounts = z.infer<typeof importCounts>;

export interface KeptEventFile {
  id: string;
  fileName: string;
  createdAt: Date;
  /** Undefined once it has been taken in. */
  file: Buffer | undefined;
  counts: ImportCounts | undefined;
  importedAt: Date | undefined;
}

const rowsColumn = z.object({ file: z.base64() });

function pieces<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / atOnce) }, (_, at) => all.slice(at * atOnce, (at + 1) * atOnce));
}

/** A row of the statements below, under the names of the columns; what is left out is null. */
const recordOf = ({ row, fields }: Planned, more: object): object => ({
  ...Object.fromEntries(Object.keys(eventFields.shape).map((key) => [key, fields[key as keyof typeof fields] ?? null])),
  key: row.key,
  cancelled: row.cancelled === true,
  hash: rowHash(row).toString("hex"),
  ...more,
});

/** An event as it is written by an import, after `planned`. */
function after({ row, fields, before }: PlannedChange): Pick<WardEvent, "sequence" | "movedFrom" | "cancelled"> {
  const cancels = row.cancelled === true && !before.cancelled;
  const moved = before.state === "published" && before.startsAt.getTime() !== fields.startsAt.getTime();
  return {
    sequence: before.sequence + (cancels || changesCalendar(before, fields) ? 1 : 0),
    movedFrom: moved ? before.startsAt : before.movedFrom,
    cancelled: before.cancelled || cancels,
  };
}

export const eventImportStore = {
  async keep(
    tx: Tx,
    ward: string,
    file: { fileName: string; sha256: string; bytes: Buffer; by: string },
  ): Promise<string> {
    const id = randomUUID();
    const { fileName, sha256: fileSha256, bytes, by: createdBy } = file;
    await tx.eventImport.create({
      data: { id, ward, fileName, fileSha256, createdBy, rows: { file: bytes.toString("base64") } },
    });
    return id;
  },

  /** @param lock whoever takes it in waits for who does already */
  async find(tx: Tx, ward: string, id: string, lock = false): Promise<KeptEventFile | undefined> {
    if (lock) await tx.$queryRaw`SELECT 1 FROM event_import WHERE id = ${id}::uuid AND ward = ${ward} FOR UPDATE`;
    const row = await tx.eventImport.findFirst({ where: { id, ward } });
    if (!row) return undefined;
    const kept = rowsColumn.safeParse(row.rows).data;
    return {
      id: row.id,
      fileName: row.fileName,
      createdAt: row.createdAt,
      file: kept && Buffer.from(kept.file, "base64"),
      counts: importCounts.safeParse(row.counts).data,
      importedAt: row.importedAt ?? undefined,
    };
  },

  /** Newest first, without the files. */
  async list(tx: Tx, ward: string): Promise<Omit<KeptEventFile, "file">[]> {
    const rows = await tx.eventImport.findMany({
      where: { ward },
      orderBy: [{ createdAt: "desc" }, { id: "asc" }],
      take: 20,
      select: { id: true, fileName: true, createdAt: true, counts: true, importedAt: true },
    });
    return rows.map(({ counts, importedAt, ...row }) => ({
      ...row,
      counts: importCounts.safeParse(counts).data,
      importedAt: importedAt ?? undefined,
    }));
  },

  /** It is in the events now: the file is not kept. */
  async finish(tx: Tx, id: string, counts: ImportCounts): Promise<void> {
    await tx.$executeRaw`
      UPDATE event_import SET rows = NULL, counts = ${JSON.stringify(counts)}::jsonb, imported_at = now()
      WHERE id = ${id}::uuid`;
  },

  async drop(tx: Tx, ward: string, id: string): Promise<boolean> {
    const { count } = await tx.eventImport.deleteMany({ where: { id, ward, importedAt: null } });
    return count > 0;
  },

  /** Files that nobody took in, a day later. */
  async forget(tx: Tx): Promise<number> {
    return tx.$executeRaw`
      DELETE FROM event_import WHERE imported_at IS NULL AND created_at < now() - interval '1 day'`;
  },

  /** @param lock nobody else changes them meanwhile */
  async known(tx: Tx, ward: string, keys: readonly string[], lock = false): Promise<Map<string, KnownEvent>> {
    const known = new Map<string, KnownEvent>();
    for (const some of pieces(keys)) {
      if (lock)
        await tx.$queryRaw`
          SELECT 1 FROM ward_event WHERE ward = ${ward} AND key = ANY(${some}::text[]) ORDER BY id FOR UPDATE`;
      const rows = await tx.wardEvent.findMany({ where: { ward, key: { in: some } } });
      for (const row of rows) known.set(row.key, { ...eventOfRow(row), importHash: row.importHash ?? undefined });
    }
    return known;
  },

  /** Published imported ones that are not over: what the file may have forgotten. */
  async imported(tx: Tx, ward: string, now: Date): Promise<WardEvent[]> {
    const rows = await tx.wardEvent.findMany({
      where: { ward, origin: "import", state: "published", cancelled: false, startsAt: { gte: now } },
      orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    });
    return rows.map(eventOfRow);
  },

  /** @returns the events, as they are now; a key that came into use meanwhile is left out */
  async insert(
    tx: Tx,
    ward: string,
    planned: readonly Planned[],
    from: { origin: "import" | "file"; state: WardEvent["state"]; by?: string | undefined },
  ): Promise<WardEvent[]> {
    const events: WardEvent[] = [];
    for (const some of pieces(planned)) {
      const records = some.map((one) => recordOf(one, { id: randomUUID() }));
      const made = await tx.$queryRaw<{ key: string }[]>`
        INSERT INTO ward_event (id, ward, key, state, title, kind, topic, summary, details, series, scope, starts_at, ends_at,
          all_day, place, address, latitude, longitude, district, audience, with_children, fee, free, contact, phone, url,
          languages, source, source_as_of, capacity, sign_up, sign_up_from, sign_up_until, most_people, asks, offer_hours,
          cancelled, origin, import_hash, created_by)
        SELECT id, ${ward}, key, ${from.state}, title, kind, topic, summary, details, series, scope, "startsAt", "endsAt",
          "allDay", place, address, latitude, longitude, district, audience, "withChildren", fee, free, contact, phone, url,
          languages, source, "sourceAsOf", capacity, "signUp", "signUpFrom", "signUpUntil", "mostPeople", asks, "offerHours",
          cancelled, ${from.origin}, decode(hash, 'hex'), ${from.by ?? null}::uuid
        FROM jsonb_to_recordset(${JSON.stringify(records)}::jsonb) AS r(id uuid, key text, title text, kind text, topic text,
          summary text, details text, series text, scope text, "startsAt" timestamptz, "endsAt" timestamptz, "allDay" boolean,
          place text, address text, latitude float8, longitude float8, district text, audience text, "withChildren" boolean,
          fee text, free boolean, contact text, phone text, url text, languages text[], source text, "sourceAsOf" text,
          capacity int, "signUp" boolean, "signUpFrom" timestamptz, "signUpUntil" timestamptz, "mostPeople" int, asks jsonb,
          "offerHours" int, cancelled boolean, hash text)
        ON CONFLICT (ward, key) DO NOTHING RETURNING key`;
      const known = await this.known(
        tx,
        ward,
        made.map(({ key }) => key),
      );
      events.push(...known.values());
    }
    return events;
  },

  /** Events whose rows are locked. @returns them as they are now, by key */
  async update(tx: Tx, ward: string, planned: readonly PlannedChange[]): Promise<Map<string, WardEvent>> {
    const events = new Map<string, WardEvent>();
    for (const some of pieces(planned)) {
      const records = some.map((one) => recordOf(one, { id: one.before.id, ...after(one) }));
      await tx.$executeRaw`
        UPDATE ward_event e SET title = r.title, kind = r.kind, topic = r.topic, summary = r.summary, details = r.details,
          series = r.series, scope = r.scope, starts_at = r."startsAt", ends_at = r."endsAt", all_day = r."allDay",
          place = r.place, address = r.address, latitude = r.latitude, longitude = r.longitude, district = r.district,
          audience = r.audience, with_children = r."withChildren", fee = r.fee, free = r.free, contact = r.contact,
          phone = r.phone, url = r.url, languages = r.languages, source = r.source, source_as_of = r."sourceAsOf",
          capacity = r.capacity, sign_up = r."signUp", sign_up_from = r."signUpFrom", sign_up_until = r."signUpUntil",
          most_people = r."mostPeople", asks = r.asks, offer_hours = r."offerHours", cancelled = r.cancelled,
          import_hash = decode(r.hash, 'hex'), moved_from = r."movedFrom", sequence = r.sequence, version = e.version + 1,
          edited = false, updated_at = now()
        FROM jsonb_to_recordset(${JSON.stringify(records)}::jsonb) AS r(id uuid, title text, kind text, topic text,
          summary text, details text, series text, scope text, "startsAt" timestamptz, "endsAt" timestamptz, "allDay" boolean,
          place text, address text, latitude float8, longitude float8, district text, audience text, "withChildren" boolean,
          fee text, free boolean, contact text, phone text, url text, languages text[], source text, "sourceAsOf" text,
          capacity int, "signUp" boolean, "signUpFrom" timestamptz, "signUpUntil" timestamptz, "mostPeople" int, asks jsonb,
          "offerHours" int, cancelled boolean, hash text, "movedFrom" timestamptz, sequence int)
        WHERE e.id = r.id AND e.ward = ${ward}`;
      for (const [key, event] of await this.known(
        tx,
        ward,
        some.map(({ row }) => row.key),
      ))
        events.set(key, event);
    }
    return events;
  },
};
