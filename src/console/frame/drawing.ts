/** Draws and sends pages of the console: inside the layout, with the words that the redirect before has left. */
import type { Request, Response } from "express";
import type { Content, WardContent } from "../../content.js";
import type { WebFrame } from "../../web/frame.js";
import { sendPage } from "../../web/sendPage.js";
import type { ConsoleFeature, ConsolePageProps, ConsoleStaff } from "../consoleRoute.js";
import { roleIn } from "../role.js";
import type { ConsoleLayout } from "./consoleLayoutType.js";
import { csrfTokenOf } from "./csrf.js";
import { csrfFieldOf } from "./csrfField.js";
import { type Refusal, RefusalPage } from "./refusalPage.js";

export interface DrawingParts {
  content(): Content;
  webFrame: WebFrame;
  layout: ConsoleLayout;
  features: readonly ConsoleFeature[];
}

export interface Around {
  staff?: ConsoleStaff | undefined;
  ward?: WardContent | undefined;
}

export type Drawing = ReturnType<typeof createDrawing>;

export function createDrawing({ content, webFrame, layout, features }: DrawingParts) {
  /** Empty where there is no session yet, so that looking at a public page makes none. */
  const csrfField = (request: Request): JSX.Element =>
    request.session?.stage === undefined ? "" : csrfFieldOf(csrfTokenOf(request));

  async function send(
    request: Request,
    response: Response,
    page: ConsolePageProps,
    body: JSX.Element,
    { staff, ward }: Around = {},
  ): Promise<void> {
    const flash = page.fragment ? undefined : request.session?.flash;
    if (flash) delete request.session.flash;
    const wards = staff ? [...content().wards.values()].filter((one) => roleIn(staff.roles, one.ward.id)) : [];
    const view = webFrame.view(request, "ja");
    const drawn = layout(
      { ...page, view, staff, ward, wards, features, csrfField: csrfField(request), flash, path: request.path },
      body,
    );
    if (!page.fragment) return sendPage(response, drawn, page.status);
    response
      .status(page.status ?? 200)
      .type("html")
      .send(await drawn);
  }

  return {
    csrfField,
    send,
    view: (request: Request) => webFrame.view(request, "ja"),
    refuse: (request: Request, response: Response, refusal: Refusal, around: Around = {}) =>
      send(
        request,
        response,
        { title: refusal.title, section: "start", status: refusal.status },
        RefusalPage(refusal),
        around,
      ),
  };
}
