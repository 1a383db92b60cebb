/** Tells open pages what has changed, as server-sent events. */
import type { Request, Response } from "express";
import type { World } from "./world.js";

/** Many changes at once (an announcement to thousands) become one message. */
const collectMs = 80;
const heartbeatMs = 20_000;
/** More chats than this and the page is told to look at everything. */
const most = 50;

export function changeStream(world: World, request: Request, response: Response): void {
  response.writeHead(200, {
    "Content-Type": "text/event-stream",
    "Cache-Control": "no-store",
    Connection: "keep-alive",
    // A proxy in front must not hold the messages back.
    "X-Accel-Buffering": "no",
  });
  response.write("retry: 1000\n\n");
  let collected = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    timer = undefined;
    const chats = collected.size > most ? ["*"] : [...collected];
    collected = new Set();
    response.write(`data: ${JSON.stringify({ chats })}\n\n`);
  };
  const forget = world.onChange(({ channel, chatId }) => {
    if (collected.size <= most) collected.add(`${channel}/${chatId}`);
    timer ??= setTimeout(flush, collectMs);
  });
  const heartbeat = setInterval(() => response.write(": still here\n\n"), heartbeatMs);
  request.on("close", () => {
    forget();
    clearTimeout(timer);
    clearInterval(heartbeat);
  });
}
