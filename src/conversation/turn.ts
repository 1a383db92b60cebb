/**
 * One turn: one event of one resident becomes at most one reply, in one transaction.
 * State, messages and "handled" commit together; sending comes after.
 */
import type { WardContent } from "../content.js";
import type { Database, Tx } from "../db.js";
import { parseStoredEvent } from "../line/event.js";
import type { ClaimedEvent } from "../line/inboxClaim.js";
import type { InboxEvent } from "../line/inboxEvent.js";
import type { InboxStore } from "../line/inboxStore.js";
import type { ReplyStore } from "../line/replyStore.js";
import { replyWake } from "../line/replyStore.js";
import type { Resident } from "../resident/resident.js";
import type { ResidentStore } from "../resident/residentStore.js";
import type { Clock } from "../time.js";
import { uuid5 } from "../uuid.js";
import { conversationStore } from "./conversationStore.js";
import type { Dialogue, Outcome, Told, Turn } from "./dialogue.js";
import { nextLast } from "./lastAnswer.js";
import { hear } from "./told.js";

export interface TurnOptions {
  database: Database;
  inbox: InboxStore;
  replies: ReplyStore;
  residents: ResidentStore;
  clock: Clock;
  /** In the order they are asked; the first that answers has the turn. */
  dialogues: readonly Dialogue[];
  /** Says something kind to a button that is no longer ours. */
  strayButton(turn: Turn): Outcome;
  /** The only ward of a channel, or undefined where residents choose. */
  onlyWardOf(channel: string): string | undefined;
  /** Content of a ward; for a resident who has not chosen yet, that of the channel's first ward. */
  contentOf(channel: string, ward: string | undefined): WardContent;
  /** Removes what is kept of a message that its sender took back, beside the inbox's own copy. */
  eraseMessage(tx: Tx, messageKey: Uint8Array): Promise<void>;
}

export type RunTurn = (claimed: ClaimedEvent) => Promise<void>;

export function createTurn(options: TurnOptions): RunTurn {
  const { database, inbox, replies, residents } = options;

  async function converse(
    tx: Tx,
    event: InboxEvent,
    resident: Resident,
    told: Told | undefined,
  ): Promise<Outcome | undefined> {
    const kept = await conversationStore.read(tx, resident.id);
    const turnFor = (dialogue: string | undefined): Turn => ({
      tx,
      resident,
      ward: options.contentOf(event.channel, resident.ward),
      now: options.clock.now(),
      state: dialogue !== undefined && dialogue === kept.dialogue ? kept.state : undefined,
      open: kept.dialogue,
      lastEntry: kept.lastEntry,
      lastAnswer: kept.lastAnswer,
      messageKey: event.messageKey,
      stamp: `${event.orderTs.toISOString()}#${event.id.toString().padStart(19, "0")}`,
      effectId: (name) => uuid5("turn", event.id.toString(), name),
    });
    if (!told) return options.strayButton(turnFor(undefined));

    for (const dialogue of inOrder(options.dialogues, told, kept.dialogue)) {
      const outcome = await dialogue.hear(turnFor(dialogue.name), told);
      if (!outcome) continue;
      if (!outcome.farewell) {
        const open = outcome.state
          ? { dialogue: outcome.speaker ?? dialogue.name, state: outcome.state }
          : { dialogue: undefined, state: undefined };
        const last = nextLast({ entry: kept.lastEntry, answer: kept.lastAnswer }, outcome, options.clock.now());
        await conversationStore.write(tx, resident.id, {
          ...(outcome.aside ? { dialogue: kept.dialogue, state: kept.state } : open),
          lastEntry: last.entry,
          lastAnswer: last.answer,
        });
      }
      return outcome;
    }
    return options.strayButton(turnFor(undefined));
  }

  async function handle(tx: Tx, event: InboxEvent): Promise<string> {
    const stored = parseStoredEvent(event.json);
    const heard = hear(stored);
    if (heard.kind === "nothing") return "nothing";
    if (event.takenBack) return "unsent";
    if (heard.kind === "unfollow") {
      // Somebody we do not know (any more) is not taken down for leaving.
      await residents.block(tx, event);
      return "unfollow";
    }
    if (heard.kind === "unsend") {
      if (event.messageKey) {
        await inbox.eraseMessage(tx, event.channel, event.messageKey, event.id);
        await options.eraseMessage(tx, event.messageKey);
      }
      return "unsend";
    }
    const lineUserId = String(stored.source?.userId);
    const ward = options.onlyWardOf(event.channel);
    const resident = await residents.meet(tx, { ...event, lineUserId, eventId: event.id, ward });
    // Another module is in charge of the chat: LINE asks us to be silent.
    if (stored.mode === "standby") return "standby";

    const outcome = await converse(
      tx,
      event,
      resident,
      heard.kind === "told" ? asSeenHere(heard.told, resident.isNew) : undefined,
    );
    if (outcome?.farewell) await inbox.forgetPerson(tx, event.channel, event.person, event.id);
    if (!outcome || outcome.messages.length === 0) return "silent";
    await replies.add(tx, {
      eventId: event.id,
      channel: event.channel,
      residentId: resident.id,
      token: stored.replyToken,
      receivedAt: event.receivedAt,
      messages: outcome.messages,
      urgent: outcome.urgent ?? false,
    });
    // Not a word about what it was: the row still says whose event this is.
    return "answered";
  }

  return async (claimed) => {
    await database.transaction("worker", async (tx) => {
      // One resident at a time, whichever instance: a second turn waits here.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(encode(${Buffer.from(claimed.person)}, 'hex') || ${claimed.channel}, 0))`;
      const event = await inbox.read(tx, claimed.id);
      if (!event) return;
      await inbox.finish(tx, event.id, await handle(tx, event));
    });
    await database.wake(replyWake);
  };
}

/** LINE remembers a friend whom we were asked to forget: for us they come for the first time. */
function asSeenHere(told: Told, isNew: boolean): Told {
  return told.kind === "follow" && isNew ? { ...told, again: false } : told;
}

/** A button goes to the dialogue it names. Text goes to all in order; what was open is asked before those after it. */
function inOrder(dialogues: readonly Dialogue[], told: Told, open: string | undefined): readonly Dialogue[] {
  if (told.kind === "postback") return dialogues.filter(({ name, overhears }) => name === told.dialogue || overhears);
  const owner = dialogues.find((dialogue) => dialogue.name === open);
  if (!owner) return dialogues;
  // The first ones (danger, words that always work) stay first whatever is open.
  const always = dialogues.filter((dialogue) => dialogue.name === "priority" || dialogue.name === "command");
  return [...always, owner, ...dialogues.filter((dialogue) => dialogue !== owner && !always.includes(dialogue))];
}
