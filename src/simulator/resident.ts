/** A person with LINE on their phone: what they do goes to the bot as signed webhooks. */
import type { ActionObject } from "./actionObject.js";
import { buttonsOf, type ShownButton } from "./buttons.js";
import type { Channel } from "./channel.js";
import type { Chat, ChatEntry } from "./chat.js";
import { newMessageId, newQuoteToken } from "./identifiers.js";
import type { RichMenu } from "./richMenus.js";
import { eventOf } from "./webhookEvent.js";
import type { PostOutcome } from "./webhookPost.js";
import type { WebhookSender } from "./webhookSender.js";
import type { Content, World } from "./world.js";

/** What came of an action: how the webhook was answered, and the message's id where there is one. */
export interface Done extends PostOutcome {
  eventId: string;
  messageId?: string;
}

export interface Place {
  title?: string;
  address?: string;
  latitude: number;
  longitude: number;
}

export class Resident {
  constructor(
    private readonly world: World,
    private readonly channel: Channel,
    private readonly webhooks: WebhookSender,
    readonly lineUserId: string,
  ) {}

  get chat(): Chat {
    return this.channel.chat(this.lineUserId);
  }

  /** Both sides, oldest first. */
  get log(): readonly ChatEntry[] {
    return this.chat.log;
  }

  /** What the bot has sent to this person, oldest first. */
  get replies(): ChatEntry[] {
    return this.chat.replies;
  }

  get richMenu(): RichMenu | undefined {
    return this.channel.richMenus.shownTo(this.lineUserId);
  }

  /** What can be pressed now: quick replies of the last message, buttons of all messages, the rich menu. */
  get buttons(): ShownButton[] {
    return buttonsOf(this.log, this.richMenu);
  }

  say(text: string): Promise<Done> {
    return this.write({ type: "text", text, quoteToken: newQuoteToken() });
  }

  sendLocation(place: Place): Promise<Done> {
    return this.write({ type: "location", ...place });
  }

  sendSticker(packageId = "11537", stickerId = "52002734", keywords: string[] = ["hello"]): Promise<Done> {
    const sticker = { packageId, stickerId, stickerResourceType: "STATIC", keywords, quoteToken: newQuoteToken() };
    return this.write({ type: "sticker", ...sticker });
  }

  sendImage(bytes: Buffer, contentType = "image/jpeg"): Promise<Done> {
    return this.sendContent("image", { bytes, contentType }, { quoteToken: newQuoteToken() });
  }

  sendAudio(bytes: Buffer, duration = 1_000): Promise<Done> {
    return this.sendContent("audio", { bytes, contentType: "audio/x-m4a" }, { duration });
  }

  /** `preparing`: LINE answers 202 for a while, until `contentIsReady`. */
  sendVideo(bytes: Buffer, { duration = 1_000, preparing = false } = {}): Promise<Done> {
    const quoteToken = newQuoteToken();
    return this.sendContent("video", { bytes, contentType: "video/mp4", preparing }, { duration, quoteToken });
  }

  sendFile(fileName: string, bytes: Buffer): Promise<Done> {
    const contentType = "application/octet-stream";
    return this.sendContent("file", { bytes, contentType }, { fileName, fileSize: bytes.length });
  }

  contentIsReady(messageId: string): void {
    const content = this.world.contents.get(messageId);
    if (content) content.preparing = false;
  }

  /** Presses the button with this label that was shown last. */
  async press(label: string, params?: Record<string, string>): Promise<Done> {
    const button = this.buttons.find((one) => one.label === label);
    if (!button) {
      const shown = this.buttons.map((one) => one.label).join(" | ");
      throw new Error(`there is no button "${label}"; shown are: ${shown}`);
    }
    return this.tap(button.action, params);
  }

  /** Taps a button with this action. `params`: what the person picks in a datetime picker. */
  async tap(action: ActionObject, params?: Record<string, string>): Promise<Done> {
    switch (action.type) {
      case "message":
        return this.say(String(action.text));
      case "postback":
        return this.tapPostback(action);
      case "datetimepicker":
        return this.postback(
          String(action.data ?? ""),
          params ?? { [String(action.mode)]: String(action.initial ?? "") },
        );
      case "richmenuswitch":
        return this.switchRichMenu(String(action.richMenuAliasId), String(action.data ?? ""));
      default:
        // Links, camera, clipboard, keyboard: nothing reaches the bot.
        return { status: undefined, ms: 0, eventId: "", error: "no event" };
    }
  }

  tapPostback(action: ActionObject): Promise<Done> {
    const shown = action.displayText ?? action.text;
    if (typeof shown === "string") {
      this.chat.add(this.entry({ type: "text", text: shown }, { displayOnly: true }));
    }
    if (action.inputOption === "openRichMenu") this.chat.richMenuOpen = true;
    if (action.inputOption === "closeRichMenu") this.chat.richMenuOpen = false;
    return this.postback(String(action.data ?? ""));
  }

  pickDatetime(action: ActionObject, value: string): Promise<Done> {
    return this.postback(String(action.data ?? ""), { [String(action.mode)]: value });
  }

  switchRichMenu(aliasId: string, data = ""): Promise<Done> {
    const status = this.channel.richMenus.switchFor(this.lineUserId, aliasId);
    return this.postback(data, status === "SUCCESS" ? { newRichMenuAliasId: aliasId, status } : { status });
  }

  /** Takes a message back (送信取消). */
  async unsend(messageId: string): Promise<Done> {
    const entry = this.chat.find(messageId);
    if (entry?.from !== "person") throw new Error(`this person has not sent a message ${messageId}`);
    entry.unsent = true;
    const content = this.world.contents.get(messageId);
    if (content) content.gone = true;
    return this.happens("unsend", { unsend: { messageId } });
  }

  /** Adds the channel as a friend; after a block this is an unblocking. */
  follow(): Promise<Done> {
    const isUnblocked = this.chat.blocked;
    this.chat.friend = true;
    this.chat.blocked = false;
    return this.happens("follow", { follow: { isUnblocked } });
  }

  block(): Promise<Done> {
    this.chat.blocked = true;
    return this.happens("unfollow", {});
  }

  unblock(): Promise<Done> {
    return this.follow();
  }

  private postback(data: string, params?: Record<string, string>): Promise<Done> {
    return this.happens("postback", { postback: params === undefined ? { data } : { data, params } });
  }

  private sendContent(
    kind: Content["kind"],
    content: { bytes: Buffer; contentType: string; preparing?: boolean },
    properties: Record<string, unknown>,
  ): Promise<Done> {
    const id = newMessageId();
    this.world.contents.set(id, { preparing: false, ...content, kind, gone: false });
    return this.write({ type: kind, contentProvider: { type: "line" }, ...properties }, id);
  }

  private async write(message: ChatEntry["message"], id = newMessageId()): Promise<Done> {
    if (this.chat.blocked) throw new Error("who has blocked the channel can't write to it");
    this.chat.wroteAt = this.world.clock();
    const sent = { id, markAsReadToken: `${this.lineUserId}.${id}`, ...message };
    this.chat.add(this.entry(message, { id }));
    return { ...(await this.happens("message", { message: sent })), messageId: id };
  }

  private entry(message: ChatEntry["message"], properties: Partial<ChatEntry>): ChatEntry {
    return { id: newMessageId(), at: this.world.clock(), from: "person", message, ...properties };
  }

  private async happens(type: string, properties: Record<string, unknown>): Promise<Done> {
    const event = eventOf(this.world, this.channel, this.lineUserId, type, properties);
    this.world.changed({ channel: this.channel.name, chatId: this.lineUserId });
    return { ...(await this.webhooks.send(this.channel, event)), eventId: event.webhookEventId };
  }
}
