/** `/:ward/me/:token`: what the ward holds about whoever holds the link; as a file; and the end of it. */
import express, { type Request, type Response, type Router } from "express";
import type { Content, WardContent } from "../../content.js";
import type { Database, Tx } from "../../db.js";
import type { BookingDesk } from "../../participation/booking/bookingDesk.js";
import type { CaseDesk } from "../../participation/case/caseDesk.js";
import { casePath, linkToken, ownPath, signUpPath } from "../../participation/paths.js";
import type { Clock } from "../../time.js";
import { ExpiredPage } from "../../web/expiredPage.js";
import type { WebFrame } from "../../web/frame.js";
import { ForeignForm, isForeign, privatePage } from "../../web/ownForms.js";
import { inLanguage } from "../../web/pageLanguage.js";
import { sendPage } from "../../web/sendPage.js";
import type { LinkedResident, ResidentLinkStore } from "../residentLinkStore.js";
import { OwnDeletedPage, OwnDeletePage } from "./ownDeletePage.js";
import { OwnPage } from "./ownPage.js";
import { ownFile } from "./ownRecord.js";
import type { OwnRecordDesk } from "./ownRecordDesk.js";

export interface OwnPagesOptions {
  frame: WebFrame;
  content: Content;
  database: Database;
  clock: Clock;
  links: Pick<ResidentLinkStore, "find" | "create">;
  records: OwnRecordDesk;
  bookings: Pick<BookingDesk, "allOfResident">;
  cases: Pick<CaseDesk, "staying" | "linkOf">;
  /** The same as what 「私のデータを消して」 does in the chat. */
  forget(tx: Tx, residentId: string): Promise<void>;
  publicUrl: string;
}

type Asked = Request<{ ward: string; token: string }>;

/** Mounted before the guide's pages. */
export function ownRoutes(options: OwnPagesOptions): Router {
  const { frame, content, database, links, records, clock } = options;

  /** Answers itself where there is no ward or no link. */
  const forHolder =
    <T,>(
      work: (tx: Tx, ward: WardContent, resident: LinkedResident, token: string) => Promise<T>,
      answer: (
        request: Asked,
        response: Response,
        found: { ward: WardContent; resident: LinkedResident; result: T },
      ) => Promise<void> | void,
    ): express.RequestHandler<{ ward: string; token: string }> =>
    async (request, response, next) => {
      const ward = content.wards.get(request.params.ward);
      if (!ward) return next();
      const { token } = request.params;
      const found = await database.transaction("console", async (tx) => {
        const resident = linkToken.test(token) ? await links.find(tx, ward.ward.id, "own", token) : undefined;
        return resident && { ward, resident, result: await work(tx, ward, resident, token) };
      });
      if (found) return answer(request, response, found);
      const view = frame.view(request);
      await sendPage(response, <ExpiredPage view={view} ward={ward} text={view.say("ownLinkOver")} />, 410);
    };

  const routes = express.Router();
  const base = "/:ward/me/:token";
  for (const path of [base, `${base}/data.json`, `${base}/delete`]) routes.all(path, privatePage);
  routes.use([`${base}/delete`], (request, _response, next) => {
    if (request.method === "POST" && isForeign(request, options.publicUrl)) throw new ForeignForm("from another site");
    next();
  });

  // Where the page's own link is gone with everything else.
  routes.get("/:ward/me/forgotten", async (request, response, next) => {
    const ward = content.wards.get(request.params.ward);
    if (!ward) return next();
    await sendPage(response, <OwnDeletedPage view={frame.view(request)} ward={ward} />);
  });

  routes.get(
    base,
    forHolder(
      async (tx, ward, resident, token) => ({
        record: await records.read(tx, ward, resident),
        // Seeds that no one else can know: opening the page twice makes the same links.
        settings: await links.create(tx, resident.id, "settings", `own page ${token}`),
        signUp: await links.create(tx, resident.id, "sign-up", `own page ${token}`),
      }),
      (request, response, { ward, resident, result }) =>
        sendPage(
          response,
          <OwnPage
            view={frame.view(request, resident.language)}
            ward={ward}
            record={result.record}
            readings={content.townReadings}
            now={clock.now()}
            settingsPath={`/${ward.ward.id}/settings/${result.settings}`}
            signUpPathOf={(key) => signUpPath(ward.ward.id, key, result.signUp)}
            casePathOf={(id) => casePath(ward.ward.id, options.cases.linkOf(id))}
            ownPath={ownPath(ward.ward.id, request.params.token)}
          />,
        ),
    ),
  );

  routes.get(
    `${base}/data.json`,
    forHolder(
      (tx, ward, resident) => records.read(tx, ward, resident),
      (_request, response, { ward, result }) => {
        response.attachment(`tonari-${ward.ward.id}-my-data.json`);
        response.type("application/json").send(JSON.stringify(ownFile(result, ward.ward.id, clock.now()), null, 2));
      },
    ),
  );

  routes.get(
    `${base}/delete`,
    forHolder(
      async (tx, ward, { id }) => ({
        staying: await options.cases.staying(tx, id),
        coming: (await options.bookings.allOfResident(tx, ward.ward.id, id, { coming: clock.now() })).length,
      }),
      (request, response, { ward, resident, result }) =>
        sendPage(
          response,
          <OwnDeletePage
            view={frame.view(request, resident.language)}
            ward={ward}
            {...result}
            ownPath={ownPath(ward.ward.id, request.params.token)}
          />,
        ),
    ),
  );

  routes.post(
    `${base}/delete`,
    forHolder(
      (tx, _ward, { id }) => options.forget(tx, id),
      (_request, response, { ward, resident }) =>
        response.redirect(303, inLanguage(`/${ward.ward.id}/me/forgotten`, resident.language)),
    ),
  );

  return routes;
}
