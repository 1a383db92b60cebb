/** Tells LINE where the webhooks of a channel go, and lets LINE try it. */
import type { messagingApi } from "@line/bot-sdk";
import { limits } from "./limits.js";

export type WebhookOutcome =
  /** LINE reached us with a webhook that it had signed. `switchedOn` is the switch in LINE's console. */
  | { kind: "works"; switchedOn: boolean }
  | { kind: "not-https" }
  | { kind: "too-long" }
  | { kind: "fails"; reason: string; statusCode: number; detail: string };

/** @param url must be https; a stand-in for LINE on this machine takes plain http, too */
export async function setUpWebhook(
  client: messagingApi.MessagingApiClient,
  url: string,
  standIn: boolean,
): Promise<WebhookOutcome> {
  if (!url.startsWith("https://") && !standIn) return { kind: "not-https" };
  if (url.length > limits.webhookEndpoint) return { kind: "too-long" };
  await client.setWebhookEndpoint({ endpoint: url });
  // With the address, because the new one takes up to a minute to be used.
  const { success, reason, statusCode, detail } = await client.testWebhookEndpoint({ endpoint: url });
  if (!success) return { kind: "fails", reason, statusCode, detail };
  const { active } = await client.getWebhookEndpoint();
  return { kind: "works", switchedOn: active };
}
