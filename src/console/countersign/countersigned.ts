/** Exports of personal data with two people: what features use. */
import type { Database, Tx } from "../../db.js";
import type { Actor } from "../actor.js";
import type { Audit } from "../audit/audit.js";
import type { ExportPayload } from "./countersign.js";
import type { CountersignStore } from "./countersignStore.js";

type StaffActor = Actor & { kind: "staff" };

/** Where an export stands for this person. */
export type ExportStanding = "none" | "asked" | "granted" | "refused";

export interface Countersigned {
  standing(ward: string, actor: StaffActor, what: string, subject: string): Promise<ExportStanding>;
  /** Asks approvers and admins of the ward; asking again while one waits changes nothing. */
  ask(ward: string, actor: StaffActor, what: string, subject: string, reason: string): Promise<void>;
  /**
   * Uses up the grant, in the transaction that records the export; the file is sent after it.
   * @returns false where nobody has granted it, or it was used, or the 24 hours are over
   */
  use(tx: Tx, ward: string, actor: StaffActor, what: string, subject: string): Promise<boolean>;
}

export function createCountersigned(options: {
  database: Database;
  store: CountersignStore;
  audit: Audit;
}): Countersigned {
  const { database, store, audit } = options;
  const same = (a: ExportPayload, what: string, subject: string) => a.what === what && a.subject === subject;
  return {
    async standing(ward, actor, what, subject) {
      const requests = await database.run("console", (tx) => store.askedBy(tx, ward, actor.id));
      const mine = requests.filter(
        ({ kind, payload }) => kind === "export" && "what" in payload && same(payload, what, subject),
      );
      const states = new Set(mine.map(({ state }) => state));
      if (states.has("granted")) return "granted";
      if (states.has("asked")) return "asked";
      return mine[0]?.state === "refused" ? "refused" : "none";
    },

    async ask(ward, actor, what, subject, reason) {
      await database.transaction("console", async (tx) => {
        const id = await store.ask(tx, { ward, kind: "export", payload: { what, subject }, reason, askedBy: actor.id });
        if (id === undefined) return;
        await audit.record(tx, {
          actor,
          ward,
          action: "countersign.asked",
          subject: id,
          facts: { kind: "export", what },
        });
      });
    },

    async use(tx, ward, actor, what, subject) {
      const used = await store.use(tx, ward, actor.id, { what, subject });
      if (used) {
        await audit.record(tx, { actor, ward, action: "countersign.used", subject, facts: { kind: "export", what } });
      }
      return used;
    },
  };
}
