/** A group chat with a bot in it. */
import type { Channel } from "./channel.js";
import { newGroupId, newMessageId, newQuoteToken } from "./identifiers.js";
import type { Done } from "./resident.js";
import { eventOf } from "./webhookEvent.js";
import type { WebhookSender } from "./webhookSender.js";
import type { World } from "./world.js";

export class SimulatedGroup {
  readonly id = newGroupId();

  constructor(
    private readonly world: World,
    private readonly channel: Channel,
    private readonly webhooks: WebhookSender,
    members: readonly string[],
    name = "町会の連絡",
  ) {
    world.groups.set(this.id, { id: this.id, name, members: new Set(members), bots: new Set() });
  }

  /** The bot is invited. */
  join(): Promise<Done> {
    this.world.groups.get(this.id)?.bots.add(this.channel.name);
    this.channel.chat(this.id).friend = true;
    return this.happens("join", {});
  }

  /** The bot is removed. */
  leave(): Promise<Done> {
    this.world.groups.get(this.id)?.bots.delete(this.channel.name);
    this.channel.chat(this.id).friend = false;
    return this.happens("leave", {});
  }

  memberJoins(lineUserId: string): Promise<Done> {
    this.world.groups.get(this.id)?.members.add(lineUserId);
    return this.happens("memberJoined", { joined: { members: [{ type: "user", userId: lineUserId }] } });
  }

  async say(lineUserId: string, text: string): Promise<Done> {
    const id = newMessageId();
    const message = { type: "text", text, quoteToken: newQuoteToken() };
    this.channel.chat(this.id).add({ id, at: this.world.clock(), from: "person", lineUserId, message });
    return { ...(await this.happens("message", { message: { id, ...message } }, lineUserId)), messageId: id };
  }

  private async happens(type: string, properties: Record<string, unknown>, authorId?: string): Promise<Done> {
    const event = eventOf(this.world, this.channel, this.id, type, properties, authorId);
    return { ...(await this.webhooks.send(this.channel, event)), eventId: event.webhookEventId };
  }
}
