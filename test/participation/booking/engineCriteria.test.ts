import { describe, expect, it } from "vitest";
import { Prisma } from "../../../generated/prisma/client.js";
import { createLog } from "../../../src/log.js";
import { bookingCriteria, offeredBookingCriteria } from "../../../src/participation/booking/bookingCriteriaStore.js";
import { createBookingJobs } from "../../../src/participation/booking/bookingJobs.js";
import { useDatabase } from "../../support/database.js";
import { createStand, later, now, resident, visitor } from "./engineStand.js";

const database = useDatabase();
const stand = createStand(database);
const { desk, within } = stand;

describe("an announcement to the people of an event", () => {
  it("finds who has a place, who waits and who came: residents of this event and this ward only", async () => {
    const names = ["in", "asked", "waits", "left", "came"] as const;
    const ids = await stand.friends(names.length + 1);
    const event = await stand.event({ capacity: 3 });
    const other = await stand.event({ title: "別の講座" });
    const who = (name: (typeof names)[number]) => ids[names.indexOf(name)] ?? "";
    for (const name of ["in", "came", "left", "asked", "waits"] as const)
      await stand.signUp(event, resident(who(name)));
    await stand.signUp(event, visitor);
    await stand.signUp(other, resident(ids.at(-1) ?? ""));
    await within(async (tx) => {
      const of = async (name: (typeof names)[number]) => (await desk.ofResident(tx, event.id, who(name)))?.id ?? "";
      await desk.cancel(tx, "nishi", await of("left"), "resident", now);
      for (const name of ["came", "in"] as const) {
        const data = { id: crypto.randomUUID(), eventId: event.id, people: 1, bookingId: await of(name) };
        // Recorded by mistake, and taken back.
        await tx.attendance.create({ data: { ...data, withdrawnAt: name === "in" ? now : null } });
      }
    });
    const find = async (kind: string, ward = "nishi", id = event.id) => {
      const where = bookingCriteria.get(kind)?.(ward, id) ?? Prisma.sql`false`;
      const rows = await within((tx) =>
        tx.$queryRaw<{ id: string }[]>(Prisma.sql`SELECT r.id FROM resident r WHERE ${where}`),
      );
      return rows.map((row) => names[ids.indexOf(row.id)]).sort();
    };
    expect(await find("event-participants")).toEqual(["asked", "came", "in"]);
    expect(await find("event-waiting")).toEqual(["waits"]);
    expect(await find("event-attended")).toEqual(["came"]);
    for (const kind of bookingCriteria.keys()) {
      expect(await find(kind, "suminoe")).toEqual([]);
      for (const bad of ["", "x", "' OR true --", "00000000-0000-0000-0000-000000000000"])
        expect(await find(kind, "nishi", bad)).toEqual([]);
    }
    const offered = await within((tx) => offeredBookingCriteria(tx, "nishi"));
    expect(offered.map(({ kind, name }) => `${kind} ${name}`)).toContain(
      "event-waiting 行事のキャンセル待ちの人（別の講座）",
    );
    expect(new Set(offered.map(({ kind }) => kind))).toEqual(new Set(bookingCriteria.keys()));
    expect(await within((tx) => offeredBookingCriteria(tx, "suminoe"))).toEqual([]);
    // Of a cancelled event everybody who was in is found: the new date concerns them.
    const cancelled = await stand.cancelEvent(event);
    await within((tx) => desk.eventChanged(tx, cancelled, "cancelled"));
    expect(await find("event-participants")).toEqual(["asked", "came", "in", "waits"]);
  });
});

describe("what time does to sign-ups", () => {
  it("goes on with the other events when one of them fails, and says so in the log", async () => {
    const events = [await stand.event({ capacity: 1 }), await stand.event({ capacity: 1 })];
    for (const event of events) {
      for (let people = 0; people < 2; people += 1) await stand.signUp(event, visitor);
      await stand.edit(event, { capacity: 2 });
    }
    const [broken] = events.map(({ id }) => id).sort();
    const lines: string[] = [];
    const moveUp: typeof desk.moveUp = (tx, ward, id, at) =>
      id === broken ? Promise.reject(new Error("broken")) : desk.moveUp(tx, ward, id, at);
    const log = createLog("info", { write: (line) => void lines.push(line) });
    const bookings = { moveUp, eventChanged: desk.eventChanged };
    await createBookingJobs({ database, bookings, notices: stand.notices, log }).tick(later(1));
    const states = await Promise.all(events.map((event) => stand.states(event)));
    expect(states.flat().sort()).toEqual(["confirmed", "confirmed", "offered", "waiting 1"]);
    expect(lines.join()).toContain(broken);
  });
});
