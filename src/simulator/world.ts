/** Everything that the platform knows: channels, people, groups, the contents of what people sent. */
import { randomBytes } from "node:crypto";
import { Channel, type ChannelOptions } from "./channel.js";
import { newUserId } from "./identifiers.js";

export interface Person {
  lineUserId: string;
  displayName: string;
  /** As LINE tells it in a profile, e.g. `ja`, `en`, `zh-Hant`. */
  language: string;
}

export interface Group {
  id: string;
  name: string;
  members: Set<string>;
  /** Channels whose bot is in it. */
  bots: Set<string>;
}

export interface Content {
  bytes: Buffer;
  contentType: string;
  kind: "image" | "video" | "audio" | "file";
  gone: boolean;
  /** LINE is still preparing a long video or sound. */
  preparing: boolean;
}

export interface Change {
  channel: string;
  chatId: string;
}

export class World {
  readonly channels = new Map<string, Channel>();
  /** By LINE user id: the same in all channels of a provider. */
  readonly people = new Map<string, Person>();
  readonly groups = new Map<string, Group>();
  /** By message id. */
  readonly contents = new Map<string, Content>();
  /** Signs the ID tokens of LIFF pages. */
  readonly loginKey = randomBytes(32);
  private readonly listeners = new Set<(change: Change) => void>();

  constructor(
    readonly clock: () => number,
    readonly limits: "enforce" | "observe",
    channels: readonly ChannelOptions[],
  ) {
    for (const options of channels) this.channels.set(options.name, new Channel(options, clock));
  }

  channel(name: string): Channel {
    const found = this.channels.get(name);
    if (!found) throw new Error(`the simulator has no channel ${name}`);
    return found;
  }

  channelOfToken(accessToken: string): Channel | undefined {
    return [...this.channels.values()].find((channel) => channel.options.accessToken === accessToken);
  }

  addPerson(person: Partial<Person>): Person {
    const lineUserId = person.lineUserId ?? newUserId();
    const known = this.people.get(lineUserId);
    const added: Person = {
      lineUserId,
      displayName: person.displayName ?? known?.displayName ?? `区民${this.people.size + 1}`,
      language: person.language ?? known?.language ?? "ja",
    };
    this.people.set(lineUserId, added);
    return added;
  }

  onChange(listener: (change: Change) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  changed(change: Change): void {
    for (const listener of this.listeners) listener(change);
  }
}
