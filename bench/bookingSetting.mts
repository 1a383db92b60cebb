/** Friends of the account and events to sign up for, in a database: what a run begins with, and how its judge looks at it. */
import { randomUUID } from "node:crypto";
import pg from "pg";
import { type Database, openDatabase } from "../src/db.js";
import { createLog } from "../src/log.js";
import { createBookingDesk } from "../src/participation/booking/bookingDeskStore.js";
import { eventFields } from "../src/participation/event/wardEvent.js";
import { wardEventStore } from "../src/participation/event/wardEventStore.js";
import { createResidentLinkStore } from "../src/resident/residentLinkStore.js";
import { createResidentStore } from "../src/resident/residentStore.js";
import { createVault } from "../src/vault.js";

export const secretKey = Buffer.alloc(32, 7).toString("base64");

export interface ProvedEvent {
  id: string;
  key: string;
}

export interface Friend {
  residentId: string;
  lineUserId: string;
  /** Opens the form of a sign-up. */
  token: string;
}

export interface BookingSetting {
  event(about: { title: string; startsAt: Date; capacity: number }): Promise<ProvedEvent>;
  friends(count: number): Promise<Friend[]>;
  /** Without the form, before the run. */
  signUp(event: ProvedEvent, friends: readonly Friend[], now: Date): Promise<void>;
  /** The judge's own look, past the product. */
  look<Row extends object>(sql: string, ...values: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export async function createSetting(url: string): Promise<BookingSetting> {
  const log = createLog("silent");
  const database: Database = await openDatabase({ url, dataFolder: "", instanceId: "prove", log });
  const judge = new pg.Client({ connectionString: url });
  // Its database goes when the run fails; what failed is said by the run.
  judge.on("error", () => undefined);
  await judge.connect();
  const vault = createVault(secretKey);
  const residents = createResidentStore(database, vault);
  const links = createResidentLinkStore(database, vault);
  const untold = createBookingDesk({ vault, notices: { tell: async () => false } });
  let made = 0;
  return {
    event: ({ title, startsAt, capacity }) =>
      database.transaction("console", (tx) => {
        const fields = { title, startsAt, capacity, place: "区民センター", signUp: true, asks: { contact: "none" } };
        return wardEventStore.create(tx, "nishi", eventFields.parse(fields), { state: "published" });
      }),

    async friends(count) {
      const ids = Array.from({ length: count }, (_, index) => `U${(made + index).toString(16).padStart(32, "0")}`);
      made += count;
      return database.transaction("console", async (tx) => {
        await residents.adopt(tx, "nishi", "nishi", ids);
        const known = await tx.lineContact.findMany({ where: { channel: "nishi" } });
        const idOf = new Map(known.map(({ person, residentId }) => [Buffer.from(person).toString("hex"), residentId]));
        const friends: Friend[] = [];
        for (const lineUserId of ids) {
          const person = Buffer.from(vault.pseudonym("person", "nishi", lineUserId)).toString("hex");
          const residentId = idOf.get(person) ?? "";
          const token = await links.create(tx, residentId, "sign-up", randomUUID());
          friends.push({ residentId, lineUserId, token });
        }
        return friends;
      });
    },

    signUp: (event, friends, now) =>
      database.transaction("console", async (tx) => {
        const found = await wardEventStore.find(tx, "nishi", { id: event.id });
        if (!found) throw new Error("the event is not there");
        for (const { residentId } of friends) {
          const signer = { kind: "resident", residentId, language: "ja" } as const;
          const what = { people: 1, details: { name: "西 花子", needs: [] }, seed: randomUUID() };
          await untold.signUp(tx, found, signer, what, now);
        }
      }),

    look: async (sql, ...values) => (await judge.query(sql, values)).rows,

    async close() {
      await judge.end();
      await database.close();
    },
  };
}
