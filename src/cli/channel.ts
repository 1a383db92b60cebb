/** `npm run channel -- connect nishi`: in the running product, or here when none is running. */
import { runCommand } from "../commandRunner.js";
import { type Config, ConfigError, readConfig, readEnvironment } from "../config.js";
import type { Content } from "../content.js";
import { createMessenger, limitConnections } from "../line/messenger.js";
import { createLog, type Log } from "../log.js";
import { createVault } from "../vault.js";
import { type ChannelParts, channelCommand } from "./channelCommand.js";
import { openContent } from "./openContent.js";
import { terminal } from "./output.js";

export async function run(args: readonly string[]): Promise<number> {
  let config: Config;
  try {
    config = readConfig(readEnvironment());
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    terminal.error(error.message);
    return 1;
  }
  const content = openContent(terminal);
  if (!content) return 1;
  const log = createLog("warn", process.stderr);
  limitConnections();
  const { databaseUrl: url, dataFolder, instanceId } = config;
  return runCommand(
    "channel",
    args,
    { channel: channelCommand(channelParts(config, content, log)) },
    { url, dataFolder, instanceId, log },
  );
}

/** What the command needs, from configuration and content; in demo mode no channel can be connected. */
export function channelParts(config: Config, content: Content, log: Log): ChannelParts {
  const { lineApiBaseUrl, lineDataApiBaseUrl, channels, publicUrl } = config;
  return {
    channels: [...content.channels.keys()],
    connectable: new Set(channels.keys()),
    wardsOf: (channel) => (content.channels.get(channel) ?? []).flatMap((id) => content.wards.get(id) ?? []),
    menus: content.menus,
    messenger: createMessenger({
      apiBaseUrl: lineApiBaseUrl,
      dataApiBaseUrl: lineDataApiBaseUrl,
      accessTokens: new Map([...channels].map(([name, { accessToken }]) => [name, accessToken])),
    }),
    // In demo mode there is no key, and the command ends before it would be used.
    vault: createVault(config.secretKey ?? ""),
    publicUrl,
    standIn: new URL(lineApiBaseUrl).hostname !== "api.line.me",
    log,
  };
}
