/** Evacuation sites on the web, for people without LINE: nothing that is typed or located here is kept. */
import express, { type Request, type Router } from "express";
import { z } from "zod";
import type { Content, WardContent } from "../content.js";
import type { WebFrame } from "../web/frame.js";
import { sendPage } from "../web/sendPage.js";
import type { PageView } from "../web/view.js";
import { type Need, needs } from "./hazard.js";
import { nearestSites } from "./nearest.js";
import { createFindPlace } from "./place.js";
import { ShelterPage, type ShelterPageProps } from "./shelterPage.js";
import { readPoint } from "./shelterPoint.js";
import type { ShelterView } from "./shelterView.js";

export interface ShelterPagesOptions {
  frame: WebFrame;
  content: Content;
}

const sent = z.object({
  for: z.enum(needs).optional().catch(undefined),
  place: z.string().trim().max(100).catch(""),
  /** From a script or a choice of ours; anything else is no place. */
  at: z.string().optional().catch(undefined).transform(readPoint),
});

/** Mounted before the guide's pages, whose `/:ward/:entry` would take the address. */
export function shelterRoutes({ frame, content }: ShelterPagesOptions): Router {
  const wards = [...content.wards.values()];
  const sites = wards.flatMap((ward) => ward.sites);
  const findPlace = createFindPlace(
    sites,
    wards.map(({ ward }) => ward),
    content.townReadings,
  );

  function viewOf(ward: WardContent, { language }: PageView): ShelterView {
    const town = ward.ward.towns[0] ?? ward.ward.name.ja;
    return {
      say: ward.say(language),
      language,
      colour: ward.ward.colour,
      source: content.shelterSource,
      wardName: (id) => content.wards.get(id)?.ward.name[language] ?? id,
      ward: { id: ward.ward.id, name: ward.ward.name[language], officialPage: ward.ward.officialPage.url },
      example:
        language === "ja" || language === "easy" || language === "zh"
          ? town
          : (content.townReadings[town]?.romaji ?? town),
    };
  }

  type Answer = Pick<ShelterPageProps, "step" | "form">;

  function answer(ward: WardContent, view: PageView, shelter: ShelterView, form: z.infer<typeof sent>): Answer {
    const { for: need, place, at } = form;
    const kept = { place, need };
    if (need === undefined || (!at && place === "")) {
      return {
        step: { kind: "ask" },
        form: {
          ...kept,
          needMistake: need === undefined ? view.say("shelterHazardEmpty") : undefined,
          placeMistake: !at && place === "" ? view.say("shelterPlaceEmpty") : undefined,
        },
      };
    }
    const near = (point: NonNullable<typeof at>, name: string | undefined, for_: Need): Answer => ({
      step: { kind: "found", need: for_, nearest: nearestSites(sites, point, for_), place: name },
      form: kept,
    });
    if (at) return near(at, undefined, need);
    const found = findPlace(place, ward.ward.id);
    switch (found.kind) {
      case "found":
        return near(found.place, found.place.name, need);
      case "several":
        return { step: { kind: "which", need, options: found.options }, form: kept };
      case "unknown":
        return {
          step: { kind: "ask" },
          form: {
            ...kept,
            placeMistake: shelter.say("shelterUnknownPlace", { ward: shelter.ward.name, example: shelter.example }),
          },
        };
      default:
        return found satisfies never;
    }
  }

  const routes = express.Router();
  const wardOf = (request: Request<{ ward: string }>) => content.wards.get(request.params.ward);
  const drawn = (ward: WardContent, view: PageView, shelter: ShelterView, answer: Answer) => (
    <ShelterPage view={view} shelter={shelter} fullName={ward.ward.fullName[view.language]} {...answer} />
  );

  routes.get("/:ward/shelters", async (request, response, next) => {
    const ward = wardOf(request);
    if (!ward) return next();
    const view = frame.view(request);
    await sendPage(response, drawn(ward, view, viewOf(ward, view), { step: { kind: "ask" }, form: {} }));
  });

  routes.post(
    "/:ward/shelters",
    express.urlencoded({ extended: false, limit: "20kb", parameterLimit: 10 }),
    async (request, response, next) => {
      const ward = wardOf(request);
      if (!ward) return next();
      const view = frame.view(request);
      const shelter = viewOf(ward, view);
      const found = answer(ward, view, shelter, sent.parse(request.body ?? {}));
      response.setHeader("Cache-Control", "private, no-cache");
      await sendPage(response, drawn(ward, view, shelter, found), found.step.kind === "ask" ? 400 : 200);
    },
  );

  return routes;
}
