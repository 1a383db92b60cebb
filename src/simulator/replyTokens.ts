/** Reply tokens: once, within a minute of receiving the webhook. */
import { limits } from "../line/limits.js";
import { newToken } from "./identifiers.js";

interface Token {
  chatId: string;
  eventAt: number;
  receivedAt: number;
  redelivered: boolean;
  used: boolean;
}

export class ReplyTokens {
  private readonly tokens = new Map<string, Token>();

  constructor(private readonly clock: () => number) {}

  issue(chatId: string, eventAt: number): string {
    this.forgetOld();
    const token = newToken();
    this.tokens.set(token, { chatId, eventAt, receivedAt: this.clock(), redelivered: false, used: false });
    return token;
  }

  /** The webhook that carries the token goes out now: its minute begins. */
  goesOut(text: string, redelivered: boolean): void {
    const token = this.tokens.get(text);
    if (!token) return;
    token.receivedAt = this.clock();
    token.redelivered ||= redelivered;
  }

  /** The chat that the token answers, or undefined where it is unknown, used or too old. */
  chatOf(text: unknown): string | undefined {
    const token = typeof text === "string" ? this.tokens.get(text) : undefined;
    if (!token || token.used) return undefined;
    const now = this.clock();
    if (now - token.receivedAt > limits.replyTokenMs) return undefined;
    if (token.redelivered && now - token.eventAt > limits.redeliveredReplyTokenMs) return undefined;
    return token.chatId;
  }

  use(text: string): void {
    const token = this.tokens.get(text);
    if (token) token.used = true;
  }

  private forgetOld(): void {
    const oldest = this.clock() - 2 * limits.redeliveredReplyTokenMs;
    for (const [text, token] of this.tokens) {
      if (token.eventAt >= oldest) return;
      this.tokens.delete(text);
    }
  }
}
