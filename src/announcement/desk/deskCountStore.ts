/** Who would get an announcement now, as the desk counts them and the planner will find them. */
import type { WardSettings } from "../../console/settings/wardSetting.js";
import type { Tx } from "../../db.js";
import type { Clock } from "../../time.js";
import type { AnnouncementContent } from "../announcement.js";
import type { Audience } from "../audience.js";
import { type Criteria, countAudience, type RecipientRule } from "../audienceStore.js";
import { isNight, respectsNight } from "../delivery/planner.js";
import type { AudienceCount } from "./announcementDesk.js";

export interface CountOptions {
  clock: Clock;
  channelsOf(ward: string): readonly string[];
  criteria?: Criteria | undefined;
}

type Timing = Pick<AnnouncementContent, "emergency" | "sendAt" | "expiresAt" | "repeat" | "respectQuietHours">;

export type DeskCount = ReturnType<typeof createDeskCount>;

export function createDeskCount({ clock, channelsOf, criteria }: CountOptions) {
  function ruleOf(
    ward: string,
    audience: Audience,
    settings: WardSettings,
    content: Timing | undefined,
  ): RecipientRule {
    const emergency = content?.emergency ?? false;
    const now = clock.now();
    const sendAt = content?.sendAt ? new Date(content.sendAt) : now;
    const at = sendAt > now ? sendAt : now;
    // What waits for the morning as a whole keeps nobody's quiet hours apart.
    const waits =
      content !== undefined && respectsNight({ content, emergency, ofSeries: content.repeat !== undefined });
    return {
      ward,
      audience,
      emergency,
      cap: {
        weekly: settings.weeklyCap,
        atRequestOfWard: content?.sendAt !== undefined || content?.repeat !== undefined,
      },
      aheadMs: at.getTime() - now.getTime(),
      channels: channelsOf(ward),
      atNight: !waits && isNight(at),
      criteria,
    };
  }

  return (tx: Tx, ward: string, audience: Audience, settings: WardSettings, content?: Timing): Promise<AudienceCount> =>
    countAudience(tx, ruleOf(ward, audience, settings, content));
}
