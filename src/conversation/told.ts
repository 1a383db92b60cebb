/** From a webhook event to what the resident did, in our words. */
import { z } from "zod";
import { readPostback } from "../line/postback.js";
import type { Told } from "./dialogue.js";

/** What an event asks of us; `nothing` is answered with silence. */
export type Heard =
  | { kind: "told"; told: Told }
  | { kind: "unsend" }
  | { kind: "unfollow" }
  /** A button that is not (or no longer) ours. */
  | { kind: "unknown-button" }
  | { kind: "nothing" };

const textMessage = z.looseObject({ type: z.literal("text"), text: z.string() });
const locationMessage = z.looseObject({
  type: z.literal("location"),
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  address: z.string().optional(),
});
const mediaMessage = z.looseObject({ type: z.enum(["sticker", "image", "video", "audio", "file"]) });
const postback = z.looseObject({ data: z.string(), params: z.record(z.string(), z.unknown()).optional() });
const follow = z.looseObject({ isUnblocked: z.boolean().optional() });

/** LINE's own limit for a text; what is longer did not come from a phone, and is answered for its beginning. */
const longest = 5_000;

/** What no database and no matcher should meet: characters that are only half there, and U+0000. */
const legible = (value: string) => value.slice(0, longest).replace(/[\p{Surrogate}\u0000]/gu, "\ufffd");

export function hear(event: { type: string; [property: string]: unknown }): Heard {
  switch (event.type) {
    case "message":
      return hearMessage(event.message);
    case "postback":
      return hearPostback(event.postback);
    case "follow":
      return {
        kind: "told",
        told: { kind: "follow", again: follow.safeParse(event.follow).data?.isUnblocked ?? false },
      };
    case "unfollow":
      return { kind: "unfollow" };
    case "unsend":
      return { kind: "unsend" };
    default:
      return { kind: "nothing" };
  }
}

function hearMessage(message: unknown): Heard {
  const text = textMessage.safeParse(message);
  if (text.success) return { kind: "told", told: { kind: "text", text: legible(text.data.text) } };
  const location = locationMessage.safeParse(message);
  if (location.success) {
    const { latitude, longitude, address } = location.data;
    return { kind: "told", told: { kind: "location", latitude, longitude, address: address && legible(address) } };
  }
  const media = mediaMessage.safeParse(message);
  return media.success ? { kind: "told", told: { kind: "media", of: media.data.type } } : { kind: "nothing" };
}

function hearPostback(value: unknown): Heard {
  const parsed = postback.safeParse(value);
  if (!parsed.success) return { kind: "nothing" };
  // Switching tabs of the rich menu is LINE's own doing and needs no answer.
  if (parsed.data.params && "newRichMenuAliasId" in parsed.data.params) return { kind: "nothing" };
  const button = readPostback(parsed.data.data);
  if (!button) return { kind: "unknown-button" };
  const picked = Object.values(parsed.data.params ?? {}).find((one): one is string => typeof one === "string");
  return { kind: "told", told: { kind: "postback", ...button, picked } };
}
