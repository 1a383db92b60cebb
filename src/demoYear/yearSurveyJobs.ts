/** Plays surveys through the product's own desk, codes and answering: whatever was done before is found and left alone. */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Actor } from "../console/actor.js";
import type { Database, Tx } from "../db.js";
import { type Answers, stampOf, type Way } from "../survey/answering/answer.js";
import type { Answering, WayIn } from "../survey/answering/answeringDesk.js";
import { batchStore } from "../survey/asking/batchStore.js";
import type { PanelStore } from "../survey/asking/panelStore.js";
import type { CodeStore } from "../survey/respondent/codeStore.js";
import type { SurveyDefinition } from "../survey/survey.js";
import type { SurveyDesk, SurveyView, SurveyWritten } from "../survey/surveyDesk.js";
import type { TallyDesk } from "../survey/tally/tallyDesk.js";
import { uuid5 } from "../uuid.js";
import { answersOf, residentsBehind } from "./demoYearStore.js";
import { type Chance, seeded, shuffled } from "./seeded.js";
import { yearAnswers } from "./yearAnswers.js";
import { daysLater, type PlayedClock } from "./yearCalendar.js";
import { type PlayedSurvey, playedDefinition } from "./yearSurveys.js";
import { comments, memberName } from "./yearWords.js";

export interface YearSurveyOptions {
  database: Database;
  clock: PlayedClock;
  desk: SurveyDesk;
  answering: Answering;
  codes: CodeStore;
  panels: PanelStore;
  tallies: TallyDesk;
  readyOf(ward: string, key: string): SurveyDefinition | undefined;
  /** Pseudonyms of the ward's fictional friends, with their channel. */
  friendsOf(ward: string): { channel: string; persons: readonly Uint8Array[] };
}

export interface PlayedSurveyCounts {
  codes: number;
  answers: number;
}

const actor: Actor = { kind: "system" };
/** So few answers that nobody waits long behind them. */
const answersAtOnce = 10;

/** Somebody who answers: how they come in, when, and what they say. */
interface Reply {
  comeIn(tx: Tx, survey: SurveyView, now: Date): Promise<WayIn>;
  at: Date;
  way: Way;
  answers: Answers;
  mark: string;
}

export function createYearSurveys(options: YearSurveyOptions) {
  const { database, clock, desk, answering, codes, panels, tallies } = options;

  async function opened(played: PlayedSurvey): Promise<SurveyView | undefined> {
    const { ward, key, opens, closes, isOver } = played;
    const ready = options.readyOf(ward, played.ready);
    if (!ready) return undefined;
    clock.put(daysLater(opens, -7));
    const made = await desk.create(actor, ward, playedDefinition(ready, played), { fictional: true });
    if (made.kind !== "taken") expected(made);
    const survey = await desk.find(ward, key);
    // Somebody of the demo has a survey of this name: it is theirs.
    if (!survey?.fictional) return undefined;
    if (survey.state !== "draft" || !survey.draft) return survey;
    clock.put(opens);
    // One that is over gets its end when it comes: until then the product would close it, for its day is long past.
    const times = isOver ? { opensAt: opens } : { opensAt: opens, closesAt: closes };
    return expected(await desk.publish(actor, ward, key, survey.draft.edit, times));
  }

  async function lettersOf(survey: SurveyView, played: PlayedSurvey): Promise<Reply[]> {
    const { letters } = played;
    if (!letters) return [];
    const { order, panel } = letters;
    const chance = seeded("letters", played.key);
    const batchId = uuid5("demo year", survey.id, "letters");
    await database.transaction("worker", async (tx) => {
      const now = played.opens;
      const memberIds = panel && (await members(tx, played.ward, panel, order.count, now));
      if (!(await batchStore.find(tx, survey.id, batchId))) {
        const { frame, name, count, everyone } = order;
        const kind = panel ? "panel" : "letters";
        const sizes = { asked: count, population: everyone ? count : undefined, everyone };
        const drawn = panel ? { panel } : {};
        await batchStore.add(tx, {
          id: batchId,
          surveyId: survey.id,
          kind,
          frame,
          name,
          ...sizes,
          drawn,
          createdBy: undefined,
          now,
        });
      }
      await codes.createCodes(tx, batchId, order.count, memberIds ? { memberIds } : {});
    });
    const numbers = shuffled(
      chance,
      Array.from({ length: order.count }, (_, index) => index + 1),
    );
    const said = yearAnswers(
      survey.published?.definition.questions ?? [],
      letters.shares,
      letters.answers,
      chance,
      comments,
    );
    return said.map((answers, index) => {
      const number = numbers[index] ?? 0;
      const comeIn: Reply["comeIn"] = (tx, { ward }, now) =>
        answering.byCode(tx, ward, codes.codeAt(batchId, number), now);
      return {
        comeIn,
        answers,
        at: dayOf(played, chance),
        way: chance() < 0.2 ? "paper" : "page",
        mark: `letter ${number}`,
      };
    });
  }

  /** Of the panel's list, which may hold people whom somebody entered while trying the demo. */
  async function members(tx: Tx, ward: string, panel: Parameters<PanelStore["list"]>[2], count: number, now: Date) {
    const names = Array.from({ length: count }, (_, index) => memberName(panel, index + 1));
    await panels.add(
      tx,
      ward,
      panel,
      names.map((name) => ({ name, address: undefined })),
      now,
    );
    const ids = new Map((await panels.list(tx, ward, panel)).map(({ name, id }) => [name, id]));
    return names.flatMap((name) => ids.get(name) ?? []);
  }

  async function friendsOf(survey: SurveyView, played: PlayedSurvey): Promise<Reply[]> {
    const { friends } = played;
    if (!friends) return [];
    const chance = seeded("friends", played.key);
    const { channel, persons } = options.friendsOf(played.ward);
    const residents = await database.run("worker", (tx) => residentsBehind(tx, channel, persons));
    const said = yearAnswers(
      survey.published?.definition.questions ?? [],
      friends.shares,
      friends.answers,
      chance,
      comments,
    );
    return shuffled(chance, residents)
      .slice(0, said.length)
      .map((residentId, index) => ({
        comeIn: (tx, open, now) => answering.friend(tx, openOf(open), residentId, now),
        answers: said[index] ?? {},
        at: dayOf(played, chance),
        way: "chat",
        mark: `friend ${index}`,
      }));
  }

  async function answer(survey: SurveyView, replies: readonly Reply[]): Promise<void> {
    const inTime = replies.toSorted((one, other) => one.at.getTime() - other.at.getTime());
    for (let from = 0; from < inTime.length; from += answersAtOnce) {
      const some = inTime.slice(from, from + answersAtOnce);
      await database.transaction("worker", async (tx) => {
        for (const { comeIn, at, way, answers, mark } of some) {
          const found = await comeIn(tx, survey, at);
          // Who has been forgotten meanwhile does not answer.
          if (found.kind !== "respondent") continue;
          const given = { answers, stamp: stampOf(at, mark), language: "ja", way, now: at } as const;
          const written = await answering.submit(tx, found.survey, found.respondent, given);
          if (written.kind !== "submitted") throw new Error(`a fictional answer was ${written.kind}`);
        }
      });
      await nextTurn();
    }
  }

  /** @returns what was added; undefined where it had been played before */
  async function play(played: PlayedSurvey): Promise<PlayedSurveyCounts | undefined> {
    const survey = await opened(played);
    if (!survey || survey.state === "closed") return undefined;
    const replies = [...(await lettersOf(survey, played)), ...(await friendsOf(survey, played))];
    const there = await database.run("worker", (tx) => answersOf(tx, survey.id));
    const isThere = !played.isOver && there >= replies.length;
    if (!isThere) await answer(survey, replies);
    if (played.isOver) await close(played);
    // Also where it was cut off just before.
    await tallies.recount(survey.id);
    if (isThere) return undefined;
    return { codes: played.letters?.order.count ?? 0, answers: replies.length };
  }

  async function close({ ward, key, closes }: PlayedSurvey): Promise<void> {
    clock.put(daysLater(closes, -1));
    const timed = await desk.setTimes(actor, ward, key, { closesAt: closes });
    clock.put(closes);
    // Its time is long past: the product's own round may have been quicker.
    if (timed.kind === "written") await desk.close(actor, ward, key);
  }

  return { play };
}

/** Most answer in the first days; nobody after today, or in the last minutes. */
function dayOf({ opens, closes, isOver }: PlayedSurvey, chance: Chance): Date {
  const open = closes.getTime() - opens.getTime();
  const length = (isOver ? open : open * 0.3) - 3_600_000;
  return new Date(opens.getTime() + Math.floor(chance() ** 1.7 * length));
}

function expected(written: SurveyWritten): SurveyView {
  if (written.kind !== "written") throw new Error(`a fictional survey was ${written.kind}`);
  return written.survey;
}

function openOf(survey: SurveyView) {
  const { published } = survey;
  if (!published) throw new Error("a survey that is answered has been published");
  return { ...survey, version: published.number, definition: published.definition };
}
