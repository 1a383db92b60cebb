/** The platform as a test, a page or another process holds it: people to act, faults to add, calls to look at. */
import type { Channel } from "./channel.js";
import type { Exchange } from "./exchange.js";
import { Faults } from "./faults.js";
import { SimulatedGroup } from "./group.js";
import { type IdTokenOptions, idTokenFor } from "./login.js";
import { Resident } from "./resident.js";
import { Ring } from "./ring.js";
import { Stage } from "./stage.js";
import { WebhookSender } from "./webhookSender.js";
import type { Person, World } from "./world.js";

export class Platform {
  readonly faults = new Faults();
  readonly webhooks: WebhookSender;
  readonly exchanges = new Ring<Exchange>(5_000);
  /** Phones that the page at `/simulator` shows. */
  readonly stage = new Stage();
  /** `http://127.0.0.1:PORT`: the base URL for the SDK, for both of LINE's hosts. */
  url = "";
  close: () => Promise<void> = async () => {};

  constructor(
    readonly world: World,
    webhookUrl: (channel: string) => string,
  ) {
    this.webhooks = new WebhookSender(world, webhookUrl);
  }

  /** The newest calls of the bot with their answers, oldest first. */
  get requests(): Exchange[] {
    return this.exchanges.all();
  }

  channel(name: string): Channel {
    return this.world.channel(name);
  }

  /** A friend of the channel. No webhook is sent: for that there is `resident.follow()`. */
  addFriend(channel: string, person: Partial<Person> = {}): Resident {
    const { lineUserId } = this.world.addPerson(person);
    this.world.channel(channel).chat(lineUserId).friend = true;
    this.world.changed({ channel, chatId: lineUserId });
    return this.resident(channel, lineUserId);
  }

  /** Someone who has LINE, and is no friend of the channel. */
  addStranger(channel: string, person: Partial<Person> = {}): Resident {
    return this.resident(channel, this.world.addPerson(person).lineUserId);
  }

  resident(channel: string, lineUserId: string): Resident {
    if (!this.world.people.has(lineUserId)) throw new Error("the simulator does not know this person");
    return new Resident(this.world, this.world.channel(channel), this.webhooks, lineUserId);
  }

  addGroup(channel: string, members: readonly string[], name?: string): SimulatedGroup {
    return new SimulatedGroup(this.world, this.world.channel(channel), this.webhooks, members, name);
  }

  /** What `liff.getIDToken()` would give to a page opened by this person. */
  idToken(lineUserId: string, options: IdTokenOptions): string {
    return idTokenFor(this.world, lineUserId, options);
  }
}
