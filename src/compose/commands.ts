/** The commands that a running product takes over its socket, because the embedded database is its own. */
import { backupCommand } from "../cli/backupCommand.js";
import { channelParts } from "../cli/channel.js";
import { channelCommand } from "../cli/channelCommand.js";
import { contentPatchCommand } from "../cli/contentPatchCommand.js";
import { staffOptions } from "../cli/staff.js";
import { staffCommand } from "../cli/staffCommand.js";
import { tokenParts } from "../cli/token.js";
import { tokenCommand } from "../cli/tokenCommand.js";
import type { Command, Commands } from "../command.js";
import type { Config } from "../config.js";
import type { Content } from "../content.js";
import { createContentLayerStore } from "../contentLayerStore.js";
import type { Log } from "../log.js";

/** @param content as it is when a command comes */
export function composeCommands(config: Config, content: () => Content, secretKey: string, log: Log): Commands {
  const now =
    (command: (content: Content) => Command): Command =>
    (...asked) =>
      command(content())(...asked);
  return {
    channel: now((one) => channelCommand(channelParts(config, one, log))),
    staff: now((one) => staffCommand(staffOptions(one, secretKey, config.publicUrl))),
    token: now((one) => tokenCommand(tokenParts(one, secretKey, config.publicUrl))),
    "content:patch": contentPatchCommand({ contentFolder: config.contentFolder, store: createContentLayerStore() }),
    backup: backupCommand({ secretKey }),
  };
}
