/** The link to a confidential survey, as LINE sees it, and where it leads. */
import express from "express";
import request from "supertest";
import { afterEach, expect, it } from "vitest";
import { untoldLinkRoutes } from "../../../src/survey/chat/untoldLinkPages.js";
import { emptyDatabase } from "../../support/database.js";
import { secret } from "./definitions.js";
import { linksIn, useSurveyTalk } from "./stand.js";

const talk = useSurveyTalk();
afterEach(() => emptyDatabase(talk.database));

const app = () =>
  express().use(
    untoldLinkRoutes({
      wards: new Map([["nishi", true]]),
      database: talk.database,
      clock: { now: talk.now },
      answering: talk.answering,
    }),
  );

async function link(language: "ja" | "en" = "ja"): Promise<URL> {
  await talk.publish(secret());
  const person = await talk.person({ language });
  return new URL(linksIn((await person.say("アンケート")).messages)[0] ?? "");
}

it("leads to the form, in the resident's language, and is kept nowhere", async () => {
  const { pathname, search } = await link("en");
  const answer = await request(app()).get(`${pathname}${search}`);
  expect(answer.status).toBe(303);
  expect(answer.headers.location).toBe(`${pathname.replace("/a/", "/s/worries/a/")}?lang=en`);
  expect(answer.headers["cache-control"]).toBe("no-store");
  expect(answer.headers["referrer-policy"]).toBe("no-referrer");
});

it("also when the survey has closed, so that its page can say so", async () => {
  const { pathname } = await link();
  await talk.run((tx) => tx.survey.updateMany({ data: { state: "closed" } }));
  expect((await request(app()).get(pathname)).headers.location).toContain("/s/worries/a/");
});

it("of nobody leads to a page that names no survey", async () => {
  await link();
  const answer = await request(app()).get("/nishi/a/not-a-token%2F..");
  expect(answer.headers.location).toBe("/nishi/s/-/a/not-a-token%2F..");
});

it("leads nowhere for a program that draws a preview: it would learn what is asked", async () => {
  const { pathname } = await link();
  const preview = await request(app()).get(pathname).set("User-Agent", "facebookexternalhit/1.1;line-poker/1.0");
  expect([preview.status, preview.headers.location, preview.text]).toEqual([204, undefined, ""]);
});

it("of a ward that there is not is nobody's page", async () => {
  expect((await request(app()).get("/elsewhere/a/x")).status).toBe(404);
});
