/**
 * Webhook events as they come from LINE: read leniently (unknown types and properties are LINE's right),
 * never trusted (an id or a time may be anything).
 */
import { createHash, randomUUID } from "node:crypto";
import { z } from "zod";

const eventShape = z.looseObject({
  type: z.string().min(1).max(100),
  mode: z.string().optional(),
  timestamp: z.unknown().optional(),
  webhookEventId: z.unknown().optional(),
  replyToken: z.string().max(500).optional(),
  source: z.looseObject({ type: z.string(), userId: z.unknown().optional() }).nullish(),
  message: z.looseObject({ type: z.string(), id: z.unknown().optional() }).nullish(),
  unsend: z.looseObject({ messageId: z.string().max(200) }).nullish(),
});
export type LineEvent = z.infer<typeof eventShape>;

/** What the inbox needs to know of an event; the rest stays sealed. */
export interface ArrivedEvent {
  webhookEventId: string;
  kind: string;
  /** When LINE says it happened, or undefined where that makes no sense. */
  happenedAt: Date | undefined;
  /** The person in a one-to-one chat; undefined for groups, rooms and events of nobody. */
  lineUserId: string | undefined;
  messageId: string | undefined;
  json: string;
}

export type ReadWebhook =
  | { kind: "events"; events: ArrivedEvent[]; bad: { webhookEventId: string; json: string }[] }
  | { kind: "unreadable" };

const lineUserIdShape = /^U[0-9a-f]{32}$/;
const plainId = /^[\x21-\x7e]{1,100}$/;
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Reads a verified body. One event that is not an event does not spoil its neighbours. */
export function readWebhook(body: Uint8Array): ReadWebhook {
  let parsed: unknown;
  try {
    parsed = JSON.parse(decoder.decode(body));
  } catch {
    return { kind: "unreadable" };
  }
  if (typeof parsed !== "object" || parsed === null || !("events" in parsed) || !Array.isArray(parsed.events)) {
    return { kind: "unreadable" };
  }
  const events: ArrivedEvent[] = [];
  const bad: { webhookEventId: string; json: string }[] = [];
  for (const candidate of parsed.events as unknown[]) {
    const json = jsonOf(candidate);
    const event = json === undefined ? undefined : eventShape.safeParse(candidate);
    if (json !== undefined && event?.success) events.push(arrived(event.data, json));
    else bad.push({ webhookEventId: hashId(json ?? randomUUID()), json: json ?? "null" });
  }
  return { kind: "events", events, bad };
}

/** The event of a stored row, as it was received. */
export function parseStoredEvent(json: string): LineEvent {
  return eventShape.parse(JSON.parse(json));
}

function arrived(event: LineEvent, json: string): ArrivedEvent {
  const userId = event.source?.type === "user" ? event.source.userId : undefined;
  const messageId = event.type === "unsend" ? event.unsend?.messageId : event.message?.id;
  return {
    webhookEventId: isPlainId(event.webhookEventId) ? event.webhookEventId : hashId(withoutDelivery(event)),
    kind: isPlainId(event.type) ? event.type : "unknown",
    happenedAt: sensibleTime(event.timestamp),
    lineUserId: typeof userId === "string" && lineUserIdShape.test(userId) ? userId : undefined,
    messageId: typeof messageId === "string" && messageId.length <= 200 ? messageId : undefined,
    json,
  };
}

function isPlainId(value: unknown): value is string {
  return typeof value === "string" && plainId.test(value);
}

/** A redelivered event differs in this one property. */
function withoutDelivery({ deliveryContext: _, ...event }: LineEvent): string {
  return JSON.stringify(event);
}

function hashId(json: string): string {
  return `sha256-${createHash("sha256").update(json).digest("hex")}`;
}

/** Milliseconds between 2011, when LINE began, and 2100. */
function sensibleTime(value: unknown): Date | undefined {
  if (typeof value !== "number" || !Number.isFinite(value) || value < 1_293_840_000_000 || value > 4_102_444_800_000)
    return undefined;
  return new Date(value);
}

/** Undefined for what can't be written again (nested deeper than the stack). */
function jsonOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
