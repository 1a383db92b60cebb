/** Asks LINE what a refusal means: whether the month's messages are used up, and whether the messages are at fault. */
import type { LineMessage } from "../../line/messages.js";
import type { Messenger } from "../../line/messenger.js";
import type { Cause } from "./deliveryRules.js";

export type LineClient = Pick<Messenger, "client">;

/** LINE refuses a request as a whole when the month has fewer messages left than it has recipients. */
export async function causeOf429(messenger: LineClient, channel: string, size: number): Promise<Cause> {
  try {
    const client = messenger.client(channel);
    const quota = await client.getMessageQuota();
    if (quota.type !== "limited" || quota.value === undefined) return "rate";
    const { totalUsage } = await client.getMessageQuotaConsumption();
    return quota.value - totalUsage < size ? "quota" : "rate";
  } catch {
    // Not to be learnt now: the chunk comes again, and asks again.
    return "rate";
  }
}

/** @param sent the status with which LINE refuses the messages by themselves; undefined: they are fine, or nobody knows */
export async function causeOf400(
  messenger: LineClient,
  channel: string,
  messages: readonly LineMessage[],
): Promise<Cause> {
  try {
    await messenger.client(channel).validateMulticast({ messages: [...messages] });
    return "recipients";
  } catch (error) {
    const refused = error instanceof Error && "status" in error && error.status === 400;
    return refused ? "messages" : "recipients";
  }
}
