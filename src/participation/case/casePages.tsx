/**
 * `/:ward/forms` and the form of each case, with a token that of a resident whom LINE brought. What is typed travels in
 * the body alone, and is kept in the case's row, sealed.
 */
import { randomUUID } from "node:crypto";
import express, { type NextFunction, type Request, type Response, type Router } from "express";
import { z } from "zod";
import type { WardContent } from "../../content.js";
import { townName } from "../../resident/townGroup.js";
import { ExpiredPage } from "../../web/expiredPage.js";
import { ForeignForm, isForeign, privatePage } from "../../web/ownForms.js";
import { chosenLanguage, inLanguage } from "../../web/pageLanguage.js";
import { sendPage } from "../../web/sendPage.js";
import { caseFormPath, casePath, linkToken } from "../paths.js";
import { associationWords, placeOf } from "./caseAssociation.js";
import type { Asker } from "./caseDesk.js";
import { type CaseForm, caseKey } from "./caseForm.js";
import { CaseFormPage, type CaseFormPageProps } from "./caseFormPage.js";
import { CaseFormsPage } from "./caseFormsPage.js";
import type { CasePagesOptions } from "./caseOptionsPages.js";
import { caseOwnRoutes } from "./caseOwnPages.js";
import { readCase } from "./caseSent.js";
import { CaseTownPage } from "./caseTownPage.js";

type Asked = Request<{ ward: string; form: string; token?: string }>;

interface Opened {
  ward: WardContent;
  form: CaseForm;
  asker: Asker;
}
type Again = Partial<Pick<CaseFormPageProps, "typed" | "mistakes" | "seed" | "slot" | "notice">>;

/** Mounted before the guide's pages. */
export function caseRoutes(options: CasePagesOptions): Router {
  const { frame, content, database, clock, desk, limits, publicUrl } = options;

  /** Undefined: no such form. "expired": the link is over, or was never one. */
  async function open({ params, query }: Asked): Promise<Opened | "expired" | undefined> {
    const ward = content.wards.get(params.ward);
    const key = caseKey.safeParse(params.form);
    const form = key.success ? ward?.caseForms.get(key.data) : undefined;
    if (!ward || !form) return undefined;
    const { token } = params;
    if (token === undefined) return { ward, form, asker: { kind: "visitor", language: chosenLanguage(query.lang) } };
    const resident = linkToken.test(token)
      ? await database.run("console", (tx) => options.links.find(tx, ward.ward.id, "case", token))
      : undefined;
    if (!resident) return "expired";
    return { ward, form, asker: { kind: "resident", residentId: resident.id, language: resident.language } };
  }

  async function expired(request: Asked, response: Response): Promise<void> {
    const view = frame.view(request);
    const ward = content.wards.get(request.params.ward);
    if (ward) await sendPage(response, <ExpiredPage view={view} ward={ward} text={view.say("caseExpired")} />, 410);
  }

  async function show(request: Asked, response: Response, opened: Opened, again: Again = {}, status = 200) {
    const { ward, form, asker } = opened;
    const view = frame.view(request, asker.language);
    const { id, towns } = ward.ward;
    const readings = content.townReadings;
    const asked = form.questions.find(({ kind }) => kind === "town");
    const chosen = towns.find((town) => town === (again.typed?.[asked?.key ?? ""] ?? request.query.town));
    const shared = {
      view,
      ward,
      form,
      path: caseFormPath(id, form.key),
      open: asker.kind === "visitor",
      towns: towns.map((key) => ({ key, name: townName(key, readings, view.language) })),
    };
    if (form.association && chosen === undefined && again.typed === undefined)
      return sendPage(response, <CaseTownPage {...shared} />);
    const { times, association } = await database.run("console", async (tx) => ({
      times: form.slots ? await options.slots.open(tx, id, form.key, clock.now()) : [],
      association:
        form.association && chosen !== undefined
          ? await options.associations.associationOf(tx, id, { ...placeOf(again.typed ?? {}), town: chosen })
          : undefined,
    }));
    const name = chosen && townName(chosen, readings, view.language);
    await sendPage(
      response,
      <CaseFormPage
        {...shared}
        typed={{ ...(asked && chosen !== undefined && { [asked.key]: chosen }), ...again.typed }}
        mistakes={again.mistakes ?? {}}
        seed={again.seed ?? randomUUID()}
        times={times}
        slot={again.slot ?? z.uuid().safeParse(request.query.slot).data}
        association={association && associationWords(view, name ?? "", association)}
        notice={again.notice}
      />,
      status,
    );
  }

  async function send(request: Asked, response: Response, opened: Opened): Promise<void> {
    const { ward, form, asker } = opened;
    const { id, towns } = ward.ward;
    const sent = readCase(request.body, form, { towns, asker: asker.kind, newSeed: randomUUID() });
    if (Object.keys(sent.mistakes).length > 0) return show(request, response, opened, sent, 400);
    const made = await database.transaction("console", async (tx) => {
      const place = form.association ? placeOf(sent.answers) : undefined;
      const found = place && (await options.associations.associationOf(tx, id, place));
      const what = {
        form,
        answers: sent.answers,
        seed: sent.seed,
        slotId: sent.slot,
        association: found?.kind === "found" ? found.association.key : undefined,
      };
      return desk.make(tx, id, asker, what, clock.now());
    });
    if (made.kind === "slot-gone") {
      const mistakes = { slot: { word: "caseSlotGone" } as const };
      return show(request, response, opened, { ...sent, slot: undefined, mistakes }, 409);
    }
    response.redirect(303, inLanguage(`${casePath(id, made.token)}?said=made`, asker.language));
  }

  const routes = express.Router();
  routes.get("/:ward/forms", async (request, response, next) => {
    const ward = content.wards.get(request.params.ward);
    return ward ? sendPage(response, <CaseFormsPage view={frame.view(request)} ward={ward} />) : next();
  });

  const paths = ["/:ward/forms/:form", "/:ward/forms/:form/:token"];
  routes.all(paths, privatePage);
  routes.get(paths, async (request: Asked, response: Response, next: NextFunction) => {
    const opened = await open(request);
    if (opened === undefined) return next();
    return opened === "expired" ? expired(request, response) : show(request, response, opened);
  });
  const body = express.urlencoded({ extended: false, limit: "100kb", parameterLimit: 100 });
  routes.post(paths, body, async (request: Asked, response: Response, next: NextFunction) => {
    if (isForeign(request, publicUrl)) throw new ForeignForm("from another site");
    const opened = await open(request);
    if (opened === undefined) return next();
    if (opened === "expired") return expired(request, response);
    const { token } = request.params;
    const tooMany = await limits.send(token === undefined ? { ip: request.ip ?? "" } : { token });
    if (!tooMany) return send(request, response, opened);
    response.setHeader("Retry-After", String(tooMany.seconds));
    const { language, kind: asker } = opened.asker;
    const notice = frame.view(request, language).say("caseMany", { minutes: Math.ceil(tooMany.seconds / 60) });
    const { towns } = opened.ward.ward;
    const sent = readCase(request.body, opened.form, { towns, asker, newSeed: randomUUID() });
    return show(request, response, opened, { ...sent, mistakes: {}, notice }, 429);
  });

  routes.use(caseOwnRoutes(options));
  return routes;
}
