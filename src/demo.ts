/** What only the demo has: a LINE of its own, menus from the start, and the way in for fictional staff. */
import { randomBytes } from "node:crypto";
import type { Config } from "./config.js";
import type { DemoStaff } from "./console/staff/demoStaff.js";
import type { Content } from "./content.js";
import type { Database } from "./db.js";
import type { Befriend } from "./demoYear/yearJobs.js";
import type { Messenger } from "./line/messenger.js";
import type { Log } from "./log.js";
import { channelMenus } from "./menu/channelMenus.js";
import { createMenuStore } from "./menu/menuStore.js";
import { uploadMenus } from "./menu/menuUpload.js";
import type { Platform } from "./simulator/platform.js";

export async function playLine(
  config: Config,
  content: Content,
  secrets: Record<string, { secret: string; accessToken: string }>,
): Promise<Platform> {
  const { startPlatform } = await import("./simulator/platform.js");
  return startPlatform({
    limits: "enforce",
    channels: [...content.channels].map(([name, wards]) => ({
      name,
      channelSecret: secrets[name]?.secret ?? "",
      accessToken: secrets[name]?.accessToken ?? "",
      botUserId: `U${randomBytes(16).toString("hex")}`,
      displayName: wards.map((id) => content.wards.get(id)?.ward.fullName.ja ?? id).join("・"),
    })),
    webhookUrl: (channel) => `http://${reachable(config.host)}:${config.port}/webhook/${channel}`,
  });
}

/** The address under which this machine reaches what listens on `host`. */
function reachable(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}

export async function uploadDemoMenus(
  content: Content,
  messenger: Messenger,
  database: Database,
  log: Log,
): Promise<void> {
  const store = createMenuStore(database);
  for (const [channel, ids] of content.channels) {
    const wards = ids.flatMap((id) => content.wards.get(id) ?? []);
    await uploadMenus({ channel, menus: channelMenus(wards, content.menus), messenger, store, log });
  }
}

/** Makes fictional people friends of a channel, as if they had been so before the demo began: nothing greets them. */
export const befriendOn =
  (platform: Platform): Befriend =>
  (channel, people) => {
    if (!platform.world.channels.has(channel)) return;
    for (const { displayName, lineUserId } of people) platform.addFriend(channel, { displayName, lineUserId });
  };

/** For whoever started it, on the terminal: where everything is, and links that sign staff in. */
export function announceDemo(url: string, staff: readonly DemoStaff[]): void {
  const ways = staff.map(({ name, path }) => `    ${name}  ${url}${path}`);
  const lines = [
    "  となり Tonari, demo mode (no LINE credentials)",
    "",
    `    simulator   ${url}/simulator`,
    `    web pages   ${url}/`,
    "",
    "  Staff console: these links sign in (72 hours, in demo mode only)",
    "",
    ...ways,
    "",
    "  Ctrl+C stops it.",
  ];
  process.stdout.write(`\n${lines.join("\n")}\n\n`);
}
