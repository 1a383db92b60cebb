import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../../../src/db.js";
import { createLog } from "../../../src/log.js";
import { createTestDatabase, onServer, type TestDatabase } from "../../support/database.js";
import { createStand, later, now, resident, untilAnswered } from "./engineStand.js";

describe(onServer ? "500 people at once, through two instances on one server" : "500 people at once", () => {
  let first: TestDatabase;
  let second: Database | undefined;
  beforeAll(async () => {
    first = await createTestDatabase({ instanceId: "first" });
    if (first.url === undefined) return;
    const poolSizes = { webhook: 1, worker: 4, console: 1 };
    const log = createLog("silent");
    second = await openDatabase({ url: first.url, dataFolder: "", instanceId: "second", log, poolSizes });
  });
  afterAll(async () => {
    await second?.close();
    await first.drop();
  });

  it("30 are in, the others wait in order, and one who cancels lets the first of them in, once", async () => {
    const one = createStand(first.database);
    const two = createStand(second ?? first.database);
    const people = await one.crowd(500);
    const event = await one.event({ capacity: 30 });
    const answers = await Promise.all(
      people.map((id, index) => {
        const stand = index % 2 === 0 ? one : two;
        // Every tenth form is sent twice.
        const send = () => untilAnswered(() => stand.signUp(event, resident(id), 1, now, id));
        return index % 10 === 0 ? Promise.all([send(), send()]).then(([answer]) => answer) : send();
      }),
    );
    expect(answers.filter(({ kind }) => kind === "confirmed")).toHaveLength(30);
    expect(answers.filter(({ kind }) => kind === "waiting")).toHaveLength(470);
    const list = await one.within((tx) => one.desk.list(tx, event.id));
    expect(list.map(({ booking }) => booking.state)).toEqual([
      ...Array.from({ length: 30 }, () => "confirmed"),
      ...Array.from({ length: 470 }, () => "waiting"),
    ]);
    const [order] = await one.within(
      (tx) => tx.$queryRaw<{ fair: boolean }[]>`
        SELECT max(place) FILTER (WHERE state = 'confirmed') < min(place) FILTER (WHERE state = 'waiting') AS fair FROM booking`,
    );
    expect(order?.fair, "who is in came before everybody who waits").toBe(true);
    expect(list.slice(30).map(({ booking }) => booking.position)).toEqual(Array.from({ length: 470 }, (_, i) => i + 1));
    const places = (await one.within((tx) => one.desk.places(tx, [event.id], now))).get(event.id);
    expect(places).toEqual({ capacity: 30, taken: 30, waiting: 470 });
    one.told();
    two.told();

    // Cancelled in two places at once, and looked after by two instances meanwhile.
    const leaving = list[4]?.booking.id ?? "";
    const next = list[30]?.booking;
    await Promise.all([
      ...[one, two].map((stand) => stand.within((tx) => stand.desk.cancel(tx, "nishi", leaving, "resident", now))),
      ...[one, two].map((stand) => stand.within((tx) => stand.desk.moveUp(tx, "nishi", event.id, now))),
    ]);
    expect([...one.told(), ...two.told()]).toEqual([
      { ward: "nishi", residentId: next?.residentId, kind: "booking.offered", subject: next?.id, slot: "1" },
    ]);
    const after = await one.within((tx) => one.desk.list(tx, event.id));
    expect(after.filter(({ booking }) => booking.state === "offered").map(({ booking }) => booking.id)).toEqual([
      next?.id,
    ]);
    expect(after.filter(({ booking }) => booking.state === "confirmed")).toHaveLength(29);

    // Taken with two taps, while somebody new signs up.
    const [newcomer] = await one.crowd(1);
    const [taken, again, late] = await Promise.all([
      one.within((tx) => one.desk.accept(tx, "nishi", next?.id ?? "", later(1))),
      two.within((tx) => two.desk.accept(tx, "nishi", next?.id ?? "", later(1))),
      two.signUp(event, resident(newcomer ?? ""), 1, later(1)),
    ]);
    expect([taken.kind, again.kind]).toEqual(["changed", "changed"]);
    expect(late).toMatchObject({ kind: "waiting", booking: { position: 470 } });
    expect((await one.within((tx) => one.desk.places(tx, [event.id], now))).get(event.id)?.taken).toBe(30);
  });
});
