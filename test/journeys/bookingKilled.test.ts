/**
 * People sign up at once through two real servers while one of them is killed, and are reminded by clocks an hour apart:
 * nobody has another's place, nobody is passed over, and each is told once. The long version is `npm run prove -- --only booking`.
 */
import { expect, it } from "vitest";
import { runFlood } from "../../bench/bookingFlood.mjs";
import { inPlace } from "../../bench/place.mjs";
import { describeOnServer } from "../support/database.js";

describeOnServer("a course with 8 places, 60 people and two servers that are killed", () => {
  it("fills 8 places, lets the others wait in order, and gives each freed place to the next of them, once", async () => {
    const serverUrl = process.env["TEST_DATABASE_URL"];
    const result = await inPlace({ serverUrl }, ({ databaseUrl = "" }) =>
      runFlood({ databaseUrl, people: 60, places: 8, kills: 2, seed: 20_261_120 }),
    );
    for (const flood of [result.calm, result.killed]) {
      expect(flood.states).toEqual({ confirmed: 8, waiting: 52 });
      expect(flood).toMatchObject({ mostTaken: 8, passedOver: 0, toldWrong: 0 });
    }
    expect(result.movedUp).toEqual({
      ...{ freed: 3, offered: 3, rightOnes: true, toldOnce: 3, toldElse: 0, takenAfter: 8 },
    });
    expect(result).toMatchObject({ kills: 4, astray: 0 });
  }, 300_000);
});
