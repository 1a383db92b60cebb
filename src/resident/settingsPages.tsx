/** `/:ward/settings/:token`: the settings of whoever holds the link, which LINE brought to one resident alone. */
import express, { type Request, type Response, type Router } from "express";
import type { Content, WardContent } from "../content.js";
import type { Database, Tx } from "../db.js";
import { type Clock, civilDate } from "../time.js";
import { ExpiredPage } from "../web/expiredPage.js";
import type { WebFrame } from "../web/frame.js";
import { sendPage } from "../web/sendPage.js";
import type { ResidentLinkStore } from "./residentLinkStore.js";
import type { ResidentStore } from "./residentStore.js";
import { birthDays } from "./settings.js";
import { readSettingsForm } from "./settingsForm.js";
import { SettingsPage } from "./settingsPage.js";
import { settingsStore } from "./settingsStore.js";

export interface SettingsPagesOptions {
  frame: WebFrame;
  content: Content;
  database: Database;
  clock: Clock;
  links: Pick<ResidentLinkStore, "find">;
  residents: Pick<ResidentStore, "setLanguage">;
  /** The rich menu follows the language; called in the transaction that changes it. */
  languageChanged(tx: Tx, residentId: string): Promise<void>;
}

type Asked = Request<{ ward: string; token: string }>;

/** Mounted before the guide's pages. */
export function settingsRoutes(options: SettingsPagesOptions): Router {
  const { frame, content, database, links } = options;
  const today = () => civilDate(options.clock.now());

  async function expired(request: Asked, response: Response, ward: WardContent): Promise<void> {
    const view = frame.view(request);
    await sendPage(
      response,
      <ExpiredPage view={view} ward={ward} text={ward.say(view.language)("settingsExpiredText")} />,
      410,
    );
  }

  const routes = express.Router();
  const path = "/:ward/settings/:token";
  routes.all(path, (_request, response, next) => {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Robots-Tag", "noindex");
    next();
  });

  routes.get(path, async (request: Asked, response, next) => {
    const ward = content.wards.get(request.params.ward);
    if (!ward) return next();
    const found = await database.run("console", async (tx) => {
      const resident = await links.find(tx, ward.ward.id, "settings", request.params.token);
      return resident && { resident, settings: await settingsStore.read(tx, resident.id) };
    });
    if (!found) return expired(request, response, ward);
    await sendPage(
      response,
      <SettingsPage
        view={frame.view(request, found.resident.language)}
        ward={ward}
        readings={content.townReadings}
        settings={found.settings}
        months={birthDays(today())}
        saved={request.query.saved === "1"}
      />,
    );
  });

  const form = express.urlencoded({ extended: false, limit: "20kb", parameterLimit: 60 });
  routes.post(path, form, async (request: Asked, response, next) => {
    const ward = content.wards.get(request.params.ward);
    if (!ward) return next();
    const { settings, language, wrongMonths } = readSettingsForm(request.body, ward.ward.towns, today());
    const resident = await database.transaction("console", async (tx) => {
      const resident = await links.find(tx, ward.ward.id, "settings", request.params.token);
      if (!resident || wrongMonths.length > 0) return resident;
      await settingsStore.change(tx, resident.id, () => settings);
      if (language && language !== resident.language) {
        await options.residents.setLanguage(tx, resident.id, language);
        await options.languageChanged(tx, resident.id);
      }
      return resident;
    });
    if (!resident) return expired(request, response, ward);
    if (wrongMonths.length === 0) return response.redirect(303, "?saved=1");
    await sendPage(
      response,
      <SettingsPage
        view={frame.view(request, resident.language)}
        ward={ward}
        readings={content.townReadings}
        settings={settings}
        months={birthDays(today())}
        wrongMonths={wrongMonths}
      />,
      400,
    );
  });

  return routes;
}
