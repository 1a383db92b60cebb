/** Channels (LINE公式アカウント): which wards each serves, and on which plan it is. */
import { z } from "zod";
import { type LinePlanKey, linePlanKey } from "./announcement/cost/linePlan.js";
import type { ContentFiles } from "./contentFiles.js";

/** Addresses of the product: no ward and no channel has such a name. */
export const reservedNames = [
  "console",
  "api",
  "webhook",
  "simulator",
  "open-data",
  "media",
  "healthz",
  "readyz",
  "metrics",
  "assets",
  "go",
];
const channelFile = z.record(
  z.string().regex(/^[a-z][a-z0-9-]*$/),
  z.strictObject({
    wards: z.array(z.string()).min(1),
    plan: linePlanKey.optional(),
    reserve: z.int().min(0).default(0),
  }),
);

export interface ChannelPlan {
  plan: LinePlanKey | undefined;
  /** Messages of the month that only emergencies may use. */
  reserve: number;
}

/** Without `channels.yaml` each ward is a channel of its own name. */
export function readChannels(files: ContentFiles, wards: readonly string[]) {
  const channels = new Map<string, readonly string[]>();
  const channelPlans = new Map<string, ChannelPlan>();
  if (!files.has("channels.yaml")) return { channels: new Map(wards.map((id) => [id, [id]])), channelPlans };
  for (const [name, channel] of Object.entries(files.yaml("channels.yaml", channelFile) ?? {})) {
    if (reservedNames.includes(name))
      files.report("channels.yaml", name, "is an address of the product: name the channel otherwise");
    for (const id of channel.wards)
      if (!wards.includes(id)) files.report("channels.yaml", `${name}.wards`, `there is no ward ${id}`);
    const taken = channel.wards.filter(
      (id, index) => channel.wards.indexOf(id) < index || [...channels.values()].flat().includes(id),
    );
    for (const id of taken)
      files.report("channels.yaml", `${name}.wards`, `${id} stands twice: a ward belongs to one channel`);
    channels.set(
      name,
      channel.wards.filter((id) => wards.includes(id)),
    );
    channelPlans.set(name, { plan: channel.plan, reserve: channel.reserve });
  }
  return { channels, channelPlans };
}
