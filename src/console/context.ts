/** What a console route is handed once the gate has let a request through. */
import type { Request, Response } from "express";
import type { WardContent } from "../content.js";
import type { ConsoleContext, ConsoleStaff, UploadedFile } from "./consoleRoute.js";
import { csrfTokenOf } from "./frame/csrf.js";
import { csrfFieldOf } from "./frame/csrfField.js";
import type { Drawing } from "./frame/drawing.js";
import type { Role } from "./role.js";

export interface ContextParts {
  request: Request;
  response: Response;
  drawing: Drawing;
  staff: ConsoleStaff;
  ward: WardContent | undefined;
  role: Role;
  now: Date;
  form: Readonly<Record<string, unknown>>;
  files: readonly UploadedFile[];
}

const refused = {
  403: "この操作はできません",
  404: "見つかりません",
  409: "ほかの人が先に変えました",
} as const;

export function contextOf({ drawing, ward, ...parts }: ContextParts): ConsoleContext {
  const { request, response, staff } = parts;
  const csrfToken = csrfTokenOf(request);
  const back = ward ? `/console/${ward.ward.id}` : "/console";
  return {
    ...parts,
    actor: { kind: "staff", id: staff.id, name: staff.name },
    get ward() {
      if (!ward) throw new Error("this route has no ward in its address");
      return ward;
    },
    view: drawing.view(request),
    csrfToken,
    csrfField: csrfFieldOf(csrfToken),
    send: (page, body) => drawing.send(request, response, page, body, { staff, ward }),
    redirect(path, flash) {
      if (flash) request.session.flash = flash;
      redirectSaved(request, response, path);
    },
    refuse: (status, text) =>
      drawing.refuse(
        request,
        response,
        { status, title: refused[status], text, link: { href: back, name: "スタート画面へ" } },
        { staff, ward },
      ),
  };
}

/** Saved first: a browser follows at once, and might be there before the session is. */
export function redirectSaved(request: Request, response: Response, path: string): void {
  request.session.save((error: unknown) => {
    if (error) request.next?.(error);
    else response.redirect(303, path);
  });
}
