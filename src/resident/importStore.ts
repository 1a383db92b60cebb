/** Writes imported residents: set by set, each set in a transaction, and the same when done twice. */
import { randomUUID } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import { type Database, type Tx, violatedIndex } from "../db.js";
import type { Vault } from "../vault.js";
import type { ImportedResident } from "./residentImport.js";

export interface ImportOutcome {
  created: number;
  updated: number;
  /** People who have chosen another ward of the channel themselves: nothing of theirs was changed. */
  elsewhere: readonly ImportedResident[];
}

const purpose = "line user id";

/** So many people that a statement is worth it, and so few that nobody waits long for their turn behind it. */
const setSize = 2_500;
/** Sealing blocks the process: between so many the webhook gets its turn. */
const sealedAtOnce = 250;

interface Sealed {
  resident: ImportedResident;
  person: string;
  sealed: string;
}

export type ImportStore = ReturnType<typeof createImportStore>;

export function createImportStore(database: Database, vault: Vault) {
  async function seal(channel: string, residents: readonly ImportedResident[]): Promise<Sealed[]> {
    const all: Sealed[] = [];
    for (const [index, resident] of residents.entries()) {
      if (index % sealedAtOnce === sealedAtOnce - 1) await nextTurn();
      const { lineUserId } = resident;
      const person = Buffer.from(vault.pseudonym("person", channel, lineUserId)).toString("hex");
      all.push({ resident, person, sealed: Buffer.from(vault.seal(purpose, lineUserId)).toString("hex") });
    }
    // Everybody takes people in the same order: two imports at once wait for each other, never in a circle.
    return all.sort((a, b) => (a.person < b.person ? -1 : 1));
  }

  /** Those who are new become residents of the ward; of others what the line says is set. Who has blocked the account stays so. */
  async function write(tx: Tx, channel: string, ward: string, people: readonly Sealed[]) {
    const of = <T>(pick: (one: ImportedResident) => T) => people.map(({ resident }) => pick(resident));
    const rows = await tx.$queryRaw<{ place: number; outcome: "created" | "updated" | "elsewhere" }[]>`
      WITH given AS (
        SELECT g.place::int, g.id, decode(g.person, 'hex') AS person, decode(g.sealed, 'hex') AS sealed,
          string_to_array(g.interests, ',') AS interests, g.district, g.language
        FROM unnest(${people.map(() => randomUUID())}::uuid[], ${people.map(({ person }) => person)}::text[], ${people.map(({ sealed }) => sealed)}::text[],
          ${of(({ interests }) => interests?.join(",") ?? null)}::text[], ${of(({ district }) => district ?? null)}::text[], ${of((one) => one.language ?? null)}::text[])
          WITH ORDINALITY AS g (id, person, sealed, interests, district, language, place)),
      known AS (
        SELECT g.*, r.id AS resident, (r.ward IS NOT NULL AND r.ward <> ${ward}) AS elsewhere
        FROM given g JOIN line_contact c ON c.channel = ${channel} AND c.person = g.person JOIN resident r ON r.id = c.resident_id),
      changed AS (
        UPDATE resident r SET ward = ${ward}, interests = coalesce(k.interests, r.interests), district = coalesce(k.district, r.district), language = coalesce(k.language, r.language)
        FROM known k WHERE r.id = k.resident AND NOT k.elsewhere AND (r.ward IS NULL OR r.interests <> coalesce(k.interests, r.interests)
          OR r.district IS DISTINCT FROM coalesce(k.district, r.district) OR r.language <> coalesce(k.language, r.language))),
      fresh AS (SELECT g.* FROM given g WHERE NOT EXISTS (SELECT 1 FROM known k WHERE k.place = g.place)),
      newcomer AS (
        INSERT INTO resident (id, channel, ward, language, interests, district)
        SELECT id, ${channel}, ${ward}, coalesce(language, 'ja'), coalesce(interests, '{}'), district FROM fresh),
      reached AS (
        INSERT INTO line_contact (resident_id, channel, person, line_user_id) SELECT id, ${channel}, person, sealed FROM fresh ORDER BY place)
      SELECT place, CASE WHEN elsewhere THEN 'elsewhere' ELSE 'updated' END AS outcome FROM known
      UNION ALL SELECT place, 'created' FROM fresh`;
    return rows.map(({ place, outcome }) => ({ outcome, resident: people[place - 1]?.resident }));
  }

  return {
    /**
     * @param ward of the import; people who have chosen none get it
     * @throws DatabaseUnavailable in the middle: what was written stays, and doing it again is harmless
     */
    async write(channel: string, ward: string, residents: readonly ImportedResident[]): Promise<ImportOutcome> {
      let [created, updated] = [0, 0];
      const elsewhere: ImportedResident[] = [];
      for (let from = 0; from < residents.length; from += setSize) {
        const people = await seal(channel, residents.slice(from, from + setSize));
        const attempt = () =>
          database.transaction("console", (tx) => write(tx, channel, ward, people), { retry: true });
        // Somebody wrote to the account for the first time at this very moment: now they are known.
        const rows = await attempt().catch((error: unknown) => {
          if (violatedIndex(error) === undefined) throw error;
          return attempt();
        });
        for (const { outcome, resident } of rows) {
          if (!resident) continue;
          // A person who stands twice was made once, and set again.
          const again = resident.lines.length - 1;
          if (outcome === "elsewhere") elsewhere.push(resident);
          else if (outcome === "created") [created, updated] = [created + 1, updated + again];
          else updated += 1 + again;
        }
      }
      return { created, updated, elsewhere };
    },
  };
}
