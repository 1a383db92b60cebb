/** A chat (トーク): what a person, or a group, and a channel have written to each other. */
import type { Via } from "./usage.js";

export interface ChatEntry {
  /** LINE's message id. */
  id: string;
  at: number;
  from: "person" | "bot";
  /** Of the person in a group; else the person of the chat. */
  lineUserId?: string;
  /** As LINE's objects: a message object of the bot, or the `message` of the person's event. */
  message: { type: string; [property: string]: unknown };
  via?: Via;
  requestId?: string;
  unsent?: true;
  /** Shown in the person's chat only, e.g. the `displayText` of a button: no message event went out for it. */
  displayOnly?: true;
}

const longest = 1_000;

export class Chat {
  private kept: ChatEntry[] = [];
  friend = false;
  blocked = false;
  /** When the person last wrote: LINE also delivers to those who wrote within seven days. */
  wroteAt: number | undefined;
  /** Until when the loading animation moves. */
  loadingUntil = 0;
  richMenuOpen: boolean | undefined;
  /** Messages of the bot that arrived, also those that fell out of the log. */
  delivered = 0;

  constructor(readonly id: string) {}

  get log(): readonly ChatEntry[] {
    return this.kept;
  }

  add(entry: ChatEntry): void {
    if (entry.from === "bot") {
      this.delivered += 1;
      this.loadingUntil = 0;
    }
    this.kept.push(entry);
    if (this.kept.length > longest * 2) this.kept = this.kept.slice(-longest);
  }

  find(messageId: string): ChatEntry | undefined {
    return this.kept.find((entry) => entry.id === messageId);
  }

  /** Messages of the bot, oldest first. */
  get replies(): ChatEntry[] {
    return this.kept.filter((entry) => entry.from === "bot");
  }

  canBeReached(now: number): boolean {
    if (this.blocked) return false;
    const sevenDays = 7 * 24 * 3_600_000;
    return this.friend || (this.wroteAt !== undefined && now - this.wroteAt <= sevenDays);
  }
}
