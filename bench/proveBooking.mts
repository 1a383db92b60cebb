/** The promise of sign-ups: no place twice, nobody passed over, each told once, whatever fails. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "../src/projectRoot.js";
import { type Flooded, runFlood } from "./bookingFlood.mjs";
import { runReminders } from "./bookingReminders.mjs";
import type { FaultRun, Row } from "./faultRun.mjs";
import { inPlace } from "./place.mjs";

export const bookingFaultRun: FaultRun = {
  name: "booking",
  async *run({ quick, serverUrl }) {
    if (serverUrl === undefined) {
      console.error("Sign-ups through two instances need a PostgreSQL server (TEST_DATABASE_URL): not run.");
      return;
    }
    const seed = Number(process.env["PROVE_SEED"]) || Math.floor(Math.random() * 1_000_000);
    console.error(`seed ${seed} (PROVE_SEED=${seed} draws the same chances)`);
    const [people, places, kills] = quick ? [100, 10, 2] : [500, 30, 6];
    const flood = await inPlace({ serverUrl }, ({ databaseUrl = "" }) =>
      runFlood({ databaseUrl, people, places, kills, seed }),
    );
    const wanted = { people, places };
    yield flooded(`${people} sign up at once for ${places} places, two instances`, flood.calm, wanted);
    yield flooded(`the same, ${kills} kill -9 meanwhile`, flood.killed, wanted);
    const { freed, offered, rightOnes, toldOnce, toldElse, takenAfter } = flood.movedUp;
    yield {
      run: `${freed} of them cancel, each by two forms at once; who is offered a place takes it, an instance killed each time`,
      measured: `${offered} offered, ${rightOnes ? "the first in line" : "not the first in line"}; ${toldOnce} told once, ${toldElse} others told; ${takenAfter} are in`,
      promised: "each place offered once, to the next; as many in as places",
      holds:
        offered === freed &&
        rightOnes &&
        toldOnce === freed &&
        toldElse === 0 &&
        takenAfter === places &&
        flood.astray === 0,
    };
    const evening = quick ? 2 : 5;
    const reminded = await inPlace({ serverUrl }, ({ databaseUrl = "" }) =>
      runReminders({
        ...{ databaseUrl, seed, confirmed: quick ? 40 : 120 },
        ...{ killsInTheEvening: evening, killsInTheMorning: quick ? 1 : 3 },
      }),
    );
    const results = { seed, flood, reminded };
    await writeFile(join(projectRoot, "bench/results-booking.json"), `${JSON.stringify(results, null, 2)}\n`);
    const { confirmed, eveOnce, morningOnce, toWaiting, before, between } = reminded;
    yield {
      run: `reminders of the evening and the morning, ${reminded.kills} kill -9, clocks an hour apart and an hour back`,
      measured: `of ${confirmed} who are in ${eveOnce} and ${morningOnce} told once; ${toWaiting} to who waits; ${reminded.astray} astray`,
      promised: "each exactly once",
      holds: eveOnce === confirmed && morningOnce === confirmed && toWaiting + reminded.astray === 0,
    };
    yield {
      run: "an event cancelled before 18:00",
      measured: `of ${before.people} ${before.cancelledOnce} told once that it is cancelled; ${before.reminders} reminders`,
      promised: "only the cancellation, once",
      holds: before.cancelledOnce === before.people && before.reminders === 0,
    };
    yield {
      run: "an event cancelled while its reminders go out",
      measured:
        `of ${between.people} ${between.eves} had the evening's by then, ${between.evesAfter} later than 2 s after; ` +
        `${between.cancelledOnce} told once that it is cancelled; ${between.mornings} of the morning`,
      promised: "none after the cancellation, which comes once",
      holds:
        between.eves > 0 &&
        between.eves < between.people &&
        between.evesAfter + between.mornings === 0 &&
        between.cancelledOnce === between.people,
    };
    const all = flood.kills + reminded.kills;
    if (!quick) yield { run: "kill -9 in all", measured: String(all), promised: "≥ 10", holds: all >= 10 };
  },
};

function flooded(run: string, of: Flooded, { people, places }: { people: number; places: number }): Row {
  const { confirmed = 0, waiting = 0 } = of.states;
  return {
    run,
    measured:
      `${of.seconds.toFixed(1)} s, ${(people / of.seconds).toFixed(0)} a second, p50 ${of.p50Ms.toFixed(0)} ms, p99 ${of.p99Ms.toFixed(0)} ms; ` +
      `${confirmed} in, ${waiting} wait, never more than ${of.mostTaken} in; ${of.passedOver} passed over; ${of.toldWrong} not told exactly once`,
    promised: `${places} in, the others wait in order, each told once`,
    holds:
      confirmed === places &&
      waiting === people - places &&
      Object.keys(of.states).length === 2 &&
      of.mostTaken === places &&
      of.passedOver + of.toldWrong === 0,
  };
}
