/** What a person does, as JSON: for the simulator's pages and for other processes. */
import { z } from "zod";
import type { Done, Resident } from "./resident.js";

const bytes = z.base64().transform((text) => Buffer.from(text, "base64"));

export const personAction = z.discriminatedUnion("do", [
  z.object({ do: z.literal("say"), text: z.string().min(1).max(5_000) }),
  z.object({
    do: z.literal("tap"),
    action: z.looseObject({ type: z.string() }),
    params: z.record(z.string(), z.string()).optional(),
  }),
  z.object({ do: z.literal("press"), label: z.string(), params: z.record(z.string(), z.string()).optional() }),
  z.object({
    do: z.literal("sendLocation"),
    title: z.string().max(100).optional(),
    address: z.string().max(100).optional(),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
  }),
  z.object({
    do: z.literal("sendSticker"),
    packageId: z.string().optional(),
    stickerId: z.string().optional(),
    keywords: z.array(z.string().max(50)).max(15).optional(),
  }),
  z.object({ do: z.literal("sendImage"), base64: bytes, contentType: z.enum(["image/jpeg", "image/png"]) }),
  z.object({ do: z.literal("sendAudio"), base64: bytes }),
  z.object({ do: z.literal("sendVideo"), base64: bytes }),
  z.object({ do: z.literal("sendFile"), base64: bytes, fileName: z.string().max(200) }),
  z.object({ do: z.literal("unsend"), messageId: z.string() }),
  z.object({ do: z.literal("follow") }),
  z.object({ do: z.literal("block") }),
  z.object({ do: z.literal("unblock") }),
]);
export type PersonAction = z.infer<typeof personAction>;

export function perform(resident: Resident, action: PersonAction): Promise<Done> {
  switch (action.do) {
    case "say":
      return resident.say(action.text);
    case "tap":
      return resident.tap(action.action, action.params);
    case "press":
      return resident.press(action.label, action.params);
    case "sendLocation": {
      const { do: _, title, address, ...point } = action;
      return resident.sendLocation({ ...point, ...(title ? { title } : {}), ...(address ? { address } : {}) });
    }
    case "sendSticker":
      return resident.sendSticker(action.packageId, action.stickerId, action.keywords);
    case "sendImage":
      return resident.sendImage(action.base64, action.contentType);
    case "sendAudio":
      return resident.sendAudio(action.base64);
    case "sendVideo":
      return resident.sendVideo(action.base64);
    case "sendFile":
      return resident.sendFile(action.fileName, action.base64);
    case "unsend":
      return resident.unsend(action.messageId);
    case "follow":
      return resident.follow();
    case "block":
      return resident.block();
    case "unblock":
      return resident.unblock();
    default:
      return action satisfies never;
  }
}
