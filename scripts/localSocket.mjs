/** Local sockets (named pipes on Windows) on which a process says who it is: what being alive is recognised by. */
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const windows = process.platform === "win32";
/** How long the other end may take to say who it is; that it is alive is known before. */
const answerMs = 300;

/**
 * The address of a local socket called `name` in `folder`. Such addresses must be short (104 bytes on macOS), so a
 * long one takes a way round through a link; call `done` when the socket listens or is connected.
 */
export function localAddress(folder, name) {
  if (windows) {
    const id = createHash("sha256").update(join(folder, name).toLowerCase()).digest("hex").slice(0, 32);
    return { path: `\\\\.\\pipe\\tonari-${id}`, done() {} };
  }
  const path = join(folder, name);
  if (Buffer.byteLength(path) <= 100) return { path, done() {} };
  const detour = mkdtempSync(join(tmpdir(), "tonari-"));
  symlinkSync(folder, join(detour, "d"));
  return { path: join(detour, "d", name), done: () => rmSync(detour, { recursive: true, force: true }) };
}

/** @returns {Promise<object | undefined>} what the listener says of itself ({} if it is silent), undefined if there is none */
export function askAt(path) {
  return new Promise((resolve) => {
    let text = "";
    const socket = connect(path);
    const finish = (answer) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const spoken = () => {
      try {
        return JSON.parse(text);
      } catch {
        return {};
      }
    };
    const timer = setTimeout(() => finish(spoken()), answerMs);
    socket.setEncoding("utf8");
    socket.on("data", (chunk) => {
      text += chunk;
    });
    socket.on("end", () => finish(spoken()));
    // Any other error (too many waiting, no permission) comes from a socket that somebody has.
    socket.on("error", ({ code }) => finish(["ECONNREFUSED", "ENOENT", "ENOTSOCK"].includes(code) ? undefined : {}));
  });
}

export function answering(facts) {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.end(JSON.stringify(facts));
  });
  server.unref();
  return server;
}

export function listening(server, path) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(path, () => {
      server.off("error", reject);
      server.on("error", () => {});
      resolve();
    });
  });
}

export async function closed(server, path) {
  await new Promise((resolve) => server.close(resolve));
  if (path) rmSync(path, { recursive: true, force: true });
}
