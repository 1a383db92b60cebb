/** The people who are already there when somebody opens the demo for the first time, each greeted by their ward. */
import { createHash } from "node:crypto";
import type { Platform } from "./simulatedPlatform.js";
import { firstResidents } from "./simulatorWords.js";

/** They follow as anyone would, so what their phones show is what the product answered. */
export async function addFirstResidents(platform: Platform): Promise<void> {
  for (const { channel, displayName } of firstResidents) {
    if (!platform.world.channels.has(channel)) continue;
    // The same people at every start: the product keeps what it knows of them.
    const lineUserId = `U${createHash("sha256").update(`${channel} ${displayName}`).digest("hex").slice(0, 32)}`;
    const resident = platform.addStranger(channel, { displayName, lineUserId });
    platform.stage.add({ channel, lineUserId: resident.lineUserId });
    await resident.follow();
  }
}
