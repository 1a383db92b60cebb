/**
 * Somebody who answers a survey in LINE as people do: taps, changes their mind, taps bubbles further up, leaves it, goes
 * on with the form; and their network brings some taps later than newer ones. What they said is kept for the judge.
 */
import { randomInt } from "node:crypto";
import { answeredBy, questionNamed, type Said } from "./answerJudge.mjs";
import { provedQuestions } from "./surveySetting.mjs";
import { newEventId, type WebhookPoster } from "./webhookPoster.mjs";

export type Habit = "taps" | "sends" | "form-last" | "form-between" | "gives-up";

export interface PersonOptions {
  number: number;
  surveyId: string;
  poster: WebhookPoster;
  /** Of the server, wherever it is by now. */
  url(): string;
  /** The address of the form that came as a reply to this token; undefined until it has come. */
  formOf(replyToken: string): string | undefined;
}

export interface AnsweringPerson {
  lineUserId: string;
  said: readonly Said[];
  /** What was sent: answers as webhook events, those that came after newer ones, and answers on the form. */
  counts: { events: number; late: number; form: number };
  /** @param events how many answers they tap at least */
  answer(habit: Habit, events: number): Promise<void>;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const anyOf = <T,>(all: readonly T[]): T => all[randomInt(all.length)] as T;
const chance = (share: number) => Math.random() < share;

export function createPerson({ number, surveyId, poster, url, formOf }: PersonOptions): AnsweringPerson {
  const lineUserId = `U${number.toString(16).padStart(32, "0")}`;
  const shortId = Buffer.from(surveyId.replaceAll("-", ""), "hex").toString("base64url");
  const said: Said[] = [];
  const counts = { events: 0, late: 0, form: 0 };
  /** Taps that the network holds back. */
  let heldBack: object[] = [];
  let last = 0;

  /** Two things that one person does never have the same time. */
  function moment(): number {
    last = Math.max(last + 1, Date.now());
    return last;
  }

  function tapped(action: string, at: number, values: Record<string, string | number>, replyToken?: string): object {
    const query = new URLSearchParams(
      Object.entries(values).map(([key, value]): [string, string] => [key, String(value)]),
    );
    return {
      ...{ type: "postback", mode: "active", timestamp: at, webhookEventId: newEventId() },
      ...{ source: { type: "user", userId: lineUserId }, replyToken: replyToken ?? `reply-${newEventId()}` },
      postback: { data: `survey:${action}?${query}` },
    };
  }

  /** An answer to a question, as a tap of a bubble that may be any of those in the talk. */
  function anAnswer(id: string, habit: Habit, whole = false): object {
    const asked = questionNamed(id);
    const place = { s: shortId, v: 1, q: provedQuestions.indexOf(asked) };
    const at = moment();
    counts.events += 1;
    if (asked.kind === "multiple") {
      const choice = randomInt(asked.options.length);
      const on = whole || chance(0.75);
      said.push({ at, way: "chat", tick: { question: id, choice: asked.options[choice] ?? "", on } });
      return tapped("mark", at, { ...place, c: choice, on: on ? 1 : 0 });
    }
    if (!whole && !asked.required && chance(0.2)) {
      said.push({ at, way: "chat", answers: { [id]: null } });
      return tapped("skip", at, place);
    }
    const choice = randomInt(asked.options.length);
    said.push({ at, way: "chat", answers: { [id]: [asked.options[choice] ?? ""] } });
    return tapped("pick", at, { ...place, c: choice, ...(habit !== "taps" && chance(0.2) ? { r: 1 } : {}) });
  }

  async function deliver(events: object[]): Promise<void> {
    if (chance(0.12)) {
      heldBack.push(...events);
      return;
    }
    if (events.length > 1 && chance(0.3)) {
      counts.late += 1;
      events.reverse();
    }
    await poster.post(events);
    if (heldBack.length > 0 && chance(0.5)) await deliverHeldBack();
  }

  async function deliverHeldBack(): Promise<void> {
    const events = heldBack.reverse();
    heldBack = [];
    counts.late += events.length;
    if (events.length > 0) await poster.post(events);
  }

  /** On the form: the link comes as a reply, is opened, answers are posted question by question, the last post submits. */
  async function fillForm(): Promise<void> {
    let form: string | undefined;
    while (form === undefined) {
      const replyToken = `form-${newEventId()}`;
      await poster.post([tapped("form", moment(), { s: shortId }, replyToken)]);
      // A reply that LINE did not get in time is none: they tap again.
      for (let waited = 0; form === undefined && waited < 15_000; waited += 100) {
        await pause(100);
        form = formOf(replyToken);
      }
    }
    const { pathname } = new URL(form);
    const begun = answeredBy(said);
    const send = async (fields: readonly [string, string][]) => {
      const body = new URLSearchParams([["lang", "ja"], ...fields]);
      for (;;) {
        const answer = await fetch(`${url()}${pathname}`, {
          ...{ method: "POST", body, redirect: "manual", signal: AbortSignal.timeout(10_000) },
        }).catch(() => undefined);
        await answer?.arrayBuffer().catch(() => undefined);
        if (answer?.status === 303) return;
        if (answer && answer.status < 500) throw new Error(`the form answered ${answer.status}`);
        await pause(100 + Math.random() * 200);
      }
    };
    const open = provedQuestions.filter(({ id }) => id !== "why" && (!begun.touched.has(id) || chance(0.3)));
    // What the network still holds back is not there yet.
    const needed = provedQuestions.filter(({ required }) => required);
    for (const asked of new Set([...open, ...needed])) {
      const keys = asked.options;
      const given = asked.kind === "multiple" ? keys.filter(() => chance(0.4)) : [anyOf(keys)];
      await send([
        ["asked", asked.id],
        ...given.map((key) => [`q_${asked.id}`, key] as [string, string]),
        ["action", "next"],
      ]);
      // Between the posting and its answer; nothing else of this person is under way.
      said.push({ at: moment(), way: "page", answers: { [asked.id]: given.length > 0 ? given : null } });
      counts.form += 1;
    }
    await send([["action", "submit"]]);
    said.push({ at: moment(), way: "page" });
    await pause(2);
  }

  async function tapAround(habit: Habit, events: number): Promise<void> {
    const asked = provedQuestions.filter(({ id }) => habit !== "gives-up" || id !== "counter");
    for (let sent = 0; sent < events; ) {
      // Forward through the questions, and now and then one further up.
      const next = asked.find(({ id }) => !answeredBy(said).touched.has(id));
      const some = Array.from({ length: 1 + randomInt(3) }, () =>
        anAnswer((next && chance(0.7) ? next : anyOf(asked)).id, habit),
      );
      sent += some.length;
      await deliver(some);
    }
  }

  /** So that the last tap is the one that finds everything answered. */
  async function completeByTaps(habit: Habit): Promise<void> {
    await deliverHeldBack();
    for (;;) {
      const { answers, touched } = answeredBy(said);
      const missing = Object.keys(answers).find(
        (id) => !touched.has(id) || (questionNamed(id).required && answers[id] === null),
      );
      if (missing === undefined) break;
      await poster.post([anAnswer(missing, habit, true)]);
    }
    await poster.post([anAnswer("again", "taps", true)]);
  }

  return {
    lineUserId,
    said,
    counts,
    async answer(habit, events) {
      if (habit === "form-between") {
        await tapAround(habit, Math.ceil(events / 2));
        await fillForm();
        await tapAround(habit, Math.floor(events / 2));
        return deliverHeldBack();
      }
      await tapAround(habit, events);
      if (habit === "taps") return completeByTaps(habit);
      if (habit === "form-last") await fillForm();
      await deliverHeldBack();
      if (habit === "form-last") return;
      if (habit === "sends") await completeByTaps(habit);
      const at = moment();
      said.push({ at, way: "chat" });
      await poster.post([tapped("send", at, { s: shortId })]);
    },
  };
}
