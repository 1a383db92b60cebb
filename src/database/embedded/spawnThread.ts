/** Starts the thread of the embedded database, from compiled JavaScript or (development, tests) from TypeScript. */
import { Worker } from "node:worker_threads";
import type { Opening } from "./messages.js";

export function spawnThread(opening: Opening): Worker {
  const compiled = import.meta.url.endsWith(".js");
  const file = new URL(compiled ? "./thread.js" : "./thread.ts", import.meta.url).href;
  if (compiled) return new Worker(new URL(file), { workerData: opening });
  // Node 20 can't read TypeScript, and a worker does not take over the loader of its parent.
  const program = `import("tsx/esm/api").then(({ register }) => { register(); return import(${JSON.stringify(file)}); })`;
  return new Worker(program, { workerData: opening, eval: true });
}
