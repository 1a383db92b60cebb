import { expect, test } from "vitest";
import { type Lane, Turns } from "../../src/database/turns.js";

/** Occupies the turn, lets the lanes queue up in the order given, and tells in which order they got their turn. */
async function orderOf(queued: readonly Lane[]): Promise<Lane[]> {
  const turns = new Turns();
  const order: Lane[] = [];
  let open = () => {};
  const first = turns.take("console", () => new Promise<void>((resolve) => (open = resolve)));
  const rest = queued.map((lane) => turns.take(lane, async () => void order.push(lane)));
  open();
  await Promise.all([first, ...rest]);
  return order;
}

test("the webhook goes before the workers, the workers before the console", async () => {
  expect(await orderOf(["console", "worker", "webhook", "worker", "webhook"])).toEqual([
    "webhook",
    "webhook",
    "worker",
    "worker",
    "console",
  ]);
});

test("a flood of webhooks can't starve the workers and the console", async () => {
  const flood = Array.from({ length: 30 }, () => "webhook" as const);
  const order = await orderOf(["console", "worker", ...flood]);
  expect(order.indexOf("worker")).toBeLessThan(12);
  expect(order.indexOf("console")).toBeLessThan(12);
});

test("two pieces of work are never inside at once", async () => {
  const turns = new Turns();
  let inside = 0;
  let most = 0;
  const work = async () => {
    inside += 1;
    most = Math.max(most, inside);
    await new Promise((resolve) => setImmediate(resolve));
    inside -= 1;
  };
  const arriving: Promise<void>[] = [];
  for (let i = 0; i < 50; i += 1) {
    arriving.push(turns.take(i % 2 ? "worker" : "webhook", work));
    if (i % 7 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all(arriving);
  expect(most).toBe(1);
});

test("work that throws gives its turn on", async () => {
  const turns = new Turns();
  await expect(turns.take("worker", () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  expect(await turns.take("worker", async () => "next")).toBe("next");
});
