/**
 * LINE's webhook, `POST /webhook/:channel`: an event answered 200 is on disk.
 *
 * Limit → raw bytes → signature → shape → one insert → commit → 200. Nothing is worked on here, and no
 * answer has a body: what LINE's servers see is a status.
 */
import { type Request, type Response, Router } from "express";
import type { Log } from "../log.js";
import { errorFields } from "../log.js";
import { readWebhook } from "./event.js";
import type { InboxStore } from "./inboxStore.js";
import { signatureIsValid } from "./signature.js";
import { readWebhookBody } from "./webhookBody.js";

export interface WebhookOptions {
  /** Secrets of a channel (current first), or undefined where there is no such channel. */
  secretsOf(channel: string): readonly string[] | undefined;
  inbox: InboxStore;
  log: Log;
  /** Called after each answer, for metrics. */
  answered?(channel: string, status: number, events: number, ms: number): void;
}

export function webhookRoutes({ secretsOf, inbox, log, answered }: WebhookOptions): Router {
  async function receive(request: Request<{ channel: string }>, response: Response): Promise<void> {
    const began = performance.now();
    const { channel } = request.params;
    let events = 0;
    const answer = (status: number) => {
      if (response.headersSent) return;
      response.status(status).end();
      const ms = performance.now() - began;
      answered?.(channel, status, events, ms);
      // The name of a channel that is not ours is whatever a stranger typed.
      if (status === 404) log.warn("webhook for no channel of ours", { ms: Math.round(ms) });
      else if (status !== 200) log.warn("webhook refused", { channel, status, ms: Math.round(ms) });
    };

    const secrets = secretsOf(channel);
    if (!secrets) return answer(404);
    const body = await readWebhookBody(request);
    switch (body.kind) {
      case "encoded":
        return answer(415);
      case "too-large":
        return answer(413);
      case "aborted":
        return;
      case "bytes":
        break;
      default:
        return body satisfies never;
    }
    const signature = request.headers["x-line-signature"];
    if (!signatureIsValid(body.bytes, typeof signature === "string" ? signature : undefined, secrets))
      return answer(401);
    const webhook = readWebhook(body.bytes);
    if (webhook.kind === "unreadable") return answer(400);
    events = webhook.events.length;
    try {
      await inbox.add(channel, webhook.events, webhook.bad);
    } catch (error) {
      log.error("webhook not stored", { channel, events, ...errorFields(error) });
      return answer(503);
    }
    answer(200);
  }

  return Router().post("/webhook/:channel", receive);
}
