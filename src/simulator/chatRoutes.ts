/** What the phones in the browser ask and do, as JSON. */
import { type Request, type Response, Router } from "express";
import { z } from "zod";
import { freeNames } from "../preview/preview.js";
import { richMenuPreview } from "../preview/richMenuPreview.js";
import { chatLog } from "./chatLog.js";
import { perform, personAction } from "./personAction.js";
import type { Resident } from "./resident.js";
import type { Platform } from "./simulatedPlatform.js";

const newPerson = z.object({
  channel: z.string(),
  displayName: z.string().trim().min(1).max(20),
  language: z.string().max(10),
});

type ChatRequest = Request<{ channel: string; lineUserId: string }>;

export function chatRoutes(platform: Platform): Router {
  const { world, stage } = platform;
  const router = Router();

  function residentOf({ params: { channel, lineUserId } }: ChatRequest): Resident | undefined {
    return world.channels.has(channel) && world.people.has(lineUserId)
      ? platform.resident(channel, lineUserId)
      : undefined;
  }

  router.get("/phones", (_request, response) => {
    const phones = stage.phones.map((phone) => ({
      ...phone,
      displayName: world.people.get(phone.lineUserId)?.displayName,
    }));
    response.json({ phones });
  });

  router.post("/phones", async (request, response) => {
    const wanted = newPerson.safeParse(request.body);
    if (!wanted.success || !world.channels.has(wanted.data.channel)) return refuse(response, 400);
    const { channel, ...person } = wanted.data;
    const resident = platform.addStranger(channel, person);
    stage.add({ channel, lineUserId: resident.lineUserId });
    const { status, ms } = await resident.follow();
    response.status(201).json({ channel, lineUserId: resident.lineUserId, status, ms });
  });

  router.delete("/phones/:channel/:lineUserId", (request: ChatRequest, response: Response) => {
    stage.remove(request.params);
    response.json({});
  });

  router.get("/chats/:channel/:lineUserId", (request: ChatRequest, response: Response) => {
    const resident = residentOf(request);
    if (resident) response.json(view(platform, resident, request.params.channel, request.baseUrl));
    else refuse(response, 404);
  });

  router.post("/chats/:channel/:lineUserId/actions", async (request: ChatRequest, response: Response) => {
    const resident = residentOf(request);
    const action = personAction.safeParse(request.body);
    if (!resident) return refuse(response, 404);
    if (!action.success) return refuse(response, 400);
    try {
      response.json(await perform(resident, action.data));
    } catch (error) {
      // What a phone would not let its owner do, such as writing to a blocked account.
      response.status(409).json({ message: error instanceof Error ? error.message : String(error) });
    }
  });

  router.post("/chats/:channel/:lineUserId/language", (request: ChatRequest, response: Response) => {
    const person = world.people.get(request.params.lineUserId);
    const wanted = z.object({ language: z.string().max(10) }).safeParse(request.body);
    if (!person || !wanted.success) return refuse(response, 400);
    person.language = wanted.data.language;
    response.json({});
  });
  return router;
}

const refuse = (response: Response, status: number): void => void response.status(status).json({});

function view(platform: Platform, resident: Resident, channelName: string, base: string) {
  const channel = platform.channel(channelName);
  const { chat, richMenu } = resident;
  const entries = chatLog(chat.log, base);
  const imageUrl = `${base}/menus/${channelName}/${richMenu?.richMenuId}`;
  const menu = richMenu && {
    html: richMenuPreview({ menu: richMenu, imageUrl, interactive: !chat.blocked }),
    bar: richMenu.chatBarText,
    open: chat.richMenuOpen ?? richMenu.selected,
    id: richMenu.richMenuId,
  };
  const person = platform.world.people.get(resident.lineUserId);
  const html = entries.map((entry) => entry.html).join("") + (menu?.html ?? "");
  return {
    name: channel.options.displayName,
    person: person?.displayName ?? "",
    language: person?.language ?? "ja",
    blocked: chat.blocked,
    loading: chat.loadingUntil > platform.world.clock(),
    entries,
    values: freeNames(html),
    menu: menu ?? null,
  };
}
