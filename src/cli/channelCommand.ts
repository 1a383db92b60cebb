/** `channel connect nishi` and `channel menus nishi`: a channel at LINE made ready for residents, step by step. */
import type { Command, CommandIo } from "../command.js";
import type { Database } from "../db.js";
import { lineFailure } from "../line/lineFailure.js";
import type { Messenger } from "../line/messenger.js";
import { setUpWebhook } from "../line/webhookSetUp.js";
import type { Log } from "../log.js";
import { channelMenus } from "../menu/channelMenus.js";
import type { WardMenu } from "../menu/menu.js";
import type { MenuSubject } from "../menu/menuDesign.js";
import { createMenuStore } from "../menu/menuStore.js";
import { uploadMenus } from "../menu/menuUpload.js";
import { loadFollowers } from "../resident/followers.js";
import { createResidentStore } from "../resident/residentStore.js";
import type { Vault } from "../vault.js";
import { failureSentence, followersSentence, menusSentence, webhookSentence } from "./channelWords.js";

export interface ChannelParts {
  /** Channels that the content has. */
  channels: readonly string[];
  /** Those with credentials of a real channel. */
  connectable: ReadonlySet<string>;
  wardsOf(channel: string): readonly MenuSubject[];
  menus: ReadonlyMap<string, WardMenu>;
  messenger: Messenger;
  vault: Vault;
  publicUrl: string;
  /** LINE's own host is not the one that is called. */
  standIn: boolean;
  log: Log;
  pictureFolder?: string;
}

const usage =
  "usage: npm run channel -- connect CHANNEL   (credentials, webhook, menus, friends)\n       npm run channel -- menus CHANNEL     (menus only, after the content has changed)";

export function channelCommand(parts: ChannelParts): Command {
  return async ([what, channel], io, database) => {
    if ((what !== "connect" && what !== "menus") || channel === undefined) {
      io.err(usage);
      return 2;
    }
    if (!parts.channels.includes(channel)) {
      io.err(`The content has no channel ${channel}; it has: ${parts.channels.join(", ")}.`);
      return 2;
    }
    if (!parts.connectable.has(channel)) {
      const variable = `LINE_${channel.toUpperCase().replaceAll("-", "_")}_CHANNEL`;
      io.err(
        `The channel ${channel} has no credentials: set ${variable}_SECRET and ${variable}_ACCESS_TOKEN (LINE Developers Console → the channel → Basic settings and Messaging API), restart the product if it is running, and try again.`,
      );
      return 1;
    }
    try {
      const whole = what === "connect";
      if (whole) await greet(parts, channel, io);
      const webhookWorks = !whole || (await connectWebhook(parts, channel, io));
      const complete = await sendMenus(parts, channel, io, database);
      if (whole) await adoptFriends(parts, channel, io, database);
      return webhookWorks && complete ? 0 : 1;
    } catch (error) {
      const failure = lineFailure(error);
      if (!failure) throw error;
      io.err(failureSentence(failure, channel));
      return 1;
    }
  };
}

/** The token is good when LINE says whose it is. */
async function greet({ messenger }: ChannelParts, channel: string, io: CommandIo): Promise<void> {
  const { displayName, basicId } = await messenger.client(channel).getBotInfo();
  io.out(`✓ LINE takes the access token: ${displayName} (${basicId}).`);
}

async function connectWebhook(
  { messenger, publicUrl, standIn }: ChannelParts,
  channel: string,
  io: CommandIo,
): Promise<boolean> {
  const url = `${publicUrl}/webhook/${channel}`;
  const { good, sentence } = webhookSentence(await setUpWebhook(messenger.client(channel), url, standIn), url, channel);
  if (good) io.out(`✓ ${sentence}`);
  else io.err(`✗ ${sentence}`);
  return good;
}

/** @returns whether every menu is there */
async function sendMenus(
  { wardsOf, menus, messenger, log, pictureFolder }: ChannelParts,
  channel: string,
  io: CommandIo,
  database: Database,
): Promise<boolean> {
  const wanted = channelMenus(wardsOf(channel), menus);
  const report = await uploadMenus({
    channel,
    menus: wanted,
    messenger,
    store: createMenuStore(database),
    log,
    ...(pictureFolder === undefined ? {} : { pictureFolder }),
  });
  const complete = report.waiting === 0;
  (complete ? io.out : io.err)(`${complete ? "✓" : "✗"} ${menusSentence(report, channel)}`);
  return complete;
}

async function adoptFriends(
  { wardsOf, messenger, vault }: ChannelParts,
  channel: string,
  io: CommandIo,
  database: Database,
): Promise<void> {
  const wards = wardsOf(channel);
  const ward = wards.length === 1 ? wards[0]?.ward.id : undefined;
  const residents = createResidentStore(database, vault);
  // A page, a transaction: nobody's turn waits for all friends of a city.
  const adopt = (lineUserIds: readonly string[]) =>
    database.transaction("console", (tx) => residents.adopt(tx, channel, ward, lineUserIds));
  io.out(`✓ ${followersSentence(await loadFollowers({ channel, messenger, adopt }))}`);
}
