/** The HTTP server: bounded in time for slow senders, and stopping without cutting anyone off. */
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export interface HttpServer {
  port: number;
  /** Takes no new connections and waits for open answers, at most `graceMs`. */
  stop(graceMs: number): Promise<void>;
}

/** How long a sender may take, in milliseconds. */
export interface SenderLimits {
  headers: number;
  request: number;
  /** How often it is looked. */
  check: number;
}

/** A sender of one byte per ten seconds is closed within fifteen. */
export const senderLimits: SenderLimits = { headers: 8_000, request: 12_000, check: 1_000 };

/** @throws when the port is taken */
export async function listen(
  listener: RequestListener,
  port: number,
  host: string,
  { headers, request, check }: SenderLimits = senderLimits,
): Promise<HttpServer> {
  const server = createServer(
    { requestTimeout: request, headersTimeout: headers, keepAliveTimeout: 5_000, connectionsCheckingInterval: check },
    listener,
  );
  server.maxRequestsPerSocket = 10_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return { port: (server.address() as AddressInfo).port, stop: (graceMs) => stop(server, graceMs) };
}

async function stop(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // Again and again, because a connection falls idle when its answer has ended, and its client may keep it for long.
  const idle = setInterval(() => server.closeIdleConnections(), 20);
  server.closeIdleConnections();
  const deadline = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(idle);
  clearTimeout(deadline);
}
