/** The people who are already there when somebody opens the demo for the first time, each greeted by their ward. */
import type { Platform } from "./simulatedPlatform.js";
import { firstResidents } from "./simulatorWords.js";

/** They follow as anyone would, so what their phones show is what the product answered. */
export async function addFirstResidents(platform: Platform): Promise<void> {
  for (const { channel, displayName } of firstResidents) {
    if (!platform.world.channels.has(channel)) continue;
    const resident = platform.addStranger(channel, { displayName });
    platform.stage.add({ channel, lineUserId: resident.lineUserId });
    await resident.follow();
  }
}
