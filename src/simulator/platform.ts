/**
 * A LINE Platform for people without a channel: it answers the bot's calls by LINE's rules and sends it
 * signed webhooks. For the demo and the tests, never for production.
 */
import type { AddressInfo } from "node:net";
import type { ChannelOptions } from "./channel.js";
import { controlRoutes } from "./control.js";
import { serve } from "./server.js";
import { Platform } from "./simulatedPlatform.js";
import { World } from "./world.js";

export type { ChannelOptions } from "./channel.js";
export type { Platform } from "./simulatedPlatform.js";

export interface PlatformOptions {
  /** Left out: any free one. */
  port?: number;
  host?: "127.0.0.1";
  channels: ChannelOptions[];
  /** Where the webhooks of a channel go, e.g. `http://127.0.0.1:3000/webhook/nishi`. */
  webhookUrl(channel: string): string;
  /** `observe`: calls over the rate limits are counted, not refused. */
  limits: "enforce" | "observe";
  /** Milliseconds since 1970. */
  clock?(): number;
}

export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const world = new World(options.clock ?? Date.now, options.limits, options.channels);
  const platform = new Platform(world, options.webhookUrl);
  const { webhooks, faults, exchanges } = platform;
  const server = serve({ world, webhooks, faults, exchanges, control: controlRoutes(platform) });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, options.host ?? "127.0.0.1", resolve);
  });
  platform.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  platform.close = async () => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
    await webhooks.stop();
  };
  return platform;
}
