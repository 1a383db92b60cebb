import { once } from "node:events";
import { connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { type HttpServer, listen, senderLimits } from "../../src/web/httpServer.js";
import { until } from "../support/until.js";

const open: HttpServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.stop(0);
});

const quick = { headers: 80, request: 120, check: 20 };
async function start(listener: Parameters<typeof listen>[0], limits = quick): Promise<HttpServer> {
  const server = await listen(listener, 0, "127.0.0.1", limits);
  open.push(server);
  return server;
}

async function send(port: number, begin: string, then: string, everyMs: number): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  let answer = "";
  socket.on("data", (chunk: Buffer) => (answer += chunk.toString())).on("error", () => {});
  await once(socket, "connect");
  socket.write(begin);
  const timer = setInterval(() => socket.write(then), everyMs);
  await once(socket, "close");
  clearInterval(timer);
  return answer;
}

describe("the HTTP server", () => {
  it.each([
    ["its headers", "POST / HTTP/1.1\r\nHost: x\r\n", "a"],
    ["its body", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n", "a"],
  ])("closes a sender who sends a byte now and then of %s", async (_title, begin, then) => {
    const server = await start((request, response) => request.resume().on("end", () => response.end()));
    const answer = await send(server.port, begin, then, 30);
    expect(answer).not.toContain("200");
  });

  it("has limits that close one byte in ten seconds within fifteen", () => {
    expect(Math.max(senderLimits.headers, senderLimits.request) + senderLimits.check).toBeLessThanOrEqual(15_000);
  });

  it("says that the port is taken", async () => {
    const { port } = await start((_request, response) => response.end());
    await expect(listen((_request, response) => response.end(), port, "127.0.0.1")).rejects.toMatchObject({
      code: "EADDRINUSE",
    });
  });

  it("lets an open answer end when it stops, and cuts off one that takes too long", async () => {
    let finish: (() => void) | undefined;
    const server = await listen(
      (_request, response) => {
        finish = () => response.end("done");
      },
      0,
      "127.0.0.1",
    );
    const answer = fetch(`http://127.0.0.1:${server.port}/`).then((response) => response.text());
    await until(() => finish !== undefined);
    const stopping = server.stop(10_000);
    finish?.();
    expect(await answer).toBe("done");
    await stopping;
    let asked = false;
    const hanging = await listen(
      () => {
        asked = true;
      },
      0,
      "127.0.0.1",
    );
    const cut = fetch(`http://127.0.0.1:${hanging.port}/`).then(
      () => "answered",
      () => "cut off",
    );
    await until(() => asked);
    await hanging.stop(20);
    expect(await cut).toBe("cut off");
  });
});
