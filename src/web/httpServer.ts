/** The HTTP server: bounded in time for slow senders, and stopping without cutting anyone off. */
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export interface HttpServer {
  port: number;
  /** Takes no new connections and waits for open answers, at most `graceMs`. */
  stop(graceMs: number): Promise<void>;
}

/** @throws when the port is taken */
export async function listen(listener: RequestListener, port: number, host: string): Promise<HttpServer> {
  const server = createServer(
    // A sender of one byte per ten seconds is closed within fifteen (checked every second).
    { requestTimeout: 12_000, headersTimeout: 8_000, keepAliveTimeout: 5_000, connectionsCheckingInterval: 1_000 },
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
  server.closeIdleConnections();
  const deadline = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(deadline);
}
