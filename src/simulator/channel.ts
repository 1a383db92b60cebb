/** One channel (LINE公式アカウント) as the platform keeps it. */
import { Chat } from "./chat.js";
import type { Plan } from "./plan.js";
import { plans } from "./plan.js";
import { RateLimiter } from "./rateLimits.js";
import { ReplyTokens } from "./replyTokens.js";
import { RetryKeys } from "./retryKeys.js";
import { RichMenus } from "./richMenus.js";
import { Usage } from "./usage.js";

export interface ChannelOptions {
  name: string;
  channelSecret: string;
  accessToken: string;
  /** `destination` of the webhooks. */
  botUserId: string;
  displayName: string;
  /** LINE Login channel that LIFF tokens are issued for. */
  loginChannelId?: string;
  /** 認証済アカウント: may ask for the ids of its friends. */
  verified?: boolean;
  /** Left out: standard; null: no limit. */
  plan?: Plan | null;
}

export class Channel {
  readonly name: string;
  readonly replyTokens: ReplyTokens;
  readonly retryKeys: RetryKeys;
  readonly rateLimiter: RateLimiter;
  readonly usage: Usage;
  readonly richMenus = new RichMenus();
  /** By user id or group id. */
  readonly chats = new Map<string, Chat>();
  /** Tokens of `markAsRead` that were used, by chat. */
  readonly readUpTo = new Map<string, string>();
  verified: boolean;
  /** Set with the API; before that the platform's own option says where webhooks go. */
  webhookEndpoint: string | undefined;
  /** `standby`: another module answers; events carry no reply token. */
  mode: "active" | "standby" = "active";

  constructor(
    readonly options: ChannelOptions,
    clock: () => number,
  ) {
    this.name = options.name;
    this.replyTokens = new ReplyTokens(clock);
    this.retryKeys = new RetryKeys(clock);
    this.rateLimiter = new RateLimiter(clock);
    this.usage = new Usage(options.plan === undefined ? plans.standard : options.plan, clock);
    this.verified = options.verified ?? false;
  }

  chat(id: string): Chat {
    const known = this.chats.get(id);
    if (known) return known;
    const chat = new Chat(id);
    this.chats.set(id, chat);
    return chat;
  }

  /** People who have added the channel and not blocked it. */
  get friends(): string[] {
    return [...this.chats.values()].filter((chat) => chat.friend && !chat.blocked).map((chat) => chat.id);
  }
}
