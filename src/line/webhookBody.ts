/** Reads a request's raw bytes with a limit, and decides early: memory stays flat whatever is sent. */
import type { IncomingMessage } from "node:http";

export type WebhookBody =
  | { kind: "bytes"; bytes: Buffer }
  | { kind: "too-large" }
  | { kind: "encoded" }
  | { kind: "aborted" };

/** 1 MB, as R1 of the reliability rules says; LINE's own bodies are a few kilobytes. */
export const webhookBodyLimit = 1_048_576;

export function readWebhookBody(request: IncomingMessage): Promise<WebhookBody> {
  const encoding = request.headers["content-encoding"];
  if (encoding !== undefined && encoding !== "identity") return Promise.resolve({ kind: "encoded" });
  if (Number(request.headers["content-length"] ?? 0) > webhookBodyLimit) return Promise.resolve({ kind: "too-large" });
  return new Promise((resolve) => {
    let chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= webhookBodyLimit) {
        chunks.push(chunk);
        return;
      }
      // What still comes is thrown away as it comes, not cut off: a sender that is cut off never reads our answer.
      chunks = [];
      resolve({ kind: "too-large" });
    });
    request.on("end", () => resolve({ kind: "bytes", bytes: Buffer.concat(chunks) }));
    request.on("error", () => resolve({ kind: "aborted" }));
    request.on("close", () => resolve({ kind: "aborted" }));
  });
}
