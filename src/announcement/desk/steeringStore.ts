/** The steering half of the desk: stopping, going on after a pause, deciding about what is uncertain. */
import type { Actor } from "../../console/actor.js";
import type { Audit } from "../../console/audit/audit.js";
import type { WardSettings } from "../../console/settings/wardSetting.js";
import type { WardContent } from "../../content.js";
import type { Database, Tx } from "../../db.js";
import type { AnnouncementState } from "../announcement.js";
import { lockAnnouncement } from "../announcementStore.js";
import { findAnnouncement } from "../announcementViewStore.js";
import { announcementWake, chunkWake } from "../delivery/chunk.js";
import { cancelDelivery, resumeDelivery, settleUncertainChunks } from "../delivery/deliveryStore.js";
import type { AnnouncementDesk, Cancelled } from "./announcementDesk.js";

export interface SteeringOptions {
  database: Database;
  audit: Audit;
  settings: { read(tx: Tx, ward: string): Promise<WardSettings> };
}

export function createSteering(
  options: SteeringOptions,
): Pick<AnnouncementDesk, "cancel" | "resume" | "settleUncertain"> {
  const { database, audit, settings } = options;

  /** `work` says whether there was something to do; what was done is recorded. */
  async function steer(
    ward: WardContent,
    actor: Actor,
    id: string,
    action: string,
    work: (tx: Tx, state: AnnouncementState) => Promise<boolean>,
  ): Promise<Cancelled> {
    const about = ward.ward.id;
    const outcome = await database.transaction("console", async (tx): Promise<Cancelled> => {
      const found = await lockAnnouncement(tx, about, id);
      if (!found) return { kind: "missing" };
      if (!(await work(tx, found.state))) return { kind: "over", state: found.state };
      const announcement = await findAnnouncement(tx, about, id, await settings.read(tx, about));
      if (!announcement) return { kind: "missing" };
      const { accepted, cancelled, pending, uncertain } = announcement.counts;
      const facts = { from: found.state, to: announcement.state, accepted, cancelled, pending, uncertain };
      await audit.record(tx, { actor, ward: about, action: `announcement.${action}`, subject: id, facts });
      return { kind: "cancelled", announcement };
    });
    if (outcome.kind === "cancelled") {
      await database.wake(announcementWake);
      await database.wake(chunkWake);
    }
    return outcome;
  }

  return {
    cancel: (ward, actor, id) => steer(ward, actor, id, "cancelled", (tx) => cancelDelivery(tx, id, "person")),
    resume: (ward, actor, id) => steer(ward, actor, id, "resumed", (tx) => resumeDelivery(tx, id)),
    settleUncertain: (ward, actor, id, as) =>
      steer(ward, actor, id, as === "sent" ? "taken-as-sent" : "sent-again", async (tx, state) => {
        if (state !== "paused" && state !== "sending") return false;
        return (await settleUncertainChunks(tx, id, as)) > 0;
      }),
  };
}
