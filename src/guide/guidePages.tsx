/** Public pages of the guide: the twin of the chat for people without LINE or at a computer. */
import express, { type Request, type Response, type Router } from "express";
import type { Content, WardContent } from "../content.js";
import type { Language } from "../language.js";
import type { Clock } from "../time.js";
import type { WebFrame } from "../web/frame.js";
import { inLanguage } from "../web/pageLanguage.js";
import { sendPage } from "../web/sendPage.js";
import { AnswerPage } from "./answerPage.js";
import { EntryPage } from "./entryPage.js";
import { MissingEntryPage } from "./missingEntryPage.js";
import { answerForPage } from "./pageAnswer.js";
import type { PriorityAnswer } from "./priority.js";
import { longestQuestion } from "./searchForm.js";
import { StartPage } from "./startPage.js";
import { WardPage } from "./wardPage.js";
import { wardView } from "./wardView.js";

export interface GuidePagesOptions {
  frame: WebFrame;
  content(): Content;
  clock: Clock;
  /** The answer for somebody who may be in danger, asked before anything else. */
  priority(text: string): PriorityAnswer | undefined;
}

/** Mounted after all routes with fixed names: `/:ward` takes what is left. */
export function guideRoutes({ frame, content, clock, priority }: GuidePagesOptions): Router {
  const routes = express.Router();

  const wardOf = (request: Request<{ ward: string }>) => content().wards.get(request.params.ward);
  const viewOf = (request: Request, ward: WardContent, language?: Language) =>
    wardView(frame.view(request, language), ward, clock.now());

  async function answer(request: Request, response: Response, ward: WardContent, question: string): Promise<void> {
    const known = viewOf(request, ward);
    if (question === "")
      return sendPage(response, <WardPage ward={known} mistake={known.view.say("searchEmpty")} />, 400);
    const { commands, smalltalk } = content();
    const found = answerForPage(question, known.view.language, { priority, guide: ward.guide, commands, smalltalk });
    const shown = viewOf(request, ward, found.language);
    // The reader's own browser may keep it, so that Back works; nobody in between may.
    response.setHeader("Cache-Control", "private, no-cache");
    if (found.answer.kind !== "command") {
      return sendPage(
        response,
        <AnswerPage ward={shown} content={content()} question={question} answer={found.answer} />,
      );
    }
    const { command } = found.answer;
    if ("entries" in command) {
      const entry = command.entries.find((id) => ward.topics.has(id));
      return response.redirect(303, shown.at(entry === undefined ? "" : `/${entry}`));
    }
    switch (command.opens) {
      case "shelter":
        return response.redirect(303, shown.at("/shelters"));
      case "ward":
        return response.redirect(303, inLanguage("/", found.language));
      case "forget":
        return sendPage(response, <WardPage ward={shown} remark={shown.view.say("nothingStored")} />);
      case "menu":
      case "help":
      case "language":
      case "stop":
        // What these open in the chat is all on this page.
        return response.redirect(303, shown.at());
      default:
        return command satisfies never;
    }
  }

  routes.get("/", (request, response) =>
    sendPage(response, <StartPage view={frame.view(request)} content={content()} />),
  );

  routes.get("/:ward", async (request, response, next) => {
    const ward = wardOf(request);
    if (!ward) return next();
    const question = request.query.q;
    if (typeof question === "string") return answer(request, response, ward, asked(question));
    await sendPage(response, <WardPage ward={viewOf(request, ward)} />);
  });

  routes.post(
    "/:ward",
    express.urlencoded({ extended: false, limit: "20kb", parameterLimit: 10 }),
    async (request, response, next) => {
      const ward = wardOf(request);
      if (!ward) return next();
      const form: unknown = request.body;
      const question =
        typeof form === "object" && form !== null && "q" in form && typeof form.q === "string" ? form.q : "";
      await answer(request, response, ward, asked(question));
    },
  );

  routes.get("/:ward/:entry", async (request, response, next) => {
    const ward = wardOf(request);
    if (!ward) return next();
    const shown = viewOf(request, ward);
    const topic = ward.topics.get(request.params.entry);
    const card = shown.card(request.params.entry);
    if (!topic || !card) return sendPage(response, <MissingEntryPage ward={shown} />, 404);
    await sendPage(response, <EntryPage ward={shown} topic={topic} card={card} />);
  });

  return routes;
}

const asked = (question: string) => question.trim().slice(0, longestQuestion);
